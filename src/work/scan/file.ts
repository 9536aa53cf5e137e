import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { Finding } from "../../detect/finding";
import type { FirstLook } from "../../detect/prefilter/first-look";
import { firstLookAt, inCodeUnits } from "../../detect/prefilter/first-look";
import { PADDING } from "../../detect/prefilter/word-search";
import { scanNotebook } from "../../detect/read/notebook";
import type { CompiledRule } from "../../detect/read/own-rules";
import { scan } from "../../detect/scan";
import { readFailure } from "../../machine/read-failure";
import { decodeBytes, encodingOf } from "../../text/decode";

/** Larger files are named and counted as skipped; in bytes. */
export const LARGEST = 100_000_000;

/** Lines from 1, columns in UTF-16 code units from 1, end exclusive. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A finding with its place in its file. */
export interface LocatedFinding extends TextPlace {
  readonly finding: Finding;
  /** Notebooks only. */
  readonly notebook?: { readonly cell: number; readonly where: "source" | "output"; readonly place: TextPlace };
}

export type SkipReason = "binary" | "too-large" | "unreadable";

export type FileScan =
  /** `problem`: why a notebook was read as plain text. */
  | {
      readonly kind: "scanned";
      readonly bytes: number;
      readonly located: readonly LocatedFinding[];
      readonly problem?: string;
    }
  | { readonly kind: "skipped"; readonly reason: SkipReason; readonly detail: string };

let buffer = Buffer.allocUnsafe(1 << 18);

/** Scans a regular file. `path` is its name as it is reported, with `/`. */
export function scanFile(file: string, path: string, rules: readonly CompiledRule[]): FileScan {
  let length: number | undefined;
  try {
    const fd = openSync(file, "r");
    try {
      length = readWhole(fd);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    return { kind: "skipped", reason: "unreadable", detail: explain(error, path) };
  }
  if (length === undefined)
    return { kind: "skipped", reason: "too-large", detail: `it is larger than ${LARGEST / 1e6} MB` };
  buffer.fill(0, length, length + PADDING);
  const result = scanBytes(buffer.subarray(0, length), path, rules);
  // One huge file must not hold its memory for the rest of the run.
  if (buffer.length > 1 << 23) buffer = Buffer.allocUnsafe(1 << 18);
  return result;
}

/**
 * Reads a file into the buffer, which grows where it must; undefined where the file is too large. Most files take one call:
 * a reading that ends within a block ends with the file.
 */
function readWhole(fd: number): number | undefined {
  let length = 0;
  for (;;) {
    const room = buffer.length - PADDING - length;
    const read = readSync(fd, buffer, length, room, null);
    length += read;
    if (read === 0 || (read < room && length % BLOCK !== 0)) return length;
    if (length < buffer.length - PADDING) continue;
    const { size } = fstatSync(fd);
    if (Math.max(size, length) > LARGEST) return undefined;
    const larger = Buffer.allocUnsafe(Math.max(size, length * 2) + PADDING + 1);
    buffer.copy(larger, 0, 0, length);
    buffer = larger;
  }
}

/** Disks and networks give files in multiples of this. */
const BLOCK = 4096;

/** Scans the bytes of a file. */
export function scanBytes(bytes: Buffer, path: string, rules: readonly CompiledRule[]): FileScan {
  const encoding = encodingOf(bytes);
  if (encoding === "binary") return { kind: "skipped", reason: "binary", detail: "it is binary" };
  const scanned = (located: readonly LocatedFinding[]): FileScan => ({ kind: "scanned", bytes: bytes.length, located });
  const notebook = /\.ipynb$/i.test(path);
  let look: FirstLook | undefined;
  if ((encoding === "ascii" || encoding === "utf-8") && !notebook) {
    // Most files end here, before a string is made of them.
    look = firstLookAt(new Uint8Array(bytes.buffer, bytes.byteOffset), bytes.length);
    if (rules.length === 0 && look.words.length === 0 && look.tokens.length === 0) return scanned([]);
    if (encoding === "utf-8") look = bytes[0] === 0xef ? undefined : inCodeUnits(look, bytes, bytes.length);
  }
  const text = decodeBytes(bytes, encoding);
  if (notebook) return scanNotebookText(text, path, bytes.length, rules);
  const language = /\.pyw?i?$/i.test(path) ? "python" : "text";
  const findings = scan({ text, path, language, rules, ...(look === undefined ? {} : { look }) });
  if (findings.length === 0) return scanned([]);
  const lines = new Lines(text);
  return scanned(findings.map((finding) => ({ finding, ...lines.place(finding.start, finding.end) })));
}

function scanNotebookText(text: string, path: string, bytes: number, rules: readonly CompiledRule[]): FileScan {
  const result = scanNotebook(text, path, rules);
  const lines = new Lines(text);
  if (result.kind === "broken") {
    const { line, column } = lines.place(result.offset, result.offset);
    const problem = `${result.reason} (line ${line}, column ${column}); it was read as plain text`;
    return {
      kind: "scanned",
      bytes,
      located: result.findings.map((finding) => ({ finding, ...lines.place(finding.start, finding.end) })),
      problem,
    };
  }
  const located = result.findings.map(({ cell, where, cellStart, cellEnd, cellText, ...finding }) => ({
    finding,
    ...lines.place(finding.start, finding.end),
    notebook: { cell, where, place: new Lines(cellText).place(cellStart, cellEnd) },
  }));
  return { kind: "scanned", bytes, located };
}

/** The lines of a text, ended by LF, CR LF or CR. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (const found of text.matchAll(/\r\n|\r|\n/g)) this.#starts.push(found.index + found[0].length);
  }

  place(start: number, end: number): TextPlace {
    const [line, column] = this.#position(start);
    const [endLine, endColumn] = this.#position(end);
    return { line, column, endLine, endColumn };
  }

  #position(offset: number): [line: number, column: number] {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle + 1;
      else high = middle;
    }
    return [low, offset - (this.#starts[low - 1] as number) + 1];
  }
}

function explain(error: unknown, path: string): string {
  const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
  return missing && path.includes("\ufffd") ? "its name is not UTF-8: rename it" : readFailure(error);
}
