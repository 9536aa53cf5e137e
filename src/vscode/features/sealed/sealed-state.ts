import * as vscode from "vscode";
import { isSealed } from "../../../sops/document";
import { SopsError } from "../../../sops/errors";
import { formatOf } from "../../../sops/format";
import { readSealed } from "../../../sops/opened";
import { compareRecipients } from "../../../sops/renew";
import { parseConfig } from "../../../sops/rules";
import { looksSealed } from "../../../sops/value";
import { walk } from "../../../sops/walk";
import { findConfig, ruleFor } from "../../../stores/sops/creation-rule";

/** What is wrong with a sealed file, or with one that should be. Offsets are those of its text. */
export interface SealedProblem {
  readonly code: "plain-file" | "recipients" | "plain-value" | "config" | "unreadable";
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly severity: vscode.DiagnosticSeverity;
}

const { Error: ERROR, Warning: WARNING } = vscode.DiagnosticSeverity;

/** Looks at a file's clear part and at the rules of `.sops.yaml`; uses no key. `path` is absolute, inside `root`. */
export async function sealedProblems(root: string, path: string, text: string): Promise<SealedProblem[]> {
  if (path.endsWith(".sops.yaml") && /(?:^|[\\/])\.sops\.yaml$/.test(path)) return configProblems(text);
  const format = formatOf(path);
  const line = { start: 0, end: Math.max(1, text.search(/[\r\n]|$/)) };
  try {
    if (!text.includes("sops") || !isSealed(text, format)) return await plainProblems(root, path, line);
    return [...(await recipientProblems(root, path, text)), ...plainValues(text, path)];
  } catch (error) {
    if (!(error instanceof SopsError)) throw error;
    // A file in plain text that is being typed is its own language's business.
    if (error.reason === "malformed" && !text.includes("ENC[AES256_GCM,")) return [];
    return [{ code: "unreadable", message: error.message, ...line, severity: ERROR }];
  }
}

function configProblems(text: string): SealedProblem[] {
  try {
    parseConfig(text);
    return [];
  } catch (error) {
    if (!(error instanceof SopsError)) throw error;
    return [{ code: "config", message: error.message, start: 0, end: 1, severity: ERROR }];
  }
}

async function plainProblems(root: string, path: string, at: { start: number; end: number }): Promise<SealedProblem[]> {
  const rule = await ruleOf(root, path);
  // A rule for every path says how to seal what is sealed, not that everything must be.
  if (rule?.pathRegex === undefined) return [];
  const message = "A rule of .sops.yaml seals this file, but it is in plain text.";
  return [{ code: "plain-file", message, ...at, severity: WARNING }];
}

async function recipientProblems(root: string, path: string, text: string): Promise<SealedProblem[]> {
  const rule = await ruleOf(root, path);
  if (rule === undefined) return [];
  const { metadata } = readSealed(text, formatOf(path));
  const { added, removed } = compareRecipients(metadata, rule.groups);
  if (added.length + removed.length === 0) return [];
  const parts = [
    ...(added.length > 0 ? [`it does not let in ${added.join(", ")}`] : []),
    ...(removed.length > 0 ? [`it still lets in ${removed.join(", ")}`] : []),
  ];
  const found = /(?:^|[\s"])sops(?:_|["\]:])/m.exec(text);
  const start = found ? found.index + found[0].indexOf("sops") : 0;
  const message = `The file is sealed to other recipients than .sops.yaml says: ${parts.join("; ")}.`;
  return [{ code: "recipients", message, start, end: start + 4, severity: WARNING }];
}

function plainValues(text: string, path: string): SealedProblem[] {
  const { layout, rule } = readSealed(text, formatOf(path));
  const problems: SealedProblem[] = [];
  walk(layout.documents, rule, {
    scalar({ value, at }, { sealed, pointer }) {
      if (!sealed || value === "" || (typeof value === "string" && looksSealed(value))) return;
      const message = `${pointer()} is in plain text although the file's rule seals it. Take it out, and put it in with Edit Decrypted or Add Secret.`;
      problems.push({ code: "plain-value", message, start: at.start, end: at.end, severity: ERROR });
    },
    comment() {},
  });
  return problems;
}

async function ruleOf(root: string, path: string) {
  try {
    const config = await findConfig(root);
    return config && ruleFor(config, path);
  } catch (error) {
    if (error instanceof SopsError && error.reason === "no-rule") return undefined;
    if (error instanceof SopsError && error.reason === "malformed") return undefined;
    throw error;
  }
}
