import { SopsError } from "../errors";
import { writeMetadata } from "../metadata/metadata";
import { METADATA_KEY, takeMetadata } from "../metadata/metadata-tree";
import type { ScalarValue } from "../tree/scalar";
import { formatFloat, plainText } from "../tree/scalar";
import type { Edit, Entry, Layout, Span } from "../tree/tree";
import type { FileFormat } from "./format";
import { readJsonTree } from "./json-text";
import { lineBreakOf, withComma } from "./punctuation";

/** JSON as sops writes it: `<`, `>`, `&` and the line separators, which only strings hold, are escaped. */
function escaped(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function jsonString(text: string): string {
  return escaped(JSON.stringify(text));
}

/** A value as JSON. Throws `unsupported-value` for what JSON has no word for. */
function jsonValue(value: ScalarValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Uint8Array)
    throw new SopsError("unsupported-value", "JSON has no form for text that is not UTF-8.");
  if (typeof value !== "number") return jsonString(plainText(value));
  if (!Number.isFinite(value)) throw new SopsError("unsupported-value", "JSON has no word for an infinite number.");
  // A fraction keeps a whole float a float.
  return Number.isInteger(value) ? `${formatFloat(value)}.0` : formatFloat(value);
}

/** The indentation of one level, from the first line that is indented; a tab where there is none. */
function indentOf(text: string): string {
  return /\{\r?\n([ \t]{1,16})"/.exec(text)?.[1] ?? "\t";
}

function linePrefix(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", at - 1) + 1, at))![0];
}

function append(text: string, parent: { entries: Entry[]; at: Span }, added: (indent: string) => string): Edit {
  const last = parent.entries.at(-1);
  if (last !== undefined) {
    const own = /^[ \t]*$/.test(text.slice(text.lastIndexOf("\n", last.start - 1) + 1, last.start));
    const indent = linePrefix(text, last.start);
    const end = last.value.at.end;
    return { start: end, end, text: own ? `,${lineBreakOf(text)}${indent}${added(indent)}` : `, ${added(indent)}` };
  }
  const outer = linePrefix(text, parent.at.start);
  const inner = outer + indentOf(text);
  const line = lineBreakOf(text);
  return { start: parent.at.start + 1, end: parent.at.end - 1, text: line + inner + added(inner) + line + outer };
}

/** Files of JSON, and the envelope of binary files. */
export const jsonFormat: FileFormat = {
  read: (text) => takeMetadata([readJsonTree(text)]),
  sealed: (value) => jsonString(value),
  plain: (value) => jsonValue(value),
  comment: () => [],
  // JSON knows no comments: the item goes, as it does in sops.
  commentItem: () => {
    throw new SopsError("malformed", "A JSON file holds a sealed comment.");
  },
  metadata(text, layout, metadata) {
    const written = (indent: string) => {
      const step = indentOf(text);
      const body = JSON.stringify(writeMetadata(metadata), null, step).replaceAll("\n", lineBreakOf(text) + indent);
      return `"${METADATA_KEY}": ${escaped(body)}`;
    };
    const old = layout.metadataSpans[0];
    if (old !== undefined) return [{ ...old, text: written(linePrefix(text, old.start)) }];
    return [append(text, layout.documents[0]!, written)];
  },
  withoutMetadata: (text, layout: Layout) => layout.metadataSpans.map((span) => withComma(text, span)),
  insert(text, layout, parent, keys) {
    // SopsMetadata stays last, so a new entry of the file itself goes before it.
    const old = parent === layout.documents[0] ? layout.metadataSpans[0] : undefined;
    const added = () => {
      const names = parent.kind === "sequence" ? keys.slice(1) : keys;
      return names.reduceRight((inner, key, index) => {
        const own = `${jsonString(key)}: ${inner}`;
        return index === 0 && parent.kind === "mapping" ? own : `{ ${own} }`;
      }, "null");
    };
    if (old === undefined) return [append(text, parent, added)];
    const indent = linePrefix(text, old.start);
    return [{ start: old.start, end: old.start, text: `${added()},${lineBreakOf(text)}${indent}` }];
  },
  remove: (text, _layout, _parent, entry) => [withComma(text, { start: entry.start, end: entry.value.at.end })],
};
