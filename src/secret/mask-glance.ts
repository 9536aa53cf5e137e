import { isVerticalLine, OPENERS } from "./mask-escapes";
import { isLeftOut, LONGEST_GAP } from "./mask-reader";

/** What stands there must be read in full. */
export const UNCLEAR = -1;
/** More is left out than can stand between two characters of a form. */
export const TOO_LONG = -2;

const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const AMPERSAND = 0x26;
const ESCAPE = 0x1b;
const SEQUENCE = 22;
/** How references to characters begin. */
const REFERENCES = new Set(["am", "ap", "lt", "gt", "qu", "nb"].map((letters) => Buffer.from(letters).readUInt16BE()));

/** The next character of a text's plain reading, where it is told at a glance. It agrees with `PlainReader`. */
export class Glance {
  readonly #text: Buffer;
  /** Where the character last told stands. */
  start = 0;
  end = 0;
  /** Whether it is an escape. */
  changed = false;

  constructor(text: Buffer) {
    this.#text = text;
  }

  /** A byte, `UNCLEAR` or `TOO_LONG`. */
  at(from: number): number {
    const text = this.#text;
    const to = Math.min(text.length, from + LONGEST_GAP);
    let at = from;
    while (at < to) {
      const byte = text[at] as number;
      if (isLeftOut(byte)) at++;
      else if (OPENERS[byte] === 0) return this.#tell(byte, at, 1, false);
      else if (byte === BACKSLASH) {
        let next = at + 1;
        while (text[next] === BACKSLASH) next++;
        const letter = text[next];
        // A quote, a line feed, a carriage return, a tab.
        const leftOut = letter === 0x22 || letter === 0x27 || letter === 0x6e || letter === 0x72 || letter === 0x74;
        if (!leftOut) return UNCLEAR;
        at = next + 1;
      } else if (byte === ESCAPE) {
        at = this.#sequence(at);
        if (at === UNCLEAR) return UNCLEAR;
      } else if (isVerticalLine(text, at)) at += 3;
      else return this.#escape(byte, at);
    }
    return at >= text.length ? UNCLEAR : TOO_LONG;
  }

  #tell(byte: number, at: number, length: number, changed: boolean): number {
    this.start = at;
    this.end = at + length;
    this.changed = changed;
    return byte;
  }

  /** Where a control sequence ends. */
  #sequence(at: number): number {
    const text = this.#text;
    if (text[at + 1] !== 0x5b) return UNCLEAR;
    let end = at + 2;
    while (end < at + SEQUENCE && (text[end] as number) >= 0x20 && (text[end] as number) <= 0x3f) end++;
    const last = text[end] ?? 0;
    return last >= 0x40 && last <= 0x7e ? end + 1 : UNCLEAR;
  }

  #escape(byte: number, at: number): number {
    const [first, second] = [this.#text[at + 1], this.#text[at + 2]];
    if (first === undefined || second === undefined || OPENERS[first] === 1 || isLeftOut(first)) return UNCLEAR;
    if (byte === PERCENT) {
      const [high, low] = [digit(first), digit(second)];
      if (high === -1) return this.#tell(byte, at, 1, true);
      if (low === -1) return OPENERS[second] === 1 || isLeftOut(second) ? UNCLEAR : this.#tell(byte, at, 1, true);
      const code = high * 16 + low;
      return OPENERS[code] === 1 || isLeftOut(code) ? UNCLEAR : this.#tell(code, at, 3, true);
    }
    if (byte !== AMPERSAND) return first === 0x94 || first === 0x95 ? UNCLEAR : this.#tell(byte, at, 1, true);
    const known = first === 0x23 || OPENERS[second] === 1 || isLeftOut(second);
    return known || REFERENCES.has(first * 256 + second) ? UNCLEAR : this.#tell(byte, at, 1, true);
  }
}

function digit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 32;
  return letter >= 0x61 && letter <= 0x66 ? letter - 87 : -1;
}
