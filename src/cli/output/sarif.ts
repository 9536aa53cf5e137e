import type { Log, ReportingDescriptor, Result } from "sarif";
import type { Confidence } from "../../detect/finding";
import { ruleFacts, titleOf } from "../../detect/vendors/rule-facts";
import { localFingerprint } from "../../secret/fingerprint";
import type { ReportedFinding, UnlistedFindings } from "../../work/scan/report";
import { cellPlace } from "./text";

const LEVEL: Readonly<Record<Confidence, Result.level>> = { high: "error", medium: "warning", low: "note" };

/** The findings as a SARIF 2.1.0 log, without snippets. */
export function sarifLog(
  findings: readonly ReportedFinding[],
  unlisted: readonly UnlistedFindings[],
  version: string,
  key: Uint8Array,
): Log {
  const ids = [...new Set(findings.map(({ finding }) => finding.rule))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Sealwright", semanticVersion: version, rules: ids.map(descriptor) } },
        columnKind: "utf16CodeUnits",
        results: [...findings.map((finding) => result(finding, ids, key)), ...unlisted.map(unlistedResult)],
      },
    ],
  };
}

function descriptor(id: string): ReportingDescriptor {
  const rule = ruleFacts(id);
  if (rule === undefined) return { id };
  return {
    id,
    name: id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.explanation },
    ...(rule.source === undefined ? {} : { helpUri: rule.source }),
  };
}

function result(
  { file, line, column, endLine, endColumn, finding, notebook }: ReportedFinding,
  ids: readonly string[],
  key: Uint8Array,
): Result {
  const { rule, confidence, name, secret } = finding;
  const title = titleOf(finding);
  const cell = notebook === undefined ? "" : ` (${cellPlace(notebook)})`;
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: LEVEL[confidence],
    message: {
      text: `${title}${name === undefined ? "" : ` in ${name}`}${cell}. Move it to the environment, and replace it where it was issued if it was ever shared.`,
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
    fingerprints: { "sealwright/local/v1": localFingerprint(key, secret) },
    properties: { confidence },
  };
}

/** Says how many more findings a file has, without a rule. */
function unlistedResult({ file, count, atLeast }: UnlistedFindings): Result {
  const more = `${atLeast ? "At least " : ""}${count} more credentials are in this file than are listed.`;
  return {
    level: "warning",
    message: { text: more },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
    properties: { more: count },
  };
}

function uriOf(file: string): string {
  return file.split("/").map(encodeURIComponent).join("/");
}
