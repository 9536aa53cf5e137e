import type { SopsMetadata } from "../metadata/metadata";
import type { ScalarValue } from "../tree/scalar";
import type { Comment, Edit, Entry, Layout, Mapping, Sequence, ValueSlot } from "../tree/tree";

/** The five forms of sealed files. */
export type FormatName = "yaml" | "json" | "dotenv" | "ini" | "binary";

/** The format of a file by its name's ending, as sops decides it. */
export function formatOf(path: string): FormatName {
  if (/\.ya?ml$/.test(path)) return "yaml";
  if (path.endsWith(".json")) return "json";
  if (path.endsWith(".env")) return "dotenv";
  return path.endsWith(".ini") ? "ini" : "binary";
}

/** A text format: where the values are in a text, and how others are written into it. */
export interface FileFormat {
  /** Reads a file, sealed or not. Throws `malformed` where it is none that can be sealed. */
  read(text: string): Layout;
  /** The text for a sealed value in that place. */
  sealed(value: string, at: ValueSlot): string;
  /** The text for a value in the clear in that place. Throws `unsupported-value` where the format has none. */
  plain(value: ScalarValue, at: ValueSlot): string;
  /** The edits that replace a comment's text. */
  comment(comment: Comment, text: string): Edit[];
  /** The edit that turns a sealed comment that is a list's item into a comment; the last one of a list without items. */
  commentItem(text: string, at: ValueSlot, last: boolean): Edit;
  /** The edits that put the metadata into a text, in place of any that is there. */
  metadata(text: string, layout: Layout, metadata: SopsMetadata): Edit[];
  /** The edits that take the metadata out of a text. */
  withoutMetadata(text: string, layout: Layout): Edit[];
  /** The edits that add an entry, in new maps for all keys but the last, with a null or empty value. */
  insert(text: string, layout: Layout, parent: Mapping | Sequence, keys: readonly string[]): Edit[];
  /** The edits that remove an entry. */
  remove(text: string, layout: Layout, parent: Mapping | Sequence, entry: Entry): Edit[];
}
