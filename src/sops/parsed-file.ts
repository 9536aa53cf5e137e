import type { FileFormat, FormatName } from "./formats/format";
import { FORMATS } from "./formats/formats";
import type { SopsMetadata } from "./metadata/metadata";
import { readMetadata } from "./metadata/metadata";
import type { Selection } from "./metadata/selection";
import { selection } from "./metadata/selection";
import type { Layout } from "./tree/tree";

/** A sealed file as read, before any key is used. */
export interface ParsedFile {
  readonly text: string;
  readonly name: FormatName;
  readonly format: FileFormat;
  readonly layout: Layout;
  readonly metadata: SopsMetadata;
  /** The metadata's rule, made ready. */
  readonly rule: Selection;
}

/** Reads a sealed file's structure and metadata. Throws `not-sops` and `malformed`. */
export function parseFile(text: string, name: FormatName): ParsedFile {
  const format = FORMATS[name];
  const layout = format.read(text);
  const metadata = readMetadata(layout.metadata);
  return { text, name, format, layout, metadata, rule: selection(metadata.rule) };
}
