/** More bytes may complete an escape. */
export const INCOMPLETE = -1;
/** The bytes are no escape. */
export const NO_ESCAPE = -2;
/** The bytes stand for nothing: a terminal's control sequence. */
export const NOTHING = -3;
/** Added to a result that is one byte, not a code point. */
export const AS_BYTE = 1 << 24;

export const BACKSLASH = 0x5c;
const PERCENT = 0x25;
const AMPERSAND = 0x26;
export const ESCAPE = 0x1b;
/** The first byte of the lines of tables, and of an ellipsis, in UTF-8. */
export const BOX = 0xe2;
const LONGEST_SEQUENCE = 24;
const LONGEST_REFERENCE = 10;
const [HASH, SEMICOLON] = [0x23, 0x3b];

/** The bytes that can begin an escape; those of `ESCAPE_TRIGGERS` alone change what the text around them means. */
export const OPENERS = new Uint8Array(256);
for (const byte of [BACKSLASH, PERCENT, AMPERSAND, ESCAPE, BOX]) OPENERS[byte] = 1;
export const ESCAPE_TRIGGERS = [BACKSLASH, PERCENT, AMPERSAND, ESCAPE] as const;

const CONTROLS = new Map(
  Object.entries({ a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, e: 27, E: 27 }).map(([letter, code]) => [
    letter.charCodeAt(0),
    code,
  ]),
);
const ENTITIES = Object.entries({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " }).map(
  ([name, text]) => ({
    name: Buffer.from(name),
    code: text.charCodeAt(0),
  }),
);
/** How a reference goes on behind `&`. */
const REFERENCES = new Uint8Array(256);
for (const first of [HASH, ...ENTITIES.map(({ name }) => name[0] as number)]) REFERENCES[first] = 1;

/**
 * What the first `length` of some bytes mean, which begin with one of `OPENERS`: a code point, a byte with `AS_BYTE` added,
 * `NOTHING`, `NO_ESCAPE`, or `INCOMPLETE`. Looks no further than is needed, so that a stream can be read byte by byte.
 */
export function meaning(bytes: Uint8Array, length: number): number {
  if (length === 1) return INCOMPLETE;
  switch (bytes[0]) {
    case BACKSLASH:
      return afterBackslash(bytes, length);
    case PERCENT:
      return fixedDigits(bytes, 1, length, 2, 16, AS_BYTE);
    case AMPERSAND:
      return reference(bytes, length);
    case ESCAPE:
      return controlSequence(bytes, length);
    default:
      return verticalLine(bytes, length);
  }
}

/** As Python, JSON, JavaScript, C, bash's `$'…'` and `%q` write it. */
function afterBackslash(bytes: Uint8Array, length: number): number {
  const letter = bytes[1] as number;
  const control = CONTROLS.get(letter);
  if (control !== undefined) return AS_BYTE + control;
  if (letter === 0x78) return length === 2 ? INCOMPLETE : fixedDigits(bytes, 2, length, 2, 16, AS_BYTE);
  if (letter === 0x55) return length === 2 ? INCOMPLETE : fixedDigits(bytes, 2, length, 8, 16, 0);
  if (letter === 0x75) return length === 2 ? INCOMPLETE : codeUnit(bytes, length);
  if (letter >= 0x30 && letter <= 0x33) return fixedDigits(bytes, 1, length, 3, 8, AS_BYTE);
  const alphanumeric = (letter >= 0x30 && letter <= 0x39) || ((letter | 32) >= 0x61 && (letter | 32) <= 0x7a);
  return alphanumeric || letter >= 0x80 || (letter < 0x20 && letter !== 10 && letter !== 13)
    ? NO_ESCAPE
    : AS_BYTE + letter;
}

/** `\uXXXX`, two of them for a character beyond the first plane, and `\u{…}`. */
function codeUnit(bytes: Uint8Array, length: number): number {
  if (bytes[2] === 0x7b) {
    if (bytes[length - 1] !== 0x7d || length === 3) return length > LONGEST_REFERENCE ? NO_ESCAPE : INCOMPLETE;
    return digits(bytes, 3, length - 1, 16);
  }
  const high = fixedDigits(bytes, 2, Math.min(length, 6), 4, 16, 0);
  if (high < 0xd800 || high > 0xdbff) return high;
  if (length === 6) return INCOMPLETE;
  if (bytes[6] !== BACKSLASH || (length > 7 && bytes[7] !== 0x75)) return NO_ESCAPE;
  const low = length < 9 ? INCOMPLETE : fixedDigits(bytes, 8, length, 4, 16, 0);
  if (low < 0) return low;
  return low >= 0xdc00 && low <= 0xdfff ? 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00) : NO_ESCAPE;
}

