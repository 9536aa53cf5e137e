import { titleOf } from "../../detect/vendors/rule-facts";
import type { ReportedFinding } from "../../work/scan/report";
import { printableCharacters } from "./printable";
import { cellPlace } from "./text";

/** One finding as a workflow command of GitHub Actions, which shows it beside the line. */
export function githubLine({ file, line, column, endLine, endColumn, finding, notebook }: ReportedFinding): string {
  const { rule, confidence, name } = finding;
  const title = titleOf(finding);
  const end = endLine === line ? `,endColumn=${endColumn}` : "";
  const cell = notebook === undefined ? "" : ` (${cellPlace(notebook)})`;
  const text = `${title}${name === undefined ? "" : ` in ${name}`}${cell}. Move it to the environment (sealwright fix) and replace it where it was issued.`;
  return `::${confidence === "high" ? "error" : "warning"} file=${property(file)},line=${line},endLine=${endLine},col=${column}${end},title=${property(`Sealwright: ${rule}`)}::${data(text)}`;
}

/** As a command's data: `%` and line ends escaped, and nothing that steers a terminal. */
function data(text: string): string {
  return printableCharacters(text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A"));
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
