import type { PlainReader } from "./mask-reader";
import type { Spans } from "./mask-spans";

const SPACES = 0;
const LOOSE_SPACES = 1;
const QUOTES = 2;
const LOOSE_QUOTES = 3;
const CHANGES = 4;
const COUNTS = 5;

/** The last characters of a plain reading: where each stands in the stream, and what had been left out up to it. */
export class Trail {
  readonly #mask: number;
  readonly #from: Float64Array;
  readonly #to: Float64Array;
  /** From where to where a line's break before a character stands, which is shown; the same place where there is none. */
  readonly #breakFrom: Float64Array;
  readonly #breakTo: Float64Array;
  readonly #counts: Float64Array;
  #count = 0;
  /** The characters last masked, by their number. */
  #masked = { from: 0, to: 0 };

  /** Keeps at least so many characters. */
  constructor(most: number) {
    const size = 1 << (32 - Math.clz32(most));
    this.#mask = size - 1;
    this.#from = new Float64Array(size);
    this.#to = new Float64Array(size);
    this.#breakFrom = new Float64Array(size);
    this.#breakTo = new Float64Array(size);
    this.#counts = new Float64Array(size * COUNTS);
  }

  /** Where the last character ends. */
  get end(): number {
    return this.#to[(this.#count - 1) & this.#mask] as number;
  }

  add(from: number, to: number, reader: PlainReader): void {
    const slot = this.#count++ & this.#mask;
    this.#from[slot] = from;
    this.#to[slot] = to;
    this.#breakFrom[slot] = reader.broken ? reader.breakFrom : from;
    this.#breakTo[slot] = reader.broken ? reader.breakTo : from;
    const at = slot * COUNTS;
    this.#counts[at + SPACES] = reader.spaces;
    this.#counts[at + LOOSE_SPACES] = reader.looseSpaces;
    this.#counts[at + QUOTES] = reader.quotes;
    this.#counts[at + LOOSE_QUOTES] = reader.looseQuotes;
    this.#counts[at + CHANGES] = reader.changes;
  }

  /** Where the character stands that is the n-th from the end, the last one being the first. */
  from(back: number): number {
    return this.#from[(this.#count - back) & this.#mask] as number;
  }

  /** What was left out within some characters, `behind` of which are followed by others. */
  within(length: number, behind: number, fits: (...counts: [number, number, number, number]) => boolean): boolean {
    return fits(
      this.#difference(SPACES, length, behind),
      this.#difference(LOOSE_SPACES, length, behind),
      this.#difference(QUOTES, length, behind),
      this.#difference(LOOSE_QUOTES, length, behind),
    );
  }

  /** Whether the last characters do not stand in the text as they are. */
  changed(length: number): boolean {
    const first = (this.#count - length) & this.#mask;
    return this.#difference(CHANGES, length, 0) > 0 || (this.#to[first] as number) - (this.#from[first] as number) > 1;
  }

  /** Masks some characters, `behind` of which are followed by others; a line's end between two of them stays. */
  mask(length: number, behind: number, spans: Spans): void {
    const to = this.#count - behind;
    const from = to - length;
    const done = this.#masked;
    const next = from >= done.from && from <= done.to ? done.to : from;
    for (let index = next; index < to; index++) {
      const slot = index & this.#mask;
      if (index > from) spans.add(this.#to[(index - 1) & this.#mask] as number, this.#breakFrom[slot] as number);
      spans.add((index > from ? this.#breakTo[slot] : this.#from[slot]) as number, this.#to[slot] as number);
    }
    this.#masked = next === from ? { from, to } : { from: done.from, to: Math.max(to, done.to) };
  }

  #difference(kind: number, length: number, behind: number): number {
    const last = (this.#count - 1 - behind) & this.#mask;
    const first = (this.#count - length - behind) & this.#mask;
    return (this.#counts[last * COUNTS + kind] as number) - (this.#counts[first * COUNTS + kind] as number);
  }
}
