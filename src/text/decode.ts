import { isAscii, isUtf8 } from "node:buffer";

export type Encoding = "ascii" | "utf-8" | "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be" | "windows-1252";

/** How the bytes of a file are read: by their byte-order mark, else as UTF-8, else as the superset of Latin-1; `binary` where they are no text. */
export function encodingOf(bytes: Buffer): Encoding | "binary" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes[2] === 0 && bytes[3] === 0 ? "utf-32le" : "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes.subarray(0, UTF_32BE.length).equals(UTF_32BE)) return "utf-32be";
  const beginning = bytes.subarray(0, SNIFFED);
  if (beginning.includes(0) && hasManyControls(beginning)) return "binary";
  if (bytes.subarray(0, PDF.length).equals(PDF) && PDF_OBJECT.test(beginning.toString("latin1"))) return "binary";
  if (isAscii(bytes)) return "ascii";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

const UTF_32BE = Buffer.from([0, 0, 0xfe, 0xff]);
/** A PDF's objects are text, and what they say is for its reader. */
const PDF = Buffer.from("%PDF-");
const PDF_OBJECT = /\d obj\b/;
/** How far a zero byte, which few text files hold, is looked for. */
const SNIFFED = 8192;

/** Whether the bytes have more control characters than a text with a stray one: two, or more than one in a hundred. */
function hasManyControls(bytes: Buffer): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 32 && !TEXT_CONTROLS.has(byte)) controls++;
  return controls > 1 + bytes.length / 100;
}

/** Backspace to carriage return, and escape. */
const TEXT_CONTROLS = new Set([8, 9, 10, 11, 12, 13, 27]);

/** The text of a file, without its byte-order mark. */
export function decodeBytes(bytes: Buffer, encoding: Encoding): string {
  if (encoding === "ascii") return bytes.toString("latin1");
  if (encoding === "utf-32le" || encoding === "utf-32be") return decodeUtf32(bytes, encoding === "utf-32le");
  return new TextDecoder(encoding).decode(bytes);
}

/** UTF-32 (Unicode, section 3.10), which `TextDecoder` does not have: what is no character becomes U+FFFD. */
function decodeUtf32(bytes: Buffer, little: boolean): string {
  const parts: string[] = [];
  for (let at = 4; at + 4 <= bytes.length; at += 4) {
    const code = little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
    parts.push(code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? "\ufffd" : String.fromCodePoint(code));
  }
  return parts.join("");
}
