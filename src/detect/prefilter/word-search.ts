import { CASE_BIT, isUpper } from "../../text/characters";

/** A word to look for. */
export interface Word {
  /** Three characters of ASCII or more. */
  readonly text: string;
  /** Whether the case counts. */
  readonly exact: boolean;
  /** Words of five characters or more: at which of them the five begin by which the word is distinguished; see `rarest`. */
  readonly at?: number;
}

/** Words are spread over this many buckets, by their length first, so that halves of different words seldom make a candidate. */
const BUCKETS = 8;
/** Of the buckets: those whose stretches are four known bytes, the first three, or the last three; see `bucketOf`. */
const WHOLE = 0b11111000_11111100;
const FIRST = 0b00000000_00000011;
const LAST = 0b00000111_00000000;

/** The bit of a word of that length, with a number that spreads words of one length, for its first or its second stretch. */
export function bucketOf(length: number, spread: number, second: boolean): number {
  const bucket = length === 3 ? spread % 2 : length === 4 ? 2 : 3 + (spread % 5);
  return 1 << (second ? bucket + BUCKETS : bucket);
}

/** Bytes that must be readable behind the text. */
export const PADDING = 4;
const SLOTS = 1 << 13;
/** Pairs of seven-bit characters: the tables stay small enough for a processor's first cache. */
export const PAIRS = 1 << 14;
const FOLD = 0x20202020;

/** Pairs of bytes that are filtered before their candidates are compared. */
const BATCH = 1 << 13;

/** The tables of a search; `word-tables.ts` makes them. */
export interface SearchTables {
  readonly words: readonly Word[];
  /** By pair: buckets that have it first in the low half, second in the high half. */
  readonly pairs: Uint32Array;
  /** By the two bytes between: the same buckets. */
  readonly middles: Uint16Array;
}

/**
 * Writes to `places` where a word may stand among the pairs `from` to `to`, and to `buckets` of which; returns how many. A function by itself, and
 * free of calls that lead elsewhere, so that the engine makes fast code of it within the first files.
 */
function candidates(
  units: Uint16Array,
  from: number,
  to: number,
  text: Uint8Array,
  filter: SearchTables,
  places: Int32Array,
  buckets: Uint16Array,
): number {
  const { pairs, middles } = filter;
  let count = 0;
  let before = pairs[pairAt(units[from - 1] as number)] as number;
  for (let i = from; i < to; i++) {
    const pair = pairs[pairAt(units[i] as number)] as number;
    const both = before & (pair >>> 16);
    before = pair;
    if (both === 0) continue;
    const agreed = both & (middles[pairOf(text[2 * i - 1] as number, text[2 * i] as number)] as number);
    if (agreed === 0) continue;
    buckets[count] = agreed;
    places[count++] = 2 * i - 2;
  }
  return count;
}

/** A stretch of a word: at which of its characters the four bytes begin, -1 where any byte may stand first. */
interface Stretch {
  readonly word: number;
  readonly at: number;
}

/**
 * Looks for some hundreds of words in one pass over a text, after the filter of Hyperscan's string matcher (X. Wang et al.,
 * "Hyperscan", NSDI 2019): the text is read in pairs of bytes, a table says for each pair in which buckets a word has it in
 * first or second place, and only where two neighbours and the two bytes between agree is the text compared. No step waits for the one before it.
 */
export class WordSearch {
  readonly #tables: SearchTables;
  /** Candidates by the folded bytes 0 to 3, 0 to 2 or 1 to 3 of a stretch. */
  readonly #stretches = new Map<number, Stretch[]>();
  /** By a key's slot, whether a stretch has such a key. */
  readonly #maybe = new Uint8Array(SLOTS);
  /** Where candidates stand, of one batch of pairs. */
  readonly #places = new Int32Array(BATCH);
  readonly #buckets = new Uint16Array(BATCH);
  #copy = new Uint8Array(0);

  constructor(tables: SearchTables) {
    this.#tables = tables;
    tables.words.forEach((word, index) => {
      for (const at of stretchesOf(word)) this.#know(keyOf(word.text, at), { word: index, at });
    });
  }

