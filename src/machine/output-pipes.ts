import { spawnSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram } from "./find-program";
import { repositoryRoot } from "./nearest";

/** A pipe that another process writes to. */
export interface OutputPipe {
  readonly read: Socket;
  /** A file descriptor, to be closed here once the process has it. */
  readonly write: number;
}

/**
 * Pipes as a shell makes them; `undefined` where a spawned process's own will do, or none can be made. Node's are sockets, and on
 * Linux `/dev/stderr` cannot be opened where it leads to a socket (ENXIO); other systems duplicate the descriptor. The repository of
 * `here` does not bring the program that makes them.
 */
export function outputPipes(
  count: number,
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  here: string = process.cwd(),
): OutputPipe[] | undefined {
  if (platform !== "linux" && platform !== "android") return undefined;
  let folder: string | undefined;
  const open: number[] = [];
  try {
    const program = findProgram("mkfifo", repositoryRoot(here) ?? here, env);
    if (program === undefined) return undefined;
    folder = mkdtempSync(join(tmpdir(), "sealwright-pipe-"));
    const paths = Array.from({ length: count }, (_, index) => join(folder as string, String(index)));
    if (spawnSync(program, ["-m", "600", ...paths], { stdio: "ignore" }).status !== 0) return undefined;
    return paths.map((path) => {
      // Without O_NONBLOCK it would wait for the other end.
      const read = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
      open.push(read);
      const write = openSync(path, constants.O_WRONLY);
      open.push(write);
      return { read: new Socket({ fd: read, readable: true, writable: false }), write };
    });
  } catch {
    for (const descriptor of open) closeSync(descriptor);
    return undefined;
  } finally {
    // The names have done their work: what is open stays a pipe.
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
