import type { SopsMetadata } from "../metadata/metadata";
import type { ScalarValue } from "../tree/scalar";
import type { Comment, Edit, Entry, Layout, Mapping, Place, Sequence } from "../tree/tree";

/** What a file format has to say: where values stand in a text, and how a text takes others. */
export interface Format {
  /** Reads a file, sealed or not. Throws `malformed` where it is none that can be sealed. */
  read(text: string): Layout;
  /** The text for a sealed value in that place. */
  sealed(value: string, at: Place): string;
  /** The text for a value in the clear in that place. Throws `unsupported-value` where the format has none. */
  plain(value: ScalarValue, at: Place): string;
  /** The edits that give a comment another text. */
  comment(comment: Comment, text: string): Edit[];
  /** The edit that turns a sealed comment that stands as a list's item into a comment. */
  commentItem(text: string, at: Place): Edit;
  /** The edits that put the metadata into a text, in place of any that stands there. */
  metadata(text: string, layout: Layout, metadata: SopsMetadata): Edit[];
  /** The edits that take the metadata out of a text. */
  withoutMetadata(text: string, layout: Layout): Edit[];
  /** The edits that add an entry, in new maps for all keys but the last, with a null or empty value. */
  insert(text: string, layout: Layout, parent: Mapping | Sequence, keys: readonly string[]): Edit[];
  /** The edits that remove an entry. */
  remove(text: string, layout: Layout, parent: Mapping | Sequence, entry: Entry): Edit[];
}