  #know(key: number, stretch: Stretch): void {
    this.#maybe[slotOf(key)] = 1;
    const others = this.#stretches.get(key);
    if (others === undefined) this.#stretches.set(key, [stretch]);
    else others.push(stretch);
  }

  /**
   * Calls `hit(offset, index)` for each place in `bytes[0..length]`, ASCII text, where the word of that index is. Words
   * may overlap, and come roughly in order. Fastest where `PADDING` zero bytes follow the text at an even address.
   */
  search(bytes: Uint8Array, length: number, hit: (offset: number, index: number) => void): void {
    if (length < 3) return;
    const text = this.#padded(bytes, length);
    const units = new Uint16Array(text.buffer, text.byteOffset, (length + 3) >> 1);
    for (let from = 1; from < units.length; from += BATCH) {
      const count = candidates(
        units,
        from,
        Math.min(units.length, from + BATCH),
        text,
        this.#tables,
        this.#places,
        this.#buckets,
      );
      for (let i = 0; i < count; i++)
        this.#compareAt(text, length, this.#places[i] as number, this.#buckets[i] as number, hit);
    }
  }

  #compareAt(
    text: Uint8Array,
    length: number,
    at: number,
    buckets: number,
    hit: (offset: number, index: number) => void,
  ): void {
    const four =
      (text[at] as number) |
      ((text[at + 1] as number) << 8) |
      ((text[at + 2] as number) << 16) |
      ((text[at + 3] as number) << 24) |
      FOLD;
    const maybe = this.#maybe;
    if (buckets & WHOLE && maybe[slotOf(four)] !== 0) this.#compare(four, text, length, at, hit);
    if (buckets & FIRST && maybe[slotOf(firstThree(four))] !== 0)
      this.#compare(firstThree(four), text, length, at, hit);
    if (buckets & LAST && maybe[slotOf(lastThree(four))] !== 0) this.#compare(lastThree(four), text, length, at, hit);
  }

  /** Compares the words that have a stretch of this key with what is at `at`. */
  #compare(
    key: number,
    text: Uint8Array,
    length: number,
    at: number,
    hit: (offset: number, index: number) => void,
  ): void {
    const stretches = this.#stretches.get(key);
    if (stretches === undefined) return;
    for (let i = 0; i < stretches.length; i++) {
      const { word, at: within } = stretches[i] as Stretch;
      const start = at - within;
      const wanted = this.#tables.words[word] as Word;
      if (start >= 0 && start + wanted.text.length <= length && standsAt(text, start, wanted)) hit(start, word);
    }
  }

  #padded(bytes: Uint8Array, length: number): Uint8Array {
    const behind = bytes.subarray(length, length + PADDING);
    if (bytes.byteOffset % 2 === 0 && behind.length === PADDING && behind.every((byte) => byte === 0)) return bytes;
    if (this.#copy.length < length + PADDING || this.#copy.length > 1 << 22)
      this.#copy = new Uint8Array(Math.max(length + PADDING, 1 << 16));
    this.#copy.set(bytes.subarray(0, length));
    this.#copy.fill(0, length, length + PADDING);
    return this.#copy;
  }
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

export function pairOf(first: number, second: number): number {
  return (first & 127) | ((second & 127) << 7);
}

/** The pair in two bytes as the machine reads them. */
function pairAt(unit: number): number {
  return LITTLE_ENDIAN ? (unit & 127) | ((unit >> 1) & 0x3f80) : ((unit >> 8) & 127) | ((unit & 127) << 7);
}

// Bits that folding sets, other than its own, distinguish the three kinds of key.
function firstThree(four: number): number {
  return (four & 0x00ffffff) | 0x80000000;
}

function lastThree(four: number): number {
  return (four & 0xffffff00) | 0x80;
}

/** Where the two stretches of a word begin: it may stand at an even or at an odd offset. */
export function stretchesOf({ text, at = 0 }: Word): readonly [number, number] {
  return text.length >= 5 ? [at, at + 1] : [0, -1];
}

/** The key of the stretch that begins at the word's character `at`; -1 where any byte may stand first. */
function keyOf(text: string, at: number): number {
  const byte = (i: number) => text.charCodeAt(at + i) || 0;
  const four = byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24) | FOLD;
  return at < 0 ? lastThree(four) : text.length < at + 4 ? firstThree(four) : four;
}

function slotOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 19;
}

function standsAt(bytes: Uint8Array, start: number, { text, exact }: Word): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = bytes[start + i] as number;
    const w = text.charCodeAt(i);
    if (c !== w && (exact || !isUpper(c) || (c | CASE_BIT) !== w)) return false;
  }
  return true;
}
