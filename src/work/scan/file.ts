import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { type Finding, MOST_FINDINGS, mostReported } from "../../detect/finding";
import { firstLookAt } from "../../detect/prefilter/first-look";
import { inCodeUnits } from "../../detect/prefilter/utf16-offsets";
import type { FirstLook } from "../../detect/prefilter/word-kinds";
import { PADDING } from "../../detect/prefilter/word-search";
import { isCredentialFile } from "../../detect/read/credential-files";
import { type NotebookFinding, scanNotebook } from "../../detect/read/notebook";
import type { CompiledRule } from "../../detect/read/own-rules";
import { scan } from "../../detect/scan";
import { readFailure } from "../../machine/read-failure";
import { decodeBytes, encodingOf } from "../../text/decode";
import { type LineRange, Lines } from "../../text/positions";
import { type Excerpt, excerptsOf } from "./excerpt";

/** Larger files are named and counted as skipped; in bytes. */
export const LARGEST = 100_000_000;
export const TOO_LARGE = `it is larger than ${LARGEST / 1e6} MB`;

/** A finding with its place in its file. */
export interface LocatedFinding extends LineRange {
  readonly finding: Finding;
  readonly excerpt: Excerpt;
  /** Notebooks only. */
  readonly notebook?: { readonly cell: number; readonly where: "source" | "output"; readonly place: LineRange };
}

/** Findings of a file that are not listed. `atLeast`: it was not read to its end. */
export interface MoreFindings extends Pick<Finding, "rule" | "confidence"> {
  readonly count: number;
  readonly atLeast?: true;
}

/** `failed`: an error of our own, which is none of the file's. */
type SkipReason = "binary" | "too-large" | "unreadable" | "failed";

export type FileScan =
  /** `problem`: why a notebook was read as plain text; `more`: what is found besides, where not all is listed. */
  | {
      readonly kind: "scanned";
      readonly bytes: number;
      readonly located: readonly LocatedFinding[];
      readonly problem?: string;
      readonly more?: readonly MoreFindings[];
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
  if (length === undefined) return tooLarge();
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

function tooLarge(): FileScan {
  return { kind: "skipped", reason: "too-large", detail: TOO_LARGE };
}

/** Scans the bytes of a file. An error of our own concerns this file alone; its message could quote it. */
export function scanBytes(bytes: Buffer, path: string, rules: readonly CompiledRule[]): FileScan {
  try {
    return scanDecoded(bytes, path, rules);
  } catch (error) {
    return failedScan(error);
  }
}

export function failedScan(error: unknown): FileScan {
  const kind = error instanceof Error ? error.name : "unknown";
  return {
    kind: "skipped",
    reason: "failed",
    detail: `an error in Sealwright ended its scan (${kind}): please report it`,
  };
}

function scanDecoded(bytes: Buffer, path: string, rules: readonly CompiledRule[]): FileScan {
  if (bytes.length > LARGEST) return tooLarge();
  const encoding = encodingOf(bytes);
  if (encoding === "binary") return { kind: "skipped", reason: "binary", detail: "it is binary" };
  const scanned = (located: readonly LocatedFinding[]): FileScan => ({ kind: "scanned", bytes: bytes.length, located });
  const notebook = /\.ipynb$/i.test(path);
  let look: FirstLook | undefined;
  if ((encoding === "ascii" || encoding === "utf-8") && !notebook) {
    // Most files end here, before a string is made of them.
    look = firstLookAt(new Uint8Array(bytes.buffer, bytes.byteOffset), bytes.length);
    const empty = look.words.length === 0 && look.tokens.length === 0;
    if (rules.length === 0 && empty && !isCredentialFile(path)) return scanned([]);
    if (encoding === "utf-8") look = bytes[0] === 0xef ? undefined : inCodeUnits(look, bytes, bytes.length);
  }
  const text = decodeBytes(bytes, encoding);
  if (notebook) return scanNotebookText(text, path, bytes.length, rules);
  const language = /\.pyw?i?$/i.test(path) ? "python" : "text";
  const findings = scan({ text, path, language, rules, ...(look === undefined ? {} : { look }) });
  if (findings.length === 0) return scanned([]);
  return { ...scanned(inText(text, mostReported(findings))), ...moreThan(findings) };
}

function inText(text: string, findings: readonly Finding[]): LocatedFinding[] {
  const lines = new Lines(text);
  const excerpts = excerptsOf(text, findings);
  return findings.map((finding, index) => ({
    finding,
    excerpt: excerpts[index] as Excerpt,
    ...lines.range(finding.start, finding.end),
  }));
}

/** What is found beside what is reported, by rule and confidence; nothing of a file whose findings are all listed. */
function moreThan(findings: readonly Finding[]): { readonly more?: readonly MoreFindings[] } {
  const reported = mostReported(findings);
  if (reported === findings) return {};
  const listed = new Set(reported);
  const more = new Map<string, MoreFindings>();
  const end = findings.length >= MOST_FINDINGS ? { atLeast: true as const } : {};
  for (const finding of findings) {
    if (listed.has(finding)) continue;
    const { rule, confidence } = finding;
    const kind = `${rule} ${confidence}`;
    more.set(kind, { rule, confidence, count: (more.get(kind)?.count ?? 0) + 1, ...end });
  }
  return { more: [...more.values()] };
}

function scanNotebookText(text: string, path: string, bytes: number, rules: readonly CompiledRule[]): FileScan {
  const result = scanNotebook(text, path, rules);
  const lines = new Lines(text);
  if (result.kind === "broken") {
    const { line, column } = lines.range(result.offset, result.offset);
    const problem = `${result.reason} (line ${line}, column ${column}); it was read as plain text`;
    const located = inText(text, mostReported(result.findings));
    return { kind: "scanned", bytes, located, problem, ...moreThan(result.findings) };
  }
  const extras = [...result.extras].sort((one, other) => one.start - other.start);
  const all = [...result.findings, ...extras];
  const reported = new Set<Finding>(mostReported(all));
  const located = [
    ...inCells(
      lines,
      result.findings.filter((finding) => reported.has(finding)),
    ),
    ...inText(
      text,
      extras.filter((finding) => reported.has(finding)),
    ),
  ];
  return { kind: "scanned", bytes, located, ...moreThan(all) };
}

/** `lines` are the file's; the excerpt is of the cell's source or output, whose findings follow one another. */
function inCells(lines: Lines, findings: readonly NotebookFinding[]): LocatedFinding[] {
  const located: LocatedFinding[] = [];
  for (let from = 0; from < findings.length; ) {
    const { cellText } = findings[from] as NotebookFinding;
    const other = findings.findIndex((finding, index) => index > from && finding.cellText !== cellText);
    const here = findings.slice(from, other === -1 ? undefined : other);
    const cellLines = new Lines(cellText);
    const excerpts = excerptsOf(
      cellText,
      here.map(({ cellStart: start, cellEnd: end, secret }) => ({ start, end, secret })),
    );
    here.forEach(({ cell, where, cellStart, cellEnd, cellText: _, ...finding }, index) => {
      const notebook = { cell, where, place: cellLines.range(cellStart, cellEnd) };
      const excerpt = excerpts[index] as Excerpt;
      located.push({ finding, excerpt, ...lines.range(finding.start, finding.end), notebook });
    });
    from += here.length;
  }
  return located;
}

function explain(error: unknown, path: string): string {
  const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
  return missing && path.includes("\ufffd") ? "its name is not UTF-8: rename it" : readFailure(error);
}
