import * as vscode from "vscode";
import { parseRefs } from "../../../formats/refs/parse";
import type { Reference } from "../../../formats/refs/reference";
import { environmentUses } from "../../../python/environment-uses";
import { findReferences, parseReference } from "../../../stores/kinds";
import { languageOf } from "../../documents";

/** A secret that a document names. */
export type Mention =
  | { readonly kind: "reference"; readonly range: vscode.Range; readonly reference: Reference }
  | { readonly kind: "broken"; readonly range: vscode.Range; readonly reason: string }
  | { readonly kind: "variable"; readonly range: vscode.Range; readonly name: string; readonly needed: boolean };

const LARGEST = 1 << 20;

export function isRefs(document: vscode.TextDocument): boolean {
  return /\/\.env\.refs(?:\.[^/]+)?$/.test(document.uri.path);
}

/** Every reference of a document, and the variables that Python code reads in it. */
export function mentionsIn(document: vscode.TextDocument): Mention[] {
  const text = document.getText();
  if (text.length > LARGEST) return [];
  if (isRefs(document)) return inRefs(document, text);
  const rangeOf = ({ start, end }: { start: number; end: number }): vscode.Range =>
    new vscode.Range(document.positionAt(start), document.positionAt(end));
  const mentions = findReferences(text).map(({ reference, ...span }): Mention => {
    return { kind: "reference", range: rangeOf(span), reference };
  });
  const language = languageOf(document);
  if (language !== "python" && language !== "cell") return mentions;
  const uses = environmentUses(text, language);
  // What the code can do without, or sets itself, is no alarm.
  const optional = new Set(uses.filter(({ kind }) => kind !== "needs").map(({ name }) => name));
  for (const { name, ...span } of uses) {
    mentions.push({ kind: "variable", range: rangeOf(span), name, needed: !optional.has(name) });
  }
  return mentions;
}

function inRefs(document: vscode.TextDocument, text: string): Mention[] {
  const { entries, errors } = parseRefs(text, parseReference);
  const line = (number: number): vscode.Range => document.lineAt(number - 1).range;
  return [
    ...entries.map((entry): Mention => {
      const { start, end } = line(entry.line);
      const range = new vscode.Range(end.translate(0, -entry.text.length), end);
      return {
        kind: "reference",
        range: range.isEmpty ? new vscode.Range(start, end) : range,
        reference: entry.reference,
      };
    }),
    ...errors.map((error): Mention => ({ kind: "broken", range: line(error.line), reason: error.message })),
  ];
}
