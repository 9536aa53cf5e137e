import { SopsError } from "../errors";
import type { SopsMetadata, WrittenTree } from "../metadata/metadata";
import { writeMetadata } from "../metadata/metadata";
import { METADATA_KEY, takeMetadata } from "../metadata/metadata-tree";
import type { Collection, Edit, Layout, Mapping, Span } from "../tree/tree";
import type { FileFormat } from "./format";
import { columnOf, lineBreakOf, withComma } from "./punctuation";
import { readBlocks } from "./yaml-block";
import { readDocuments } from "./yaml-document";
import { yamlBlock, yamlScalar, yamlString } from "./yaml-scalar";

const STEP = 4;

function writeEntry(key: string, value: WrittenTree, pad: string): string {
  if (typeof value === "object") return `${pad}${key}:\n${writeTree(value, pad.length + STEP)}`;
  return `${pad}${key}: ${writeScalar(value, pad.length + STEP)}\n`;
}

function writeScalar(value: string | number | true, indent: number): string {
  if (typeof value !== "string") return String(value);
  if (value.startsWith("ENC[")) return value;
  return yamlBlock(value, indent) ?? yamlString(value);
}

function writeTree(tree: WrittenTree[] | { [key: string]: WrittenTree }, indent: number): string {
  const pad = " ".repeat(indent);
  if (!Array.isArray(tree))
    return Object.entries(tree)
      .map(([key, value]) => writeField(key, value, pad))
      .join("");
  return tree
    .map((item) => {
      if (typeof item !== "object") return `${pad}- ${writeScalar(item, indent + STEP)}\n`;
      return `${pad}- ${writeTree(item, indent + 2).slice(indent + 2)}`;
    })
    .join("");
}

function writeField(key: string, value: WrittenTree, pad: string): string {
  if (Array.isArray(value) && value.length === 0) return `${pad}${key}: []\n`;
  return writeEntry(key, value, pad);
}

/** The metadata's entry, in the column of the other entries of its map. */
function writeBlock(metadata: SopsMetadata, line: string, column: number): string {
  const block = `${METADATA_KEY}:\n${writeTree(writeMetadata(metadata), column + STEP)}`;
  return block.replaceAll("\n", line);
}

function appendTo(text: string, document: Mapping, metadata: SopsMetadata): Edit {
  const { at } = document;
  if (at.flow) {
    const comma = document.entries.length > 0 ? ", " : "";
    const json = `${comma}"${METADATA_KEY}": ${JSON.stringify(writeMetadata(metadata))}`;
    return { start: at.end - 1, end: at.end - 1, text: json };
  }
  const line = lineBreakOf(text);
  // A document without content may hold a word for nothing, which a map cannot follow.
  const empty = document.entries.length === 0 && /^(?:~|null)\s*$/i.test(text.slice(at.start, at.end));
  const start = empty ? at.start : at.end;
  const lead = start === 0 || text[start - 1] === "\n" || text[start - 1] === "\uFEFF" ? "" : line;
  const column = document.entries[0] === undefined ? 0 : columnOf(text, document.entries[0].start);
  return { start, end: at.end, text: lead + " ".repeat(column) + writeBlock(metadata, line, column) };
}

function insertEntry(text: string, layout: Layout, parent: Collection, keys: readonly string[]): Edit {
  const list = parent.kind === "sequence";
  const names = list ? keys.slice(1) : keys;
  if (parent.at.flow) {
    const inner = names.map((name) => `{${JSON.stringify(name)}: `).join("");
    const whole = `${inner}null${"}".repeat(names.length)}`;
    const own = list ? whole : whole.slice(1, -1);
    const at = parent.at.end - 1;
    return { start: at, end: at, text: parent.entries.length > 0 ? `, ${own}` : own };
  }
  const line = lineBreakOf(text);
  const column = parent.entries[0] === undefined ? 0 : columnOf(text, parent.entries[0].start);
  const last = parent.entries.at(-1);
  const at = last?.end ?? layout.metadataSpans.find((span) => span.start >= parent.at.start)?.start ?? parent.at.end;
  const lead = at === 0 || text[at - 1] === "\n" ? "" : line;
  return { start: at, end: at, text: lead + nested(names, column, list).replaceAll("\n", line) };
}

