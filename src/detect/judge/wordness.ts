import { CASE_BIT, LOWER_A, ZERO } from "../../text/characters";
import { TRIGRAMS } from "./trigrams";

/** Half bits, read from the table's digits as they are needed: to unpack it all would cost more than most runs ask of it. */
function cost(index: number): number {
  const digit = TRIGRAMS.charCodeAt(index);
  return digit < LOWER_A ? digit - ZERO : digit - LOWER_A + 10;
}

/** Bits of surprise at a letter after two others; letters are 1 to 26, 0 is what is around a word. */
export function surprise(a: number, b: number, c: number): number {
  return cost((a * 27 + b) * 27 + c) / 2;
}

/**
 * How unlike a word a run of the letters a to z is: bits for each letter, about 3.5 for English words and names of
 * program text, over 5 for random letters. The case does not count.
 */
function strangeness(word: string): number {
  let a = 0;
  let b = 0;
  let sum = 0;
  for (let i = 0; i < word.length; i++) {
    const c = (word.charCodeAt(i) | CASE_BIT) - LOWER_A + 1;
    sum += cost((a * 27 + b) * 27 + c);
    a = b;
    b = c;
  }
  sum += cost((a * 27 + b) * 27);
  return sum / 2 / (word.length + 1);
}

/** The strangeness from which a run of so many letters, four or more, counts as random. */
export function leastStrangeness(letters: number): number {
  return letters === 4 ? 5.3 : 4.95;
}

/** Splits a text into its words: runs of letters, cut before an upper-case letter that follows a lower-case one. */
export function wordsOf(text: string): string[] {
  return text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
}

/** Whether one run of letters reads like a word or an abbreviation of program text. */
export function isWordLike(word: string): boolean {
  if (word.length <= 3) return true;
  return strangeness(word) < leastStrangeness(word.length);
}

/** Shannon entropy over the text's characters, in bits for each character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const c of text) counts.set(c, (counts.get(c) ?? 0) + 1);
  let bits = 0;
  for (const n of counts.values()) bits -= (n / text.length) * Math.log2(n / text.length);
  return bits;
}

/**
 * How often a text changes between digits and letters, and between cases: names keep them apart, random text changes all the
 * time.
 */
export function switchesOf(text: string): number {
  return text.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[a-z0-9])|[0-9](?=[A-Za-z])/g)?.length ?? 0;
}

/** The pieces that a written name is made of: words, numbers, single symbols. */
const PIECES = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+|[^A-Za-z0-9]/g;
/** Bits that a person spends on how a word is written, and on a word or a number that no symbol parts from what is before it. */
export const WORD_BITS = 1;
export const JOIN_BITS = 2.5;
/** Bits by which what parts the words of a name speaks against a value that was drawn. */
export const SEPARATOR_BITS = 2;
const DIGIT_BITS = Math.log2(10);
/** Bits of evidence from which a value counts as random: a hundredth of the names in program text have as many. */
export const RANDOM_BITS = 10;

/** Bits of a run of letters as a word of program text. */
function wordBits(word: string): number {
  return strangeness(word) * (word.length + 1) + WORD_BITS;
}

/** How many bits a character takes that is drawn from the alphabet which a value uses. */
function drawnBits(value: string): number {
  if (value.length >= 8 && /^(?=.*[0-9])(?:[0-9a-f]+|[0-9A-F]+)$/.test(value)) return 4;
  const classes = (/[a-z]/.test(value) ? 26 : 0) + (/[A-Z]/.test(value) ? 26 : 0) + (/[0-9]/.test(value) ? 10 : 0);
  return Math.log2(classes);
}

/** How many bits more a value takes when it is spelled as words and numbers than when its characters are drawn. */
function evidence(value: string): number {
  const pieces = value.match(PIECES) ?? [];
  const drawn = drawnBits(value);
  let written = 0;
  let before = "";
  for (const [index, piece] of pieces.entries()) {
    const joined = /[A-Za-z0-9]/.test(before) ? JOIN_BITS : 0;
    // Of a short word between separators its spelling says nothing: `x-api-key`.
    if (joined === 0 && /^[a-z]{1,3}$/.test(piece) && !/^[A-Za-z0-9]/.test(pieces[index + 1] ?? "-"))
      written += piece.length * drawn;
    else if (/[A-Za-z]/.test(piece)) written += wordBits(piece) + joined;
    else if (/[0-9]/.test(piece)) written += DIGIT_BITS * piece.length + joined;
    else if (/[-_./:]/.test(piece)) written -= SEPARATOR_BITS;
    before = piece;
  }
  // Other symbols part the pieces of a token as they do words: they say nothing.
  return written - value.replace(/[^A-Za-z0-9]/g, "").length * drawn;
}

/** Longer ones are random or not by their beginning. */
const LONGEST_JUDGED = 400;

/** Whether a value is random beyond doubt, whatever else its form could be, such as a path's. */
export function isPlainlyRandom(value: string): boolean {
  return value.length >= 20 && value.length <= LONGEST_JUDGED && evidence(value) >= value.length;
}

/**
 * Whether a value without blanks looks random rather than written by a person as a name, a word or a number
 * in order: whether its characters, drawn at random, are the likelier explanation by `RANDOM_BITS`.
 */
export function looksRandom(value: string): boolean {
  if (value.length < 6) return false;
  const judged = value.slice(0, LONGEST_JUDGED);
  if (!/[A-Za-z]/.test(judged)) return judged.replace(/[^0-9]/g, "").length >= 8 && entropy(judged) >= 2.5;
  return entropy(judged) >= 2 && evidence(judged) >= RANDOM_BITS;
}
