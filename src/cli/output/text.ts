import { titleOf } from "../../detect/vendors/rule-facts";
import type { ProjectSilence, ReportedFinding, ScanSummary } from "../../work/scan/report";
import type { Line } from "./write";

/** Files whose credentials `fix` can move. */
const CHANGEABLE = /\.(?:pyw?|ipynb)$/i;

const COLOURS = { high: 31, medium: 33, low: 36 } as const;

/** A line for each finding, to be read by a person: where, how sure, what, under which name. Never the value. */
export function textLine({ file, line, column, finding, notebook }: ReportedFinding, colour: boolean): Line {
  const { rule, confidence, name, secret } = finding;
  const cell =
    notebook === undefined
      ? ""
      : ` [cell ${notebook.cell}${notebook.where === "output" ? ", output" : `, line ${notebook.place.line}`}]`;
  const sure = colour ? { colour: COLOURS[confidence], text: confidence } : confidence;
  const of = name === undefined ? "" : ` in ${name}`;
  return [
    `${file}:${line}:${column}:${cell} `,
    sure,
    `: ${titleOf(finding)}${of} (${rule}, ${secret.length} characters)`,
  ];
}

/** A line for each file that was not scanned, or not as what it is, and for what else was not looked at. */
export function problemLines({ failed, problems, skipped, notes }: ScanSummary): string[] {
  return [
    ...failed.map(({ file, detail }) => `${file}: ${detail}.`),
    ...problems.map(({ file, detail }) => `${file}: ${detail}`),
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
      : `${count(findings.length, "credential")} in ${count(files, "file")}`;
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
  if (findings.some(({ file }) => CHANGEABLE.test(file)))
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
