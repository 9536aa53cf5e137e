import { SopsError } from "../errors";
import type { Comment, Entry, Mapping, Span } from "../tree/tree";
import { NO_COMMENTS } from "../tree/tree";
import { lineNumber } from "./punctuation";

// INI as the library that sops uses reads it: `#` and `;` begin a comment anywhere in a value, a trailing backslash
// continues it, `"""` and backticks hold it as it is.

const DEFAULT_SECTION = "DEFAULT";

/** A value as read: its text, the end of what is replaced with it, and a comment behind it. */
interface Value {
  text: string;
  end: number;
  next: number;
  comment?: Span;
}

const surrounded = (text: string, quote: string) =>
  text.length >= 2 && text.startsWith(quote) && text.indexOf(quote, 1) === text.length - 1;

/** Reads the sections of a file; keys before the first header belong to `DEFAULT`. Throws `malformed`. */
export function readSections(text: string): Mapping {
  return new IniReader(text).read();
}

/** Reads a text as the value behind an equals sign; `whole` if all of it is the value. */
export function readIniValue(text: string): { text: string; whole: boolean } {
  const value = new IniReader(text).value(0);
  return { text: value.text, whole: value.comment === undefined && value.next >= text.length };
}

class IniReader {
  private pending: Span[] = [];
  /** Names met in the section that is being read. */
  private names = new Set<string>();

  constructor(readonly text: string) {}

  private lineEnd(start: number): number {
    const found = this.text.indexOf("\n", start);
    return found < 0 ? this.text.length : found;
  }

  private fault(at: number, what: string): SopsError {
    return new SopsError("malformed", `Line ${lineNumber(this.text, at)} of the INI file ${what}.`);
  }