/** `&lt;`, `&#39;`, `&#x27;`. */
function reference(bytes: Uint8Array, length: number): number {
  if (REFERENCES[bytes[1] as number] === 0) return NO_ESCAPE;
  const ended = bytes[length - 1] === SEMICOLON;
  const to = ended ? length - 1 : length;
  if (bytes[1] !== HASH) return namedReference(bytes, to, ended);
  const hex = ((bytes[2] as number) | 32) === 0x78 && length > 2;
  const from = hex ? 3 : 2;
  if (!ended && length <= from) return INCOMPLETE;
  const code = digits(bytes, from, to, hex ? 16 : 10);
  return ended ? code : code === NO_ESCAPE || length > LONGEST_REFERENCE ? NO_ESCAPE : INCOMPLETE;
}

function namedReference(bytes: Uint8Array, to: number, ended: boolean): number {
  for (const { name, code } of ENTITIES) {
    if (name.length < to - 1 || (ended && name.length > to - 1)) continue;
    let at = 1;
    while (at < to && bytes[at] === name[at - 1]) at++;
    if (at === to) return ended ? code : INCOMPLETE;
  }
  return NO_ESCAPE;
}

/** ECMA-48, 5.4: CSI, parameters, intermediate bytes, a final byte. */
function controlSequence(bytes: Uint8Array, length: number): number {
  if (bytes[1] !== 0x5b) return NO_ESCAPE;
  if (length === 2) return INCOMPLETE;
  const last = bytes[length - 1] as number;
  if (last >= 0x40 && last <= 0x7e) return NOTHING;
  return last >= 0x20 && last <= 0x3f && length < LONGEST_SEQUENCE ? INCOMPLETE : NO_ESCAPE;
}

/** Where a whole control sequence ends that begins at an offset; -1 if none does. */
export function sequenceEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at + 1] !== 0x5b) return -1;
  let end = at + 2;
  while (end < at + LONGEST_SEQUENCE - 1 && (bytes[end] as number) >= 0x20 && (bytes[end] as number) <= 0x3f) end++;
  const last = bytes[end] ?? 0;
  // `|` ends a sequence only where no line ends behind it.
  return last >= 0x40 && last <= 0x7e && last !== 0x7c ? end + 1 : -1;
}

/** Where an escape of a quote, a line's end or a tab ends; -1 if none begins there. */
export function afterNothing(bytes: Uint8Array, at: number): number {
  do at++;
  while (bytes[at] === BACKSLASH);
  const letter = bytes[at];
  // A quote, a line feed, a carriage return, a tab.
  return letter === 0x22 || letter === 0x27 || letter === 0x6e || letter === 0x72 || letter === 0x74 ? at + 1 : -1;
}

/** Between the cells of tables: `│`, `┃`, `║`. They count as `|` does. */
function verticalLine(bytes: Uint8Array, length: number): number {
  if (bytes[1] !== 0x94 && bytes[1] !== 0x95) return NO_ESCAPE;
  if (length === 2) return INCOMPLETE;
  return isVerticalLine(bytes, 0) ? AS_BYTE + 0x7c : NO_ESCAPE;
}

/** Whether one of the vertical lines stands at an offset, in UTF-8. */
export function isVerticalLine(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== BOX) return false;
  const [second, third] = [bytes[at + 1], bytes[at + 2]];
  return (second === 0x94 && (third === 0x82 || third === 0x83)) || (second === 0x95 && third === 0x91);
}

function fixedDigits(bytes: Uint8Array, from: number, to: number, count: number, base: number, added: number): number {
  const code = digits(bytes, from, to, base);
  if (code === NO_ESCAPE) return code;
  return to - from < count ? INCOMPLETE : added + code;
}

function digits(bytes: Uint8Array, from: number, to: number, base: number): number {
  let code = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    const letter = byte | 32;
    const digit = byte >= 0x30 && byte <= 0x39 ? byte - 0x30 : letter >= 0x61 && letter <= 0x66 ? letter - 87 : 99;
    if (digit >= base) return NO_ESCAPE;
    code = code * base + digit;
  }
  return from >= to || code > 0x10ffff ? NO_ESCAPE : code;
}
