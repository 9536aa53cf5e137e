import { SopsError } from "../errors";
import { flatten, unflatten } from "../metadata/flatten";
import { writeMetadata } from "../metadata/metadata";
import { METADATA_KEY, takeMetadata } from "../metadata/metadata-tree";
import { decodeEscaped } from "../tree/escaped-bytes";
import type { ScalarValue } from "../tree/scalar";
import { plainText } from "../tree/scalar";
import type { Edit, Layout, Mapping, MetadataTree } from "../tree/tree";
import type { FileFormat } from "./format";
import { readIniValue, readSections } from "./ini-text";

/** A value in the first spelling that reads back as itself. Throws `unsupported-value` where none does. */
function spelled(text: string): string {
  const spellings = text.includes("\n")
    ? [`"""${text}"""`, `\`${text}\``]
    : [text, `"${text}"`, `'${text}'`, `\`${text}\``, `"""${text}"""`];
  const found = spellings.find((spelling) => {
    try {
      const back = readIniValue(` ${spelling}`);
      return back.text === text && back.whole;
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new SopsError("unsupported-value", "An INI file has no spelling for this value.");
  return found;
}

function textOf(value: ScalarValue): string {
  if (value instanceof Uint8Array) return decodeEscaped(value);
  return value === null ? "" : plainText(value);
}

function writeComment(text: string): string {
  return text
    .split("\n")
    .map((line, index) => (index > 0 && /^[#;]/.test(line) ? line : `; ${line}`))
    .join("\n");
}

function read(text: string): Layout {
  const layout = takeMetadata([readSections(text)]);
  if (layout.metadata !== undefined) {
    const fields = layout.metadata as { [key: string]: MetadataTree };
    const flat = Object.entries(fields).map(([name, value]) => {
      return [name, String(value ?? "").replaceAll("\\n", "\n")] as const;
    });
    layout.metadata = unflatten(flat);
  }
  return layout;
}

/** Files of `[section]` and `key = value`. */
export const iniFormat: FileFormat = {
  read,
  sealed: (value, at) => (at.lead ?? "") + value,
  plain: (value, at) => (at.lead ?? "") + spelled(textOf(value)),
  comment: (comment, text): Edit[] => [
    { start: comment.start, end: comment.end, text: writeComment(text) + (comment.start === comment.end ? "\n" : "") },
    ...(comment.more ?? []).map((span) => ({ ...span, text: "" })),
  ],
  commentItem: (_text, at) => ({ start: at.start, end: at.end, text: "" }),
  metadata(text, layout, metadata) {
    const lines = flatten(writeMetadata(metadata)).map(([name, value]) => {
      return `${name} = ${spelled(value.replaceAll("\n", "\\n"))}\n`;
    });
    const block = `[${METADATA_KEY}]\n${lines.join("")}`;
    const [old, ...others] = layout.metadataSpans;
    if (old !== undefined) return [{ ...old, text: block }, ...others.map((span) => ({ ...span, text: "" }))];
    const lead = text === "" || text.endsWith("\n\n") ? "" : text.endsWith("\n") ? "\n" : "\n\n";
    return [{ start: text.length, end: text.length, text: lead + block }];
  },
  withoutMetadata(text, layout) {
    return layout.metadataSpans.map((span) => {
      // The blank line before the section is part of it.
      const start = text.slice(0, span.start).endsWith("\n\n") ? span.start - 1 : span.start;
      return { start, end: span.end, text: "" };
    });
  },
  insert(text, layout, parent, keys) {
    const [first, second, more] = keys;
    const root = parent === layout.documents[0];
    const key = root ? second : first;
    if (
      (root ? more : second) !== undefined ||
      key === undefined ||
      !/^[^\s=:#;["`][^=:\n"`]{0,1000}$/.test(`${key}`)
    ) {
      throw new SopsError("unsupported-value", `An INI file holds entries at /section/key, not at /${keys.join("/")}.`);
    }
    if (root && /[\]\n]/.test(first!)) throw new SopsError("unsupported-value", "No section can have this name.");
    // A new section goes before comments at the end, which would else become its own.
    const trailing = layout.documents[0]!.entries.at(-1)?.foot[0]?.start;
    const before = trailing ?? layout.metadataSpans[0]?.start ?? text.length;
    const at = root ? before : insertionPoint(parent as Mapping);
    const lead = at > 0 && text[at - 1] !== "\n" ? "\n" : "";
    if (!root) return [{ start: at, end: at, text: `${lead}${key} =\n` }];
    return [{ start: at, end: at, text: `${lead}[${first}]\n${key} =\n${at < text.length ? "\n" : ""}` }];
  },
  remove(text, _layout, _parent, entry) {
    // Its comment goes with it: two adjacent comments would be read as one, which opens for neither key.
    const above = entry.foot.filter((comment) => comment.start < entry.start);
    const lines = above.flatMap(({ start, end, more = [] }) => [
      { start, end },
      ...more.filter((span) => span.end < entry.start),
    ]);
    return [
      { start: entry.start, end: entry.end, text: "" },
      ...lines.map((span) => ({ start: span.start, end: lineAfter(text, span.end), text: "" })),
    ];
  },
};

function lineAfter(text: string, at: number): number {
  const found = text.indexOf("\n", at);
  return found < 0 ? text.length : found + 1;
}

function insertionPoint(section: Mapping): number {
  const last = section.entries.at(-1);
  return last?.end ?? section.at.end;
}
