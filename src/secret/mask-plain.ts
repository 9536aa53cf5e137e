import { Ends } from "./mask-ends";
import { BOX, OPENERS } from "./mask-escapes";
import type { PlainForms } from "./mask-plain-forms";
import { isLeftOut, LONGEST_GAP, PlainReader, type PlainText } from "./mask-reader";
import type { Spans } from "./mask-spans";
import { Trail } from "./mask-trail";
import { Triggers } from "./mask-triggers";

/** Of a beginning, in characters, that is read again when reading goes on further down. */
const SHALLOW = 6;
/** What stands for a rest that is cut off, by its first byte. */
const DOT = 0x2e;
const ELLIPSES = ["...", "…"].map((mark) => Buffer.from(mark));

/** The state before it, what it is, and how many of its bytes are there. */
interface Ellipsis {
  readonly state: number;
  readonly mark: Buffer;
  readonly length: number;
}

/**
 * Finds forms in the plain reading of one stream. It reads from a little before each trigger until nothing is going on, and
 * at the ends of chunks; between two chunks its state is what reading every byte would give.
 */
export class PlainMatcher implements PlainText {
  readonly #forms: PlainForms;
  readonly #spans: Spans;
  readonly #reader = new PlainReader(this);
  readonly #trail: Trail;
  readonly #ends: Ends;
  readonly #slowly: number;
  #state = 0;
  /** The ellipses that may be going on, behind what may be cut off. */
  #ellipses: readonly Ellipsis[] = [];
  #end = 0;

  /** The first `slowly` bytes are read without the tables that take time to make. */
  constructor(forms: PlainForms, spans: Spans, slowly: number) {
    this.#slowly = slowly;
    this.#forms = forms;
    this.#spans = spans;
    this.#trail = new Trail(forms.automaton.longest + 4);
    this.#ends = new Ends(forms, this.#trail, spans);
  }

  /**
   * Where that begins which may be part of a form, and how many of the form's characters are there: 0 after the end of a line,
   * where it rarely goes on.
   */
  get unfinished(): { from: number; length: number } {
    const begun = this.#begun;
    const end = this.#ends.length;
    if (end === 0) return begun;
    const from = Math.min(begun.from, this.#trail.from(end));
    return { from, length: this.#reader.lineEnded ? 0 : Math.max(begun.length, end) };
  }

  get #begun(): { from: number; length: number } {
    const { automaton } = this.#forms;
    for (const { state, length } of this.#ellipses) {
      const cut = this.#longest(automaton.cut, state, length);
      if (cut > 0) return { from: this.#trail.from(cut + length), length: cut };
    }
    // What is left out further on may make up for what was so far.
    const length = automaton.depth[automaton.open[this.#state] as number] as number;
    if (length > 0) return { from: this.#trail.from(length), length: this.#reader.lineEnded ? 0 : length };
    return { from: this.#reader.pending ? this.#reader.pendingFrom : this.#end, length: 0 };
  }

  /** Takes the next bytes, which begin at an offset of the stream. */
  read(text: Buffer, base: number): void {
    const triggers = base + text.length > this.#slowly ? new Triggers(text, this.#forms) : undefined;
    const { depth } = this.#forms.automaton;
    let until = -1;
    let changed = -1;
    for (let at = 0; at < text.length; at++) {
      const length = depth[this.#state] as number;
      if (
        triggers !== undefined &&
        at > until &&
        length <= SHALLOW &&
        !this.#reader.pending &&
        this.#ellipses.length === 0 &&
        !this.#ends.going
      ) {
        // A small integer, as reckoning with fractions is slower.
        const from = length === 0 ? at : (this.#trail.from(length) - base) | 0;
        if (from > changed) {
          until = triggers.next(at, from);
          at = triggers.begin(until);
          this.#reader.reset();
          this.#state = 0;
          if (at === text.length) break;
        }
      }
      const byte = text[at] as number;
      if (OPENERS[byte] === 1 || isLeftOut(byte)) changed = at;
      this.#reader.push(byte, base + at);
    }
    this.#end = base + text.length;
  }

  /** Nothing follows: a beginning that is enough is masked too, unless a line ended behind it. */
  end(): void {
    if (!this.#reader.lineEnded) {
      for (const { state, length } of [{ state: this.#state, length: 0 }, ...this.#ellipses])
        this.#maskCut(state, length);
    }
    this.#reader.end();
  }

  /** What the reader calls. */
  character(byte: number, at: number, end: number): void {
    const { automaton } = this.#forms;
    const gap = at - this.#trail.end;
    if (gap > LONGEST_GAP) this.#state = 0;
    if (this.#ellipses.length > 0 || byte === DOT || byte === BOX) this.#follow(byte, gap > 0);
    this.#trail.add(at, end, this.#reader);
    this.#ends.character(byte, end - at === 1, gap, this.#reader.spaced);
    this.#state = automaton.step(this.#state, byte);
    const whole = this.#longest(automaton.whole, this.#state, 0);
    if (whole > 0 && this.#trail.changed(whole)) this.#trail.mask(whole, 0, this.#spans);
    if (this.#ellipses.length === 0) return;
    for (const { state, mark, length } of this.#ellipses) if (length === mark.length) this.#maskCut(state, length);
    this.#ellipses = this.#ellipses.filter(({ mark, length }) => length < mark.length);
  }

  /** The ellipses after one more byte. */
  #follow(byte: number, apart: boolean): void {
    const going = this.#ellipses
      .filter(({ mark, length }) => !apart && mark[length] === byte)
      .map(({ state, mark, length }) => ({ state, mark, length: length + 1 }));
    const mark = ELLIPSES.find(([first]) => first === byte);
    const begins = mark !== undefined && this.#forms.automaton.cut[this.#state] !== 0 && !this.#reader.spaced;
    this.#ellipses = begins ? [...going, { state: this.#state, mark, length: 1 }] : going;
  }

  /** Masks a beginning that is enough, behind which some characters are. */
  #maskCut(state: number, behind: number): void {
    const cut = this.#longest(this.#forms.automaton.cut, state, behind);
    if (cut > 0) this.#trail.mask(cut, behind, this.#spans);
  }

  /** How long the longest beginning is that a table has for a state and that fits what was left out; 0 if none does. */
  #longest(table: Int32Array, state: number, behind: number): number {
    const { automaton } = this.#forms;
    for (let found = table[state] as number; found !== 0; found = table[automaton.shorter[found] as number] as number) {
      const length = automaton.depth[found] as number;
      if (this.#trail.within(length, behind, (...counts) => this.#forms.fits(found, ...counts))) return length;
    }
    return 0;
  }
}
