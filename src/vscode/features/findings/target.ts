import * as vscode from "vscode";
import { openDocument } from "../../documents";
import type { Findings, ShownFinding } from "./findings";

/** How a command names a finding. It must survive being written into a link. */
export interface FindingTarget {
  readonly uri: string;
  readonly version?: number;
  readonly start?: number;
  readonly end?: number;
  readonly rule?: string;
}

/** A finding of an open document, still where it was. */
export interface Resolved {
  readonly document: vscode.TextDocument;
  readonly located: ShownFinding;
}

export function targetOf(document: vscode.TextDocument, { finding }: ShownFinding): FindingTarget {
  const { start, end, rule } = finding;
  return { uri: document.uri.toString(), version: document.version, start, end, rule };
}

export function isTarget(value: unknown): value is FindingTarget {
  return typeof value === "object" && value !== null && "uri" in value && typeof value.uri === "string";
}

/** The document that a command's argument names, or undefined where it is not open. */
export function targetDocument(argument: unknown): vscode.TextDocument | undefined {
  return isTarget(argument) ? openDocument(vscode.Uri.parse(argument.uri)) : undefined;
}

/** The finding that a command's argument names, or undefined where the document has changed since. */
export function resolveTarget(findings: Findings, argument: unknown): Resolved | undefined {
  const document = targetDocument(argument);
  if (!document || !isTarget(argument)) return undefined;
  const located = findings
    .inVersion(document)
    ?.find(({ finding }) => finding.start === argument.start && finding.end === argument.end);
  return located ? { document, located } : undefined;
}
