import type { Confidence } from "../../detect/finding";
import { titleOf } from "../../detect/vendors/rule-facts";
import { MARK } from "../../work/scan/excerpt";
import type { ReportedFinding, ScanSummary } from "../../work/scan/report";
import { printableCharacters } from "./printable";
import { cellPlace, summaryLines } from "./text";

/** How the page can be grouped, a line each: the heading that a finding stands under. */
const GROUPINGS: Readonly<Record<string, (finding: ReportedFinding) => string>> = {
  file: ({ file }) => file,
  rule: ({ finding }) => titleOf(finding),
  severity: ({ finding }) => SEVERITIES[finding.confidence],
};

const SEVERITIES: Readonly<Record<Confidence, string>> = {
  high: "High: a known format",
  medium: "Medium: a name and a value that fit",
  low: "Low: a name or a shape alone",
};

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --high: #c62828; --medium: #b26a00; --low: #00707a; }
@media (prefers-color-scheme: dark) { :root { --high: #ff8a80; --medium: #ffb74d; --low: #4dd0e1; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } summary { font-weight: 600; padding: .4rem 0; cursor: pointer; overflow-wrap: anywhere; }
section { display: none; } input:checked + label { font-weight: 600; text-decoration: underline; }
nav label { margin-right: 1.5rem; cursor: pointer; }
${Object.keys(GROUPINGS)
  .map((name) => `body:has(#by-${name}:checked) section.${name} { display: block; }`)
  .join("\n")}
article { border-left: 4px solid var(--of); margin: .6rem 0 1rem; padding: .1rem 0 .1rem .9rem; }
.high { --of: var(--high); } .medium { --of: var(--medium); } .low { --of: var(--low); }
b { color: var(--of); } .place { overflow-wrap: anywhere; } mark { background: var(--of); color: Canvas; border-radius: 3px; padding: 0 .2rem; }
pre { overflow-x: auto; border: 1px solid var(--line); border-radius: 4px; padding: .4rem .7rem; margin: .3rem 0; }
`;

/** One page that needs nothing beside it, and runs nothing: the findings by file, by rule and by severity, without a value. */
export function htmlPage(findings: readonly ReportedFinding[], summary: ScanSummary): string {
  const names = Object.keys(GROUPINGS);
  const choices = names.map(
    (name, index) =>
      `<input type="radio" name="by" id="by-${name}"${index === 0 ? " checked" : ""}> <label for="by-${name}">by ${name}</label>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Sealwright: credentials found</title>
<style>${STYLE}</style>
<h1>Credentials found by Sealwright</h1>
${summaryLines(findings, summary)
  .map((line) => `<p>${escaped(line)}</p>`)
  .join("\n")}
<nav>${choices.join("\n")}</nav>
${names.map((name) => section(name, findings)).join("\n")}
</html>`;
}

function section(name: string, findings: readonly ReportedFinding[]): string {
  const groups = new Map<string, ReportedFinding[]>();
  if (name === "severity") for (const severity of Object.values(SEVERITIES)) groups.set(severity, []);
  for (const finding of findings) {
    const heading = GROUPINGS[name]?.(finding) ?? "";
    const group = groups.get(heading);
    if (group === undefined) groups.set(heading, [finding]);
    else group.push(finding);
  }
  const filled = [...groups].filter(([, group]) => group.length > 0);
  const parts = filled.map(
    ([heading, group]) =>
      `<details open><summary>${escaped(heading)} (${group.length})</summary>\n${group.map(article).join("\n")}\n</details>`,
  );
  return `<section class="${name}">\n${parts.join("\n")}\n</section>`;
}

function article({ file, line, column, finding, excerpt, notebook }: ReportedFinding): string {
  const { confidence, name, rule, secret } = finding;
  const cell = notebook === undefined ? "" : `, ${cellPlace(notebook)}`;
  const of = name === undefined ? "" : ` in <code>${escaped(name)}</code>`;
  const { text, at } = excerpt;
  const code = `${escaped(text.slice(0, at).trimStart())}<mark>${MARK}</mark>${escaped(text.slice(at + MARK.length))}`;
  return `<article class="${confidence}"><b>${confidence}</b> ${escaped(titleOf(finding))}${of} <small>(${escaped(rule)}, ${secret.length} characters)</small>
<div class="place">${escaped(`${file}:${line}:${column}`)}${cell}</div>
<pre>${code}</pre></article>`;
}

function escaped(text: string): string {
  return printableCharacters(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
