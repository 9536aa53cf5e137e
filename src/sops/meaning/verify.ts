import type { Contents, OpenedLeaf } from "../contents";
import { SopsError } from "../errors";
import type { FormatName } from "../formats/format";
import type { ParsedFile } from "../parsed-file";
import type { Plaintext } from "../plaintext";
import { clearType, type ScalarValue } from "../tree/scalar";
import { Timestamp } from "../tree/timestamp";
import type { Collection, Scalar, TreeNode } from "../tree/tree";
import { withEdits } from "../tree/tree";
import { readJsonTokens } from "./json";
import { readDotenvLines, readIniLines } from "./lines";
import {
  assertSameComments,
  assertSameEvents,
  bytesEvent,
  floatEvent,
  intEvent,
  keyEvent,
  Meaning,
  textEvent,
  timeEvent,
} from "./meaning";
import { settingsMean } from "./settings-check";
import { readSettings } from "./yaml-lines";

/** What a text means. Throws `malformed`, with the line, for one that is none of its format. */
export function readMeaning(text: string, format: Exclude<FormatName, "binary">): Meaning {
  switch (format) {
    case "yaml": {
      const settings = readSettings(text);
      if (settings !== undefined) return settings;
      // Read when a file is more than settings.
      const { readTokens } = require("./yaml-tokens") as typeof import("./yaml-tokens");
      return readTokens(text);
    }
    case "json":
      return readJsonTokens(text);
    case "dotenv":
      return readDotenvLines(text);
    case "ini":
      return readIniLines(text);
  }
}

/**
 * Compares what was sealed with what it was made of: keys, values, types, order and comments, as another reader reads the
 * source. Throws `unsupported-value`, with the line, where sealing and opening would change the meaning.
 */
export function assertSameAsSource(
  source: string | Uint8Array,
  file: ParsedFile,
  contents: Contents,
  opened: Plaintext,
): void {
  const { name } = file;
  const same = opened.is(source);
  if (name === "binary") {
    if (same) return;
    throw new SopsError("unsupported-value", "The file would not be opened as it is. Nothing was changed.");
  }
  const text = typeof source === "string" ? source : new TextDecoder("utf-8", { ignoreBOM: true }).decode(source);
  if (same && name === "yaml" && settingsMean(text, file.layout.documents, contents.leaves)) return;
  const wanted = readMeaning(text, name);
  assertSameEvents(text, wanted, meaningOfSealed(file, contents), true);
  // What sops does not read may have gone with the values.
  if (wanted.fault !== undefined && readMeaning(file.text, name).fault !== undefined) throw wanted.fault;
  if (same) return;
  const got = readMeaning(opened.text().reveal(), name);
  assertSameEvents(text, wanted, got, false);
  assertSameComments(wanted, got);
}

/**
 * Compares values in the clear of a sealed file with what an independent reading finds there; sealed ones count as the texts that
 * they are. Throws `unsupported-value`, with the line.
 */
export function assertMeansClear(file: ParsedFile, leaves: readonly OpenedLeaf[]): void {
  const { name, text, format, layout } = file;
  if (name === "binary") return;
  const bare = withEdits(text, format.withoutMetadata(text, layout));
  const asWritten = leaves.map((leaf) => ({ ...leaf, value: leaf.raw, type: clearType(leaf.raw) }));
  assertSameEvents(text, readMeaning(bare, name), meaningOfSealed(file, { leaves: asWritten, comments: [] }), true);
}

/** The comments of a text, in their order. Throws `malformed`. */
export function commentsOf(text: string, format: FormatName): readonly string[] {
  return format === "binary" ? [] : readMeaning(text, format).comments;
}

/**
 * Compares what another program sealed and opened again with its source, in keys, values, types and order; comments it may place
 * anew. Throws `unsupported-value`, with the line.
 */
export function assertOpensAs(source: string | Uint8Array, opened: Plaintext, format: FormatName): void {
  if (opened.is(source)) return;
  if (format === "binary") {
    throw new SopsError("unsupported-value", "The file would not be opened as it is. Nothing was changed.");
  }
  const text = Buffer.from(source).toString("utf8");
  const [wanted, got] = [text, Buffer.from(opened.bytes()).toString("utf8")].map((one) => {
    const meaning = readMeaning(one, format);
    // Go writes a floating number without a fraction as a whole one.
    for (const [at, event] of meaning.events.entries()) {
      if (/^f:-?\d{1,25}$/.test(event)) meaning.events[at] = `i:${BigInt(event.slice(2))}`;
    }
    return meaning;
  });
  assertSameEvents(text, wanted!, got!, true);
}

/** What an opened file's values mean, by their own places and types. */
function meaningOfSealed({ layout }: ParsedFile, { leaves }: Contents): Meaning {
  const meaning = new Meaning();
  const values = new Map<Scalar, OpenedLeaf>(leaves.map((leaf) => [leaf.scalar, leaf]));
  const visit = (node: TreeNode): void => {
    const leaf = node.kind === "scalar" ? values.get(node) : undefined;
    if (node.kind !== "scalar") collection(node);
    else if (leaf !== undefined && leaf.type !== "comment") meaning.add(eventOf(leaf.value), 0);
  };
  const collection = ({ kind, entries }: Collection): void => {
    const map = kind === "mapping";
    meaning.add(map ? "{" : "[", 0);
    for (const { key, value } of entries) {
      if (map) meaning.add(keyEvent(key), 0);
      visit(value);
    }
    meaning.add(map ? "}" : "]", 0);
  };
  for (const [index, document] of layout.documents.entries()) {
    if (index > 0) meaning.add("---", 0);
    visit(document);
  }
  return meaning;
}

function eventOf(value: ScalarValue): string {
  if (value === null) return "n:";
  if (typeof value === "string") return textEvent(value);
  if (typeof value === "boolean") return `b:${value}`;
  if (typeof value === "bigint") return intEvent(value);
  if (typeof value === "number") return floatEvent(value);
  return value instanceof Timestamp ? timeEvent(new Date(value.text).getTime()) : bytesEvent(value);
}
