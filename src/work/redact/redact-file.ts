import { realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { CompiledRule } from "../../detect/read/own-rules";
import { changedSinceRead, fileStep } from "../../machine/files";
import { withLock } from "../../machine/lock";
import { readFailure } from "../../machine/read-failure";
import { writeAtomic } from "../../machine/write-file";
import { decodeBytes, type Encoding, encodingOf } from "../../text/decode";
import { type Refused, refuse } from "../../text/refused";
import { loadConfig } from "../scan/config";
import { LARGEST, TOO_LARGE } from "../scan/file";
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
  const rules = await ownRules(cwd);
  if ("kind" in rules) return rules;
  const { text, marks } = redactText(decodeBytes(bytes, encoding), name, rules);
  return { kind: "redacted", bytes: marks.size === 0 ? bytes : encode(text, encoding, bytes), marks };
}

/** Redacts a file in its place, as one step; `file` is as the person named it, from `cwd`. */
export async function redactInPlace(file: string, cwd: string): Promise<Redacted | Refused> {
  const path = resolve(cwd, file);
  const before = await readWhole(path, file);
  if ("kind" in before) return before;
  const redacted = await redactBytes(before, file, cwd);
  if (redacted.kind === "refused" || redacted.marks.size === 0) return redacted;
  const folder = realpathSync(dirname(path));
  const step = async (): Promise<Redacted> => {
    if (!(await readFile(path)).equals(before)) throw changedSinceRead(file);
    await writeAtomic(folder, basename(path), redacted.bytes, { name: file });
    return redacted;
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

async function ownRules(cwd: string): Promise<readonly CompiledRule[] | Refused> {
  const loaded = loadConfig(cwd);
  if (loaded.kind === "invalid") return refuse("config", `${relative(cwd, loaded.file)}: ${loaded.reason}`);
  if (loaded.config.ownRules.length === 0) return [];
  const compiled = (await import("../../detect/vendors/compile-rules")).compileRules(loaded.config.ownRules);
  return typeof compiled === "string" ? refuse("config", compiled) : compiled;
}

/** In the encoding of the text before, its byte-order mark kept; what is not Unicode becomes UTF-8. */
function encode(text: string, encoding: Encoding, before: Buffer): Buffer {
  const marked = (bytes: Buffer) => Buffer.concat([before.subarray(0, 2), bytes]);
  if (encoding === "utf-16le") return marked(Buffer.from(text, "utf16le"));
  if (encoding === "utf-16be") return marked(Buffer.from(text, "utf16le").swap16());
  const bytes = Buffer.from(text, "utf8");
  return encoding === "utf-8" && before[0] === 0xef ? Buffer.concat([before.subarray(0, 3), bytes]) : bytes;
}
