import { afterNothing, BACKSLASH, BOX, ESCAPE, sequenceEnd } from "./mask-escapes";
import type { Fours } from "./mask-fours";
import { Glance, UNCLEAR } from "./mask-glance";
import type { PlainForms } from "./mask-plain-forms";
import { beforeLeftOut, endsLine, isLeftOut, isSpace, LONGEST_GAP, PLAIN } from "./mask-reader";
import { Stops } from "./mask-stops";

const DOT = 0x2e;
const LINE_FEED = 10;
const [DOUBLE_QUOTE, QUOTE] = [0x22, 0x27];
const ELLIPSES = ["...", "…"].map((mark) => Buffer.from(mark));
/** Of each, in bytes. */
const ELLIPSIS_LENGTH = 3;
const IN_ELLIPSIS = new Set(ELLIPSES.flatMap((mark) => [...mark]));
/** Of several bytes, with characters before them that matter. */
const MARKS = [...ELLIPSES, ...["│", "┃", "║"].map((line) => Buffer.from(line))];

/**
 * The places of a chunk at which its plain reading can differ from it in a way that matters: escapes, control sequences, line
 * breaks, quotes where a form has some; and ellipses. One is passed over when the characters around it are neighbours in no
 * form.
 */
export class Triggers {
  readonly #text: Buffer;
  readonly #view: DataView;
  readonly #fours: Fours;
  readonly #quoted: Fours | undefined;
  readonly #stops: Stops;
  readonly #glance: Glance;
  #from = 0;

  constructor(text: Buffer, { fours, quoted }: PlainForms) {
    this.#text = text;
    this.#view = new DataView(text.buffer, text.byteOffset, text.length);
    this.#fours = fours;
    this.#quoted = quoted;
    this.#stops = new Stops(text, quoted !== undefined);
    this.#glance = new Glance(text);
  }

