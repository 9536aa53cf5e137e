import { spawn } from "node:child_process";
import { constants } from "node:os";
import { isatty } from "node:tty";
import { type OutputFilter, pump } from "./output";

const FORWARDED: readonly NodeJS.Signals[] =
  process.platform === "win32"
    ? ["SIGINT", "SIGTERM", "SIGHUP"]
    : ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2"];
/** A terminal sends these to the child itself. */
const FROM_TERMINAL: readonly string[] = ["SIGINT", "SIGQUIT"];

const NOT_EXECUTABLE = 126;
const NOT_FOUND = 127;

interface ChildOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Filters for standard output and standard error; without them the child has ours. */
  readonly filters?: readonly [output: OutputFilter, errors: OutputFilter];
  /** Told before anything is shown why the program could not be started. */
  failed(reason: string): void;
}

/**
 * Runs a program to its end, signals forwarded. Gives its exit code as a shell would: 128 + n for a signal, 126 where it
 * cannot be executed, 127 where it is not there.
 */
export function runChild(command: string, args: readonly string[], options: ChildOptions): Promise<number> {
  const { env, filters } = options;
  const stdio = filters === undefined ? "inherit" : (["inherit", "pipe", "pipe"] as const);
  const onTerminal = [0, 1, 2].some(isatty);
  return new Promise((resolve) => {
    const handlers = new Map<NodeJS.Signals, () => void>();
    const finish = (code: number) => {
      for (const [signal, handler] of handlers) process.off(signal, handler);
      resolve(code);
    };
    const child = spawn(command, args, { env, stdio: stdio as "inherit", windowsHide: false });
    for (const signal of FORWARDED) {
      const handler = () => {
        if (!(onTerminal && FROM_TERMINAL.includes(signal))) child.kill(signal);
      };
      handlers.set(signal, handler);
      process.on(signal, handler);
    }
    const pumps =
      filters === undefined || child.stdout === null || child.stderr === null
        ? []
        : [pump(child.stdout, process.stdout, filters[0]), pump(child.stderr, process.stderr, filters[1])];
    child.once("error", (error: NodeJS.ErrnoException) => {
      if (child.pid !== undefined) return;
      const missing = error.code === "ENOENT";
      options.failed(missing ? "there is no such program" : `it cannot be run (${error.code ?? "unknown"})`);
      finish(missing ? NOT_FOUND : NOT_EXECUTABLE);
    });
    child.once("exit", (code, signal) => {
      const status = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
      void Promise.all(pumps).then(() => finish(status));
    });
  });
}
