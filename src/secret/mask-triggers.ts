import { BOX, ESCAPE_TRIGGERS, OPENERS } from "./mask-escapes";
import type { Fours } from "./mask-fours";
import { Glance, TOO_LONG, UNCLEAR } from "./mask-glance";
import { beforeLeftOut, isLeftOut, LONGEST_GAP } from "./mask-reader";

const DOT = 0x2e;
const BREAKS = [10, 13];
const QUOTES = [0x22, 0x27];
/** ASCII that is a character of the plain reading wherever it stands. */
const IS_CHARACTER = Uint8Array.from({ length: 0x100 }, (_, byte) =>
  byte < 0x80 && !isLeftOut(byte) && OPENERS[byte] === 0 ? 1 : 0,
);
const ELLIPSES = ["...", "…"].map((mark) => Buffer.from(mark));
/** Of several bytes, with characters before them that matter. */
const MARKS = [...ELLIPSES, ...["│", "┃", "║"].map((line) => Buffer.from(line))];

/**
 * The places of a chunk at which its plain reading can differ from it in a way that matters: escapes, control sequences, line
 * breaks, quotes where a form has some; and ellipses. One is passed over when the characters around it are neighbours in no
 * form.
 */
export class Triggers {
  readonly #text: Buffer;
  readonly #fours: Fours;
  readonly #glance: Glance;
  readonly #sought: readonly (number | Buffer)[];
  /** By what is sought: where it is next. */
  readonly #next: number[];
  #from = 0;

  constructor(text: Buffer, fours: Fours, quotes: boolean) {
    this.#text = text;
    this.#fours = fours;
    this.#glance = new Glance(text);
    this.#sought = [...ESCAPE_TRIGGERS, ...BREAKS, ...(quotes ? QUOTES : []), ...ELLIPSES].filter(
      (sought) => text.indexOf(sought) !== -1,
    );
    this.#next = this.#sought.map(() => -1);
  }

  /** The first place at or after `at`, where nothing before `from` matters; the text's length if there is none. */
  next(at: number, from: number): number {
    this.#from = from;
    for (;;) {
      let found = this.#text.length;
      let index = -1;
      for (let kind = 0; kind < this.#sought.length; kind++) {
        if ((this.#next[kind] as number) < at) this.#next[kind] = this.#find(this.#sought[kind] as number | Buffer, at);
        if ((this.#next[kind] as number) < found) {
          found = this.#next[kind] as number;
          index = kind;
        }
      }
      if (index === -1) return found;
      const ellipsis = typeof this.#sought[index] !== "number";
      if (ellipsis ? this.#goesBack(found) : this.#goesOn(found)) return found;
      at = Math.max(found + 1, this.#from);
    }
  }

  /** From where to read so that nothing is missed that goes on at `at`: neighbours further back are in no form. */
  begin(at: number): number {
    const text = this.#text;
    let begin = at === text.length ? beforePartOf(MARKS, text) : at;
    let [second, third, fourth] = [-1, -1, -1];
    for (;;) {
      const place = this.#before(begin);
      if (place < this.#from) return begin;
      const first = text[place] as number;
      if (fourth !== -1 && !this.#fours.has(first, second, third, fourth)) return begin;
      begin = place;
      [second, third, fourth] = [first, second, third];
    }
  }

  /** Whether the characters before an ellipsis are neighbours in a form. */
  #goesBack(at: number): boolean {
    const text = this.#text;
    const last = this.#before(at);
    const third = this.#before(last);
    const second = this.#before(third);
    const first = this.#before(second);
    if (first < this.#from) return false;
    return this.#fours.has(text[first] as number, text[second] as number, text[third] as number, text[last] as number);
  }

  /** Whether those before and after what stands at `at` are; if not, nothing goes on beyond it. */
  #goesOn(at: number): boolean {
    const text = this.#text;
    const fours = this.#fours;
    // Most ends of lines, quickly.
    if (isLeftOut(text[at] as number) && at - 3 >= this.#from && at + 3 < text.length && this.#plainAround(at)) {
      this.#from = at + 1;
      return false;
    }
    const glance = this.#glance;
    const next = glance.at(at);
    // An ellipsis may begin there.
    if (next === UNCLEAR || next === DOT || next === BOX) return true;
    const { changed, end } = glance;
    if (next === TOO_LONG) {
      this.#from = at + 1;
      return false;
    }
    const start = glance.start;
    const third = this.#before(at);
    const b1 = third < this.#from ? undefined : text[third];
    if (b1 !== undefined && this.#fours.joins(b1, next)) {
      const second = this.#before(third);
      const b2 = second < this.#from ? undefined : text[second];
      if (b2 !== undefined) {
        const first = this.#before(second);
        if (first >= this.#from && fours.has(text[first] as number, b2, b1, next)) return true;
      }
      const after = glance.at(end);
      if (after === UNCLEAR || (b2 !== undefined && fours.has(b2, b1, next, after))) return true;
      const then = glance.at(glance.end);
      if (then === UNCLEAR || fours.has(b1, next, after, then)) return true;
    }
    if (changed) {
      const after = glance.at(end);
      const then = after === UNCLEAR ? after : glance.at(glance.end);
      const last = then === UNCLEAR ? then : glance.at(glance.end);
      if (last === UNCLEAR || fours.has(next, after, then, last)) return true;
    }
    this.#from = changed ? end : start;
    return false;
  }

  /** Whether three characters stand on either side, and are no neighbours across. */
  #plainAround(at: number): boolean {
    const text = this.#text;
    const last = text[at - 1] as number;
    const next = text[at + 1] as number;
    if (IS_CHARACTER[last] === 0 || IS_CHARACTER[next] === 0 || next === DOT) return false;
    if (!this.#fours.joins(last, next)) return true;
    const [first, second] = [text[at - 3] as number, text[at - 2] as number];
    const [third, fourth] = [text[at + 2] as number, text[at + 3] as number];
    return (
      (IS_CHARACTER[first] as number) +
        (IS_CHARACTER[second] as number) +
        (IS_CHARACTER[third] as number) +
        (IS_CHARACTER[fourth] as number) ===
        4 &&
      !this.#fours.has(first, second, last, next) &&
      !this.#fours.has(second, last, next, third) &&
      !this.#fours.has(last, next, third, fourth)
    );
  }

  /** Where the character before stands; before `#from` if there is none. */
  #before(at: number): number {
    return beforeLeftOut(this.#text, at, Math.max(this.#from, at - LONGEST_GAP)) - 1;
  }

  #find(sought: number | Buffer, from: number): number {
    const at = this.#text.indexOf(sought, from);
    return at === -1 ? this.#text.length : at;
  }
}

/** Where the text ends but for a part of one of some marks. */
function beforePartOf(marks: readonly Buffer[], text: Buffer): number {
  for (const mark of marks) {
    for (let length = mark.length - 1; length > 0; length--) {
      if (text.subarray(-length).equals(mark.subarray(0, length))) return text.length - length;
    }
  }
  return text.length;
}
