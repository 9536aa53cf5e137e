import { type ChildProcess, execFileSync, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { formatOf } from "../../src/sops";
import { ageRecipients, encrypt } from "../sealed-texts";
import { shipped } from "../shipped";

/** By its path, for tests that change PATH. */
const PYTHON =
  spawnSync("python3", ["-c", "import sys; print(sys.executable)"], { encoding: "utf8" }).stdout?.trim() || "python3";
const TERMINAL = fileURLToPath(new URL("terminal.py", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  /** A file descriptor in place of a pipe. */
  readonly stdout?: number;
}

/** What is typed, or the rows and columns that the window gets, once what is expected is shown. */
export type Step = readonly [expected: string, typed: string | readonly [rows: number, columns: number]];

/** A repository with an age key, in which the command runs as a user of its own. */
export class CommandFolder {
  readonly root: string;
  readonly path: string;
  readonly identity: string;
  readonly recipient: string;

  private constructor(identity: string, recipient: string) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-run-")));
    this.path = join(this.root, "project");
    this.identity = identity;
    this.recipient = recipient;
    execFileSync("git", ["init", "-q", this.path]);
    this.write("../config/sops/age/keys.txt", identity);
  }

  static async create(): Promise<CommandFolder> {
    const key = await generateX25519Identity();
    return new CommandFolder(key, await identityToRecipient(key));
  }

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** A launcher of the command, beside the project. */
  link(name: string): void {
    const path = this.write(
      join("..", name),
      `#!/bin/sh\nexec ${JSON.stringify(process.execPath)} ${JSON.stringify(command)} "$@"\n`,
    );
    chmodSync(path, 0o755);
  }

  async seal(name: string, text: string | Uint8Array): Promise<void> {
    this.write(name, await encrypt(text, formatOf(name), { groups: ageRecipients([this.recipient]) }));
  }

  /** Starts the command; the caller waits with `ended`. */
  start(args: readonly string[], options: StartOptions = {}): ChildProcess {
    return spawn(process.execPath, [command, ...args], this.#options(options));
  }

  run(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
    return ended(this.start(args, options), options.input);
  }

  /** Runs the command on a terminal, typing each answer once what it answers is shown. */
  onTerminal(steps: readonly Step[], args: readonly string[], options: StartOptions = {}): Promise<Ended> {
    return this.programOnTerminal(steps, [process.execPath, command, ...args], options);
  }

  /** Runs any program; `$SEALWRIGHT` is the command's script. */
  program([name, ...args]: readonly [string, ...string[]], options: StartOptions = {}): Promise<Ended> {
    return ended(spawn(name, args, this.#options({ ...options, env: { SEALWRIGHT: command, ...options.env } })));
  }

  /** Runs any program on a terminal, as `program` does. */
  programOnTerminal(steps: readonly Step[], words: readonly string[], options: StartOptions = {}): Promise<Ended> {
    return this.program([PYTHON, TERMINAL, JSON.stringify(steps), ...words], options);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  #options({ env = {}, cwd = ".", stdout }: StartOptions): SpawnOptions {
    const { PATH, HOME } = process.env;
    return {
      stdio: ["pipe", stdout ?? "pipe", "pipe"],
      cwd: join(this.path, cwd),
      env: { PATH, HOME, XDG_CONFIG_HOME: join(this.root, "config"), ...env },
    };
  }
}

let command = "the command is not built";

/** Builds the programs as they are shipped, where that is not done yet. */
export function buildCommand(): void {
  command = join(shipped(), "cli.js");
}

export function ended(child: ChildProcess, input: string | Uint8Array = ""): Promise<Ended> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => stderr.push(chunk));
  child.stdin?.on("error", () => undefined).end(input);
  return new Promise((resolve) => {
    child.once("close", (code) =>
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }),
    );
  });
}
