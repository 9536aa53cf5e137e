import type { ScalarValue } from "./scalar";

/** A place in the file's text, in UTF-16 code units, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** The span of a value, and the conditions on a text that replaces it. */
export interface ValueSlot extends Span {
  /** Column (from 0) of the key or list dash that the value belongs to. */
  column: number;
  /** Inside `{…}` or `[…]`, or such a collection itself. */
  flow?: boolean;
  /** Something else follows on the line, so that the text may not hold a line break. */
  oneLine?: boolean;
  /** Text to put before a value where none stood, such as the blank after a colon. */
  lead?: string;
  /** For a list's item: the offset of its dash. */
  dash?: number;
}

export interface Comment extends Span {
  kind: "comment";
  /** Without the sign that begins it. */
  text: string;
  /** Further places of the same comment, removed when it is rewritten. */
  more?: Span[];
}

export interface Scalar {
  kind: "scalar";
  value: ScalarValue;
  at: ValueSlot;
}

/** A map's entry (its key) or a list's item (key ""); the comments before and after it in the file's order. */
export interface Entry extends Span {
  key: string;
  value: TreeNode;
  head: Comment[];
  foot: Comment[];
}

export interface Mapping {
  kind: "mapping";
  entries: Entry[];
  /** Comments that belong to no entry. */
  head: Comment[];
  at: ValueSlot;
}

export interface Sequence {
  kind: "sequence";
  entries: Entry[];
  head: Comment[];
  at: ValueSlot;
}

export type Collection = Mapping | Sequence;
export type TreeNode = Scalar | Collection;

/** Shared by entries without comments; never added to. */
export const NO_COMMENTS: Comment[] = [];

/** A file as read: its documents without their metadata, and the metadata. */
export interface Layout {
  documents: Mapping[];
  /** The first document's `sops` entry, unflattened. */
  metadata: MetadataTree | undefined;
  /** The entries that hold metadata, in every document. */
  metadataSpans: Span[];
  /** The places of the metadata's code and time, in every document. */
  codes: { name: "mac" | "lastmodified"; at: ValueSlot }[];
}

export type MetadataTree = string | null | MetadataTree[] | { [key: string]: MetadataTree };

/** A replacement in a text. */
export interface Edit extends Span {
  text: string;
}

/** The text with the edits done, in any order. One inside of another, as of a comment behind a block's sign, goes with it. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  const inOrder = edits.every((edit, at) => at === 0 || order(edits[at - 1]!, edit) <= 0);
  const sorted = inOrder ? edits : [...edits].sort(order);
  const parts: string[] = [];
  let done = 0;
  for (const edit of sorted) {
    if (edit.start < done) continue;
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  parts.push(text.slice(done));
  return parts.join("");
}

function order(a: Edit, b: Edit): number {
  return a.start - b.start || a.end - b.end;
}

/** Whether a list's item is a comment, which is how sops seals the comments of a list. */
export function isCommentItem(node: TreeNode): boolean {
  return node.kind === "scalar" && typeof node.value === "string" && /^ENC\[.*,type:comment\]$/.test(node.value);
}

/** The items of a list without its comments: those that an index counts. */
export function itemsOf({ entries }: Sequence): Entry[] {
  return entries.filter(({ value }) => !isCommentItem(value));
}

/** The entry of that key, or undefined. */
export function entryOf(mapping: Mapping, key: string): Entry | undefined {
  return mapping.entries.find((entry) => entry.key === key);
}
