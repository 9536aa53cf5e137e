import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CreationRule, OpenedValue, ValuePlace } from "../../sops";
import { assertOpensAs, foreignRecipients, Plaintext, plainValues, SopsError, SopsFile } from "../../sops";
import type { EngineMeans, SealingEngine, ValueChange } from "./engine";
import type { ProgramResult, SopsProgram } from "./program";

/**
 * Has the user's `sops` program seal and open, for recipients that native code cannot use. It works on copies with mode
 * 0600 in a folder of this process alone, and a value reaches it by standard input. Throws `SopsError` (`program`).
 */
export class ProgramEngine implements SealingEngine {
  readonly kind = "program";
  readonly #program: SopsProgram;
  readonly #means: Pick<EngineMeans, "file" | "format">;

  constructor(program: SopsProgram, means: Pick<EngineMeans, "file" | "format">) {
    this.#program = program;
    this.#means = means;
  }

  async create(plain: string | Uint8Array, rule: CreationRule): Promise<string> {
    const { file, format } = this.#means;
    const made = await inPrivateFolder(async (folder) => {
      const config = await writePrivate(folder, CONFIG, rule.config);
      return outputOf(await this.#program.encrypt(plain, file, format, config)).toString("utf8");
    });
    // Who seals for others alone has no key to look with.
    const opened = await this.#program.decrypt(made, file, format);
    if (opened.kind === "output") assertOpensAs(plain, new Plaintext(opened.bytes), format);
    return made;
  }

  async decrypt(text: string): Promise<Plaintext> {
    const { file, format } = this.#means;
    return new Plaintext(outputOf(await this.#program.decrypt(text, file, format)));
  }

  async values(text: string): Promise<readonly OpenedValue[]> {
    return plainValues((await this.decrypt(text)).text().reveal(), this.#means.format);
  }

  async set(text: string, changes: readonly ValueChange[]): Promise<string> {
    let after = text;
    for (const { secret, ...place } of changes) {
      const path = this.#pathOf(after, place);
      after = await this.#onCopy(after, (copy) => this.#program.set(copy, path, secret, this.#means.format));
    }
    return after;
  }

  async remove(text: string, places: readonly ValuePlace[]): Promise<string> {
    let after = text;
    for (const place of places) {
      const path = this.#pathOf(after, place);
      after = await this.#onCopy(after, (copy) => this.#program.unset(copy, path, this.#means.format));
    }
    return after;
  }

  rotate(text: string): Promise<string> {
    return this.#onCopy(text, (copy) => this.#program.rotate(copy, this.#means.format));
  }

  updateKeys(text: string, rule: CreationRule): Promise<string> {
    return this.#onCopy(text, async (copy, folder) => {
      return this.#program.updateKeys(copy, this.#means.format, await writePrivate(folder, CONFIG, rule.config));
    });
  }

  /** Not offered: to the program such a file is broken. */
  sealExposed(text: string): Promise<never> {
    return this.reseal(text);
  }

  /** Not offered: the program has whole files edited only in the clear on the disk, by an editor. */
  async reseal(text: string): Promise<never> {
    throw foreignRecipients(SopsFile.parse(text, this.#means.format).metadata.groups.flat());
  }

  /** What the program calls a place. Throws `unsupported-value` for a place that it cannot reach. */
  #pathOf(text: string, place: ValuePlace): string {
    if ((place.document ?? 0) > 0) {
      throw new SopsError("unsupported-value", "The sops program sets values in a file's first document only.", place);
    }
    return SopsFile.parse(text, this.#means.format).programPath(place);
  }

  async #onCopy(text: string, change: (copy: string, folder: string) => Promise<ProgramResult>): Promise<string> {
    return inPrivateFolder(async (folder) => {
      const copy = await writePrivate(folder, "sealed", text);
      outputOf(await change(copy, folder));
      return readFile(copy, "utf8");
    });
  }
}

const CONFIG = ".sops.yaml";

async function inPrivateFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "sealwright-engine-"));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writePrivate(folder: string, name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text, { flag: "wx", mode: 0o600 });
  return path;
}

function outputOf(result: ProgramResult): Buffer {
  if (result.kind === "failed") throw new SopsError("program", result.reason);
  return result.bytes;
}
