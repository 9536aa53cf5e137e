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

/** The texts that were read last: a change looks at the old one and the new one several times. Nobody changes a layout. */
const recent: { readonly given: string; readonly name: FormatName; readonly text: string; readonly layout: Layout }[] =
  [];
const REMEMBERED = 2;

/** Reads a text's structure, sealed or not. Throws `malformed`. */
export function readLayout(given: string, name: FormatName): { readonly text: string; readonly layout: Layout } {
  const known = recent.find((one) => one.name === name && one.given === given);
  if (known !== undefined) return known;
  refuseConflict(given);
  const text = name === "yaml" ? withInnerEnds(given) : given;
  const read = { given, name, text, layout: FORMATS[name].read(text) };
  recent.unshift(read);
  recent.splice(REMEMBERED);
  return read;
}

/** Reads a sealed file's structure and metadata. Throws `not-sops` and `malformed`. */
export function parseFile(given: string, name: FormatName): ParsedFile {
  const { text, layout } = readLayout(given, name);
  const metadata = readMetadata(layout.metadata);
  return { text, name, format: FORMATS[name], layout, metadata, rule: selection(metadata.rule) };
}

/** An empty map with a comment in it as sops writes it: other readers want the bracket behind the key's column. */
function withInnerEnds(text: string): string {
  if (!text.includes("{\n")) return text;
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (!line.endsWith("{") || line.includes("#")) continue;
    let end = at + 1;
    while (/^ *#/.test(lines[end] ?? "")) end++;
    const bracket = end > at + 1 ? /^ *(\}\r?)$/.exec(lines[end] ?? "")?.[1] : undefined;
    if (bracket !== undefined) lines[end] = `${/^ */.exec(line)![0]} ${bracket}`;
    at = end - 1;
  }
  return lines.join("\n");
}

/** Throws `malformed` for a file that a merge left with both sides in it. */
function refuseConflict(text: string): void {
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
