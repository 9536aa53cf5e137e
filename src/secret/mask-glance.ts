import {
  AS_BYTE,
  afterNothing,
  BACKSLASH,
  BOX,
  ESCAPE,
  INCOMPLETE,
  isVerticalLine,
  meaning,
  NO_ESCAPE,
  OPENERS,
  sequenceEnd,
} from "./mask-escapes";
import { endsLine, isLeftOut, isSpace, LONGEST_GAP } from "./mask-reader";

/** What stands there must be read in full. */
export const UNCLEAR = -1;
/** More is left out than can stand between two characters of a form. */
export const TOO_LONG = -2;
/** What stands at `end` is the next to look at. */
const LEFT_OUT = -3;

/** The next character of a text's plain reading, where it is told at a glance. It agrees with `PlainReader`. */
export class Glance {
  readonly #text: Buffer;
  readonly #escape = new Uint8Array(32);
  /** From where to where the character last told stands. */
  start = 0;
  end = 0;
  /** Whether it is an escape. */
  changed = false;
  /** Of a character of several bytes that is escaped, which is `UNCLEAR`: the first of them. Else -1. */
  lead = -1;

  constructor(text: Buffer) {
    this.#text = text;
  }

  /** A byte, `UNCLEAR` or `TOO_LONG`. */
  at(from: number): number {
    const text = this.#text;
    const to = Math.min(text.length, from + LONGEST_GAP);
    this.lead = -1;
    this.end = from;
    while (this.end < to) {
      const byte = text[this.end] as number;
      if (isLeftOut(byte)) this.end++;
      else if (OPENERS[byte] === 0) return this.#tell(byte, this.end, this.end + 1, false);
      else {
        const told = byte === ESCAPE ? this.#sequence() : byte === BOX ? this.#line() : this.#resolve(byte);
        if (told !== LEFT_OUT) return told;
      }
    }
    return this.end >= text.length ? UNCLEAR : TOO_LONG;
  }

  #tell(byte: number, start: number, end: number, changed: boolean): number {
    this.start = start;
    this.end = end;
    this.changed = changed;
    return byte;
  }

  #sequence(): number {
    const end = sequenceEnd(this.#text, this.end);
    if (end === -1) return UNCLEAR;
    this.end = end;
    return LEFT_OUT;
  }

  #line(): number {
    const text = this.#text;
    if (this.#isText(this.end)) return this.#tell(BOX, this.end, this.end + 1, false);
    if (!isVerticalLine(text, this.end)) return UNCLEAR;
    this.end += 3;
    return LEFT_OUT;
  }

  /** Whether the first byte of a line of tables is none. */
  #isText(at: number): boolean {
    const second = this.#text[at + 1];
    return second !== undefined && second >= 0x80 && second !== 0x94 && second !== 0x95 && second !== BOX;
  }

  #resolve(opener: number): number {
    const text = this.#text;
    const escape = this.#escape;
    const at = this.end;
    let next = at + 1;
    if (opener === BACKSLASH) {
      const end = afterNothing(text, at);
      if (end !== -1) {
        this.end = end;
        return LEFT_OUT;
      }
      while (text[next] === BACKSLASH) next++;
    }
    const second = next;
    escape[0] = opener;
    for (let length = 1; ; ) {
      const byte = text[next];
      // White space is part of it, unless a line ends there.
      if (byte === undefined || byte === ESCAPE || endsLine(byte) || (isSpace(byte) && !this.#stands(next)))
        return UNCLEAR;
      if (byte === BOX && !this.#isText(next)) return UNCLEAR;
      next++;
      // However many backslashes there are, they are one.
      if (byte === BACKSLASH && escape[length - 1] === BACKSLASH) continue;
      escape[length++] = byte;
      const code = meaning(escape, length);
      if (code === INCOMPLETE) continue;
      if (code !== NO_ESCAPE) return this.#mean(code, at, next);
      if (opener !== BACKSLASH) return this.#tell(opener, at, at + 1, false);
      return this.#mean(AS_BYTE + (escape[1] as number), at, second + 1);
    }
  }

  #mean(code: number, at: number, end: number): number {
    this.end = end;
    if (code < AS_BYTE && code >= 0x80) {
      this.lead = Buffer.from(String.fromCodePoint(code))[0] as number;
      return UNCLEAR;
    }
    const byte = code & 0xff;
    if (isLeftOut(byte)) return LEFT_OUT;
    return OPENERS[byte] === 1 ? UNCLEAR : this.#tell(byte, at, end, true);
  }

  /** Whether the line goes on behind white space. */
  #stands(at: number): boolean {
    const to = at + LONGEST_GAP;
    while (at < to && isSpace(this.#text[at] as number)) at++;
    const byte = this.#text[at];
    if (byte === undefined || at === to || byte === ESCAPE || endsLine(byte)) return false;
    return byte !== BOX || this.#isText(at);
  }
}
