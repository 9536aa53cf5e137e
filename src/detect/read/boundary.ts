const BACKSLASH = 92;
const PERCENT = 37;
/** `\n`, `\t` and the like: the letter belongs to the escape. */
const ESCAPE_LETTERS = new Set([..."abfnrtv0"].map((c) => c.charCodeAt(0)));

/**
 * Whether a token may begin at an offset: no letter, digit or underscore stands before it, unless as the end of an escape
 * (`\n`, `\x3d`, `\u003d`, `%3D`).
 */
export function isBoundary(bytes: Uint8Array, start: number): boolean {
  if (start <= 0) return true;
  const before = bytes[start - 1] as number;
  if (!isWord(before)) return true;
  if (bytes[start - 2] === BACKSLASH) return ESCAPE_LETTERS.has(before);
  if (!isHex(before) || !isHex(bytes[start - 2])) return false;
  if (bytes[start - 3] === PERCENT || (bytes[start - 3] === 120 /* x */ && bytes[start - 4] === BACKSLASH)) return true;
  return (
    isHex(bytes[start - 3]) &&
    isHex(bytes[start - 4]) &&
    bytes[start - 5] === 117 /* u */ &&
    bytes[start - 6] === BACKSLASH
  );
}

function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

function isHex(code: number | undefined): boolean {
  return (
    code !== undefined && ((code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102))
  );
}
