import { CASE_BIT, isLower, LOWER_A } from "../../text/characters";
import { JOIN_BITS, RANDOM_BITS, SEPARATOR_BITS, surprise, WORD_BITS } from "../judge/wordness";
import { CLASSES, classOf, DIGIT, JOINT, LETTER, SYMBOL, UPPER } from "./byte-classes";

/** A shorter value is not taken for a random one. */
const SHORTEST = 6;
/** A longer run is random enough, whatever it is. */
const LONGEST_RUN = 200;
/** Bits of a letter that is drawn from one case, and from both; with a digit among them it has more. */
const LETTER_BITS = 4.7;
const LETTER_BITS_OF_BOTH = 5.7;
const RUN = LETTER | DIGIT | SYMBOL;

/** The runs of a text's characters that could be random values. Ranges that are asked for in order are looked at once. */
export class RandomRuns {
  readonly #bytes: Uint8Array;
  /** None begins from here. */
  #from = 0;
  /** To here, where the next one begins if there is `#found`. */
  #to = 0;
  #found = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Whether one begins between `from` and `to`; of a run that begins before `from`, the rest counts. */
  within(from: number, to: number): boolean {
    const inside = from > 0 && (classOf(this.#bytes[from - 1]) & RUN) !== 0;
    const start = inside ? afterRun(this.#bytes, from) : from;
    if (start < 0) return true;
    if (start < this.#from || start > this.#to) {
      this.#from = start;
      this.#to = start;
      this.#found = false;
    }
    while (!this.#found && this.#to < to) {
      const end = afterRun(this.#bytes, this.#to);
      if (end < 0) this.#found = true;
      else this.#to = end + 1;
    }
    return this.#found && this.#to < to;
  }
}

/** Where the run that begins at `start` ends; -1 if it could be a random value. */
function afterRun(bytes: Uint8Array, start: number): number {
  let at = start;
  let classes = 0;
  let digits = 0;
  for (let bits = CLASSES[bytes[at] as number] as number; bits & RUN; bits = CLASSES[bytes[++at] as number] as number) {
    classes |= bits;
    if (bits & DIGIT) digits++;
    // Long runs are looked at as far as it takes.
    if (at - start > LONGEST_RUN) return -1;
  }
  const length = at - start;
  if (length < SHORTEST) return at;
  const mixed = digits >= 2 || (digits === 1 && length >= 8);
  return mixed || (classes & LETTER && isStrange(bytes, start, at)) ? -1 : at;
}

/**
 * Whether letters between `from` and `to` form no words: what `looksRandom` takes for random, and a little more. Words begin
 * where `wordsOf` has them begin; the value may be any words in a row, of one case or of both.
 */
function isStrange(bytes: Uint8Array, from: number, to: number): boolean {
  // Of the word that is being read; letters are numbered as in `surprise`.
  let surprises = 0;
  let letters = 0;
  let uppers = 0;
  let before = 0;
  let last = 0;
  let joined = false;
  // Of the words before it, from where the evidence is the most: of letters of both cases, and of the last words' one case.
  let both = 0;
  let one = 0;
  let upper = false;
  let previous = 0;
  for (let at = from; at <= to; at++) {
    const bits = at < to ? (CLASSES[bytes[at] as number] as number) : 0;
    const isLetter = (bits & LETTER) !== 0;
    const begins = bits & UPPER && ((previous & UPPER) === 0 || isLower(bytes[at + 1] as number));
    if (letters > 0 && (begins || !isLetter)) {
      // Of a short word between separators its spelling says nothing.
      const says = letters > 3 || uppers > 0 || joined || (bits & (LETTER | DIGIT)) !== 0;
      const written = surprises + surprise(before, last, 0) + WORD_BITS + (joined ? JOIN_BITS : 0);
      if (uppers > 0 !== upper || (uppers > 0 && uppers < letters)) one = 0;
      if (says) {
        both = Math.max(0, both + written - letters * LETTER_BITS_OF_BOTH);
        one = uppers > 0 && uppers < letters ? 0 : Math.max(0, one + written - letters * LETTER_BITS);
      }
      if (both >= RANDOM_BITS || one >= RANDOM_BITS) return true;
      upper = uppers > 0;
      surprises = letters = uppers = before = last = 0;
    }
    if (isLetter) {
      if (letters === 0) joined = (previous & (LETTER | DIGIT)) !== 0;
      const next = ((bytes[at] as number) | CASE_BIT) - LOWER_A + 1;
      surprises += surprise(before, last, next);
      before = last;
      last = next;
      letters++;
      if (bits & UPPER) uppers++;
    } else if (bits & (DIGIT | JOINT)) {
      const bitsOf = bits & DIGIT ? JOIN_BITS : -SEPARATOR_BITS;
      both = Math.max(0, both + bitsOf);
      one = Math.max(0, one + bitsOf);
    }
    previous = bits;
  }
  return false;
}
