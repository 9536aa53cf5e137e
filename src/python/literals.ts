import { BACKSLASH, BEYOND_ASCII, HASH, isWord } from "../text/characters";
import { formatBodyEnd } from "./fields";
import type { Literal } from "./literal";

const COMMENT = 1;
const RAW = 2;
const BYTES = 4;
const FORMAT = 8;
const TRIPLE = 16;
const SINGLE_QUOTE = 32;
const OPEN = 64;
const PREFIX_SHIFT = 8;

/**
 * Every string literal and comment of one source text, in order, in flat arrays so that a file of some megabytes costs
 * no object for each. Indexes run from 0 to `count - 1`.
 */
export class LiteralTable {
  count = 0;
  #starts = new Int32Array(256);
  #ends = new Int32Array(256);
  #flags = new Int32Array(256);

  add(start: number, end: number, flags: number): void {
    if (this.count === this.#starts.length) this.#grow();
    this.#starts[this.count] = start;
    this.#ends[this.count] = end;
    this.#flags[this.count++] = flags;
  }

  start(index: number): number {
    return this.#starts[index] as number;
  }

  end(index: number): number {
    return this.#ends[index] as number;
  }

  isComment(index: number): boolean {
    return ((this.#flags[index] as number) & COMMENT) !== 0;
  }

  isFormat(index: number): boolean {
    return ((this.#flags[index] as number) & FORMAT) !== 0;
  }

  isTriple(index: number): boolean {
    return ((this.#flags[index] as number) & TRIPLE) !== 0;
  }

  isTerminated(index: number): boolean {
    return ((this.#flags[index] as number) & OPEN) === 0;
  }

  bodyStart(index: number): number {
    const flags = this.#flags[index] as number;
    return this.start(index) + (flags >> PREFIX_SHIFT) + (flags & TRIPLE ? 3 : 1);
  }

  bodyEnd(index: number): number {
    const flags = this.#flags[index] as number;
    return this.end(index) - (flags & OPEN ? 0 : flags & TRIPLE ? 3 : 1);
  }

  /** The literal at `index`, which must not be a comment. */
  literal(index: number): Literal {
    return literalOf(this.start(index), this.end(index), this.#flags[index] as number);
  }

  /** The index of the literal or comment that holds `offset`, or of the last one before it; -1 where there is none. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.start(middle) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  #grow(): void {
    const larger = (from: Int32Array) => {
      const to = new Int32Array(from.length * 2);
      to.set(from);
      return to;
    };
    this.#starts = larger(this.#starts);
    this.#ends = larger(this.#ends);
    this.#flags = larger(this.#flags);
  }
}

function literalOf(start: number, end: number, flags: number): Literal {
  const triple = (flags & TRIPLE) !== 0;
  const terminated = (flags & OPEN) === 0;
  const width = triple ? 3 : 1;
  return {
    start,
    end,
    bodyStart: start + (flags >> PREFIX_SHIFT) + width,
    bodyEnd: terminated ? end - width : end,
    raw: (flags & RAW) !== 0,
    bytes: (flags & BYTES) !== 0,
    format: (flags & FORMAT) !== 0,
    triple,
    quote: flags & SINGLE_QUOTE ? "'" : '"',
    terminated,
  };
}

const OPENING = /["'#]/g;
const LINE_END = /[\r\n]/g;
// Unrolled loops: each character is looked at once. Bounded, for the engine keeps a way back for each round.
const BODY = {
  '"': /[^"\\\r\n]*(?:\\(?:\r\n|[^])[^"\\\r\n]*){0,1000}/y,
  "'": /[^'\\\r\n]*(?:\\(?:\r\n|[^])[^'\\\r\n]*){0,1000}/y,
  '"""': /[^"\\]*(?:(?:\\[^]|"(?!""))[^"\\]*){0,1000}/y,
  "'''": /[^'\\]*(?:(?:\\[^]|'(?!''))[^'\\]*){0,1000}/y,
} as const;
type Quotes = keyof typeof BODY;

/**
 * Finds the string literals and comments of Python source: any version's, whole or cut. A one-line literal without its
 * closing quote ends with the line; where a triple-quoted one never ends, the text is read a second time as if it began
 * inside such a literal, and the reading with less code in strings is kept.
 */
export function scanLiterals(text: string): LiteralTable {
  const table = new LiteralTable();
  read(text, 0, table);
  const last = table.count - 1;
  if (last < 0 || table.isTerminated(last) || !table.isTriple(last)) return table;
  const first = firstTriple(table);
  const again = new LiteralTable();
  again.add(0, table.bodyStart(first), TRIPLE);
  read(text, table.bodyStart(first), again);
  const wrong = again.count - 1;
  const consistent = again.isTerminated(wrong) || !again.isTriple(wrong);
  return consistent && codeInStrings(text, again) < codeInStrings(text, table) ? again : table;
}

/** The literal that begins at `start`, where its prefix or quote is; undefined where none does. */
export function literalAt(text: string, start: number): Literal | undefined {
  PREFIX.lastIndex = start;
  const prefix = PREFIX.exec(text)?.[0];
  if (prefix === undefined) return undefined;
  const table = new LiteralTable();
  readLiteral(text, start + prefix.length, table);
  return table.literal(0);
}

const PREFIX = /(?:[bB][rR]?|[rR][bBfFtT]?|[fFtT][rR]?|[uU][rR]?)?(?=["'])/y;

function read(text: string, from: number, table: LiteralTable): void {
  let position = from;
  for (;;) {
    OPENING.lastIndex = position;
    const found = OPENING.exec(text);
    if (found === null) return;
    const at = found.index;
    if (text.charCodeAt(at) === HASH) {
      LINE_END.lastIndex = at;
      const lineEnd = LINE_END.exec(text);
      position = lineEnd === null ? text.length : lineEnd.index;
      table.add(at, position, COMMENT);
    } else {
      position = readLiteral(text, at, table);
    }
  }
}

/** Reads the literal whose opening quote is at `at`, and returns where it ends. */
function readLiteral(text: string, at: number, table: LiteralTable): number {
  const flags = prefixFlags(text, at);
  const quote = text[at] as '"' | "'";
  const triple = text.charCodeAt(at + 1) === text.charCodeAt(at) && text.charCodeAt(at + 2) === text.charCodeAt(at);
  const quotes: Quotes = triple ? (quote === '"' ? '"""' : "'''") : quote;
  const start = at - (flags >> PREFIX_SHIFT);
  const kind = flags | (triple ? TRIPLE : 0) | (quote === "'" ? SINGLE_QUOTE : 0);
  const bodyStart = at + quotes.length;
  const plainEnd = plainBodyEnd(text, bodyStart, quotes);
  const bodyEnd = flags & FORMAT ? formatBodyEnd(text, bodyStart, plainEnd, quotes) : plainEnd;
  const closed = text.startsWith(quotes, bodyEnd);
  const end = closed ? bodyEnd + quotes.length : bodyEnd;
  table.add(start, end, closed ? kind : kind | OPEN);
  return end;
}

function plainBodyEnd(text: string, bodyStart: number, quotes: Quotes): number {
  const body = BODY[quotes];
  let end = bodyStart;
  do {
    body.lastIndex = end;
    body.test(text);
    end = body.lastIndex;
  } while (goesOn(text, end, quotes));
  return end;
}

/** Whether a body that was read to `end` has more: an escape, or a quote that does not close it. */
function goesOn(text: string, end: number, quotes: Quotes): boolean {
  const code = text.charCodeAt(end);
  if (code === BACKSLASH) return end + 1 < text.length;
  return quotes.length === 3 && code === quotes.charCodeAt(0) && !text.startsWith(quotes, end);
}

/** What the letters before a quote say, by their codes. */
const PREFIX_FLAGS: ReadonlyMap<number, number> = new Map(
  Object.entries({ rR: RAW, bB: BYTES, fFtT: FORMAT, uU: 0 }).flatMap(([letters, flag]) =>
    [...letters].map((letter) => [letter.charCodeAt(0), flag] as const),
  ),
);

function prefixFlags(text: string, at: number): number {
  let flags = 0;
  let length = 0;
  for (let i = at - 1; i >= 0 && length < 3; i--, length++) {
    const flag = PREFIX_FLAGS.get(text.charCodeAt(i));
    if (flag === undefined) break;
    flags |= flag;
  }
  if (length === 0) return 0;
  if (length > 2 || isNameCode(text.charCodeAt(at - length - 1))) return 0;
  return flags | (length << PREFIX_SHIFT);
}

function isNameCode(code: number): boolean {
  return isWord(code) || code >= BEYOND_ASCII;
}

function firstTriple(table: LiteralTable): number {
  let index = 0;
  while (!table.isTriple(index)) index++;
  return index;
}

const CODE_LINE =
  /^[ \t]*(?:(?:def|class|import|from|return|for|if|elif|else|try|except|with|raise)\b[^\n]*[:)\w]|[\w.]+\s*=\s*\S|@\w)/gm;

function codeInStrings(text: string, table: LiteralTable): number {
  let lines = 0;
  for (let i = 0; i < table.count; i++) {
    if (!table.isTriple(i) || table.isComment(i)) continue;
    lines += text.slice(table.start(i), table.end(i)).match(CODE_LINE)?.length ?? 0;
  }
  return lines;
}
