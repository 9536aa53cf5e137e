import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { peers } from "./peers";
import { inTurn, median } from "./process";

export interface Corpus {
  readonly folder: string;
  readonly megabytes: number;
}

/** The libraries that the data's `corpus.py` unpacks, kept between runs. */
export function prepareCorpus(data: string): Corpus {
  const folder = join(homedir(), ".cache", "sealwright-bench", "corpus");
  if (!existsSync(join(folder, "one", "one.py")))
    execFileSync("python3", [join(data, "corpus.py"), folder], { stdio: "inherit" });
  const entries = readdirSync(join(folder, "py100"), { recursive: true, withFileTypes: true });
  const bytes = entries.reduce(
    (sum, entry) => sum + (entry.isFile() ? statSync(join(entry.parentPath, entry.name)).size : 0),
    0,
  );
  return { folder, megabytes: bytes / 1e6 };
}

/** How many findings the command reports in the corpus. */
export function reports(command: string, { folder }: Corpus): number {
  try {
    return execFileSync(process.execPath, [command, "scan", "--format", "jsonl", join(folder, "py100")], {
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "ignore"],
    })
      .toString()
      .split("\n")
      .filter(Boolean).length;
  } catch (error) {
    const output = error instanceof Error && "stdout" in error ? String(error.stdout) : "";
    return output.split("\n").filter(Boolean).length;
  }
}

/** The whole command over the corpus beside the other scanners, in turn; megabytes a second, and the command's peak memory. */
export async function speed(
  command: string,
  { folder, megabytes }: Corpus,
): Promise<{ ours: number; memory: number; others: { name: string; rate: number }[] }> {
  const rivals = peers();
  const target = join(folder, "py100");
  const runs = await inTurn(
    [[process.execPath, command, "scan", target], ...rivals.map((peer) => peer.command(target))],
    5,
  );
  const rate = (index: number) => megabytes / median((runs[index] ?? []).map(({ seconds }) => seconds));
  return {
    ours: rate(0),
    memory: Math.max(...(runs[0] ?? []).map(({ megabytes }) => megabytes)),
    others: rivals.map(({ name }, index) => ({ name, rate: rate(index + 1) })),
  };
}

/** One script of 200 lines, whole process, over Node that does nothing; and both in milliseconds. */
export async function oneScript(command: string, { folder }: Corpus): Promise<{ ours: number; bare: number }> {
  const runs = await inTurn(
    [
      [process.execPath, command, "scan", join(folder, "one", "one.py")],
      [process.execPath, "-e", "0"],
    ],
    15,
  );
  const [ours, bare] = runs.map((turns) => median(turns.map(({ seconds }) => seconds * 1000)));
  return { ours: ours as number, bare: bare as number };
}
