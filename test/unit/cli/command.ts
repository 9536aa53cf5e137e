import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { shipped } from "../../shipped";
import { filled } from "../detect/found";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  readonly cwd?: string;
  /** As a user for whom permissions count, also where the tests run as root. */
  readonly unprivileged?: boolean;
  /** Further variables. */
  readonly env?: NodeJS.ProcessEnv;
}

const NOBODY = 65534;

/** The command's program, as it is shipped. */
export function program(): string {
  return join(shipped(), "cli.js");
}

/** A folder of a user's own in which the command runs. */
export class Project {
  readonly #root = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-project-")));
  readonly path = join(this.#root, "project");

  constructor(git = true) {
    mkdirSync(this.path);
    if (git) this.git("init", "-q");
  }

  /** Writes a file; `@KIND@` stands for a made-up value. */
  write(name: string, text: string | Buffer): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof text === "string" ? filled(text) : text);
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), "utf8");
  }

  has(name: string): boolean {
    return existsSync(join(this.path, name));
  }

  /** Gives git's standard output. */
  git(...args: string[]): string {
    const identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"];
    const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], { cwd: this.path, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  }

  run(args: readonly string[], options: RunOptions = {}): Ended {
    const root = options.unprivileged === true && process.getuid?.() === 0;
    if (root) for (const folder of [this.#root, dirname(program())]) chmodSync(folder, 0o755);
    const { status, stdout, stderr } = spawnSync(process.execPath, [program(), ...args], {
      cwd: join(this.path, options.cwd ?? "."),
      encoding: "utf8",
      maxBuffer: 1 << 28,
      env: { PATH: process.env.PATH, HOME: this.#root, XDG_CONFIG_HOME: join(this.#root, "config"), ...options.env },
      ...(options.input === undefined ? {} : { input: options.input }),
      ...(root ? { uid: NOBODY, gid: NOBODY } : {}),
    });
    return { code: status, stdout, stderr };
  }

  /** Runs it on a terminal; undefined where there is no Python to make one. Gives all that is shown. */
  runOnTerminal(args: readonly string[]): string | undefined {
    const words = ["-c", "import pty, sys; pty.spawn(sys.argv[1:])", process.execPath, program(), ...args];
    const { status, stdout } = spawnSync("python3", words, { cwd: this.path, encoding: "utf8", maxBuffer: 1 << 28 });
    return status === null || stdout === "" ? undefined : stdout;
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}
