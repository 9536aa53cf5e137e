import {
  AS_BYTE,
  BACKSLASH,
  BOX,
  ESCAPE,
  INCOMPLETE,
  isVerticalLine,
  meaning,
  NO_ESCAPE,
  NOTHING,
  OPENERS,
} from "./mask-escapes";

/** Bytes of text that have no character of their own between two characters of a value; more end it. */
export const LONGEST_GAP = 256;

const LINE_FEED = 10;
const NEWLINE = 1;
const SPACE = 2;
const QUOTE = 3;
/** What is left out when text is read plainly, by byte. */
const LEFT_OUT = new Uint8Array(256);
for (const byte of [LINE_FEED, 13]) LEFT_OUT[byte] = NEWLINE;
for (const byte of [9, 32, 0x7c]) LEFT_OUT[byte] = SPACE;
for (const byte of [0x22, 0x27]) LEFT_OUT[byte] = QUOTE;

/** Escapes within escapes: `%5c%6e` is `\n`. One that is deeper is not read. */
const DEEPEST = 4;

/** Whether a byte is left out, wherever it stands. */
export function isLeftOut(byte: number): boolean {
  return LEFT_OUT[byte] !== 0;
}

/** By byte: 1 where it is a character of its own, whatever stands around it. */
export const PLAIN = Uint8Array.from(LEFT_OUT, (kind, byte) => (kind === 0 && OPENERS[byte] === 0 ? 1 : 0));

/** Whether it is white space within a line, or a table's line. */
export function isSpace(byte: number): boolean {
  return LEFT_OUT[byte] === SPACE;
}

export function endsLine(byte: number): boolean {
  return LEFT_OUT[byte] === NEWLINE;
}

/** Where that begins which is left out just before `at`; `at` itself where nothing is. */
export function beforeLeftOut(text: Uint8Array, at: number, from: number): number {
  for (;;) {
    if (at > from && LEFT_OUT[text[at - 1] as number] !== 0) at--;
    else if (at - 3 >= from && isVerticalLine(text, at - 3)) at -= 3;
    else return at;
  }
}

/** Takes the characters of a plain reading, as bytes of UTF-8. What stands from `at` to `end` may be an escape. */
export interface PlainText {
  character(byte: number, at: number, end: number): void;
}

interface Held {
  readonly byte: number;
  readonly at: number;
  readonly end: number;
}

/** An escape that is not whole yet. */
class Escape {
  /** With the first white space of each gap, and its first line's end. */
  readonly held: Held[] = [];
  /** Without gaps in which a line ends: the escape was wrapped. */
  readonly bytes = new Uint8Array(32);
  length = 0;
  /** Of the gap at the end of `held`, if there is one, whose line's end is not known yet. */
  space: Held | undefined;
  newline = false;

  /** Whether its first byte is itself what an escape meant. */
  get nested(): boolean {
    const first = this.held[0] as Held;
    return first.end - first.at > 1;
  }
}

/**
 * Reads a text as it was before it was quoted, escaped, coloured or wrapped, whatever did so and how often: escapes are
 * resolved, what comes of it is read again, and what quoting and wrapping add is left out: backslashes that mean nothing else,
 * quotes, white space, line breaks, the lines of tables, terminals' control sequences. What was left out before a character
 * is counted, so that whoever compares two texts can tell whether the difference is one that quoting makes.
 */
export class PlainReader {
  /** Counts, from the beginning: runs of white space, and those in which no line ends; quotes, and those beside no line's end. */
  spaces = 0;
  looseSpaces = 0;
  quotes = 0;
  looseQuotes = 0;
  /** How often quoting, escaping or wrapping changed the text. */
  changes = 0;
  /** Whether a line of the text itself ended since the last character. */
  lineEnded = false;
  /** From where to where white space, line ends and control sequences stand since the last character. */
  breakFrom = 0;
  breakTo = 0;
  readonly #to: PlainText;
  readonly #escapes: Escape[] = [];
  #runSpace = false;
  #runNewline = false;
  #runSequence = false;
  #runQuotes = 0;

  constructor(to: PlainText) {
    this.#to = to;
  }

  /** Whether bytes wait for what follows. */
  get pending(): boolean {
    return this.#escapes.length > 0;
  }

