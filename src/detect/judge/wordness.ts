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

/**
 * Whether a value without blanks looks random rather than written by a person as a name, a word or a number
 * in order: letters that form no words, or letters and digits mixed more finely than names are.
 */
export function looksRandom(value: string): boolean {
  if (value.length < 6) return false;
  const words = wordsOf(value);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const digits = value.replace(/[^0-9]/g, "").length;
  const strange = words
    .filter((word) => word.length > 3 && !isWordLike(word))
    .reduce((sum, word) => sum + word.length, 0);
  if (strange >= 5 && strange * 2 >= letters) return true;
  const switches = switchesOf(value);
  if (digits > 0 && letters > 0) {
    const real = words
      .filter((word) => word.length > 3 && isWordLike(word))
      .reduce((sum, word) => sum + word.length, 0);
    if (real * 2 >= value.length) return false;
    return value.length >= 8 && switches >= Math.max(3, value.length / 6) && entropy(value) >= 2.5;
  }
  if (letters === 0) return digits >= 8 && entropy(value) >= 2.5;
  return (
    value.length >= 16 &&
    switches >= value.length / 3 &&
    entropy(value) >= 3.5 &&
    words.filter((word) => word.length > 3).length <= value.length / 10
  );
}
