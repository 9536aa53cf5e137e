import {
  BACKSLASH,
  CLOSING_BRACE,
  CLOSING_BRACKET,
  CLOSING_PARENTHESIS,
  COMMA,
  DOLLAR,
  DOUBLE_QUOTE,
  EXCLAMATION_MARK,
  isDigit,
  isHexDigit,
  isWord,
  OPENING_BRACE,
  OPENING_BRACKET,
  PERCENT,
  SINGLE_QUOTE,
} from "../../text/characters";

/** `\n`, `\t` and the like: the letter belongs to the escape. */
const ESCAPE_LETTERS = new Set([..."abfnrtv0"].map((letter) => letter.charCodeAt(0)));
const LETTER_U = 117;
const LETTER_X = 120;

/**
 * Whether a token may begin at an offset: no letter, digit or underscore is before it, unless as the end of an escape
 * (`\n`, `\x3d`, `\u003d`, `%3D`).
 */
export function isBoundary(bytes: Uint8Array, start: number): boolean {
  const before = (distance: number): number => bytes[start - distance] ?? 0;
  if (start <= 0 || !isWord(before(1))) return true;
  if (before(2) === BACKSLASH) return ESCAPE_LETTERS.has(before(1));
  if (!isHexDigit(before(1)) || !isHexDigit(before(2))) return false;
  if (before(3) === PERCENT || (before(3) === LETTER_X && before(4) === BACKSLASH)) return true;
  return isHexDigit(before(3)) && isHexDigit(before(4)) && before(5) === LETTER_U && before(6) === BACKSLASH;
}

/** Prefixes up to this length are parts of many names. */
const SHORT = 5;
/** So many characters of a token follow a short prefix at least. */
const LEAST = 8;
/** What ends a token, beside blanks, quotes and parentheses. */
const JOINERS = new Set([..." \t\r\n\\+"].map((character) => character.charCodeAt(0)));
/** What a joined literal can begin with, before its quote. */
const PREFIXES = new Set([..."bfruBFRU"].map((character) => character.charCodeAt(0)));
const ENDS = new Set([COMMA, OPENING_BRACKET, CLOSING_BRACKET, OPENING_BRACE, CLOSING_BRACE]);

function isQuote(byte: number | undefined): boolean {
  return byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE;
}

/** Whether another literal follows the one that ends at `from`, joined with it: `"ghp_" + "…"`. */
function isJoined(bytes: Uint8Array, from: number): boolean {
  let at = from;
  for (const far = from + LEAST; at < far && JOINERS.has(bytes[at] as number); at++);
  if (at === from) return false;
  for (const far = at + 2; at < far && PREFIXES.has(bytes[at] as number); at++);
  return isQuote(bytes[at]);
}

/** Whether the brace at `at` begins a field that a literal can fill: `{}`, `{0}`, `{'…'}`. */
function isField(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1];
  return next === CLOSING_BRACE || isQuote(next) || (isDigit(next ?? 0) && bytes[at + 2] === CLOSING_BRACE);
}

/** Whether a token may go on at `from`, behind its prefix: no blank, quote, bracket or comma is too near. */
export function goesOn(bytes: Uint8Array, from: number, prefix: number): boolean {
  if (prefix > SHORT) return true;
  if (isQuote(bytes[from])) return isJoined(bytes, from + 1);
  for (let at = from; at < from + LEAST; at++) {
    const code = bytes[at] as number;
    if (code === OPENING_BRACE && isField(bytes, at)) return true;
    if (code === EXCLAMATION_MARK || code === DOLLAR || code === PERCENT) return true;
    if (code <= CLOSING_PARENTHESIS || ENDS.has(code)) return false;
  }
  return true;
}
