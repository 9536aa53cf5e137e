import { isAscii, isUtf8 } from "node:buffer";

type Encoding = "ascii" | "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** How the bytes of a file are read: by their byte-order mark, else as UTF-8, else as the superset of Latin-1; `binary` where they are no text. */
export function encodingOf(bytes: Buffer): Encoding | "binary" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes.subarray(0, SNIFFED).includes(0) || bytes.subarray(0, PDF.length).equals(PDF)) return "binary";
  if (isAscii(bytes)) return "ascii";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

/** A PDF's objects are text, and what they say is for its reader. */
const PDF = Buffer.from("%PDF-");
/** How far a zero byte, which no text file holds, is looked for. */
const SNIFFED = 8192;

/** The text of a file, without its byte-order mark. */
export function decodeBytes(bytes: Buffer, encoding: Encoding): string {
  if (encoding === "ascii") return bytes.toString("latin1");
  return new TextDecoder(encoding).decode(bytes);
}
