import type { NameClass } from "../judge/name-class";
import { classify } from "../judge/name-class";
import { surprise } from "../judge/wordness";

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
const mark = (characters: string, bits: number) => {
  for (const character of characters)
    CLASSES[character.charCodeAt(0)] = (CLASSES[character.charCodeAt(0)] as number) | bits;
};
mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", LETTER);
mark("0123456789", DIGIT);
mark("_-+/=.~:!@#$%^&*?|", SYMBOL);
mark("\"'`", QUOTE);
mark(" \t\"'`])\\", CLOSER);
mark("=:,!>|", SEPARATOR);

/** Where the name stands that holds the word at `start`. */
function nameAround(bytes: Uint8Array, start: number, length: number): [from: number, to: number] {
  let from = start;
  while (from > 0 && start - from < NAME && isNameByte(bytes[from - 1] as number)) from--;
  let to = start;
  const far = Math.min(length, start + NAME);
  while (to < far && isNameByte(bytes[to] as number)) to++;
  return [from, to];
}

function isNameByte(byte: number): boolean {
  return ((CLASSES[byte] as number) & (LETTER | DIGIT)) !== 0 || byte === 95 || byte === 45;
}

const DECODER = new TextDecoder("latin1");
/** What names promise; programs use few names often. */
const known = new Map<string, NameClass | undefined>();

function promiseOf(bytes: Uint8Array, from: number, to: number): NameClass | undefined {
  const name = DECODER.decode(bytes.subarray(from, to));
  if (!known.has(name)) {
    if (known.size >= 4096) known.clear();
    known.set(name, classify(name));
  }
  return known.get(name);
}

/**
 * Whether the word at `start` can belong to a name that is given a credential: the name is one's, a separator follows it, and
 * unless it is a password's, not far behind it stands a run of characters that a machine can have drawn. A quick look at
 * bytes that says yes rather too often.
 */
export function givesCredential(bytes: Uint8Array, start: number, length: number): boolean {
  const [from, to] = nameAround(bytes, start, length);
  const at = separatorAfter(bytes, to, length);
  const compared = at < 0 && isCompared(bytes, from);
  const apart = at < 0 && !compared && isApart(bytes, from, to);
  if (at < 0 && !compared && !apart && !isDefined(bytes, from)) return false;
  const promise = promiseOf(bytes, from, to);
  if (promise === undefined) return at < 0 && !compared && !apart; // a function's name is judged without its `get_`
  if (promise === "password") return true;
  const behind = at < 0 ? to : at;
  return (
    holdsDrawn(bytes, behind, Math.min(length, behind + REACH)) ||
    (compared && holdsDrawn(bytes, Math.max(0, from - REACH), from))
  );
}

/** Where the separator behind a name stands, or the quote behind a blank, as in SQL; -1 where there is none. */
function separatorAfter(bytes: Uint8Array, end: number, length: number): number {
  let at = end;
  const closed = Math.min(length, at + 8);
  let quote = -1;
  while (at < closed && (CLASSES[bytes[at] as number] as number) & CLOSER) {
    if ((CLASSES[bytes[at] as number] as number) & QUOTE && bytes[at - 1] === 32) quote = at;
    at++;
  }
  if (((bytes[at] as number) | 32) === 115 /* s */ && bytes[at + 1] === 116 && bytes[at + 2] === 114) {
    // `var token string = …`
    const far = Math.min(length, at + 12);
    while (at < far && (CLASSES[bytes[at] as number] as number) & (LETTER | CLOSER)) at++;
  }
  // `?=`, `.=`, `+=`.
  if (bytes[at + 1] === 61) at++;
  return (CLASSES[bytes[at] as number] as number) & SEPARATOR ? at : quote;
}

/** Whether a blank and what could be a credential follow the name of an authentication scheme that ends at `end`. */
export function isScheme(bytes: Uint8Array, end: number, length: number): boolean {
  if (bytes[end] !== 32 && bytes[end - 1] !== 32) return false;
  const start = bytes[end] === 32 ? end + 1 : end;
  let mixed = false;
  let at = start;
  for (; at < length && at < start + 12; at++) {
    const bits = CLASSES[bytes[at] as number] as number;
    if ((bits & (LETTER | DIGIT | SYMBOL)) === 0) break;
    if (bits & DIGIT || (at > start && bits & LETTER && (bytes[at] as number) < 96)) mixed = true;
  }
  return mixed && at - start >= 8;
}

/** `--name …`, Docker's `ENV name …`, and `name: …` above `value: …`: what parts the value from its name is a blank. */
function isApart(bytes: Uint8Array, from: number, to: number): boolean {
  const next = bytes[to] as number;
  if (bytes[from] === 45 && bytes[from + 1] === 45) return next === 32;
  let at = from - 1;
  while (at > from - 4 && at > 0 && (bytes[at] === 32 || bytes[at] === 34 || bytes[at] === 39)) at--;
  if (next === 32 && bytes[at] === 86 && bytes[at - 1] === 78 && bytes[at - 2] === 69) return true;
  const closes = next === 10 || next === 13 || next === 34 || next === 39;
  return closes && bytes[at] === 58 && (bytes[at - 1] === 101 || bytes[at - 2] === 101);
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
