import type { DataKey } from "./data-key";
import { SopsError } from "./errors";
import type { FormatName } from "./format";
import { MacHash, macMatches } from "./mac";
import type { Metadata } from "./metadata";
import { readMetadata } from "./metadata";
import type { ScalarValue, ValueType } from "./scalar";
import { scalarType } from "./scalar";
import type { Selection } from "./selection";
import { selection } from "./selection";
import type { FormatStore } from "./store";
import { STORES } from "./stores";
import type { Comment, Layout, Scalar } from "./tree";
import { decode, open, parseSealed } from "./value";
import { tampered, walk } from "./walk";

/** A sealed file as read, before any key is used. */
export interface SealedFile {
  text: string;
  store: FormatStore;
  layout: Layout;
  metadata: Metadata;
  rule: Selection;
}

/** A leaf of a sealed file, opened. */
export interface OpenedLeaf {
  scalar: Scalar;
  additional: string;
  sealed: boolean;
  type: ValueType;
  value: ScalarValue;
}

/** A sealed comment, opened; a comment that does not open is plain to sops, and is none of these. */
export interface OpenedComment {
  comment: Comment;
  additional: string;
  text: string;
}

export interface OpenedFile {
  leaves: OpenedLeaf[];
  comments: OpenedComment[];
}

/** Reads a sealed file's structure and metadata. Throws `not-sops` and `malformed`. */
export function readSealed(text: string, format: FormatName): SealedFile {
  const store = STORES[format];
  const layout = store.read(text);
  const metadata = readMetadata(layout.metadata);
  return { text, store, layout, metadata, rule: selection(metadata.rule) };
}

/** Values opened before, by what they were sealed with, so that a changed file opens only what is new. */
export type OpenedValues = Map<string, { type: ValueType; value: ScalarValue }>;

function openValue(raw: ScalarValue, key: Uint8Array, additional: string, pointer: () => string, known?: OpenedValues) {
  if (raw === "") return { type: "str" as const, value: raw };
  const cached = known?.get(`${additional}\0${String(raw)}`);
  if (cached !== undefined) return cached;
  const sealed = typeof raw === "string" ? parseSealed(raw) : undefined;
  const bytes = sealed && open(sealed, key, additional);
  const value = bytes && decode(sealed!.type, bytes);
  if (value === undefined) throw tampered(pointer());
  const opened = { type: sealed!.type, value };
  known?.set(`${additional}\0${String(raw)}`, opened);
  return opened;
}

/** Opens every value of a file without looking at its code. Throws `tampered`. */
export function openValues(file: SealedFile, key: Uint8Array, known?: OpenedValues): OpenedFile {
  const opened: OpenedFile = { leaves: [], comments: [] };
  walk(file.layout.documents, file.rule, {
    scalar(scalar, { additional, sealed, pointer }) {
      const { type, value } = sealed
        ? openValue(scalar.value, key, additional, pointer, known)
        : { type: scalarType(scalar.value as Exclude<ScalarValue, null>), value: scalar.value };
      opened.leaves.push({ scalar, additional, sealed, type, value });
    },
    comment(comment, { additional, sealed }) {
      const parts = sealed ? parseSealed(comment.text) : undefined;
      const bytes = parts && open(parts, key, additional);
      if (bytes !== undefined) opened.comments.push({ comment, additional, text: bytes.toString("utf8") });
    },
  });
  return opened;
}

/** The code over a file's opened values. */
export function computeMac(leaves: readonly OpenedLeaf[], onlySealed: boolean): string {
  const hash = new MacHash(onlySealed);
  for (const leaf of leaves) {
    if (leaf.type !== "comment") hash.add(leaf.value, leaf.sealed);
  }
  return hash.digest();
}

/**
 * Opens every value and verifies the file's code.
 * Throws `tampered` for a value that does not open, `mac-mismatch` for a file whose values are not those it was sealed with.
 */
export function openFile(file: SealedFile, key: DataKey, known?: OpenedValues): OpenedFile {
  const opened = openValues(file, key.bytes(), known);
  const { metadata } = file;
  const computed = computeMac(opened.leaves, metadata.macOnlyEncrypted);
  if (!macMatches(metadata.mac, computed, key.bytes(), metadata.lastModified)) {
    throw new SopsError(
      "mac-mismatch",
      "The file was changed after it was sealed: an entry was added, removed, moved or altered by hand or by a merge. " +
        "Do not switch the check off; restore the file from version control and make the change again.",
    );
  }
  return opened;
}
