import { FileError } from "../../machine/files";
import type { Secret } from "../../secret/secret";
import { SopsFile, sameValues } from "../../sops";
import { SealRefused, sealedStep } from "../../stores/sops/failure";
import { SealedFile } from "../../stores/sops/sealed-file";
import type { Refused } from "../../text/refused";
import type { Session } from "../session";

/** What sealing an edited file came to. `conflict`: another program has changed the file since it was opened. */
type EditSealed = { readonly kind: "sealed" | "unchanged" | "conflict" };

/** A sealed file that is being edited: what it held when it was opened or sealed last, and what stands in the editor. */
export class EditedFile {
  #sealed: string;
  #opened: Secret;
  #current: Secret;
  #changed = Date.now();

  private constructor(
    readonly session: Session,
    /** Relative to the root, with `/`. */
    readonly file: string,
    sealed: string,
    opened: Secret,
  ) {
    this.#sealed = sealed;
    this.#opened = opened;
    this.#current = opened;
  }

  /** Opens a sealed file once the user agrees to its recipients; an explicit act stands behind it. */
  static async open(session: Session, file: string): Promise<EditedFile | Refused> {
    const { format, shown } = new SealedFile(session, file);
    return sealedStep<EditedFile | Refused>(shown, async () => {
      await new SealedFile(session, file).sealExposed();
      const text = await readThere(session, file);
      const { recipients } = SopsFile.parse(text, format);
      const opened = await openedText(session, file, text);
      if (await session.agreesTo(file, recipients)) return new EditedFile(session, file, text, opened);
      throw new SealRefused("declined", `You have not agreed that ${shown} is sealed to ${recipients.join(", ")}.`);
    });
  }

  /** What messages call the file. */
  get shown(): string {
    return this.session.files.shown(this.file);
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
   * written since then is replaced.
   */
  async seal(taken = false): Promise<EditSealed | Refused> {
    if (!this.pending) return { kind: "unchanged" };
    return sealedStep<EditSealed | Refused>(this.shown, async () => {
      const sealed = new SealedFile(this.session, this.file);
      const file = SopsFile.parse(this.#sealed, sealed.format);
      const text = this.#current;
      let after = "";
      let conflict = false;
      await sealed.change(async (before) => ({
        task: { kind: "open", file },
        recipients: file.recipients,
        apply: async (engine) => {
          if (before !== this.#sealed && !taken) {
            conflict = true;
            return before ?? gone(this.shown);
          }
          after = await engine.reseal(this.#sealed, text.reveal());
          if (engine.kind === "native") await sealed.valuesBy(engine, after);
          // Read back before the old file goes.
          const back = (await engine.decrypt(after)).text().reveal();
          if (!sameValues(back, text.reveal(), sealed.format)) {
            throw new FileError("write-failed", this.file, `${this.shown} cannot hold this text as it is.`);
          }
          return after;
        },
      }));
      if (conflict) return { kind: "conflict" };
      this.#sealed = after;
      this.#opened = text;
      return { kind: "sealed" };
    });
  }

  /** Takes what is on the disk now; what was typed since is lost. */
  async reload(): Promise<Refused | undefined> {
    return sealedStep<Refused | undefined>(this.shown, async () => {
      const text = await readThere(this.session, this.file);
      this.#opened = await openedText(this.session, this.file, text);
      this.#sealed = text;
      this.keep(this.#opened);
      return undefined;
    });
  }
}

async function readThere({ files }: Session, file: string): Promise<string> {
  const text = await files.read(file);
  return text ?? gone(files.shown(file));
}

function gone(file: string): never {
  throw new FileError("unreadable", file, `${file} is gone.`);
}

async function openedText(session: Session, file: string, text: string): Promise<Secret> {
  const sealed = new SealedFile(session, file);
  const plain = await sealed.open(text, async (engine) => {
    // A program would be started once more for it.
    if (engine.kind === "native") await sealed.valuesBy(engine, text);
    return engine.decrypt(text);
  });
  return plain.text();
}
