/** A word to look for. */
export interface Word {
  /** At least three characters of ASCII. */
  readonly text: string;
  /** Whether the case counts. */
  readonly exact: boolean;
}

/** The first characters by which words are told apart; they decide how far the search may jump. */
const WINDOW = 4;
/** Characters of a block; five bits of each are looked at, which folds the case of letters. */
const BLOCK = 3;
const FARTHEST = WINDOW - BLOCK + 1;
/** What stands in the bytes for a character outside ASCII. */
const OTHER = 0x7f;

/**
 * Looks for some hundreds of words in one pass over a text, after S. Wu and U. Manber, "A fast algorithm for
 * multi-pattern searching" (1994): half of the positions are never looked at.
 */
export class WordSearch {
  readonly #words: readonly Word[];
  readonly #shift = new Uint8Array(1 << (5 * BLOCK)).fill(FARTHEST);
  /** For each block, where its candidates begin in `#chains`, or 0. */
  readonly #first = new Uint16Array(1 << (5 * BLOCK));
  /** Lists of word indexes plus one, each ended by 0. */
  readonly #chains: Uint16Array;
  /** For each block, which characters (five bits of them) may stand before it: a quick no. */
  readonly #before = new Int32Array(1 << (5 * BLOCK));
  #bytes = new Uint8Array(1 << 16);

  constructor(words: readonly Word[]) {
    this.#words = words;
    const lists = new Map<number, number[]>();
    words.forEach(({ text }, index) => {
      const window = text.slice(0, WINDOW);
      const last = window.length - 1;
      const end = blockAt(window, last);
      this.#before[end] = (this.#before[end] as number) | (last < BLOCK ? -1 : 1 << (window.charCodeAt(0) & 31));
      lists.set(end, [...(lists.get(end) ?? []), index + 1]);
      for (const [distance, block] of [[0, end] as const, ...(last < BLOCK ? anyBefore(window) : [[1, blockAt(window, last - 1)] as const])])
        this.#shift[block] = Math.min(this.#shift[block] as number, distance);
    });
    const chains: number[] = [0];
    for (const [block, list] of lists) {
      this.#first[block] = chains.length;
      chains.push(...list, 0);
    }
    this.#chains = Uint16Array.from(chains);
  }

  /** Calls `hit(offset, index)` for each place where the word of that index stands; words may overlap. Offsets grow, but for words shorter than four characters by one at most. */
  search(text: string, hit: (offset: number, index: number) => void): void {
    const bytes = this.#encode(text);
    const shift = this.#shift;
    const before = this.#before;
    const length = text.length;
    let at = BLOCK - 1;
    while (at < length) {
      const block = (((bytes[at - 2] as number) & 31) << 10) | (((bytes[at - 1] as number) & 31) << 5) | ((bytes[at] as number) & 31);
      const jump = shift[block] as number;
      if (jump > 0) at += jump;
      else {
        if (((before[block] as number) >> ((bytes[at - 3] as number) & 31)) & 1) this.#verify(text, at, block, hit);
        at++;
      }
    }
  }

  #verify(text: string, at: number, block: number, hit: (offset: number, index: number) => void): void {
    for (let link = this.#first[block] as number; this.#chains[link] !== 0; link++) {
      const index = (this.#chains[link] as number) - 1;
      const word = this.#words[index] as Word;
      const start = at - Math.min(word.text.length, WINDOW) + 1;
      if (standsAt(text, start, word)) hit(start, index);
    }
  }

  /** One byte for each code unit, so that offsets hold in both. */
  #encode(text: string): Uint8Array {
    if (this.#bytes.length < text.length) this.#bytes = new Uint8Array(Math.max(text.length, this.#bytes.length * 2));
    const { written, read } = ENCODER.encodeInto(text, this.#bytes);
    if (written !== read || read !== text.length) {
      for (let i = 0; i < text.length; i++) {
        const c = text.charCodeAt(i);
        this.#bytes[i] = c < 128 ? c : OTHER;
      }
    }
    return this.#bytes;
  }
}

const ENCODER = new TextEncoder();

function standsAt(text: string, start: number, { text: wanted, exact }: Word): boolean {
  for (let i = 0; i < wanted.length; i++) {
    const c = text.charCodeAt(start + i);
    const w = wanted.charCodeAt(i);
    if (c !== w && (exact || c < 65 || c > 90 || (c | 32) !== w)) return false;
  }
  return true;
}

/** The block that ends at the window's character `end`. */
function blockAt(window: string, end: number): number {
  return ((window.charCodeAt(end - 2) & 31) << 10) | ((window.charCodeAt(end - 1) & 31) << 5) | (window.charCodeAt(end) & 31);
}

/** For a word shorter than the window: one step before its end any character may stand first. */
function anyBefore(window: string): (readonly [1, number])[] {
  return Array.from({ length: 32 }, (_, any) => [1, (any << 10) | ((window.charCodeAt(0) & 31) << 5) | (window.charCodeAt(1) & 31)] as const);
}
