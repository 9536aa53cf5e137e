import type { NameClass } from "../judge/name-class";
import { classify, joinedName } from "../judge/name-class";
import { leastStrangeness, surprise } from "../judge/wordness";
import { builtVocabulary } from "./packed-vocabulary";

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
    known.set(name, classify(name) ?? (isVariable(name) ? "weak" : undefined));
  }
  return known.get(name);
}

let variables: ReadonlySet<string> | undefined;

/** Whether a vendor's own variable has this name. */
function isVariable(name: string): boolean {
  variables ??= new Set(builtVocabulary().variables);
  return variables.has(joinedName(name));
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

/**
 * Whether letters between `from` and `to` form no words, or change their case too often for words: what `looksRandom` takes
 * for random, and a little more. Words begin where `wordsOf` has them begin; the value may end before `to`.
 */
function isStrange(bytes: Uint8Array, from: number, to: number): boolean {
  // Of the word that is being read; letters are numbered as in `surprise`.
  let bits = 0;
  let letters = 0;
  let before = 0;
  let last = 0;
  // Of all words.
  let all = 0;
  let strange = 0;
  let long = 0;
  let switches = 0;
  for (let at = from; at <= to; at++) {
    const code = at < to ? (bytes[at] as number) : 0;
    const letter = ((CLASSES[code] as number) & LETTER) !== 0;
    const switched = letter && letters > 0 && isUpper(code) !== isUpper(bytes[at - 1] as number);
    if (switched) switches++;
    if (!letter || (letters > 0 && isUpper(code) && (switched || isLower(bytes[at + 1] as number)))) {
      if (letters >= 5 && bits / letters > STRANGE) return true;
      all += letters;
      if (letters >= 4) {
        long++;
        if ((bits + surprise(before, last, 0)) / (letters + 1) >= leastStrangeness(letters)) strange += letters;
        if (strange >= 5 && strange * 2 >= all) return true;
      }
      bits = 0;
      letters = 0;
      before = 0;
      last = 0;
    }
    if (!letter) continue;
    const next = (code | 32) - 96;
    bits += surprise(before, last, next);
    before = last;
    last = next;
    letters++;
  }
  return to - from >= 12 && switches * 3 >= to - from && long * 10 <= to - from;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Whether what the call at `start`, whose dot stands there, is called on holds one of the texts, whatever the case; yes without texts. */
export function isCalledOn(bytes: Uint8Array, start: number, receivers: readonly string[] | undefined): boolean {
  if (receivers === undefined) return true;
  let from = start;
  while (from > 0 && start - from < NAME && (isNameByte(bytes[from - 1] as number) || bytes[from - 1] === 46)) from--;
  const name = DECODER.decode(bytes.subarray(from, start)).toLowerCase();
  return receivers.some((receiver) => name.includes(receiver));
}

/**
 * Whether the program whose name ends at `end` is given arguments as a command with a credential is: one of these subcommands,
 * or any option where there are none, not far behind it, in a shell's line or in a list of texts.
 */
export function takesArguments(
  bytes: Uint8Array,
  end: number,
  length: number,
  subcommands: readonly string[] = [],
): boolean {
  if (!parts(bytes[end - 1]) && !parts(bytes[end])) return false;
  const far = Math.min(length, end + REACH);
  for (let at = end; at < far; at++) {
    if (!parts(bytes[at - 1])) continue;
    if (subcommands.length > 0 ? subcommands.some((word) => standsAt(bytes, at, word)) : isOption(bytes, at))
      return true;
  }
  return false;
}

/** Whether a byte parts a program's name from its arguments: a blank or a quote, or a piece of some wider blank. */
function parts(byte: number | undefined): boolean {
  return byte !== undefined && (byte <= 32 || byte === 34 || byte === 39 || byte >= 128);
}

function isOption(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1] as number;
  return bytes[at] === 45 && (next === 45 || ((CLASSES[next] as number) & LETTER) !== 0);
}

function standsAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
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
