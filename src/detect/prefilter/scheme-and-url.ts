import {
  AT,
  BACKSLASH,
  BACKTICK,
  DOUBLE_QUOTE,
  GREATER,
  HASH,
  isUpper,
  LESS,
  QUESTION_MARK,
  SINGLE_QUOTE,
  SLASH,
  SPACE,
} from "../../text/characters";
import { classOf, DIGIT, LETTER, SYMBOL } from "./byte-classes";

/** How much of a value is looked at. */
const SEEN = 12;
const SHORTEST = 8;

/** Whether a blank and what could be a credential follow the name of an authentication scheme that ends at `end`. */
export function isScheme(bytes: Uint8Array, end: number, length: number): boolean {
  if (bytes[end] !== SPACE && bytes[end - 1] !== SPACE) return false;
  const start = bytes[end] === SPACE ? end + 1 : end;
  let mixed = false;
  let at = start;
  for (; at < length && at < start + SEEN; at++) {
    const bits = classOf(bytes[at]);
    if ((bits & (LETTER | DIGIT | SYMBOL)) === 0) break;
    if (bits & DIGIT || (at > start && isUpper(bytes[at] as number))) mixed = true;
  }
  return mixed && at - start >= SHORTEST;
}

/** How far behind `://` a user's name and password may reach. */
const LONGEST_USERINFO = 300;
/** What ends an authority, beside blanks. */
const ENDS = new Set([DOUBLE_QUOTE, SINGLE_QUOTE, BACKTICK, LESS, GREATER, BACKSLASH, SLASH, QUESTION_MARK, HASH]);

/** Whether the URL whose `://` is at `at` has something before its host (RFC 3986, section 3.2.1). */
export function hasUserinfo(bytes: Uint8Array, at: number, length: number): boolean {
  const start = at + "://".length;
  const far = Math.min(length, start + LONGEST_USERINFO);
  for (let i = start; i < far; i++) {
    const byte = bytes[i] as number;
    if (byte === AT) return i > start;
    if (byte <= SPACE || ENDS.has(byte)) return false;
  }
  return false;
}
