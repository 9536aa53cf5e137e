import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** What tells a process from a later one of the same number; `undefined` where that is not to be had. */
export function startOf(pid: number, platform: NodeJS.Platform = process.platform): string | undefined {
  try {
    if (platform === "linux" || platform === "android") return statOf(pid)[19];
    if (platform === "win32") return undefined;
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Whether the process that began then still runs; one that nobody has waited for (a zombie) does not. */
export function isAlive(pid: number, start: string | undefined, platform: NodeJS.Platform = process.platform): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  if (platform !== "linux" && platform !== "android") return start === undefined || startOf(pid, platform) === start;
  try {
    const [state, ...rest] = statOf(pid);
    return state !== "Z" && state !== "X" && (start === undefined || rest[18] === start);
  } catch {
    return false;
  }
}

/** The fields of /proc/PID/stat behind the program's name (proc(5)): the state first, the start as the twentieth. */
function statOf(pid: number): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}
