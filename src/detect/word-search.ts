import { surprise } from "./wordness";

/** A word to look for. */
export interface Word {
  /** At least three characters of ASCII. */
  readonly text: string;
  /** Whether the case counts. */
  readonly exact: boolean;
}

/** Characters of a word by which it is told apart; they decide how far the search may jump. */
const WINDOW = 4;
/** Characters of a block; five bits of each are looked at, which folds the case of letters. */
const BLOCK = 3;
const BLOCKS = 1 << (5 * BLOCK);
const FARTHEST = WINDOW - BLOCK + 1;

/** A word and the four of its characters (or fewer, where it is shorter) by which it is told apart. */
interface Placed extends Word {
  /** Where in the word its window stands. */
  readonly at: number;
  readonly width: number;
}

/** The tables of a search, as plain data. */
export interface SearchTables {
  readonly words: readonly Placed[];
  /** Blocks that stand one before a window's end. */
  readonly near: readonly number[];
  /** Blocks at a window's end: block, which characters (five bits of them) may stand before it, the indexes of the words. */
  readonly ends: readonly (readonly number[])[];
}

/**
 * Looks for some hundreds of words in one pass over a text, after S. Wu and U. Manber, "A fast algorithm for
 * multi-pattern searching" (1994): half of the positions are never looked at. A word is told apart by the four of its
 * characters that ordinary text holds most seldom.
 */
export class WordSearch {
  readonly #words: readonly Placed[];
  readonly #shift = new Uint8Array(BLOCKS).fill(FARTHEST);
  /** For each block, which characters (five bits of them) may stand before it: a quick no. */
  readonly #before = new Int32Array(BLOCKS);
  /** For each block, where its candidates begin in `#chains`, or 0. */
  readonly #first = new Uint16Array(BLOCKS);
  /** Lists of word indexes plus one, each ended by 0. */
  readonly #chains: Uint16Array;

  constructor({ words, near, ends }: SearchTables) {
    this.#words = words;
    for (const block of near) this.#shift[block] = 1;
    const chains: number[] = [0];
    for (const [block, before, ...indexes] of ends) {
      this.#shift[block as number] = 0;
      this.#before[block as number] = before as number;
      this.#first[block as number] = chains.length;
      for (const index of indexes) chains.push(index + 1);
      chains.push(0);
    }
    this.#chains = Uint16Array.from(chains);
  }

  /**
   * Calls `hit(offset, index)` for each place in `bytes[0..length]`, ASCII text, where the word of that index stands.
   * Words may overlap, and come in the order of their windows.
   */
  search(bytes: Uint8Array, length: number, hit: (offset: number, index: number) => void): void {
    const shift = this.#shift;
    const before = this.#before;
    let at = BLOCK - 1;
    while (at < length) {
      const block = (((bytes[at - 2] as number) & 31) << 10) | (((bytes[at - 1] as number) & 31) << 5) | ((bytes[at] as number) & 31);
      const jump = shift[block] as number;
      if (jump > 0) at += jump;
      else {
        if (((before[block] as number) >> ((bytes[at - 3] as number) & 31)) & 1) this.#verify(bytes, length, at, block, hit);
        at++;
      }
    }
  }

  #verify(bytes: Uint8Array, length: number, at: number, block: number, hit: (offset: number, index: number) => void): void {
    const chains = this.#chains;
    for (let link = this.#first[block] as number; chains[link] !== 0; link++) {
      const index = (chains[link] as number) - 1;
      const word = this.#words[index] as Placed;
      const start = at - word.width + 1 - word.at;
      if (start >= 0 && start + word.text.length <= length && standsAt(bytes, start, word)) hit(start, index);
    }
  }
}

function standsAt(bytes: Uint8Array, start: number, { text, exact }: Word): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = bytes[start + i] as number;
    const w = text.charCodeAt(i);
    if (c !== w && (exact || c < 65 || c > 90 || (c | 32) !== w)) return false;
  }
  return true;
}

/** Makes the tables of a search for these words. */
export function tablesOf(words: readonly Word[]): SearchTables {
  const placed = words.map((word) => ({ ...word, ...windowOf(word.text) }));
  const near = new Set<number>();
  const ends = new Map<number, [before: number, ...indexes: number[]]>();
  placed.forEach(({ text, at, width }, index) => {
    const window = text.substr(at, width);
    for (const block of blocksAt(window, width - 1)) {
      const [before, ...indexes] = ends.get(block) ?? [0];
      ends.set(block, [before | (width < WINDOW ? -1 : 1 << (window.charCodeAt(0) & 31)), ...indexes, index]);
    }
    for (const block of blocksAt(window, width - 2)) near.add(block);
  });
  return { words: placed, near: [...near], ends: [...ends].map(([block, rest]) => [block, ...rest]) };
}

function windowOf(text: string): { at: number; width: number } {
  let at = 0;
  for (let i = 1; i + WINDOW <= text.length; i++) if (commonness(text.substr(i, WINDOW)) < commonness(text.substr(at, WINDOW))) at = i;
  return { at, width: Math.min(WINDOW, text.length) };
}

/** How often ordinary text holds a window, the larger the oftener; by how letters follow each other in words. */
function commonness(window: string): number {
  let bits = 0;
  for (let i = 1; i < window.length; i++) {
    const [a, b, c] = [window.charCodeAt(i - 2), window.charCodeAt(i - 1), window.charCodeAt(i)].map(letterOf);
    bits += i === 1 ? surprise(0, b as number, c as number) : surprise(a as number, b as number, c as number);
  }
  return -bits;
}

/** 1 to 26 for letters, 0 for all else. */
function letterOf(code: number): number {
  const folded = (code | 32) - 96;
  return folded >= 1 && folded <= 26 ? folded : 0;
}

/** The blocks that end at a window's character `end`; what stands before a short window may be any character. */
function blocksAt(window: string, end: number): number[] {
  if (end < BLOCK - 1) return anyFirst(window);
  return [blockOf(window.charCodeAt(end - 2), window.charCodeAt(end - 1), window.charCodeAt(end))];
}

function anyFirst(window: string): number[] {
  return FIVE_BITS.map((any) => blockOf(any, window.charCodeAt(0), window.charCodeAt(1)));
}

const FIVE_BITS: readonly number[] = Array.from({ length: 32 }, (_, bits) => bits);

function blockOf(a: number, b: number, c: number): number {
  return ((a & 31) << 10) | ((b & 31) << 5) | (c & 31);
}
