import {
  CARRIAGE_RETURN,
  CASE_BIT,
  COLON,
  DOUBLE_QUOTE,
  EQUALS,
  EXCLAMATION_MARK,
  HYPHEN,
  LINE_FEED,
  SINGLE_QUOTE,
  SPACE,
  spells,
} from "../../text/characters";
import type { NameClass } from "../judge/name-class";
import { classify, joinedName } from "../judge/name-class";
import { CLOSER, classOf, DIGIT, isNameByte, LETTER, latin1, QUOTE, SEPARATOR, UPPER } from "./byte-classes";
import { builtVocabulary } from "./packed-vocabulary";
import { RandomRuns } from "./random-runs";

/** How far behind a name its value may begin, in bytes. */
const REACH = 300;
/** The longest name, or rest of one. */
const LONGEST_NAME = 60;
const LETTER_S = 115;
/** How far before a password the login of a netrc file stands. */
const NETRC_REACH = 120;
const NETRC_NAME = "password";

/** Where the name is that holds the word at `start`. */
function nameAround(bytes: Uint8Array, start: number, length: number): [from: number, to: number] {
  let from = start;
  while (from > 0 && start - from < LONGEST_NAME && isNameByte(bytes[from - 1] as number)) from--;
  let to = start;
  const far = Math.min(length, start + LONGEST_NAME);
  while (to < far && isNameByte(bytes[to] as number)) to++;
  return [from, to];
}

interface Promised {
  readonly name: string;
  readonly promise: NameClass | undefined;
}

/** What names promise, by a hash of the name; programs use few names often. */
const promises = new Map<number, Promised>();
const MOST_NAMES = 4096;

function promiseOf(bytes: Uint8Array, from: number, to: number): NameClass | undefined {
  let hash = to - from;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  const known = promises.get(hash);
  if (known !== undefined && known.name.length === to - from && spells(bytes, from, known.name)) return known.promise;
  const name = latin1(bytes, from, to);
  const promise = classify(name) ?? (isVariable(name) ? "weak" : undefined);
  if (promises.size >= MOST_NAMES) promises.clear();
  promises.set(hash, { name, promise });
  return promise;
}

let variables: ReadonlySet<string> | undefined;

/** Whether a vendor's own variable has this name. */
function isVariable(name: string): boolean {
  variables ??= new Set(builtVocabulary().variables);
  return variables.has(joinedName(name));
}

/**
 * Whether the word at `start` can belong to a name that is given a credential: the name is one's, a separator follows it, and
 * unless it is a password's, not far behind it is a run of characters that may be a random value. A quick look at
 * bytes that says yes rather too often.
 */
export function givesCredential(bytes: Uint8Array, start: number, length: number, values: RandomRuns): boolean {
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
    (promise !== "weak" && isMixedBehind(bytes, behind, length)) ||
    values.within(behind, Math.min(length, behind + REACH)) ||
    (compared && new RandomRuns(bytes).within(Math.max(0, from - REACH), from))
  );
}

/** Where the separator behind a name is, or the quote behind a blank, as in SQL; -1 where there is none. */
function separatorAfter(bytes: Uint8Array, end: number, length: number): number {
  let at = end;
  const closed = Math.min(length, at + 8);
  let quote = -1;
  while (at < closed && classOf(bytes[at]) & CLOSER) {
    if (classOf(bytes[at]) & QUOTE && bytes[at - 1] === SPACE) quote = at;
    at++;
  }
  if (((bytes[at] as number) | CASE_BIT) === LETTER_S && spells(bytes, at + 1, "tr")) {
    // `var token string = …`
    const far = Math.min(length, at + 12);
    while (at < far && classOf(bytes[at]) & (LETTER | CLOSER)) at++;
  }
  // `?=`, `.=`, `+=`.
  if (bytes[at + 1] === EQUALS) at++;
  return classOf(bytes[at]) & SEPARATOR ? at : quote;
}

/** How far a value is read. */
const LONGEST_VALUE = 100;
/** How far behind a separator a quoted value may begin: blanks, brackets, a literal's prefix. */
const LEAD = 6;

/** So many symbols cut a value into short runs. */
const MANY_SYMBOLS = 3;

/**
 * Whether a value without blanks follows a separator, in quotes or to the line's end, that has digits, or is of both cases and
 * full of symbols: one whose runs are too short to be told from words.
 */
function isMixedBehind(bytes: Uint8Array, separator: number, length: number): boolean {
  let at = separator + 1;
  while (at < separator + LEAD && !isQuote(bytes[at]) && bytes[at] !== LINE_FEED) at++;
  const quote = isQuote(bytes[at]) ? (bytes[at++] as number) : undefined;
  if (quote === undefined) for (at = separator + 1; bytes[at] === SPACE; at++);
  let digits = 0;
  let symbols = 0;
  let classes = 0;
  for (const far = at + LONGEST_VALUE; at < far && bytes[at] !== quote && (bytes[at] as number) > SPACE; at++) {
    const bits = classOf(bytes[at]);
    if (bits & DIGIT) digits++;
    else if (bits & LETTER) classes |= bits & UPPER ? UPPER : LETTER;
    else symbols++;
  }
  const mixed = symbols >= MANY_SYMBOLS && classes === (UPPER | LETTER);
  if (quote !== undefined) return bytes[at] === quote && (digits >= 2 || mixed);
  return mixed && (at >= length || bytes[at] === LINE_FEED || bytes[at] === CARRIAGE_RETURN);
}

/** `--name …`, Docker's `ENV name …`, and `name: …` above `value: …`: what parts the value from its name is a blank. */
function isApart(bytes: Uint8Array, from: number, to: number): boolean {
  const next = bytes[to] as number;
  if (bytes[from] === HYPHEN && bytes[from + 1] === HYPHEN) return next === SPACE;
  let at = from - 1;
  while (at > from - 4 && at > 0 && (bytes[at] === SPACE || isQuote(bytes[at]))) at--;
  if (next === SPACE && spells(bytes, at - 2, "ENV")) return true;
  // `machine … login … password …`.
  if (
    next === SPACE &&
    spells(bytes, to - NETRC_NAME.length, NETRC_NAME) &&
    latin1(bytes, Math.max(0, from - NETRC_REACH), from).includes("login")
  )
    return true;
  const closes = next === LINE_FEED || next === CARRIAGE_RETURN || isQuote(next);
  // `name:` and `"name":`.
  return closes && bytes[at] === COLON && (spells(bytes, at - 1, "e") || spells(bytes, at - 2, "e"));
}

function isQuote(byte: number | undefined): boolean {
  return byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE;
}

/** `"…" == name`. */
function isCompared(bytes: Uint8Array, start: number): boolean {
  const at = backTo(bytes, start, EQUALS);
  return bytes[at] === EQUALS && (bytes[at - 1] === EQUALS || bytes[at - 1] === EXCLAMATION_MARK);
}

/** `def get_token(): return "…"`, `token or "…"` in a longer expression: only a definition counts. */
function isDefined(bytes: Uint8Array, start: number): boolean {
  const at = backTo(bytes, start, SPACE);
  return bytes[at] === SPACE && spells(bytes, at - 3, "def");
}

/** Where the byte is before `start` on its line, not further than a name may reach; else where the looking ended. */
function backTo(bytes: Uint8Array, start: number, byte: number): number {
  let at = start - 1;
  for (let n = 0; n < LONGEST_NAME && at > 0 && bytes[at] !== byte && bytes[at] !== LINE_FEED; n++) at--;
  return at;
}