  /** The comments gathered so far as the one comment that they are to sops. */
  private comment(): Comment[] {
    const [first, ...more] = this.pending;
    if (first === undefined) return NO_COMMENTS;
    const whole = this.pending
      .map((span) => this.text.slice(span.start, span.end))
      .join("\n")
      .trimEnd();
    this.pending = [];
    const text = whole.startsWith(";") ? whole.replace(/^[; ]{1,10000}/, "") : whole.replace(/^[# ]{1,10000}/, "");
    return [{ kind: "comment", text, ...first, ...(more.length > 0 ? { more } : {}) }];
  }

  private section(name: string, start: number, end: number): Entry {
    const at = { start, end, column: 0 };
    const value: Mapping = { kind: "mapping", entries: [], head: this.comment(), at };
    return { key: name, value, head: NO_COMMENTS, foot: NO_COMMENTS, start, end };
  }

  read(): Mapping {
    const { text } = this;
    let at = text.startsWith("\uFEFF") ? 1 : 0;
    const root: Mapping = { kind: "mapping", entries: [], head: [], at: { start: at, end: text.length, column: 0 } };
    let section = this.section(DEFAULT_SECTION, at, at);
    let dashes = 0;
    root.entries.push(section);
    while (at < text.length) {
      const lineEnd = this.lineEnd(at);
      const start = at + /^\s*/.exec(text.slice(at, lineEnd))![0].length;
      const sign = text[start];
      let next = lineEnd + 1;
      if (start >= lineEnd) {
        // A blank line.
      } else if (sign === "#" || sign === ";") {
        this.pending.push({ start, end: lineEnd });
      } else if (sign === "[") {
        const close = text.lastIndexOf("]", lineEnd);
        if (close < start) throw this.fault(start, "opens a section and does not close it");
        const tail = /[#;]/.exec(text.slice(close + 1, lineEnd));
        const side = tail === null ? undefined : { start: close + 1 + tail.index, end: lineEnd };
        // A sealed comment holds brackets, which would belong to the name: it gets a line above.
        if (side !== undefined) this.pending.push(side);
        section = this.section(text.slice(start + 1, close), start, lineEnd);
        const [own] = (section.value as Mapping).head;
        if (own !== undefined && own.start === side?.start) {
          Object.assign(own, { start: at, end: at, more: [side] });
        }
        root.entries.push(section);
        dashes = 0;
        this.names.clear();
      } else {
        const name = this.name(start, lineEnd);
        const key = name.key === "-" ? `#${++dashes}` : name.key;
        next = this.entry(section.value as Mapping, key, start, name.end);
      }
      at = next;
      section.end = Math.min(at, text.length);
      section.value.at.end = section.end;
    }
    // Comments that no key or section follows belong to none; sops drops them.
    section.foot = this.comment();
    return root;
  }

  private entry(section: Mapping, key: string, start: number, valueAt: number): number {
    const value = this.value(valueAt);
    if (value.comment !== undefined) this.pending.push(value.comment);
    if (this.names.has(key)) throw this.fault(start, "repeats a key of its section");
    this.names.add(key);
    const lead = this.text.slice(valueAt, value.end).length - this.text.slice(valueAt, value.end).trimStart().length;
    const at = { start: valueAt + lead, end: value.end, column: 0, ...(lead === 0 ? { lead: " " } : {}) };
    section.entries.push({
      key,
      value: { kind: "scalar", value: value.text, at },
      head: NO_COMMENTS,
      foot: this.comment(),
      start,
      end: Math.min(value.next, this.text.length),
    });
    return value.next;
  }

  private name(start: number, lineEnd: number): { key: string; end: number } {
    const line = this.text.slice(start, lineEnd);
    const quote = /^(?:"""(?=.{4})|"|`)/.exec(line)?.[0] ?? "";
    const close = quote === "" ? 0 : line.indexOf(quote, quote.length);
    if (close < 0) throw this.fault(start, "does not close the quotes of its key");
    const sign = /[=:]/.exec(line.slice(quote === "" ? 0 : close + quote.length));
    if (sign === null) throw this.fault(start, 'has no "="');
    const signAt = sign.index + (quote === "" ? 0 : close + quote.length);
    if (signAt === 0) throw this.fault(start, "has no key");
    const key = quote === "" ? line.slice(0, signAt) : line.slice(quote.length, close);
    return { key: key.trim(), end: start + signAt + 1 };
  }

  /** Reads the value behind a sign. */
  value(start: number): Value {
    const lineEnd = this.lineEnd(start);
    const raw = this.text.slice(start, lineEnd);
    const line = raw.trimStart();
    const from = start + raw.length - line.length;
    if (line === "") return { text: "", end: start, next: lineEnd + 1 };
    const quote = line.length >= 3 && line.startsWith('"""') ? '"""' : line.startsWith("`") ? "`" : "";
    if (quote !== "") return this.quoted(from, quote, lineEnd);
    const trimmed = line.trimEnd();
    if (trimmed.endsWith("\\")) return this.continued(trimmed.slice(0, -1), lineEnd);
    const comment = /[#;]/.exec(trimmed);
    let text = comment === null ? trimmed : trimmed.slice(0, comment.index).trimEnd();
    const end = from + text.length;
    if (surrounded(text, "'") || surrounded(text, '"')) text = text.slice(1, -1);
    const value = { text, end, next: lineEnd + 1 };
    return comment === null
      ? value
      : { ...value, comment: { start: from + comment.index, end: from + trimmed.length } };
  }

  private quoted(from: number, quote: string, lineEnd: number): Value {
    const first = this.text.slice(from + quote.length, lineEnd);
    const close = first.lastIndexOf(quote);
    if (close >= 0) return { text: first.slice(0, close), end: lineEnd, next: lineEnd + 1 };
    let text = `${first}\n`;
    for (let at = lineEnd + 1; at < this.text.length; ) {
      const end = this.lineEnd(at);
      const line = this.text.slice(at, end);
      const last = line.lastIndexOf(quote);
      if (
        last >= 0 &&
        !line
          .slice(last + quote.length)
          .trim()
          .endsWith("\\")
      ) {
        return { text: text + line.slice(0, last), end, next: end + 1 };
      }
      text += `${line}\n`;
      at = end + 1;
    }
    throw this.fault(from, "does not close the quotes of its value");
  }

  private continued(first: string, lineEnd: number): Value {
    let text = first;
    let end = lineEnd;
    for (let at = lineEnd + 1; at < this.text.length; at = end + 1) {
      end = this.lineEnd(at);
      const line = this.text.slice(at, end).trim();
      if (line === "") break;
      text += line;
      if (!text.endsWith("\\")) break;
      text = text.slice(0, -1);
    }
    return { text, end, next: end + 1 };
  }
}
