import type { Literal } from "./literal";

export interface Decoded {
  /** The value as the program sees it; for a bytes literal one character for each byte. */
  readonly value: string;
  /** For each code unit of `value`, and for its end, the offset in the source where it begins. Undefined where both run in step from `bodyStart`. */
  readonly map: Int32Array | undefined;
}

const SIMPLE: Readonly<Record<string, string>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};
const ESCAPE =
  /\\(?:(\r\n|\r|\n)|([0-7]{1,3})|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(N\{[^}\r\n]{1,120}\})|([^]))/y;

/**
 * Decodes the escapes of a literal's body, or of the part `from`..`to` of it (Python's Lexical Analysis, "Escape
 * sequences"). Unknown escapes stay as written, as in Python. In f-strings `{{` and `}}` are one brace each where
 * `braces` is set. Named characters (`\N{…}`) stay as written: no credential holds one.
 */
export function decodeLiteral(
  text: string,
  literal: Literal,
  from = literal.bodyStart,
  to = literal.bodyEnd,
  braces = false,
): Decoded {
  const body = text.slice(from, to);
  const escapes = !literal.raw && body.includes("\\");
  if (!escapes && !(braces && /\{\{|\}\}/.test(body)) && !body.includes("\r")) return { value: body, map: undefined };
  let value = "";
  const map: number[] = [];
  const put = (piece: string, at: number) => {
    for (let k = 0; k < piece.length; k++) map.push(at);
    value += piece;
  };
  for (let i = from; i < to; ) {
    const c = text[i] as string;
    if (c === "\\" && !literal.raw && i + 1 < to) {
      ESCAPE.lastIndex = i;
      const found = ESCAPE.exec(text) as RegExpExecArray;
      put(escaped(found, literal.bytes), i);
      i += found[0].length;
    } else if (braces && (c === "{" || c === "}") && text[i + 1] === c) {
      put(c, i);
      i += 2;
    } else if (c === "\r") {
      put("\n", i);
      i += text[i + 1] === "\n" ? 2 : 1;
    } else {
      put(c, i++);
    }
  }
  map.push(to);
  return { value, map: Int32Array.from(map) };
}

function escaped(found: RegExpExecArray, bytes: boolean): string {
  const [whole, lineEnd, octal, hex, short, long, , other] = found;
  if (lineEnd !== undefined) return "";
  if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & (bytes ? 0xff : 0x1ff));
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
  if (short !== undefined && !bytes) return String.fromCharCode(Number.parseInt(short, 16));
  if (long !== undefined && !bytes && Number.parseInt(long, 16) <= 0x10ffff)
    return String.fromCodePoint(Number.parseInt(long, 16));
  if (other !== undefined) return SIMPLE[other] ?? whole;
  return whole;
}
