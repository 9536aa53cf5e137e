import { surprise } from "./wordness";

/** How far behind a name its value may begin, in bytes. */
const REACH = 300;
/** The longest name, or rest of one. */
const NAME = 60;
/** A shorter value is not taken for a drawn one. */
const SHORTEST = 6;
/** Bits of surprise at each letter from which letters count as drawn; lower than `wordness` asks, as this is a first look. */
const STRANGE = 4.6;

const LETTER = 1;
const DIGIT = 2;
/** What else a drawn value may hold. */
const SYMBOL = 4;
const QUOTE = 8;
/** What may stand between a name's end and its separator. */
const CLOSER = 16;
/** What parts a name from its value. */
const SEPARATOR = 32;

const CLASSES = new Uint8Array(256);
const classify = (characters: string, bits: number) => {
  for (const character of characters)
    CLASSES[character.charCodeAt(0)] = (CLASSES[character.charCodeAt(0)] as number) | bits;
};
classify("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", LETTER);
classify("0123456789", DIGIT);
classify("_-+/=.~:!@#$%^&*?|", SYMBOL);
classify("\"'`", QUOTE);
classify(" \t\"'`])\\", CLOSER);
classify("=:,!>|", SEPARATOR);

/**
 * Whether the word that ends at `end` can be the end of a name that is given a value which a machine drew: a separator
 * follows the name, and not far behind it a run of characters that has digits or whose letters form no words. A quick look
 * at bytes that says yes rather too often.
 */
export function givesDrawnValue(bytes: Uint8Array, start: number, end: number, length: number): boolean {
  let at = end;
  const far = Math.min(length, end + NAME);
  while (
    at < far &&
    ((CLASSES[bytes[at] as number] as number) & (LETTER | DIGIT) || bytes[at] === 95 || bytes[at] === 45)
  )
    at++;
  const closed = Math.min(length, at + 8);
  while (at < closed && (CLASSES[bytes[at] as number] as number) & CLOSER) at++;
  if (((bytes[at] as number) | 32) === 115 /* s */ && bytes[at + 1] === 116 && bytes[at + 2] === 114) {
    // `var token string = …`
    while (at < far && (CLASSES[bytes[at] as number] as number) & (LETTER | CLOSER)) at++;
  }
  // `?=`, `.=`, `+=`.
  if (bytes[at + 1] === 61) at++;
  if (
    ((CLASSES[bytes[at] as number] as number) & SEPARATOR) === 0 &&
    !isCompared(bytes, start) &&
    !isDefined(bytes, start)
  )
    return false;
  return (
    holdsDrawn(bytes, at, Math.min(length, at + REACH)) ||
    (isCompared(bytes, start) && holdsDrawn(bytes, Math.max(0, start - REACH), start))
  );
}

/** `"…" == name`. */
function isCompared(bytes: Uint8Array, start: number): boolean {
  let at = start - 1;
  for (let n = 0; n < NAME && at > 0 && bytes[at] !== 61 && bytes[at] !== 10; n++) at--;
  return bytes[at] === 61 && (bytes[at - 1] === 61 || bytes[at - 1] === 33);
}

/** `def get_token(): return "…"`, `token or "…"` in a longer expression: only a definition counts. */
function isDefined(bytes: Uint8Array, start: number): boolean {
  let at = start - 1;
  for (let n = 0; n < NAME && at > 0 && bytes[at] !== 32 && bytes[at] !== 10; n++) at--;
  return bytes[at] === 32 && bytes[at - 1] === 102 && bytes[at - 2] === 101 && bytes[at - 3] === 100;
}

/** Whether a run of at least six characters between `from` and `to` could be a drawn value. */
function holdsDrawn(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    let classes = 0;
    const start = at;
    let digits = 0;
    for (
      let bits = CLASSES[bytes[at] as number] as number;
      bits & (LETTER | DIGIT | SYMBOL);
      bits = CLASSES[bytes[++at] as number] as number
    ) {
      classes |= bits;
      if (bits & DIGIT) digits++;
      // Long runs are looked at as far as it takes.
      if (at - start > 200) return true;
    }
    const run = at - start;
    if (
      run >= SHORTEST &&
      (digits >= 2 || (digits === 1 && run >= 8) || (classes & LETTER && isStrange(bytes, start, at)))
    )
      return true;
    at++;
  }
  return false;
}

/** Whether some five letters or more in a row form no word. */
function isStrange(bytes: Uint8Array, from: number, to: number): boolean {
  let bits = 0;
  let letters = 0;
  let a = 0;
  let b = 0;
  for (let at = from; at <= to; at++) {
    const code = bytes[at] as number;
    if (
      at < to &&
      (CLASSES[code] as number) & LETTER &&
      !(letters > 0 && code < 96 && (bytes[at - 1] as number) > 96)
    ) {
      const c = (code | 32) - 96;
      bits += surprise(a, b, c);
      a = b;
      b = c;
      letters++;
      continue;
    }
    if (letters >= 5 && bits / letters > STRANGE) return true;
    a = 0;
    b = 0;
    bits = 0;
    letters = 0;
    // An upper-case letter inside a word begins another.
    if (at < to && (CLASSES[code] as number) & LETTER) {
      b = (code | 32) - 96;
      bits = surprise(0, 0, b);
      letters = 1;
    }
  }
  return false;
}

/** Whether the URL whose `://` stands at `at` has something before its host (RFC 3986, section 3.2.1). */
export function hasUserinfo(bytes: Uint8Array, at: number, length: number): boolean {
  const far = Math.min(length, at + 303);
  for (let i = at + 3; i < far; i++) {
    const c = bytes[i] as number;
    if (c === 64 /* @ */) return i > at + 3;
    // Blanks, quotes, `<`, `>`, `\`, and what ends an authority.
    if (
      c <= 32 ||
      c === 34 ||
      c === 39 ||
      c === 96 ||
      c === 60 ||
      c === 62 ||
      c === 92 ||
      c === 47 ||
      c === 63 ||
      c === 35
    )
      return false;
  }
  return false;
}
