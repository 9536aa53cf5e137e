import { ruleFacts } from "../../detect/vendors/rule-facts";
import type { ReportedFinding, ScanSummary } from "../../work/scan/report";
import { printable } from "./printable";

/** Files whose credentials `fix` can move. */
const CHANGEABLE = /\.(?:pyw?|ipynb)$/i;

const COLOURS = { high: 31, medium: 33, low: 36 } as const;

/** A line for each finding, to be read by a person: where, how sure, what, under which name. Never the value. */
export function textLine({ file, line, column, finding, notebook }: ReportedFinding, colour: boolean): string {
  const { rule, confidence, name, secret } = finding;
  const cell =
    notebook === undefined
      ? ""
      : ` [cell ${notebook.cell}${notebook.where === "output" ? ", output" : `, line ${notebook.place.line}`}]`;
  const sure = colour ? `\x1b[${COLOURS[confidence]}m${confidence}\x1b[0m` : confidence;
  const title = ruleFacts(rule)?.title ?? rule;
  return `${printable(file)}:${line}:${column}:${cell} ${sure}: ${title}${name === undefined ? "" : ` in ${printable(name)}`} (${rule}, ${secret.length} characters)`;
}

/** The closing lines: what was scanned, what was not, and what to do. */
export function summaryLines(findings: readonly ReportedFinding[], summary: ScanSummary): string[] {
  const lines = [
    ...summary.problems.map(({ file, detail }) => `${printable(file)}: ${detail}`),
    ...summary.skipped.map(({ file, detail }) => `${printable(file)}: not scanned: ${detail}`),
  ];
  const scanned = `Scanned ${count(summary.files, "file")} (${size(summary.bytes)})`;
  const files = new Set(findings.map(({ file }) => file)).size;
  const result =
    findings.length === 0
      ? "no credentials found"
      : `${count(findings.length, "credential")} in ${count(files, "file")}`;
  lines.push(`${scanned}: ${result}.`);
  const left = [
    ...(summary.binary > 0 ? [`${count(summary.binary, "binary file")} not scanned`] : []),
    ...(summary.special > 0
      ? [
          `${summary.special} ${summary.special === 1 ? "pipe, socket or dangling link" : "pipes, sockets or dangling links"} not scanned`,
        ]
      : []),
    ...(summary.skipped.length > 0 ? [`${count(summary.skipped.length, "file")} could not be scanned`] : []),
    ...(summary.allowed > 0
      ? [`${count(summary.allowed, "finding")} allowed by the baseline or .sealwright.toml`]
      : []),
  ];
  if (left.length > 0) lines.push(`${left.join("; ")}.`);
  if (findings.some(({ file }) => CHANGEABLE.test(file)))
    lines.push("See what would move to the environment with `sealwright fix`; move it with `sealwright fix --write`.");
  return lines;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

function size(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
