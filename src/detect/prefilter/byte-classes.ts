import { HYPHEN, UNDERSCORE } from "../../text/characters";

/** What a byte may be in the text around a credential; bits. */
export const LETTER = 1;
export const DIGIT = 2;
/** What else a random value may hold. */
export const SYMBOL = 4;
export const QUOTE = 8;
/** What may stand between a name's end and its separator. */
export const CLOSER = 16;
/** What parts a name from its value. */
export const SEPARATOR = 32;
/** Beside `LETTER`. */
export const UPPER = 64;
/** Beside `SYMBOL`: what parts the words of a written name. */
export const JOINT = 128;

/** By byte, for loops; see `classOf`. */
export const CLASSES = new Uint8Array(256);

function add(characters: string, bits: number): void {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    CLASSES[code] = (CLASSES[code] as number) | bits;
  }
}

add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", LETTER);
add("ABCDEFGHIJKLMNOPQRSTUVWXYZ", UPPER);
add("0123456789", DIGIT);
add("-_./:", JOINT);
add("_-+/=.~:!@#$%^&*?|", SYMBOL);
add("\"'`", QUOTE);
add(" \t\"'`])\\", CLOSER);
add("=:,!>|", SEPARATOR);

/** The bits of a byte; none behind the text's end. */
export function classOf(byte: number | undefined): number {
  return byte === undefined ? 0 : (CLASSES[byte] as number);
}

/** Letters, digits, `_` and `-`. */
export function isNameByte(byte: number): boolean {
  return (classOf(byte) & (LETTER | DIGIT)) !== 0 || byte === UNDERSCORE || byte === HYPHEN;
}

const DECODER = new TextDecoder("latin1");

/** The text of some bytes, a character for each. */
export function latin1(bytes: Uint8Array, from: number, to: number): string {
  return DECODER.decode(bytes.subarray(from, to));
}
