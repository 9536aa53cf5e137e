import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Confidence } from "../../src/detect/finding";
import { reaches } from "../../src/detect/finding";
import { scanNotebook } from "../../src/detect/read/notebook";
import { scan } from "../../src/detect/scan";

interface Label {
  readonly line: number;
  readonly line_end: number;
  readonly label: "T" | "F" | "X";
  readonly category: string;
}
interface Row {
  readonly id: string;
  readonly test: boolean;
  readonly text: string;
  readonly labels: readonly Label[];
}

/** Categories of the labelled data that are not credentials. */
const LEFT_OUT = new Set(["UUID", "AWS S3 Bucket", "Nonce", "Salt", "Tencent WeChat API App ID"]);

export interface Accuracy {
  readonly f1: number;
  readonly f1Strict: number;
  readonly precision: number;
  readonly recall: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** A scanner of one text: the reported lines (from 1) as ranges. */
export type Scanner = (text: string, path: string) => readonly (readonly [number, number])[];

/** Our own detection at a threshold. */
export function ours(threshold: Confidence): Scanner {
  return (text, path) => {
    const starts = lineStarts(text);
    return scan({ text, path, language: "python" })
      .filter((finding) => reaches(finding.confidence, threshold))
      .map(
        (finding) => [lineOf(starts, finding.start), lineOf(starts, Math.max(finding.start, finding.end - 1))] as const,
      );
  };
}

/** The same, each text as the only cell of an otherwise empty notebook, compared by the cell's lines. */
export function oursInNotebooks(threshold: Confidence): Scanner {
  return (text, path) => {
    const source = text.split(/(?<=\n)/);
    const cell = { cell_type: "code", execution_count: null, metadata: {}, outputs: [], source };
    const file = JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 });
    const result = scanNotebook(file, path.replace(/\.py$/, ".ipynb"));
    const starts = lineStarts(text);
    if (result.kind === "broken") return [];
    return result.findings
      .filter((finding) => reaches(finding.confidence, threshold))
      .map(({ cellStart, cellEnd }) => [lineOf(starts, cellStart), lineOf(starts, Math.max(cellStart, cellEnd - 1))]);
  };
}

/** Counts by line, an item being a labelled range of lines: true if any label of it is T, else false if any is F, else a stand-in. */
export function measure(folder: string, scanner: Scanner): Accuracy {
  const rows: Row[] = readFileSync(join(folder, "python.jsonl"), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  let found = 0;
  let total = 0;
  let falseF = 0;
  let falseX = 0;
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const row of rows) {
    const reports = scanner(row.text, `${row.test ? "tests/" : ""}${row.id}.py`);
    for (const item of itemsOf(row)) {
      const hit = reports.some(([from, to]) => from <= item.to && item.from <= to);
      const shown = `${row.id}:${item.from}`;
      if (item.kind === "T") {
        total++;
        if (hit) found++;
        else missed.push(shown);
      } else if (hit) {
        if (item.kind === "F") falseF++;
        else falseX++;
        wrong.push(`${item.kind} ${shown}`);
      }
    }
  }
  const recall = found / total;
  const f1 = (false_: number) => (2 * found) / (found + false_ + total);
  return { f1: f1(falseF), f1Strict: f1(falseF + falseX), precision: found / (found + falseF), recall, missed, wrong };
}

function itemsOf(row: Row): { from: number; to: number; kind: "T" | "F" | "X" }[] {
  const byRange = new Map<string, Label[]>();
  for (const label of row.labels) {
    const key = `${label.line}-${label.line_end}`;
    byRange.set(key, [...(byRange.get(key) ?? []), label]);
  }
  const items: { from: number; to: number; kind: "T" | "F" | "X" }[] = [];
  for (const labels of byRange.values()) {
    const { line: from, line_end: to } = labels[0] as Label;
    const trues = labels.filter((label) => label.label === "T");
    if (trues.length > 0) {
      if (trues.some((label) => label.category.split(":").some((category) => !LEFT_OUT.has(category))))
        items.push({ from, to, kind: "T" });
    } else items.push({ from, to, kind: labels.some((label) => label.label === "F") ? "F" : "X" });
  }
  return items;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
