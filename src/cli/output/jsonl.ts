import { localFingerprint } from "../../secret/fingerprint";
import type { ReportedFinding } from "../../work/scan/report";
import { printableJson } from "./printable";

/** One finding as a row of JSON Lines. `fingerprint` is the same for the same value, on this user's account alone. */
export function jsonLine({ file, finding, notebook, ...place }: ReportedFinding, key: Uint8Array): string {
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
