import { CASE_BIT, isLower, LOWER_A } from "../../text/characters";
import { surprise } from "../judge/wordness";
import type { SearchTables, Word } from "./word-search";
import { bucketOf, PAIRS, pairOf, stretchesOf } from "./word-search";

/** Makes the tables of a search for these words. */
export function makeTables(words: readonly Word[]): SearchTables {
  const making = new Making();
  for (const word of words) {
    const [first, second] = stretchesOf(word);
    const spread = word.text.charCodeAt(first) + word.text.charCodeAt(first + 1);
    making.add(word, first, bucketOf(word.text.length, spread, false));
    making.add(word, second, bucketOf(word.text.length, spread, true));
  }
  return { words, ...making.done() };
}

class Making {
  readonly #pairs = new Uint32Array(PAIRS);
  readonly #middles = new Uint16Array(PAIRS);
  /** By the known character of a pair in which any may stand first, or second: its buckets. */
  readonly #anyFirst = new Uint16Array(128);
  readonly #anySecond = new Uint16Array(128);

  add({ text, exact }: Word, at: number, bits: number): void {
    const [a, b, c, d] = [at, at + 1, at + 2, at + 3].map((i) => casesOf(text[i], exact)) as [
      number[],
      number[],
      number[],
      number[],
    ];
    if (at < 0) for (const second of b) mark(this.#anyFirst, second, bits);
    if (d.length === 0) for (const first of c) mark(this.#anySecond, first, bits);
    for (const first of a) for (const second of b) mark(this.#pairs, pairOf(first, second), bits);
    for (const first of c) for (const second of d) mark(this.#pairs, pairOf(first, second), bits << 16);
    for (const first of b) for (const second of c) mark(this.#middles, pairOf(first, second), bits);
  }

  done(): Omit<SearchTables, "words"> {
    for (let pair = 0; pair < PAIRS; pair++) {
      mark(this.#pairs, pair, (this.#anyFirst[pair >> 7] as number) | ((this.#anySecond[pair & 127] as number) << 16));
    }
    return { pairs: this.#pairs, middles: this.#middles };
  }
}

function mark(table: Uint16Array | Uint32Array, index: number, bits: number): void {
  table[index] = (table[index] as number) | bits;
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
  const folded = code | CASE_BIT;
  return isLower(folded) ? folded - LOWER_A + 1 : 0;
}

/** The character codes in which a word's character may be written; none where the word has no such character. */
function casesOf(character: string | undefined, exact: boolean): number[] {
  if (character === undefined) return [];
  const code = character.charCodeAt(0);
  return exact || !isLower(code | CASE_BIT) ? [code] : [code | CASE_BIT, code & ~CASE_BIT];
}
