import { SopsError } from "./errors";
import type { Format } from "./formats/format";
import type { FormatName } from "./formats/format-name";
import { FORMATS } from "./formats/formats";
import type { SopsMetadata } from "./metadata/metadata";
import { readMetadata } from "./metadata/metadata";
import type { Selection } from "./metadata/selection";
import { selection } from "./metadata/selection";
import { parsePointer } from "./tree/pointer";
import type { Collection, Entry, Layout, TreeNode } from "./tree/tree";

/** A sealed file as read, before any key is used. */
export interface ParsedFile {
  readonly text: string;
  readonly name: FormatName;
  readonly format: Format;
  readonly layout: Layout;
  readonly metadata: SopsMetadata;
  /** The metadata's rule, made ready. */
  readonly rule: Selection;
}

/** A value of a file: which document (0 unless it is YAML of several), and where in it (RFC 6901; "" in a binary file). */
export interface ValuePlace {
  readonly pointer: string;
  readonly document?: number;
}

/** Reads a sealed file's structure and metadata. Throws `not-sops` and `malformed`. */
export function parseFile(text: string, name: FormatName): ParsedFile {
  const format = FORMATS[name];
  const layout = format.read(text);
  const metadata = readMetadata(layout.metadata);
  return { text, name, format, layout, metadata, rule: selection(metadata.rule) };
}

/** What a pointer leads to: the collection, the entry in it where it is there, and the keys from the collection on. */
export interface Target {
  parent: Collection;
  entry: Entry | undefined;
  rest: string[];
}

/** Follows a pointer as far as it leads; undefined where it leads through a value or beyond a list's end. */
export function followPointer({ layout, name }: ParsedFile, { pointer, document = 0 }: ValuePlace): Target | undefined {
  const tokens = name === "binary" && pointer === "" ? ["data"] : parsePointer(pointer);
  let parent: Collection | undefined = layout.documents[document];
  for (const [depth, token] of tokens.entries()) {
    if (parent === undefined) return undefined;
    const index = childIndex(parent, token);
    if (parent.kind === "sequence" && (index < 0 || index > parent.entries.length)) return undefined;
    const entry: Entry | undefined = parent.entries[index];
    if (entry === undefined || depth === tokens.length - 1) return { parent, entry, rest: tokens.slice(depth) };
    parent = entry.value.kind === "scalar" ? undefined : entry.value;
  }
  return undefined;
}

/** A place as the `sops` program names it: keys in quotes, indexes of lists bare. */
export function programPath({ layout }: ParsedFile, { pointer, document = 0 }: ValuePlace): string {
  let node: TreeNode | undefined = layout.documents[document];
  const parts = parsePointer(pointer).map((token) => {
    const parent = node?.kind === "scalar" ? undefined : node;
    const index = parent === undefined ? -1 : childIndex(parent, token);
    node = parent?.entries[index]?.value;
    return parent?.kind === "sequence" && index >= 0 ? `[${index}]` : `[${JSON.stringify(token)}]`;
  });
  return parts.join("");
}

function childIndex(parent: Collection, token: string): number {
  if (parent.kind === "mapping") return parent.entries.findIndex((entry) => entry.key === token);
  if (token === "-") return parent.entries.length;
  return /^(?:0|[1-9]\d{0,8})$/.test(token) ? Number(token) : -1;
}

/** The error for a place that is not there or not of use. */
export function absent(pointer: string): SopsError {
  return new SopsError("absent", `The file has no entry at ${pointer || "its root"} that could be used.`, { pointer });
}