  /** Where those bytes begin. */
  get pendingFrom(): number {
    return (this.#escapes[0] as Escape).held[0]?.at as number;
  }

  /** Whether white space or a line's end was left out since the last character. */
  get spaced(): boolean {
    return this.#runSpace || this.#runNewline;
  }

  /** Whether a line ended since the last character, or a control sequence stands there. */
  get broken(): boolean {
    return this.lineEnded || this.#runSequence;
  }

  /** Forgets what it waits for, and what it left out since the last character. */
  reset(): void {
    this.#escapes.length = 0;
    this.#endRun();
  }

  push(byte: number, at: number): void {
    if (this.#escapes.length === 0 && OPENERS[byte] === 0) this.#plain(byte, at, at + 1);
    else this.#take({ byte, at, end: at + 1 });
  }

  /** Nothing follows: what waits is taken as it is. */
  end(): void {
    while (this.pending) this.#giveUp();
  }

  #take(read: Held): void {
    if (OPENERS[read.byte] === 1 && this.#opens(read, this.#escapes.at(-1))) {
      const begun = new Escape();
      this.#escapes.push(begun);
      this.#add(begun, read);
    } else this.#give(read);
  }

  /** Whether an escape begins here, in another one if there is one: colours can, and what was escaped again. */
  #opens({ byte, at, end }: Held, outer: Escape | undefined): boolean {
    if (outer === undefined) return true;
    if (this.#escapes.length === DEEPEST || outer.bytes[0] === ESCAPE) return false;
    if (byte === ESCAPE || byte === BOX) return true;
    return outer.nested && (byte !== BACKSLASH || outer.bytes[0] !== BACKSLASH || end - at === 1);
  }

  /** To the escape that waits, else to the reader of the text, as it is. */
  #give(read: Held): void {
    const escape = this.#escapes.at(-1);
    if (escape === undefined) this.#plain(read.byte, read.at, read.end);
    else if (read.at - (escape.held[0]?.at as number) > LONGEST_GAP) {
      escape.held.push(read);
      this.#giveUp();
    } else if (LEFT_OUT[read.byte] === SPACE || LEFT_OUT[read.byte] === NEWLINE) this.#gap(escape, read);
    else {
      const { space } = escape;
      escape.space = undefined;
      escape.newline = false;
      // White space that no line's end follows is part of the escape, or ends it.
      if (space !== undefined && this.#add(escape, space, false)) this.#take(read);
      else this.#add(escape, read);
    }
  }

  #gap(escape: Escape, read: Held): void {
    if (LEFT_OUT[read.byte] === NEWLINE) {
      if (!escape.newline) escape.held.push(read);
      escape.newline = true;
      escape.space = undefined;
    } else if (!escape.newline && escape.space === undefined) {
      escape.held.push(read);
      escape.space = read;
    }
  }

  /** Whether the escape has ended by it. */
  #add(escape: Escape, read: Held, keep = true): boolean {
    // However many backslashes there are, they are one: each further quoting doubles them.
    if (read.byte === BACKSLASH && escape.length > 0 && escape.bytes[escape.length - 1] === BACKSLASH) return false;
    if (keep) escape.held.push(read);
    escape.bytes[escape.length++] = read.byte;
    const code = meaning(escape.bytes, escape.length);
    if (code === INCOMPLETE) return false;
    if (code === NO_ESCAPE) this.#giveUp();
    else this.#resolve(code, read.end);
    return true;
  }

  /**
   * The first of the held bytes is itself; those behind it may begin something. A backslash counts for nothing: that of an
   * account's name with a domain is doubled where it is quoted, and one at the end of a line joins it to the next one.
   */
  #giveUp(): void {
    const { held } = this.#escapes.pop() as Escape;
    const [first, second, ...rest] = held as [Held, ...Held[]];
    if (first.byte !== BACKSLASH) this.#give(first);
    else this.changes++;
    if (second !== undefined) {
      const joined = first.byte === BACKSLASH && LEFT_OUT[second.byte] === 0;
      this.#take(joined ? { ...second, at: first.at } : second);
    }
    for (const read of rest) this.#take(read);
  }

  #resolve(code: number, end: number): void {
    const { held, bytes } = this.#escapes.pop() as Escape;
    const at = held[0]?.at as number;
    if (code === NOTHING) {
      this.changes++;
      if (this.pending) return;
      this.#breaks(at, end);
      this.#runSequence = true;
      return;
    }
    // A table's line is itself, not an escape.
    if (OPENERS[bytes[0] as number] === 1 && bytes[0] !== BOX) this.changes++;
    if (code >= AS_BYTE || code < 0x80) this.#take({ byte: code & 0xff, at, end });
    else for (const byte of Buffer.from(String.fromCodePoint(code))) this.#take({ byte, at, end });
  }

  #plain(byte: number, at: number, end: number): void {
    switch (LEFT_OUT[byte]) {
      case NEWLINE:
        this.#runNewline = true;
        this.changes++;
        if (end - at === 1) {
          this.lineEnded = true;
          this.#breaks(at, end);
        }
        return;
      case SPACE:
        this.#runSpace = true;
        this.#breaks(at, end);
        return;
      case QUOTE:
        this.#runQuotes++;
        this.changes++;
        return;
    }
    if (this.#runSpace || this.#runNewline) this.spaces++;
    if (this.#runSpace && !this.#runNewline) this.looseSpaces++;
    this.quotes += this.#runQuotes;
    if (!this.#runNewline) this.looseQuotes += this.#runQuotes;
    this.#to.character(byte, at, end);
    this.#endRun();
  }

  #breaks(at: number, end: number): void {
    if (this.breakTo === 0) this.breakFrom = at;
    this.breakTo = end;
  }

  #endRun(): void {
    this.#runSpace = this.#runNewline = this.#runSequence = this.lineEnded = false;
    this.#runQuotes = this.breakTo = 0;
  }
}
