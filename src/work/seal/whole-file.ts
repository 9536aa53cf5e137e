import { readFile } from "node:fs/promises";
import { changedSinceRead, FileError, resolveInside } from "../../machine/files";
import { committedText } from "../../machine/git";
import { withLock } from "../../machine/lock";
import { readFailure } from "../../machine/read-failure";
import { writeAtomic } from "../../machine/write-file";
import { compareRecipients, type RecipientChange, SopsError, SopsFile } from "../../sops";
import { SealRefused, sealedStep } from "../../stores/sops/failure";
import { type FileChange, SealedFile, sealingBy } from "../../stores/sops/sealed-file";
import type { Refused } from "../../text/refused";
import type { Session } from "../session";

/** A sealed file, or one to be sealed, that a person named. */
export interface NamedFile {
  readonly session: Session;
  /** Relative to the root, with `/`. */
  readonly file: string;
  /** From where `.sops.yaml` is looked for upwards; the root by default. */
  readonly folder?: string;
}

/** A whole file as it was and as it is to be. */
interface ChangedFile {
  readonly kind: "text";
  readonly before: Buffer;
  readonly after: string | Uint8Array;
}

/**
 * Seals a file by the rule of `.sops.yaml`; of one that is sealed, what was added to it by hand, if the user agrees. Nothing is
 * written.
 */
export function encryptFile(named: NamedFile): Promise<ChangedFile | Refused> {
  return step(named, async (sealed, before) => {
    const plain = sealed.format === "binary" ? before : textOf(named, before);
    const exposed = typeof plain === "string" ? await sealed.exposedChange(plain, true) : undefined;
    if (exposed !== undefined) return sealed.changed(exposed);
    return sealed.changed(sealingBy(await sealed.rule(named.folder), plain));
  });
}

/** Opens a sealed file. Nothing is written. */
export function decryptFile(named: NamedFile): Promise<ChangedFile | Refused> {
  return step(named, (sealed, before) =>
    sealed.open(textOf(named, before), async (engine) => (await engine.decrypt(textOf(named, before))).bytes()),
  );
}

/** Gives a sealed file another data key. Nothing is written. */
export function rotateFile(named: NamedFile): Promise<ChangedFile | Refused> {
  return step(named, (sealed, before) => {
    const text = textOf(named, before);
    const file = SopsFile.parse(text, sealed.format);
    const { recipients } = file;
    return sealed.changed({ task: { kind: "rotate", file }, recipients, apply: (engine) => engine.rotate(text) });
  });
}

/** Writes a whole file in the place of the one that was read, if it still holds that. */
export function replaceFile(
  { session, file }: NamedFile,
  { before, after }: ChangedFile,
): Promise<Refused | undefined> {
  const name = session.files.shown(file);
  return sealedStep(name, async () => {
    const path = await resolveInside(session.root, file, name);
    const replace = async () => {
      if (!before.equals(await readFile(path))) throw changedSinceRead(name);
      await writeAtomic(session.root, file, after, { name });
      return undefined;
    };
    return withLock(path, replace, undefined, name);
  });
}

/** What sealing in place did; `seenByGit`: git has the file in plain text. */
interface SealedInPlace {
  readonly kind: "sealed";
  readonly seenByGit: boolean;
}

/** Seals a text file in its place. */
export function encryptInPlace({ session, file, folder }: NamedFile): Promise<SealedInPlace | Refused> {
  const sealed = new SealedFile(session, file);
  return sealedStep<SealedInPlace | Refused>(sealed.shown, async () => {
    if (await sealed.sealExposed(true))
      return { kind: "sealed", seenByGit: await wasCommittedExposed(session, sealed) };
    const rule = await sealed.rule(folder);
    const seenByGit = await session.files.wasCommitted(file);
    await sealed.change(async (text) => sealingBy(rule, text ?? missing(sealed)));
    return { kind: "sealed", seenByGit };
  });
}

/** Whether the last commit has values of a sealed file in the clear. */
async function wasCommittedExposed({ root }: Session, { file, format }: SealedFile): Promise<boolean> {
  try {
    const text = await committedText(root, file);
    return (
      text !== undefined &&
      SopsFile.parse(text, format)
        .entries()
        .some(({ exposed }) => exposed)
    );
  } catch (error) {
    if (error instanceof SopsError || error instanceof FileError) return false;
    throw error;
  }
}

/** Seals a file's data key to the recipients that `.sops.yaml` names; reports who is added and who is removed. */
export function updateKeys({ session, file, folder }: NamedFile): Promise<RecipientChange | Refused> {
  const sealed = new SealedFile(session, file);
  return sealedStep<RecipientChange | Refused>(sealed.shown, async () => {
    const rule = await sealed.rule(folder);
    let difference: RecipientChange | undefined;
    await sealed.change(async (text = missing(sealed)): Promise<FileChange> => {
      const parsed = SopsFile.parse(text, sealed.format);
      if (difference === undefined) {
        difference = compareRecipients(parsed.metadata.groups, rule.groups);
        session.person.report({ kind: "recipients-changed", ...difference });
      }
      const { recipients } = sealingBy(rule, "");
      return {
        task: { kind: "update", file: parsed, rule },
        recipients,
        apply: (engine) => engine.updateKeys(text, rule),
      };
    });
    return difference ?? { added: [], removed: [] };
  });
}

async function step(
  { session, file }: NamedFile,
  change: (sealed: SealedFile, before: Buffer) => Promise<string | Uint8Array>,
): Promise<ChangedFile | Refused> {
  const sealed = new SealedFile(session, file);
  const { shown } = sealed;
  return sealedStep<ChangedFile | Refused>(shown, async () => {
    const before = await readFile(await resolveInside(session.root, file, shown)).catch((error: unknown) => {
      throw error instanceof FileError ? error : new FileError("unreadable", file, `${shown}: ${readFailure(error)}.`);
    });
    return { kind: "text", before, after: await change(sealed, before) };
  });
}

function textOf({ session, file }: NamedFile, bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SealRefused("encoding", `${session.files.shown(file)} is not UTF-8 text.`);
  }
}

function missing({ file, shown }: SealedFile): never {
  throw new FileError("unreadable", file, `${shown}: there is no such file.`);
}
