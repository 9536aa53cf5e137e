import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export interface Run {
  /** Seconds from start to end. */
  readonly seconds: number;
  /** The largest resident set of the process, in MB; NaN where the system does not report it. */
  readonly megabytes: number;
  readonly code: number | null;
}

/** Runs a command to its end, its output thrown away. */
export function run(command: readonly string[], cwd?: string, env?: NodeJS.ProcessEnv): Promise<Run> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(command[0] as string, command.slice(1), {
      stdio: "ignore",
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env }),
    });
    let peak = Number.NaN;
    const watch = setInterval(() => {
      const found = peakOf(child.pid);
      if (found !== undefined) peak = found;
    }, 5);
    child.on("error", reject);
    child.on("exit", (code) => {
      clearInterval(watch);
      resolve({ seconds: Number(process.hrtime.bigint() - start) / 1e9, megabytes: peak, code });
    });
  });
}

/** The largest resident set of a process so far, in MB. */
export function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

/** Runs several commands in turn, A B C A B C …, so that a change of the machine's speed meets all of them. */
export async function inTurn(commands: readonly (readonly string[])[], times: number, cwd?: string): Promise<Run[][]> {
  const runs: Run[][] = commands.map(() => []);
  for (let turn = 0; turn <= times; turn++)
    for (const [index, command] of commands.entries()) {
      const result = await run(command, cwd);
      if (turn > 0) (runs[index] as Run[]).push(result); // the first turn warms the disk's cache
    }
  return runs;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] as number;
}

/** The value that 95 of 100 do not exceed. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] as number;
}
