import { SopsError } from "../errors";
import { flatten, unflatten } from "../metadata/flatten";
import { writeMetadata } from "../metadata/metadata";
import { decodeEscaped } from "../tree/escaped-bytes";
import type { ScalarValue } from "../tree/scalar";
import { plainText } from "../tree/scalar";
import type { Comment, Entry, Layout, Mapping, ValueSlot } from "../tree/tree";
import { NO_COMMENTS } from "../tree/tree";
import type { FileFormat } from "./format";

const PREFIX = "sops_";

function placed(text: string, start: number, end: number): { text: string; at: ValueSlot } {
  return { text: text.slice(start, end).replaceAll("\\n", "\n"), at: { start, end, column: 0 } };
}

function readDotenv(text: string): Layout {
  const root: Mapping = { kind: "mapping", entries: [], head: [], at: { start: 0, end: text.length, column: 0 } };
  const layout: Layout = { documents: [root], metadata: undefined, metadataSpans: [], codes: [] };
  const flat: [string, string][] = [];
  let head: Comment[] = [];
  for (let start = 0, line = 1; start < text.length; line++) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const next = found < 0 ? end : end + 1;
    if (text[start] === "#") head.push({ kind: "comment", text: text.slice(start + 1, end), start, end });
    else if (end > start) {
      const sign = text.indexOf("=", start);
      if (sign < 0 || sign > end) throw new SopsError("malformed", `Line ${line} of the file has no "=".`);
      const key = text.slice(start, sign);
      const value = placed(text, sign + 1, end);
      if (key.startsWith(PREFIX)) {
        const name = key.slice(PREFIX.length);
        flat.push([name, value.text]);
        layout.metadataSpans.push({ start, end: next });
        if (name === "mac" || name === "lastmodified") layout.codes.push({ name, at: value.at });
      } else {
        const scalar: Entry["value"] = { kind: "scalar", value: value.text, at: value.at };
        root.entries.push({ key, value: scalar, head, foot: NO_COMMENTS, start, end: next });
        head = [];
      }
    }
    start = next;
  }
  const last = root.entries.at(-1);
  if (last === undefined) root.head = head;
  else last.foot = head;
  if (flat.length > 0) layout.metadata = unflatten(flat);
  return layout;
}

/** A value as one line. Throws `unsupported-value` where it would read back as another. */
function line(value: ScalarValue): string {
  const text = value instanceof Uint8Array ? decodeEscaped(value) : value === null ? "" : plainText(value);
  if (text.includes("\\n")) {
    throw new SopsError("unsupported-value", "A dotenv file cannot keep a value that holds a backslash before an n.");
  }
  return text.replaceAll("\n", "\\n");
}

/** Files of `NAME=value` lines. */
export const dotenvFormat: FileFormat = {
  read: readDotenv,
  sealed: (value) => value,
  plain: (value) => line(value),
  comment: (comment, text) => [{ start: comment.start, end: comment.end, text: `#${text}` }],
  commentItem: (_text, at) => ({ start: at.start, end: at.end, text: "" }),
  metadata(text, layout, metadata) {
    const lines = flatten(writeMetadata(metadata)).map(([name, value]) => `${PREFIX}${name}=${line(value)}\n`);
    const old = layout.metadataSpans;
    const at = old[0]?.start ?? text.length;
    const lead = old.length === 0 && text !== "" && !text.endsWith("\n") ? "\n" : "";
    return [...old.map((span) => ({ ...span, text: "" })), { start: at, end: at, text: lead + lines.join("") }];
  },
  withoutMetadata: (_text, layout) => layout.metadataSpans.map((span) => ({ ...span, text: "" })),
  insert(text, layout, _parent, keys) {
    const key = keys[0]!;
    if (keys.length > 1 || !/^[^#=\n][^=\n]*$/.test(key) || key.startsWith(PREFIX)) {
      throw new SopsError("unsupported-value", `A dotenv file cannot hold an entry at /${keys.join("/")}.`);
    }
    const at = layout.metadataSpans[0]?.start ?? text.length;
    const lead = at > 0 && text[at - 1] !== "\n" ? "\n" : "";
    return [{ start: at, end: at, text: `${lead}${key}=\n` }];
  },
  remove: (_text, _layout, _parent, entry) => [{ start: entry.start, end: entry.end, text: "" }],
};
