import { type ChildProcess, spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { constants } from "node:os";
import type { Duplex, Readable } from "node:stream";
import { isatty } from "node:tty";
import type { OutputPipe } from "../../machine/output-pipes";
import { type OutputFilter, pump } from "./output";
import { forwardSignals, signalsToForward } from "./signals";
import type { TerminalMaker } from "./terminal";

const NOT_EXECUTABLE = 126;
const NOT_FOUND = 127;
/** What a pipe can hold at most, in bytes (pipe(7), `pipe-max-size`). */
const LARGEST_PIPE = 1 << 20;

interface ChildOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Filters for standard output and standard error; without them the child has ours. */
  readonly filters?: readonly [output: OutputFilter, errors: OutputFilter];
  /** What gives the child a terminal of its own, whose output the first filter gets; without it, it has pipes. */
  readonly terminal?: TerminalMaker;
  /** Told the number of the process that was started. */
  started?(pid: number): void;
  /** Told before anything is shown why the program could not be started. */
  failed(reason: string): void;
}

/**
 * Runs a program to its end, signals forwarded. Gives its exit code as a shell would: 128 + n for a signal, 126 where it
 * cannot be executed, 127 where it is not there. What it leaves running is not waited for.
 */
export async function runChild(command: string, args: readonly string[], options: ChildOptions): Promise<number> {
  const { env, filters, terminal } = options;
  const shared = terminal === undefined && [0, 1, 2].some(isatty);
  // Both are the user's terminal's where the child has its own: Ctrl-Z stops us with what made that.
  const signals = signalsToForward(shared ? "shared" : "ours", process.platform).filter(
    (signal) => terminal === undefined || (signal !== "SIGTSTP" && signal !== "SIGCONT"),
  );
  const pipes =
    filters === undefined || terminal !== undefined
      ? undefined
      : (await import("../../machine/output-pipes")).outputPipes(2);
  const child =
    terminal === undefined
      ? spawn(command, args, { env, stdio: stdioOf(filters !== undefined, pipes), windowsHide: false })
      : spawn(terminal.program, terminal.args, {
          env: { ...env, ...terminal.env },
          stdio: ["inherit", "pipe", "inherit", terminal.reports ? "pipe" : "ignore"],
        });
  if (child.pid !== undefined) options.started?.(child.pid);
  for (const { write } of pipes ?? []) closeSync(write);
  const stop = forwardSignals(child, signals);
  const outputs = pipes?.map(({ read }) => read) ?? [child.stdout, child.stderr];
  const [output, errors] = outputs;
  const pumps: Promise<void>[] = [];
  if (filters !== undefined && output != null) pumps.push(pump(output, process.stdout, filters[0]));
  if (filters !== undefined && errors != null) pumps.push(pump(errors, process.stderr, filters[1]));
  const report = (code: string) => {
    const missing = code === "ENOENT";
    options.failed(missing ? "there is no such program" : `it cannot be run (${code})`);
    return missing ? NOT_FOUND : NOT_EXECUTABLE;
  };
  const ending = endOf(child);
  const channel = child.stdio[3] as Duplex | null | undefined;
  const saying = textOf(channel);
  if (terminal?.reports === true) {
    await Promise.all(pumps);
    channel?.end();
  }
  const [ended, said] = await Promise.all([ending, saying]);
  for (const each of outputs) if (each != null) endWhenRead(each);
  await Promise.all(pumps);
  stop();
  if (said !== "") return report(said);
  return typeof ended === "number" ? ended : report(ended);
}

function stdioOf(filtered: boolean, pipes: readonly OutputPipe[] | undefined) {
  if (!filtered) return "inherit" as const;
  const [output, errors] = pipes ?? [];
  return ["inherit", output?.write ?? "pipe", errors?.write ?? "pipe"] as const satisfies unknown[];
}

/** The exit code, or the system's code for why there was no start. */
function endOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    child.once("error", (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) resolve(error.code ?? "unknown");
    });
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

/** Ends a stream once what is in it has been read, where a process that is left behind keeps it open. */
function endWhenRead(from: Readable): void {
  let left = LARGEST_PIPE;
  let quiet = 0;
  from.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    quiet = 0;
  });
  const look = () => {
    if (from.destroyed || from.readableEnded) return;
    if (from.isPaused()) from.once("resume", () => setImmediate(look));
    // Between two of these turns, all that waits is read.
    else if (left <= 0 || ++quiet > 2) from.destroy(new Error("left behind"));
    else setImmediate(look);
  };
  look();
}

async function textOf(from: Readable | null | undefined): Promise<string> {
  if (from == null) return "";
  let text = "";
  for await (const chunk of from) text += String(chunk);
  return text;
}
