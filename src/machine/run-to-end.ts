/** How a program is run. */
interface ProgramRun {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** In milliseconds; then it is ended. */
  readonly timeout: number;
  /** Of its standard output, in bytes; with more it is ended. */
  readonly largest: number;
  /** What it gets on standard input. */
  readonly input?: string | Uint8Array;
}

/** What a run gave. */
interface ProgramEnd {
  /** `null` where it was ended. */
  readonly code: number | null;
  /** Whether it was ended because it gave more than `largest`. */
  readonly tooMuch: boolean;
  readonly output: Buffer;
  /** The beginning of what it said on standard error, which can quote what it was given. */
  readonly complaint: string;
}

const LONGEST_COMPLAINT = 1 << 16;

/** Runs a program to its end, without a shell; `undefined` where it could not be started. */
export async function runToEnd(
  program: string,
  args: readonly string[],
  { cwd, env, timeout, largest, input = "" }: ProgramRun,
): Promise<ProgramEnd | undefined> {
  const { spawn } = await import("node:child_process");
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, timeout, windowsHide: true, stdio: "pipe" });
    const output: Buffer[] = [];
    let size = 0;
    let complaint = "";
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > largest) child.kill();
      else output.push(chunk);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (complaint.length < LONGEST_COMPLAINT) complaint += text;
    });
    child.stdin.on("error", () => undefined).end(input);
    child.on("error", () => resolve(undefined));
    child.on("close", (code) => resolve({ code, tooMuch: size > largest, output: Buffer.concat(output), complaint }));
  });
}
