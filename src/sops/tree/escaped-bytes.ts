// Text that is not UTF-8, in the middle of text that is: each of its bytes beyond ASCII becomes half a surrogate pair, which no
// text has by itself, as Python's "surrogateescape" does it.

const BASE = 0xdc00;
const ESCAPED = /([\udc80-\udcff]{1,100000})/u;

/** Bytes as text from which `encodeEscaped` makes the same bytes. */
export function decodeEscaped(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte < 0x80 ? byte : BASE + byte)).join("");
}

/** Whether a text holds bytes that are no text. */
export function holdsEscaped(text: string): boolean {
  return ESCAPED.test(text);
}

/** A text in UTF-8, the bytes in it as they were. */
export function encodeEscaped(text: string): Buffer {
  const parts = text.split(ESCAPED);
  const bytes = (part: string) => Buffer.from(Array.from(part, (half) => half.charCodeAt(0) - BASE));
  return Buffer.concat(parts.map((part, index) => (index % 2 === 0 ? Buffer.from(part, "utf8") : bytes(part))));
}
