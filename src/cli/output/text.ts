import { DOUBTS } from "../../detect/judge/doubt";
import { titleOf } from "../../detect/vendors/rule-facts";
import { cellName } from "../../notebook/cell-name";
import { MARK } from "../../work/scan/excerpt";
import type { ProjectSilence, ReportedFinding, ScanSummary, UnlistedFindings } from "../../work/scan/report";
import type { Line } from "./write";

/** Files whose credentials `fix` can move. */
const CHANGEABLE = /\.(?:pyw?|ipynb)$|(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/i;

/** Whether a file is a member of an archive, by its name: nothing is written there. */
export function isInArchive(file: string): boolean {
  return /\.(?:zip|whl|tar|tgz|gz)!\//i.test(file);
}

const COLOURS = { high: 31, medium: 33, low: 36 } as const;

/** The findings of one file after another's, to be read by a person: each with its line, and never the value. */
export function textLines(
  findings: readonly ReportedFinding[],
  colour: boolean,
  unlisted: readonly UnlistedFindings[] = [],
  fixOf: (finding: ReportedFinding) => readonly string[] = () => [],
): Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < findings.length; ) {
    const [first, ...more] = fileFrom(findings, from);
    if (first === undefined) break;
    const shown = first.inData === true ? [] : more;
    if (from > 0) lines.push("");
    for (const finding of [first, ...shown]) {
      lines.push(titleLine(finding, colour), ...frameLines(finding, colour));
      lines.push(...fixOf(finding).map((line) => `${" ".repeat(GUTTER)} ${line}`));
    }
    const rest = unlisted.find(({ file }) => file === first.file);
    const left = more.length - shown.length + (rest?.count ?? 0);
    const of = first.inData === true ? "this file of data" : "this file";
    const least = rest?.atLeast === true ? "at least " : "";
    if (left > 0) lines.push(`${" ".repeat(GUTTER)} … and ${least}${count(left, "more credential")} in ${of}`);
    from += 1 + more.length;
  }
  return lines;
}

/** The findings of the file to which the one at `from` belongs, from there on. */
function fileFrom(findings: readonly ReportedFinding[], from: number): readonly ReportedFinding[] {
  let end = from;
  while (end < findings.length && findings[end]?.file === findings[from]?.file) end += 1;
  return findings.slice(from, end);
}

/** The line of the value, by its number there (in a notebook the cell's), and a mark under it. */
function frameLines({ line, finding, excerpt, notebook }: ReportedFinding, colour: boolean): Line[] {
  const number = String(notebook?.place.line ?? line).padStart(GUTTER);
  const text = excerpt.text.trimStart();
  const indent = " ".repeat(excerpt.at - (excerpt.text.length - text.length));
  const carets = "^".repeat(MARK.length);
  return [
    `${number} | ${text}`,
    [`${" ".repeat(GUTTER)} | ${indent}`, colour ? { colour: COLOURS[finding.confidence], text: carets } : carets],
  ];
}

/** The width of line numbers. */
const GUTTER = 6;

/** Where, how sure, what, under which name. */
function titleLine({ file, line, column, finding, notebook, newPlace }: ReportedFinding, colour: boolean): Line {
  const { rule, confidence, doubt, name, secret } = finding;
  const why = doubt === undefined ? "" : `; low, for ${DOUBTS[doubt]}`;
  const cell = notebook === undefined ? "" : ` [${cellPlace(notebook)}]`;
  const sure = colour ? { colour: COLOURS[confidence], text: confidence } : confidence;
  const of = name === undefined ? "" : ` in ${name}`;
  return [
    `${file}:${line}:${column}:${cell} `,
    sure,
    `: ${titleOf(finding)}${of} (${rule}, ${secret.length} characters)${why}${newPlace ? ", a value of the baseline in a new place" : ""}`,
  ];
}

/** Where in a notebook: cells and lines from 1, as notebooks show them. */
export function cellPlace({ cell, where, place }: NonNullable<ReportedFinding["notebook"]>): string {
  return `${cellName(cell)}, ${where === "output" ? "output" : `line ${place.line}`}`;
}

/** A line for each file of which it was asked for that it be scanned, and could not be. */
export function failureLines({ failed }: ScanSummary): string[] {
  return failed.map(({ file, detail }) => `${file}: ${detail}.`);
}

/** A line for each file that was not scanned, or not as what it is, and for what else was not looked at. */
export function problemLines(summary: ScanSummary): string[] {
  const { problems, unlisted, skipped, notes } = summary;
  return [
    ...failureLines(summary),
    ...problems.map(({ file, detail }) => `${file}: ${detail}`),
    ...unlisted.map(
      ({ file, count, atLeast }) =>
        `${file}: it holds ${atLeast ? "at least " : ""}${count} more credentials than are reported`,
    ),
    ...skipped.map(({ file, detail }) => `${file}: not scanned: ${detail}`),
    ...notes,
  ];
}

/** The closing lines: what was scanned, what was not, and what to do. */
export function summaryLines(findings: readonly ReportedFinding[], summary: ScanSummary): string[] {
  const lines = problemLines(summary);
  const { files: scannedFiles, binary, special, failed, skipped } = summary;
  if (scannedFiles + binary + special + failed.length + skipped.length === 0)
    return [...lines, "There is nothing to scan."];
  const scanned = `Scanned ${count(summary.files, "file")} (${size(summary.bytes)})`;
  const files = new Set(findings.map(({ file }) => file)).size;
  const result =
    findings.length === 0
      ? "no credentials found"
      : `${count(findings.length + summary.unlisted.reduce((sum, rest) => sum + rest.count, 0), "credential")} in ${count(files, "file")}`;
  lines.push(`${scanned}: ${result}.`);
  const left = [
    ...(summary.binary > 0 ? [`${count(summary.binary, "binary file")} not scanned`] : []),
    ...(summary.special > 0
      ? [
          `${summary.special} ${summary.special === 1 ? "pipe, socket, or link to nothing or out of the project" : "pipes, sockets, or links to nothing or out of the project"} not scanned`,
        ]
      : []),
    ...(skipped.length + failed.length > 0
      ? [`${count(skipped.length + failed.length, "file")} could not be scanned`]
      : []),
    ...(summary.allowed > 0
      ? [`${count(summary.allowed, "finding")} allowed by the baseline or .sealwright.toml`]
      : []),
  ];
  if (left.length > 0) lines.push(`${left.join("; ")}.`);
  if (findings.some(({ file }) => CHANGEABLE.test(file) && !isInArchive(file)))
    lines.push("See what would move to the environment with `sealwright fix`; move it with `sealwright fix --write`.");
  return lines;
}

/** Says what the project's own configuration keeps silent. */
export function silenceLine({ file, leftOut }: ProjectSilence): string {
  return `${file} leaves out ${leftOut.join(", ")}; a pull request can change that. --no-project-config does not read it.`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function size(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
