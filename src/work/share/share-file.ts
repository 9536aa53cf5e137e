import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { changedSinceRead, fileStep } from "../../machine/files";
import { withLock } from "../../machine/lock";
import { readFailure } from "../../machine/read-failure";
import { writeAtomic } from "../../machine/write-file";
import { decodeBytes, type Encoding, encodingOf } from "../../text/decode";
import { type Refused, refuse } from "../../text/refused";
import { loadRules } from "../scan/config";
import { LARGEST, TOO_LARGE } from "../scan/file";
import { cleanNotebook } from "./clean-notebook";
import { redactText } from "./redact-text";

/** A file's bytes without credentials. */
export interface Redacted {
  readonly kind: "redacted";
  readonly bytes: Buffer;
  readonly marks: ReadonlyMap<string, number>;
}

/** Redacts the bytes of a file by its name, in their encoding; refused for what is no text. `cwd` is where a project's own rules are looked for. */
export async function redactBytes(bytes: Buffer, name: string, cwd: string): Promise<Redacted | Refused> {
  if (bytes.length > LARGEST) return refuse("too-large", `${name} is not redacted: ${TOO_LARGE}.`);
  const encoding = encodingOf(bytes);
  if (encoding === "binary") return refuse("binary", `${name} is binary, and has no text to redact.`);
  const read = await loadRules(cwd);
  if (read.kind === "refused") return read;
  const { text, marks } = redactText(decodeBytes(bytes, encoding), name, read.rules);
  return { kind: "redacted", bytes: marks.size === 0 ? bytes : encode(text, encoding, bytes), marks };
}

/** Redacts a file in its place; `file` is as the person named it, from `cwd`. */
export function redactInPlace(file: string, cwd: string): Promise<Redacted | Refused> {
  return changeInPlace(file, cwd, (before) => redactBytes(before, file, cwd));
}

/** A notebook's bytes without what shows a credential. */
export interface Cleaned {
  readonly kind: "cleaned";
  readonly bytes: Buffer;
  /** What went, as parts of a sentence. */
  readonly cleared: readonly string[];
}

/** Cleans a notebook in its place; `file` is as the person named it, from `cwd`. */
export function cleanInPlace(file: string, cwd: string): Promise<Cleaned | Refused> {
  return changeInPlace(file, cwd, async (bytes): Promise<Cleaned | Refused> => {
    const encoding = encodingOf(bytes);
    if (encoding === "binary") return refuse("binary", `${file} is binary, and no notebook.`);
    const read = await loadRules(cwd);
    if (read.kind === "refused") return read;
    const clean = cleanNotebook(decodeBytes(bytes, encoding), file, read.rules);
    if (clean.kind === "refused") return clean;
    const { cleared, text } = clean;
    return { kind: "cleaned", bytes: cleared.length === 0 ? bytes : encode(text, encoding, bytes), cleared };
  });
}

/** Changes a file as one step, unless it stays as it is. */
async function changeInPlace<T extends Redacted | Cleaned>(
  file: string,
  cwd: string,
  change: (before: Buffer) => Promise<T | Refused>,
): Promise<T | Refused> {
  const path = resolve(cwd, file);
  const before = await readWhole(path, file);
  if ("kind" in before) return before;
  const changed = await change(before);
  if (changed.kind === "refused" || changed.bytes === before) return changed;
  const { bytes } = changed;
  const folder = realpathSync(dirname(path));
  const step = async (): Promise<T> => {
    if (!(await readFile(path)).equals(before)) throw changedSinceRead(file);
    await writeAtomic(folder, basename(path), bytes, { name: file });
    return changed;
  };
  return fileStep(() => withLock(join(folder, basename(path)), step, undefined, file));
}

/** The bytes of a file that the person named. */
export async function readWhole(path: string, name: string): Promise<Buffer | Refused> {
  try {
    return await readFile(path);
  } catch (error) {
    return refuse("unreadable", `${name}: ${readFailure(error)}.`);
  }
}

/** In the encoding of the text before, its byte-order mark kept; what is not Unicode becomes UTF-8. */
function encode(text: string, encoding: Encoding, before: Buffer): Buffer {
  const marked = (bytes: Buffer) => Buffer.concat([before.subarray(0, 2), bytes]);
  if (encoding === "utf-16le") return marked(Buffer.from(text, "utf16le"));
  if (encoding === "utf-16be") return marked(Buffer.from(text, "utf16le").swap16());
  const bytes = Buffer.from(text, "utf8");
  return encoding === "utf-8" && before[0] === 0xef ? Buffer.concat([before.subarray(0, 3), bytes]) : bytes;
}
