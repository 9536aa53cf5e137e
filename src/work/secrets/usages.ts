import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { REFS_NAME } from "../../formats/refs/edit";
import { parseRefs } from "../../formats/refs/parse";
import type { Reference } from "../../formats/refs/reference";
import { FileError } from "../../machine/files";
import type { ProjectFiles } from "../../machine/project-files";
import { environmentUses } from "../../python/environment-uses";
import { findFiles } from "../../stores/find-files";
import { findReferences, kindOf, parseReference } from "../../stores/kinds";
import { rebase } from "./refs";

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

/** Every place of a project that refers to a secret; `reference` is relative to the root. */
export async function usagesOf(files: ProjectFiles, reference: Reference): Promise<Usage[]> {
  const { root } = files;
  const texts = await referringTexts(files);
  const own = kindOf(reference).ownVariable?.(reference);
  const names = new Set(own === undefined ? namesIn(root, texts, reference) : [own]);
  const usages: Usage[] = [];
  for (const [file, text] of texts) {
    const references = own === undefined ? referenceSpans(root, file, text, reference) : [];
    const spans = [...references, ...variableSpans(file, text, names)];
    for (const span of spans.sort((one, other) => one.start - other.start)) {
      usages.push({ file, line: text.slice(0, span.start).split("\n").length, ...span });
    }
  }
  return usages;
}

/** The texts of a project that may refer to secrets, by file. */
export async function referringTexts(files: ProjectFiles): Promise<ReadonlyMap<string, string>> {
  const { root } = files;
  const texts = new Map<string, string>();
  for (const file of await findFiles(root, (name) => LOOKED_AT.test(name))) {
    const { size } = await stat(join(root, file)).catch(() => ({ size: LARGEST + 1 }));
    const text = size > LARGEST ? undefined : await files.read(file).catch(unreadable);
    if (text !== undefined) texts.set(file, text);
  }
  return texts;
}

type Span = Pick<Usage, "start" | "end" | "kind">;

function referenceSpans(root: string, file: string, text: string, reference: Reference): Span[] {
  return findReferences(text)
    .filter((found) => same(root, file, found.reference, reference))
    .map(({ start, end }) => ({ start, end, kind: "reference" }));
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
      parseRefs(text, parseReference)
        .entries.filter((entry) => same(root, file, entry.reference, reference))
        .map(({ name }) => name),
    );
}

/** Whether a reference in a file is the one that is relative to the root. */
function same(root: string, file: string, found: Reference, reference: Reference): boolean {
  if (found.kind !== reference.kind) return false;
  return rebase(found, dirname(join(root, file)), root).text === reference.text;
}

/** The lines of `.env.refs` files that name a reference, which is relative to the root. */
export async function refsLinesOf(
  files: ProjectFiles,
  reference: Reference,
): Promise<readonly { readonly file: string; readonly line: number; readonly name: string }[]> {
  const { root } = files;
  const texts = [...(await referringTexts(files))].filter(([file]) => file.endsWith(REFS_NAME));
  return texts.flatMap(([file, text]) =>
    parseRefs(text, parseReference)
      .entries.filter((entry) => same(root, file, entry.reference, reference))
      .map(({ line, name }) => ({ file, line, name })),
  );
}

function unreadable(error: unknown): undefined {
  if (error instanceof FileError) return undefined;
  throw error;
}
