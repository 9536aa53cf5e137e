import { SopsError } from "./errors";
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
export function parseFile(given: string, name: FormatName): ParsedFile {
  const format = FORMATS[name];
  refuseConflict(given);
  const text = name === "yaml" ? withInnerEnds(given) : given;
  const layout = format.read(text);
  const metadata = readMetadata(layout.metadata);
  return { text, name, format, layout, metadata, rule: selection(metadata.rule) };
}

/** An empty map with a comment in it as sops writes it: other readers want the bracket behind the key's column. */
function withInnerEnds(text: string): string {
  if (!text.includes("{\n")) return text;
  return text.replace(/^( *)([^\n#]*\{\n(?: *#[^\n]*\n)+) *\}$/gm, "$1$2$1 }");
}

/** Throws `malformed` for a file that a merge left with both sides in it. */
export function refuseConflict(text: string): void {
  if (!text.includes("<<<<<<< ") || !text.includes(">>>>>>> ")) return;
  const lines = text
    .split(/\r?\n/)
    .flatMap((line, index) => (/^(?:<{7} |={7}$|\|{7} |>{7} )/.test(line) ? [index + 1] : []));
  if (lines.length < 3) return;
  throw new SopsError(
    "malformed",
    `The file has git's conflict markers (lines ${lines.join(", ")}). Take one side (git checkout --ours or --theirs FILE), then set the other side's values again with sealwright sops set.`,
  );
}
