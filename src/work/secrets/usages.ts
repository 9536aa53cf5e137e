import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { REFS_NAME } from "../../formats/refs/edit";
import { parseRefs } from "../../formats/refs/parse";
import { parseReference, type Reference } from "../../formats/refs/reference";
import { FileError, readText } from "../../machine/files";
import { environmentUses } from "../../python/environment-uses";
import { findFiles } from "../../stores/find-files";

/** Where a secret is used. Offsets are those of the file's text, the name or the reference alone. */
export interface Usage {
  /** Relative to the root, with `/`. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly line: number;
  readonly kind: "reference" | "variable";
}

const LARGEST = 1 << 20;
const LOOKED_AT = /\.(?:py|ipynb|ya?ml|toml|json|md|cfg|ini)$|^\.env\.(?:refs|example)$/;
/** A reference in any text; its last sign of punctuation belongs to the sentence around it. */
export const REFERENCE_TEXT = /\bsops:\/\/[^\s"'<>`\\]{1,500}[^\s"'<>`\\.,;:)\]}]/g;

/** Every place of a folder that refers to a secret; `reference` is relative to the root. */
export async function usagesOf(root: string, reference: Reference): Promise<Usage[]> {
  const files = await findFiles(root, (name) => LOOKED_AT.test(name));
  const texts = new Map<string, string>();
  for (const file of files) {
    const { size } = await stat(join(root, file)).catch(() => ({ size: LARGEST + 1 }));
    const text = size > LARGEST ? undefined : await readText(root, file).catch(unreadable);
    if (text !== undefined) texts.set(file, text);
  }
  const names = new Set(reference.kind === "env" ? [reference.name] : namesIn(root, texts, reference));
  const usages: Usage[] = [];
  for (const [file, text] of texts) {
    const spans = [...referenceSpans(root, file, text, reference), ...variableSpans(file, text, names)];
    for (const span of spans.sort((one, other) => one.start - other.start)) {
      usages.push({ file, line: text.slice(0, span.start).split("\n").length, ...span });
    }
  }
  return usages;
}

type Span = Pick<Usage, "start" | "end" | "kind">;

function referenceSpans(root: string, file: string, text: string, reference: Reference): Span[] {
  const spans: Span[] = [];
  if (reference.kind !== "sops") return spans;
  for (const { 0: found, index } of text.matchAll(REFERENCE_TEXT)) {
    const reading = parseReference(found);
    if (reading.kind === "reference" && same(root, dirname(join(root, file)), reading.reference, reference)) {
      spans.push({ start: index, end: index + found.length, kind: "reference" });
    }
  }
  return spans;
}

function variableSpans(file: string, text: string, names: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  const add = (start: number, length: number): void => {
    spans.push({ start, end: start + length, kind: "variable" });
  };
  if (file.endsWith(".py")) {
    for (const { name, start } of environmentUses(text, "python")) if (names.has(name)) add(start, name.length);
  } else if (file.endsWith(".ipynb")) {
    const use = /(?:environ(?:\.get\(|\[)|getenv\()(?:\\"|')([A-Za-z_][A-Za-z0-9_]{0,254})(?:\\"|')/g;
    for (const { 0: all, 1: name = "", index } of text.matchAll(use))
      if (names.has(name)) add(index + all.lastIndexOf(name), name.length);
  } else if (/(?:^|\/)\.env\.(?:refs|example)$/.test(file)) {
    for (const { 1: name = "", index } of text.matchAll(/^([A-Za-z_][A-Za-z0-9_]{0,254})=/gm))
      if (names.has(name)) add(index, name.length);
  }
  return spans;
}

function namesIn(root: string, texts: ReadonlyMap<string, string>, reference: Reference): string[] {
  return [...texts]
    .filter(([file]) => file.endsWith(REFS_NAME))
    .flatMap(([file, text]) =>
      parseRefs(text)
        .entries.filter((entry) => same(root, dirname(join(root, file)), entry.reference, reference))
        .map(({ name }) => name),
    );
}

function same(root: string, folder: string, one: Reference, other: Reference): boolean {
  if (one.kind !== "sops" || other.kind !== "sops") return false;
  if (one.document !== other.document || one.pointer !== other.pointer) return false;
  return resolve(folder, one.path) === resolve(root, other.path);
}

function unreadable(error: unknown): undefined {
  if (error instanceof FileError) return undefined;
  throw error;
}
