/** Codes of ASCII characters, for code that looks at texts or bytes one by one. */
export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const SPACE = 32;
export const EXCLAMATION_MARK = 33;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const DOLLAR = 36;
export const PERCENT = 37;
export const SINGLE_QUOTE = 39;
export const CLOSING_PARENTHESIS = 41;
export const COMMA = 44;
export const HYPHEN = 45;
export const DOT = 46;
export const SLASH = 47;
export const ZERO = 48;
export const COLON = 58;
export const LESS = 60;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION_MARK = 63;
export const AT = 64;
export const OPENING_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSING_BRACKET = 93;
export const UNDERSCORE = 95;
export const BACKTICK = 96;
export const LOWER_A = 97;
export const OPENING_BRACE = 123;
export const CLOSING_BRACE = 125;
/** The first code that is not ASCII's. */
export const BEYOND_ASCII = 128;
/** The bit by which a lower-case letter differs from its upper-case one. */
export const CASE_BIT = 32;

export function isDigit(code: number): boolean {
  return code >= ZERO && code <= 57;
}

export function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

export function isLower(code: number): boolean {
  return code >= LOWER_A && code <= 122;
}

/** Letters, digits and the underscore. */
export function isWord(code: number): boolean {
  return isLower(code) || isUpper(code) || isDigit(code) || code === UNDERSCORE;
}

export function isHexDigit(code: number): boolean {
  const folded = code | CASE_BIT;
  return isDigit(code) || (folded >= LOWER_A && folded <= 102);
}

/** Whether these characters of ASCII stand at `at` in bytes. */
export function spells(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}