  /** The first place at or after `at`, where nothing before `from` matters; the text's length if there is none. */
  next(at: number, from: number): number {
    this.#from = from;
    for (;;) {
      const found = this.#stops.next(at);
      if (found === this.#text.length) return found;
      if (this.#isApart(found)) {
        at = this.#from = found + 1;
        continue;
      }
      const byte = this.#text[found] as number;
      if (isLeftOut(byte) || byte === ESCAPE || byte === BACKSLASH) {
        if (!this.#dismisses(found) && this.#goesOn(found)) return found;
      } else if (byte === DOT || byte === BOX ? this.#goesBack(found) || this.#goesPast(found) : this.#goesOn(found))
        return found;
      at = Math.max(found + 1, this.#from);
    }
  }

  /** From where to read so that nothing is missed that goes on at `at`: neighbours further back are in no form. */
  begin(at: number): number {
    const text = this.#text;
    let begin = at === text.length ? beforePartOf(MARKS, text) : at;
    let second = -1;
    let third = -1;
    let fourth = -1;
    for (;;) {
      const place = this.#before(begin);
      if (place < this.#from) return begin;
      const first = text[place] as number;
      if (fourth !== -1 && !this.#fours.has(first, second, third, fourth)) return begin;
      begin = place;
      fourth = third;
      third = second;
      second = first;
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

  /** Whether the characters behind an ellipsis may be neighbours in a form. */
  #goesPast(at: number): boolean {
    const text = this.#text;
    const from = at + ELLIPSIS_LENGTH;
    if (from + 4 > text.length) return true;
    if (isSpace(text[from] as number) || endsLine(text[from] as number)) return false;
    for (let place = from; place < from + 4; place++) if (PLAIN[text[place] as number] === 0) return true;
    return this.#fours.has(
      text[from] as number,
      text[from + 1] as number,
      text[from + 2] as number,
      text[from + 3] as number,
    );
  }

  /** The same as `#dismisses` for most ends of lines. */
  #isApart(at: number): boolean {
    const view = this.#view;
    if (at - 3 < this.#from || at + 4 > this.#text.length) return false;
    const before = view.getInt32(at - 3);
    const after = view.getInt32(at);
    const next = (after >> 16) & 0xff;
    return (
      (before & 0xff) === LINE_FEED &&
      next !== DOT &&
      arePlain((before & ~0xff) | next) &&
      arePlain((after & 0xffffff) | (next << 24)) &&
      !this.#fours.across(before >>> 8, after & 0xffffff)
    );
  }

  /** Whether it is seen quickly that nothing goes on beyond the line break, quote or colour at `at`, and what is beside it. */
  #dismisses(at: number): boolean {
    const text = this.#text;
    let begin = at;
    let end = at;
    let breaks = false;
    for (const most = Math.min(text.length, at + LONGEST_GAP); end < most; ) {
      const byte = text[end] as number;
      if (PLAIN[byte] === 1) break;
      if (isLeftOut(byte)) end++;
      else if (byte === ESCAPE) end = sequenceEnd(text, end);
      else if (byte === BACKSLASH) end = afterNothing(text, end);
      else return false;
      if (end === -1) return false;
      if (byte !== DOUBLE_QUOTE && byte !== QUOTE && !isSpace(byte)) breaks = true;
    }
    for (const least = Math.max(this.#from, end - LONGEST_GAP); begin > least; begin--) {
      const byte = text[begin - 1] as number;
      if (PLAIN[byte] === 1) break;
      if (!isLeftOut(byte)) return false;
      if (endsLine(byte)) breaks = true;
    }
    const from = this.#from;
    const to = text.length;
    if (begin - 3 < from || end + 3 > to || text[end] === DOT || end - begin >= LONGEST_GAP) return false;
    // The nearest two are.
    if (PLAIN[text[begin - 2] as number] === 0 || PLAIN[text[begin - 3] as number] === 0) return false;
    if (PLAIN[text[end + 1] as number] === 0 || PLAIN[text[end + 2] as number] === 0) return false;
    const fours = breaks ? this.#fours : (this.#quoted as Fours);
    if (fours.across(threeAt(text, begin - 3), threeAt(text, end))) return false;
    this.#from = end;
    return true;
  }

  /** Whether the characters before and after what stands at `at` are neighbours; if not, nothing goes on beyond it. */
  #goesOn(at: number): boolean {
    const text = this.#text;
    const fours = this.#fours;
    const glance = this.#glance;
    const next = glance.at(at);
    const { start, end, changed, lead } = glance;
    if (next === UNCLEAR) {
      if (lead === -1 || fours.contains(lead)) return true;
      this.#from = end;
      return false;
    }
    const third = this.#before(at);
    const b1 = third < this.#from ? -1 : (text[third] as number);
    // An ellipsis may begin there, or go on.
    if (IN_ELLIPSIS.has(next) && (IN_ELLIPSIS.has(b1) || this.#goesBack(at))) return true;
    const joins = b1 !== -1 && next >= 0 && fours.joins(b1, next);
    let b2 = -1;
    if (joins) {
      const second = this.#before(third);
      b2 = second < this.#from ? -1 : (text[second] as number);
      const first = b2 === -1 ? -1 : this.#before(second);
      if (first >= this.#from && first >= 0 && fours.has(text[first] as number, b2, b1, next)) return true;
    }
    if (next >= 0 && (joins || changed)) {
      const after = glance.at(end);
      if (after === UNCLEAR || (joins && b2 !== -1 && fours.has(b2, b1, next, after))) return true;
      if (after >= 0 && fours.joins(next, after)) {
        const then = glance.at(glance.end);
        if (then === UNCLEAR || (joins && fours.has(b1, next, after, then))) return true;
        if (changed && then >= 0 && fours.joins(after, then)) {
          const last = glance.at(glance.end);
          if (last === UNCLEAR || fours.has(next, after, then, last)) return true;
        }
      }
    }
    // Where more is left out than can be, nothing goes on.
    this.#from = next < 0 ? at + 1 : changed ? end : start;
    return false;
  }

  /** Where the character before stands; before `#from` if there is none. */
  #before(at: number): number {
    return beforeLeftOut(this.#text, at, Math.max(this.#from, at - LONGEST_GAP)) - 1;
  }
}

/** Whether four bytes at once are seen to be characters: ASCII from `(` on but for `\\` and `|`. */
function arePlain(four: number): boolean {
  const bars = (four | 0x20202020) ^ 0x7c7c7c7c;
  return ((four | (four - 0x28282828) | ((bars - 0x01010101) & ~bars)) & 0x80808080) === 0;
}

function threeAt(text: Buffer, at: number): number {
  return ((text[at] as number) << 16) | ((text[at + 1] as number) << 8) | (text[at + 2] as number);
}

/** Where the text ends but for a part of one of some marks. */
function beforePartOf(marks: readonly Buffer[], text: Buffer): number {
  const last = text[text.length - 1] as number;
  if (last < 0x80 && last !== DOT) return text.length;
  for (const mark of marks) {
    for (let length = mark.length - 1; length > 0; length--) {
      if (text.subarray(-length).equals(mark.subarray(0, length))) return text.length - length;
    }
  }
  return text.length;
}
