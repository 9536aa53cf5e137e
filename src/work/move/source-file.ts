import { readFileSync } from "node:fs";
import { changedSinceRead, FileError, resolveInside } from "../../machine/files";
import { encodingOf } from "../../text/decode";
import { type Refused, refuse } from "../../text/refused";
import type { Session } from "../session";

/** A source file that can be changed without touching the rest of it. */
export interface FixSource {
  readonly kind: "source";
  /** Without a byte-order mark. */
  readonly text: string;
  readonly mark: string;
}

const MARK = "\ufeff";
/** PEP 263. */
const CODING = /^(?:[^\r\n]*(?:\r\n|\r|\n))?[ \t\f]*#[^\r\n]{0,200}?coding[:=][ \t]*([-\w.]{1,40})/;

/** Reads `path`, which is relative to the root. */
export async function readSourceFile({ root, files }: Session, path: string): Promise<FixSource | Refused> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(await resolveInside(root, path, files.shown(path)));
  } catch (error) {
    return error instanceof FileError
      ? refuse(error.reason, error.message)
      : refuse("unreadable", "It cannot be read.");
  }
  const encoding = encodingOf(bytes);
  if (encoding !== "ascii" && encoding !== "utf-8") {
    const name = /^utf-(?:16|32)/.exec(encoding)?.[0].toUpperCase() ?? "not UTF-8";
    return refuse("encoding", `The file is ${name}: save it as UTF-8 first.`);
  }
  const whole = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const mark = whole.startsWith(MARK) ? MARK : "";
  const text = whole.slice(mark.length);
  const coding = CODING.exec(text)?.[1];
  if (encoding === "utf-8" && coding !== undefined && !/^utf[-_]?8/i.test(coding)) {
    return refuse(
      "encoding",
      "Python does not read the file as UTF-8, which it looks like: correct its coding line first.",
    );
  }
  return { kind: "source", text, mark };
}

/** Writes the file as a whole or not at all, and only while it holds what was read. Returns what went wrong. */
export async function writeSourceFile(
  { files }: Session,
  path: string,
  source: FixSource,
  after: string,
): Promise<string | undefined> {
  try {
    await files.change(path, (text) => {
      if (text === source.mark + source.text) return source.mark + after;
      throw changedSinceRead(files.shown(path));
    });
    return undefined;
  } catch (error) {
    if (error instanceof FileError) return error.message;
    throw error;
  }
}
