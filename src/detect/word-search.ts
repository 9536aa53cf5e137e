import { surprise } from "./wordness";

/** A word to look for. */
export interface Word {
  /** Three characters of ASCII or more. */
  readonly text: string;
  /** Whether the case counts. */
  readonly exact: boolean;
  /** Words of five characters or more: at which of them the five begin by which the word is told apart; see `rarest`. */
  readonly at?: number;
}

/** Words are spread over this many buckets, by their length first, so that halves of different words seldom make a candidate. */
const BUCKETS = 4;
/** Bytes that must be readable behind the text. */
export const PADDING = 4;
const SLOTS = 1 << 13;
/** Pairs of seven-bit characters: the tables stay small enough for a processor's first cache. */
const PAIRS = 1 << 14;
const FOLD = 0x20202020;

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
  readonly #words: readonly Word[];
  /** By pair, as the machine reads two bytes: buckets that have it first in the low byte, second in the high byte. */
  readonly #pairs = new Uint16Array(PAIRS);
  /** By the two bytes between: the same buckets. */
  readonly #middles = new Uint8Array(PAIRS);
  /** Candidates by the folded bytes 0 to 3, 0 to 2 or 1 to 3 of a stretch, and a quick no for the keys. */
  readonly #stretches = new Map<number, Stretch[]>();
  readonly #maybe = new Uint8Array(SLOTS);
  /** By the known character of a pair in which any may stand first, or second: its buckets. */
  readonly #anyFirst = new Uint8Array(128);
  readonly #anySecond = new Uint8Array(128);
  #copy = new Uint8Array(0);

  constructor(words: readonly Word[]) {
    this.#words = words;
    words.forEach((word, index) => {
      // Words stand at even and at odd offsets; the second stretch begins one character later, or one before a short word.
      const at = word.at ?? 0;
      this.#add(word, index, at, 0);
      this.#add(word, index, word.text.length >= 5 ? at + 1 : -1, BUCKETS);
    });
    for (let pair = 0; pair < PAIRS; pair++) {
      const open = (this.#anyFirst[pair >> 7] as number) | ((this.#anySecond[pair & 127] as number) << 8);
      this.#pairs[pair] = (this.#pairs[pair] as number) | open;
    }
  }

  /**
   * Calls `hit(offset, index)` for each place in `bytes[0..length]`, ASCII text, where the word of that index stands. Words
   * may overlap, and come roughly in order. Fastest where `PADDING` zero bytes follow the text at an even address.
   */
  search(bytes: Uint8Array, length: number, hit: (offset: number, index: number) => void): void {
    const text = this.#padded(bytes, length);
    const pairs = this.#pairs;
    const middles = this.#middles;
    const maybe = this.#maybe;
    const units = new Uint16Array(text.buffer, text.byteOffset, (length + 3) >> 1);
    // A short word's stretch may begin one before the text.
    if (length >= 3)
      this.#compare(
        lastThree(((text[0] as number) << 8) | ((text[1] as number) << 16) | ((text[2] as number) << 24) | FOLD),
        text,
        length,
        -1,
        hit,
      );
    let before = pairs[pairAt(units[0] as number)] as number;
    for (let i = 1; i < units.length; i++) {
      const pair = pairs[pairAt(units[i] as number)] as number;
      const both = before & (pair >> 8);
      before = pair;
      if (both === 0) continue;
      const b1 = text[2 * i - 1] as number;
      const b2 = text[2 * i] as number;
      if ((both & (middles[pairOf(b1, b2)] as number)) === 0) continue;
      const four = (text[2 * i - 2] as number) | (b1 << 8) | (b2 << 16) | ((text[2 * i + 1] as number) << 24) | FOLD;
      // Most of what comes so far is no word after all.
      if (maybe[slotOf(four)] !== 0) this.#compare(four, text, length, 2 * i - 2, hit);
      if (maybe[slotOf(firstThree(four))] !== 0) this.#compare(firstThree(four), text, length, 2 * i - 2, hit);
      if (maybe[slotOf(lastThree(four))] !== 0) this.#compare(lastThree(four), text, length, 2 * i - 2, hit);
    }
  }

  /** Compares the words that have a stretch of this key with what stands at `at`. */
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
      const wanted = this.#words[word] as Word;
      if (start >= 0 && start + wanted.text.length <= length && standsAt(text, start, wanted)) hit(start, word);
    }
  }

  #add({ text, exact }: Word, index: number, at: number, shift: number): void {
    const bucket = text.length < 5 ? text.length - 3 : 2 + (text.charCodeAt(at - (shift > 0 ? 1 : 0)) % 2);
    const bits = 1 << (bucket + shift);
    const [a, b, c, d] = [at, at + 1, at + 2, at + 3].map((i) => casesOf(text[i], exact)) as [
      number[],
      number[],
      number[],
      number[],
    ];
    if (at < 0) for (const second of b) mark(this.#anyFirst, second, bits);
    if (d.length === 0) for (const first of c) mark(this.#anySecond, first, bits);
    for (const first of a) for (const second of b) mark(this.#pairs, pairOf(first, second), bits);
    for (const first of c) for (const second of d) mark(this.#pairs, pairOf(first, second), bits << 8);
    for (const first of b) for (const second of c) mark(this.#middles, pairOf(first, second), bits);
    const [w, x, y, z] = [0, 1, 2, 3].map((i) => text.charCodeAt(at + i) || 0) as [number, number, number, number];
    const four = w | (x << 8) | (y << 16) | (z << 24) | FOLD;
    const key = at < 0 ? lastThree(four) : text.length < at + 4 ? firstThree(four) : four;
    this.#maybe[slotOf(key)] = 1;
    const stretches = this.#stretches.get(key);
    if (stretches === undefined) this.#stretches.set(key, [{ word: index, at }]);
    else stretches.push({ word: index, at });
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

function mark(table: Uint8Array | Uint16Array, index: number, bits: number): void {
  table[index] = (table[index] as number) | bits;
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function pairOf(first: number, second: number): number {
  return (first & 127) | ((second & 127) << 7);
}

/** The pair in two bytes as the machine reads them. */
function pairAt(unit: number): number {
  return LITTLE_ENDIAN ? (unit & 127) | ((unit >> 1) & 0x3f80) : ((unit >> 8) & 127) | ((unit & 127) << 7);
}

/** Where in a word the five characters stand that ordinary text holds most seldom. */
export function rarest(text: string): number {
  let at = 0;
  for (let i = 1; i + 5 <= text.length; i++) if (surpriseOf(text, i) > surpriseOf(text, at)) at = i;
  return at;
}

/** Bits of surprise at the likelier of the two stretches. */
function surpriseOf(text: string, at: number): number {
  return Math.min(bitsOf(text.substr(at, 4)), bitsOf(text.substr(at + 1, 4)));
}

function bitsOf(stretch: string): number {
  const letters = [...stretch].map((character) => letterOf(character.charCodeAt(0)));
  return letters.reduce(
    (sum, letter, i) => (i === 0 ? 0 : sum + surprise(letters[i - 2] ?? 0, letters[i - 1] as number, letter)),
    0,
  );
}

/** 1 to 26 for letters, 0 for all else. */
function letterOf(code: number): number {
  const folded = (code | 32) - 96;
  return folded >= 1 && folded <= 26 ? folded : 0;
}

/** The character codes in which a word's character may be written; none where the word has no such character. */
function casesOf(character: string | undefined, exact: boolean): number[] {
  if (character === undefined) return [];
  const code = character.charCodeAt(0);
  return exact || (code | 32) < 97 || (code | 32) > 122 ? [code] : [code | 32, code & ~32];
}

// Bits that folding sets, other than its own, tell the three kinds of key apart.
function firstThree(four: number): number {
  return (four & 0x00ffffff) | 0x80000000;
}

function lastThree(four: number): number {
  return (four & 0xffffff00) | 0x80;
}

function slotOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 19;
}

function standsAt(bytes: Uint8Array, start: number, { text, exact }: Word): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = bytes[start + i] as number;
    const w = text.charCodeAt(i);
    if (c !== w && (exact || c < 65 || c > 90 || (c | 32) !== w)) return false;
  }
  return true;
}
