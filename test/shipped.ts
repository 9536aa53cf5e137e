import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const BUILD = fileURLToPath(new URL("../scripts/build.mjs", import.meta.url));

let folder: string | undefined;

/** The folder of the programs as they are shipped, built once for all suites of a process. */
export function shipped(): string {
  if (folder !== undefined) return folder;
  const made = mkdtempSync(join(tmpdir(), "sealwright-shipped-"));
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  execFileSync(process.execPath, [BUILD, `--out=${made}`], { stdio: ["ignore", "ignore", "inherit"] });
  folder = made;
  return folder;
}
