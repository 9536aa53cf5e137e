import { relative } from "node:path";
import { FileError, readText, writeAtomic } from "../../../machine/files";
import { withLock } from "../../../machine/lock";
import { toPosix } from "../../../machine/paths";
import type { Secret } from "../../../secret/secret";
import { formatOf, SopsFile, sameValues } from "../../../sops";
import { NativeEngine } from "../../../stores/sops/native-engine";
import { agreeToRecipients } from "../secrets/agreement";
import type { SecretFolder } from "../secrets/folders";
import { keysFor } from "./sealed-commands";

/** A sealed file that is being edited: what it held when it was opened or sealed last, and what stands in the editor. */
export class DecryptedFile {
  /** Relative to the root, with `/`. */
  readonly file: string;
  #sealed: string;
  #opened: Secret;
  #current: Secret;
  #changed = Date.now();

  private constructor(
    readonly folder: SecretFolder,
    readonly path: string,
    sealed: string,
    opened: Secret,
  ) {
    this.file = toPosix(relative(folder.root, path));
    this.#sealed = sealed;
    this.#opened = opened;
    this.#current = opened;
  }

  /** Opens a sealed file; an explicit act of the user. Throws `SopsError` and `FileError`. */
  static async open(folder: SecretFolder, path: string): Promise<DecryptedFile> {
    const file = toPosix(relative(folder.root, path));
    const text = await readText(folder.root, file);
    if (text === undefined) throw new FileError("unreadable", file, `${file} is gone.`);
    return new DecryptedFile(folder, path, text, await opened(text, path));
  }

  get text(): Secret {
    return this.#current;
  }

  /** When the text in memory changed, in milliseconds of the clock. */
  get changed(): number {
    return this.#changed;
  }

  /** Whether the text in memory is not the file's. */
  get pending(): boolean {
    return !this.#current.equals(this.#opened);
  }

  /** Keeps a text in memory; nothing reaches the disk. */
  keep(text: Secret): void {
    if (text.equals(this.#current)) return;
    this.#current = text;
    this.#changed = Date.now();
  }

  /**
   * Seals the text in memory into the file: only what changed is sealed anew. `taken` agrees that what another program has
   * written meanwhile is replaced. Throws `SopsError` and `FileError`.
   */
  async seal(taken = false): Promise<"sealed" | "unchanged" | "conflict" | "declined"> {
    if (!this.pending) return "unchanged";
    const { root } = this.folder;
    const format = formatOf(this.path);
    const { recipients } = SopsFile.parse(this.#sealed, format);
    if (!(await agreeToRecipients(root, this.file, recipients))) return "declined";
    const keys = await keysFor(recipients);
    return withLock(this.path, async () => {
      const before = await readText(root, this.file);
      if (before !== this.#sealed && !taken) return "conflict";
      const text = this.#current;
      const engine = new NativeEngine({ format, keys });
      const after = await engine.reseal(this.#sealed, text.reveal());
      // Read back before the old file goes: what was typed may come back in other quotes.
      const back = (await engine.decrypt(after)).text();
      if (!sameValues(back.reveal(), text.reveal(), format))
        throw new FileError("write-failed", this.file, `${this.file} cannot hold this text as it is.`);
      await writeAtomic(root, this.file, after, { before: { text: before } });
      this.#sealed = after;
      this.#opened = text;
      return "sealed";
    });
  }

  /** Takes what is on the disk now; what was typed since is lost. */
  async reload(): Promise<void> {
    const text = await readText(this.folder.root, this.file);
    if (text === undefined) throw new FileError("unreadable", this.file, `${this.file} is gone.`);
    this.#opened = await opened(text, this.path);
    this.#sealed = text;
    this.keep(this.#opened);
  }
}

async function opened(text: string, path: string): Promise<Secret> {
  const file = SopsFile.parse(text, formatOf(path));
  return (await file.open(await keysFor(file.recipients))).plaintext().text();
}
