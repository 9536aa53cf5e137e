import { localFingerprint } from "../../secret/fingerprint";
import type { ReportedFinding, UnlistedFindings } from "../../work/scan/report";
import { printableJson } from "./printable";

/** The findings as JSON Lines, in their order; behind those of a file that has more, how many: `{ file, more, atLeast }`. */
export function jsonLines(
  findings: readonly ReportedFinding[],
  unlisted: readonly UnlistedFindings[],
  key: Uint8Array,
): string[] {
  const rests = new Map(unlisted.map((rest) => [rest.file, rest]));
  return findings.flatMap((finding, at) => {
    const rest = findings[at + 1]?.file === finding.file ? undefined : rests.get(finding.file);
    const line = jsonLine(finding, key);
    if (rest === undefined) return [line];
    return [line, printableJson({ file: rest.file, more: rest.count, atLeast: rest.atLeast })];
  });
}

/** One finding as a row of JSON Lines. `fingerprint` is the same for the same value, on this user's account alone. */
function jsonLine({ file, finding, notebook, ...place }: ReportedFinding, key: Uint8Array): string {
  const { rule, confidence, doubt, name, secret } = finding;
  const { line, column, endLine, endColumn } = place;
  const cell =
    notebook === undefined
      ? {}
      : {
          cell: notebook.cell,
          cellLine: notebook.place.line,
          cellColumn: notebook.place.column,
          where: notebook.where,
        };
  return printableJson({
    file,
    line,
    column,
    endLine,
    endColumn,
    rule,
    confidence,
    name: name ?? null,
    length: secret.length,
    fingerprint: localFingerprint(key, secret),
    ...cell,
    ...(doubt === undefined ? {} : { doubt }),
  });
}
