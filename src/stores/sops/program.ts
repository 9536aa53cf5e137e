import { isAbsolute } from "node:path";
import { findProgram, isProgram } from "../../machine/find-program";
import { repositoryRoot } from "../../machine/nearest";
import { runToEnd } from "../../machine/run-to-end";
import type { Secret } from "../../secret/secret";
import type { FormatName } from "../../sops";
import { failureKind } from "./program-failure";

const TIMEOUT = 120_000;
const LARGEST = 1 << 28;

/** How to get the program, as the end of a message. */
export const INSTALL_SOPS = "Install sops from https://getsops.io, or brew install sops, and see that it is on PATH.";

/** What a run of the program gave. Its output can hold values, so that neither reaches a message. */
export type ProgramResult =
  | { readonly kind: "output"; readonly bytes: Buffer }
  | { readonly kind: "failed"; readonly reason: string };

/**
 * The user's `sops` program: the given path, else the first on PATH; `undefined` where there is none. A folder on PATH that
 * is relative or inside `root` does not count: no repository brings its own.
 */
export function findSops(root: string, env: NodeJS.ProcessEnv, chosen?: string): string | undefined {
  if (chosen !== undefined && chosen !== "") return isAbsolute(chosen) && isProgram(chosen) ? chosen : undefined;
  return findProgram("sops", repositoryRoot(root) ?? root, env);
}

/** The `sops` program, for recipients that native code does not do. Values reach it by standard input alone. */
export class SopsProgram {
  readonly #path: string;
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;

  /** Runs in `folder`, from which it looks for `.sops.yaml`. */
  constructor(path: string, folder: string, env: NodeJS.ProcessEnv) {
    this.#path = path;
    this.#folder = folder;
    this.#env = env;
  }

  /** Seals a text by the only rule of a configuration; `file` is its name for the program. */
  encrypt(plain: Uint8Array | string, file: string, format: FormatName, config: string): Promise<ProgramResult> {
    return this.#run("encrypt", ["--filename-override", file, ...types(format)], plain, config);
  }

  /** Opens a sealed text. */
  decrypt(sealed: string, file: string, format: FormatName): Promise<ProgramResult> {
    return this.#run("decrypt", ["--filename-override", file, ...types(format)], sealed);
  }

  /** Sets one value of a sealed file in place, which should be a copy: the program writes without care for a crash. */
  set(copy: string, path: string, value: Secret, format: FormatName): Promise<ProgramResult> {
    return this.#run("set", ["--value-stdin", ...types(format), copy, path], JSON.stringify(value.reveal()));
  }

  /** Removes an entry of a sealed file, in place as `set` does. */
  unset(copy: string, path: string, format: FormatName): Promise<ProgramResult> {
    return this.#run("unset", [...types(format), copy, path]);
  }

  /** Gives a sealed file another data key, in place as `set` does. */
  rotate(copy: string, format: FormatName): Promise<ProgramResult> {
    return this.#run("rotate", ["--in-place", ...types(format), copy]);
  }

  /** Seals a file's data key to the recipients of a configuration's only rule, in place as `set` does. */
  updateKeys(copy: string, format: FormatName, config: string): Promise<ProgramResult> {
    return this.#run("updatekeys", ["--yes", "--input-type", format, copy], "", config);
  }

  async #run(
    name: string,
    options: readonly string[],
    input: Uint8Array | string = "",
    config?: string,
  ): Promise<ProgramResult> {
    const args = [...(config === undefined ? [] : ["--config", config]), name, ...options];
    const env = { ...this.#env, SOPS_DISABLE_VERSION_CHECK: "1" };
    const ended = await runToEnd(this.#path, args, {
      cwd: this.#folder,
      env,
      timeout: TIMEOUT,
      largest: LARGEST,
      input,
    });
    if (ended === undefined) return { kind: "failed", reason: "The sops program could not be started." };
    const { code, output, complaint } = ended;
    if (code === 0) return { kind: "output", bytes: output };
    // Its complaints can quote what it was given: they are looked at for their kind, and go no further.
    const kind = failureKind(code, complaint);
    const reason = `The sops program ${kind} (exit code ${code ?? "none"}). Run sops ${name} in a terminal to see more.`;
    return { kind: "failed", reason };
  }
}

function types(format: FormatName): string[] {
  return ["--input-type", format, "--output-type", format];
}
