import type { Entry, Mapping, Sequence, TreeNode, ValueSlot } from "../tree/tree";
import { NO_COMMENTS } from "../tree/tree";
import type { FoundComment, OrderedEntry } from "./yaml-comments";
import { placeComments } from "./yaml-comments";
import { plainBegins, readLiteral, readPlain, readQuoted } from "./yaml-line";
import { resolvePlain } from "./yaml-scalar";

// A fast reader for the YAML that sops writes and people mostly write: block style, scalars on one line, literal
// blocks. At anything else it gives up, and the full reader reads the file.

class BeyondBlockStyle extends Error {}

const KEY_SCAN = /[^:#\n]*/y;
const MAX_DEPTH = 500;
const SPACE = 32;
const HASH = 35;
const COLON = 58;
const DASH = 45;
const BREAK = 10;

/** The documents of a YAML text, or undefined where it needs the full reader. */
export function readBlocks(text: string): Mapping[] | undefined {
  if (/[\t\r\uFEFF\u0085\u2028\u2029]/.test(text)) return undefined;
  try {
    return new BlockReader(text).documents();
  } catch (error) {
    if (error instanceof BeyondBlockStyle) return undefined;
    throw error;
  }
}

class BlockReader {
  /** Where the next content begins, and its column; -1 at a document's end. */
  private at = 0;
  private column = -1;
  private lineEnd = 0;
  private depth = 0;
  private comments: FoundComment[] = [];
  private order: OrderedEntry[] = [];

  constructor(private readonly text: string) {}

  documents(): Mapping[] {
    const found: Mapping[] = [];
    this.nextLine(0);
    // Comments before the first marker belong to the document that it begins.
    if (this.column >= 0) found.push(this.document(0));
    while (this.at < this.text.length) {
      const start = Math.min(this.lineEnd + 1, this.text.length);
      this.nextLine(start);
      found.push(this.document(start));
    }
    return found;
  }

  private document(start: number): Mapping {
    let root: Mapping = { kind: "mapping", entries: [], head: [], at: { start, end: start, column: 0 } };
    if (this.column >= 0) {
      if (this.column > 0 || this.isDash()) throw new BeyondBlockStyle();
      root = this.mapping(0, undefined);
      if (this.column >= 0) throw new BeyondBlockStyle();
    }
    placeComments(this.text, root, this.order, this.comments);
    root.at = { start, end: Math.min(this.at, this.text.length), column: 0 };
    this.order = [];
    this.comments = [];
    return root;
  }

  /** Moves to the next line that holds content, from a line's beginning; gathers comments on the way. */
  private nextLine(from: number): void {
    const { text } = this;
    let start = from;
    while (start < text.length) {
      let at = start;
      while (text.charCodeAt(at) === SPACE) at++;
      const found = text.indexOf("\n", at);
      const end = found < 0 ? text.length : found;
      const sign = text.charCodeAt(at);
      if (at < end && sign !== HASH) {
        this.at = at;
        this.lineEnd = end;
        this.column = at - start;
        if (at === start) this.marker();
        return;
      }
      if (at < end) this.comment(at, end, at - start, false);
      start = end + 1;
    }
    this.at = text.length;
    this.lineEnd = text.length;
    this.column = -1;
  }

  private marker(): void {
    const { text, at } = this;
    if (text[at] === "%" || text.startsWith("...", at)) throw new BeyondBlockStyle();
    if (!text.startsWith("---", at)) return;
    if (this.lineEnd !== at + 3) throw new BeyondBlockStyle();
    this.column = -1;
  }

  private comment(start: number, end: number, column: number, inline: boolean): void {
    this.comments.push({ kind: "comment", text: this.text.slice(start + 1, end), start, end, column, inline });
  }

  private isDash(): boolean {
    const next = this.text.charCodeAt(this.at + 1);
    return this.text.charCodeAt(this.at) === DASH && (next === SPACE || next === BREAK || this.at + 1 >= this.lineEnd);
  }

  private mapping(column: number, parent: OrderedEntry | undefined): Mapping {
    if (++this.depth > MAX_DEPTH) throw new BeyondBlockStyle();
    const at = { start: this.at, end: this.at, column };
    const mapping: Mapping = { kind: "mapping", entries: [], head: [], at };
    const keys = new Set<string>();
    while (this.column === column && !this.isDash()) {
      const start = this.at;
      const key = this.key();
      if (key === undefined || keys.has(key)) throw new BeyondBlockStyle();
      keys.add(key);
      const entry: Entry = { key, value: NOTHING, head: NO_COMMENTS, foot: NO_COMMENTS, start, end: start };
      const ordered = { entry, container: mapping, column, parent };
      this.order.push(ordered);
      mapping.entries.push(entry);
      this.value(ordered, column, undefined);
    }
    if (this.column > column) throw new BeyondBlockStyle();
    at.end = mapping.entries.at(-1)!.end;
    this.depth--;
    return mapping;
  }

  private sequence(column: number, parent: OrderedEntry | undefined): Sequence {
    if (++this.depth > MAX_DEPTH) throw new BeyondBlockStyle();
    const at = { start: this.at, end: this.at, column };
    const sequence: Sequence = { kind: "sequence", entries: [], head: [], at };
    while (this.column === column && this.isDash()) {
      const dash = this.at;
      const entry: Entry = { key: "", value: NOTHING, head: NO_COMMENTS, foot: NO_COMMENTS, start: dash, end: dash };
      const ordered = { entry, container: sequence, column, parent };
      this.order.push(ordered);
      sequence.entries.push(entry);
      this.at = dash + 1;
      this.value(ordered, column, dash);
    }
    if (this.column > column) throw new BeyondBlockStyle();
    at.end = sequence.entries.at(-1)!.end;
    this.depth--;
    return sequence;
  }

  /** Reads a key and its colon; undefined where this is no plain or quoted key. */
  private key(): string | undefined {
    const { text } = this;
    const sign = text[this.at]!;
    if (sign === '"' || sign === "'") {
      const key = readQuoted(text, this.at, this.lineEnd, sign);
      if (key === undefined || text.charCodeAt(key.end) !== COLON) return undefined;
      this.at = key.end + 1;
      return key.value;
    }
    if (!plainBegins(text, this.at)) return undefined;
    let end = this.at;
    for (;;) {
      KEY_SCAN.lastIndex = end;
      KEY_SCAN.test(text);
      end = KEY_SCAN.lastIndex;
      const next = text.charCodeAt(end + 1);
      if (text.charCodeAt(end) === COLON && (next === SPACE || next === BREAK || end + 1 >= text.length)) break;
      if (end >= this.lineEnd || (text.charCodeAt(end) === HASH && text.charCodeAt(end - 1) === SPACE))
        return undefined;
      end++;
    }
    const key = text.slice(this.at, end).trimEnd();
    this.at = end + 1;
    return typeof resolvePlain(key) === "string" ? key : undefined;
  }

  /** Reads what follows a colon or a dash, and moves to the next content. */
  private value(ordered: OrderedEntry, column: number, dash: number | undefined): void {
    const { text } = this;
    const { entry } = ordered;
    const after = this.at;
    while (text.charCodeAt(this.at) === SPACE) this.at++;
    if (this.at >= this.lineEnd || text.charCodeAt(this.at) === HASH) {
      this.tail(this.at);
      this.nested(ordered, after, column, dash);
      return;
    }
    if (dash !== undefined && (this.isDash() || this.keyFollows())) {
      // A list or map that begins behind the dash: its column is where it begins.
      const inner = column + this.at - dash;
      this.column = inner;
      entry.value = this.isDash() ? this.sequence(inner, ordered) : this.mapping(inner, ordered);
      entry.end = entry.value.at.end;
      return;
    }
    entry.value = this.scalar({ start: this.at, end: this.at, column, ...(dash === undefined ? {} : { dash }) });
    entry.end = Math.min(this.lineEnd + 1, text.length);
    this.nextLine(this.lineEnd + 1);
  }

  private nested(ordered: OrderedEntry, after: number, column: number, dash: number | undefined): void {
    const { entry } = ordered;
    const end = Math.min(this.lineEnd + 1, this.text.length);
    this.nextLine(this.lineEnd + 1);
    if (this.column > column) {
      entry.value = this.isDash() ? this.sequence(this.column, ordered) : this.mapping(this.column, ordered);
      entry.end = entry.value.at.end;
    } else if (this.column === column && dash === undefined && this.isDash()) {
      entry.value = this.sequence(column, ordered);
      entry.end = entry.value.at.end;
    } else {
      const at: ValueSlot = { start: after, end: after, column, lead: " ", ...(dash === undefined ? {} : { dash }) };
      entry.value = { kind: "scalar", value: null, at };
      entry.end = end;
    }
  }

  private keyFollows(): boolean {
    const { at } = this;
    const found = this.key() !== undefined;
    this.at = at;
    return found;
  }

  private scalar(at: ValueSlot): TreeNode {
    const { text } = this;
    const sign = text[this.at]!;
    if (sign === "{" || sign === "[") return this.empty(at, sign);
    const read =
      sign === "|"
        ? readLiteral(text, this.at, this.lineEnd, at.column)
        : sign === '"' || sign === "'"
          ? readQuoted(text, this.at, this.lineEnd, sign)
          : readPlain(text, this.at, this.lineEnd);
    if (read === undefined) throw new BeyondBlockStyle();
    this.at = at.end = read.end;
    if (sign === "|") this.lineEnd = read.end;
    if (read.end < this.lineEnd) at.oneLine = true;
    this.tail(read.end);
    return { kind: "scalar", value: read.value, at };
  }

  private empty(at: ValueSlot, sign: "{" | "["): TreeNode {
    if (this.text[this.at + 1] !== (sign === "{" ? "}" : "]")) throw new BeyondBlockStyle();
    this.at += 2;
    at.end = this.at;
    at.flow = true;
    this.tail(this.at);
    return { kind: sign === "{" ? "mapping" : "sequence", entries: [], head: [], at };
  }

  /** Nothing but a comment may follow on the line. */
  private tail(from: number): void {
    const { text } = this;
    let at = from;
    while (text.charCodeAt(at) === SPACE) at++;
    if (at >= this.lineEnd) return;
    if (text.charCodeAt(at) !== HASH || text.charCodeAt(at - 1) !== SPACE) throw new BeyondBlockStyle();
    const lineStart = text.lastIndexOf("\n", at) + 1;
    this.comment(at, this.lineEnd, at - lineStart, true);
  }
}

const NOTHING: TreeNode = { kind: "scalar", value: null, at: { start: 0, end: 0, column: 0 } };
