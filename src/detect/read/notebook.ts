import type { Cell, Extra } from "../../notebook/parse";
import { parseNotebook } from "../../notebook/parse";
import type { SourceMap } from "../../notebook/source-map";
import { Secret } from "../../secret/secret";
import { type Finding, MOST_FINDINGS } from "../finding";
import { withoutOverlaps } from "../judge/overlaps";
import { isTestPath } from "../judge/test-path";
import { type ScanInput, scan } from "../scan";
import type { CompiledRule } from "./own-rules";
import { findInWidgets } from "./widgets";

/** A finding in a notebook. Its `start` and `end` are offsets in the file's text. */
export interface NotebookFinding extends Finding {
  /** From 0. */
  readonly cell: number;
  readonly where: "source" | "output";
  /** Offsets in the cell's source, or in the text of the output that shows the value. */
  readonly cellStart: number;
  readonly cellEnd: number;
  /** That source or output, for lines and columns in it. */
  readonly cellText: string;
}

type NotebookScan =
  | {
      readonly kind: "scanned";
      readonly findings: readonly NotebookFinding[];
      /** In metadata and attachments, whose cell does not matter; with offsets in the file. */
      readonly extras: readonly Finding[];
    }
  /** `offset` is where the text stops being a notebook; `findings` are those of the file read as plain text. */
  | {
      readonly kind: "broken";
      readonly reason: string;
      readonly offset: number;
      readonly findings: readonly Finding[];
    };

/** Every credential in a notebook's cells, their readable outputs, its metadata and attachments, by the project's own `rules` too; `suppressed`: as for `scan`. Never throws. */
export function scanNotebook(
  file: string,
  path: string,
  rules: readonly CompiledRule[] = [],
  suppressed = false,
): NotebookScan {
  const how = { path, rules, suppressed };
  const parsed = parseNotebook(file);
  if (parsed.kind === "broken") return { ...parsed, findings: scan({ text: file, language: "text", ...how }) };
  const python = parsed.language === undefined || /python/i.test(parsed.language);
  const findings: NotebookFinding[] = [];
  for (const cell of parsed.cells) {
    if (findings.length >= MOST_FINDINGS) break;
    for (const finding of source(cell, python, how)) findings.push(finding);
    for (const finding of outputs(cell, how)) findings.push(finding);
  }
  return { kind: "scanned", findings, extras: inExtras(file, parsed.extras, how) };
}

function inExtras(file: string, extras: Iterable<Extra>, how: Manner): Finding[] {
  const found: Finding[] = [];
  for (const { start: from, end } of extras) {
    if (found.length >= MOST_FINDINGS) break;
    const text = file.slice(from, end);
    const known = scan({ ...how, text, path: EXTRAS_PATH, language: "text" });
    const typed = findInWidgets(text, isTestPath(how.path)).map(({ hit, value }) => ({
      ...hit,
      secret: new Secret(value),
    }));
    for (const finding of withoutOverlaps([...known, ...typed]))
      found.push({ ...finding, start: finding.start + from, end: finding.end + from });
  }
  return found;
}

/** By whose name metadata are read as JSON. */
const EXTRAS_PATH = "metadata.json";

type Manner = Pick<ScanInput, "path" | "rules" | "suppressed">;

function source(cell: Cell, python: boolean, how: Manner): NotebookFinding[] {
  const language = cell.type === "code" && python ? "cell" : "text";
  return scan({ text: cell.source.text, language, ...how }).map((finding) =>
    placed(finding, cell, cell.source, "source"),
  );
}

/** One finding for each value: the same output often is there as text and as HTML. */
function outputs(cell: Cell, how: Manner): NotebookFinding[] {
  const found = new Map<string, NotebookFinding>();
  for (const output of cell.outputs) {
    for (const finding of scan({ text: output.text, language: "text", ...how })) {
      const value = finding.secret.reveal();
      if (!found.has(value)) found.set(value, placed(finding, cell, output, "output"));
    }
  }
  return [...found.values()];
}

function placed(finding: Finding, cell: Cell, map: SourceMap, where: "source" | "output"): NotebookFinding {
  const { start: cellStart, end: cellEnd } = finding;
  return {
    ...finding,
    start: map.toFile(cellStart),
    end: map.toFileEnd(cellEnd),
    cell: cell.index,
    where,
    cellStart,
    cellEnd,
    cellText: map.text,
  };
}
