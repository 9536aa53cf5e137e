// A text of which some lines are not UTF-8: in these each byte beyond ASCII becomes half a surrogate pair, which no text has by
// itself, so that the other lines can be changed and these stay byte for byte.

const BASE = 0xdc00;
const STRAY = /[\udc80-\udcff]/u;

/** Bytes as a text from which `encodeStray` makes the same bytes. */
export function decodeStray(bytes: Uint8Array): string {
  const whole = decoded(bytes);
  if (whole !== undefined) return whole;
  const lines: string[] = [];
  for (let at = 0; at <= bytes.length; ) {
    const found = bytes.indexOf(0x0a, at);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(at, end);
    lines.push(
      decoded(line) ?? Array.from(line, (byte) => String.fromCharCode(byte < 0x80 ? byte : BASE + byte)).join(""),
    );
    if (found < 0) break;
    at = end;
  }
  return lines.join("");
}

export function holdsStrayBytes(text: string): boolean {
  return STRAY.test(text);
}

export function encodeStray(text: string): Buffer {
  if (!holdsStrayBytes(text)) return Buffer.from(text);
  return Buffer.concat(
    text
      .split(/(?<=\n)/)
      .map((line) =>
        holdsStrayBytes(line) ? Buffer.from(Array.from(line, (half) => half.charCodeAt(0) & 0xff)) : Buffer.from(line),
      ),
  );
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