function nested(names: readonly string[], column: number, list: boolean): string {
  const pad = " ".repeat(column);
  const lines = names.map((name, depth) => `${" ".repeat(depth * STEP)}${yamlString(name)}:`);
  if (!list) return `${lines.map((text) => pad + text).join("\n")} null\n`;
  if (lines.length === 0) return `${pad}- null\n`;
  return `${lines.map((text, index) => `${pad}${index === 0 ? "- " : "  "}${text}`).join("\n")} null\n`;
}

function removeEntry(text: string, parent: Collection, index: number): Edit {
  const entry = parent.entries[index]!;
  if (parent.at.flow) return withComma(text, { start: entry.start, end: entry.value.at.end });
  const next = parent.entries[index + 1];
  const lineStart = text.lastIndexOf("\n", entry.start - 1) + 1;
  const compact = text.slice(lineStart, entry.start).trim() !== "";
  if (parent.entries.length === 1 && !(parent.at.column === 0 && parent.kind === "mapping" && !compact)) {
    const end = text[entry.end - 1] === "\n" ? entry.end - 1 : entry.end;
    // A list may be in its key's column, a value of another kind may not.
    const lead = compact ? "" : "  ";
    return { start: entry.start, end, text: lead + (parent.kind === "mapping" ? "{}" : "[]") };
  }
  if (compact && next !== undefined) return { start: entry.start, end: next.start, text: "" };
  return { start: lineStart, end: entry.end, text: "" };
}

/** The document that a place is in. */
function documentAt({ documents }: Layout, { start, end }: Span): Mapping | undefined {
  return documents.find(({ at }) => at.start <= start && end <= at.end);
}

/** Files of YAML, of one document or several. */
export const yamlFormat: FileFormat = {
  read: (text) => takeMetadata(readBlocks(text) ?? readDocuments(text)),
  sealed: (value, at) => (at.lead ?? "") + (at.flow ? `"${value}"` : value),
  plain(value, at) {
    const block = typeof value === "string" && !at.flow && !at.oneLine ? yamlBlock(value, at.column + STEP) : undefined;
    return (at.lead ?? "") + (block ?? yamlScalar(value));
  },
  comment: (comment, text) => [{ start: comment.start, end: comment.end, text: `#${text}` }],
  commentItem(text, at, last) {
    // A list without items may not stand in its key's column.
    const empty = last ? `\n${" ".repeat(at.column + STEP)}[]` : "";
    return { start: at.dash ?? at.start, end: at.end, text: `#${text}${empty}` };
  },
  metadata(text, layout, metadata) {
    const old = layout.metadataSpans;
    if (layout.documents.length === 0) throw new SopsError("malformed", "The YAML file holds no document.");
    if (old.length === 0) return layout.documents.map((document) => appendTo(text, document, metadata));
    return old.map((span) => {
      if (documentAt(layout, span)?.at.flow) {
        return { ...span, text: `"${METADATA_KEY}": ${JSON.stringify(writeMetadata(metadata))}` };
      }
      return { ...span, text: writeBlock(metadata, lineBreakOf(text), columnOf(text, span.start)) };
    });
  },
  withoutMetadata(text, layout) {
    return layout.metadataSpans.map((span) => {
      const own = documentAt(layout, span);
      if (own?.at.flow) return withComma(text, span);
      // Without it, a document that holds nothing else would be no map.
      return { ...span, text: own?.entries.length === 0 ? "{}\n" : "" };
    });
  },
  insert: (text, layout, parent, keys) => [insertEntry(text, layout, parent, keys)],
  remove: (text, _layout, parent, entry) => [removeEntry(text, parent, parent.entries.indexOf(entry))],
};
