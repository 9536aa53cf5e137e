import type { Pattern } from "./mask-automaton";
import { COMMON_WORDS } from "./mask-words";
import type { Secret } from "./secret";

/** Values of fewer characters stand in ordinary output too often to be masked. */
export const SHORTEST_MASKED = 6;
/** So many characters of a value's beginning are masked where the rest was cut off. */
const ENOUGH = 8;
/** In bytes: values for which base64 of base64 is looked for. */
const LONGEST_TWICE = 4096;

/** In bytes: values that are looked for byte by byte; and so many bytes of a buffer Node shows. */
const LONGEST_PARTED = 4096;
const INSPECTED = 50;

/** Why a value is not masked; `undefined` where it is. */
export function maskObstacle(value: string): "short" | "common" | undefined {
  if ([...value].length < SHORTEST_MASKED) return "short";
  return COMMON_WORDS.has(value.toLowerCase()) ? "common" : undefined;
}

export interface MaskForm extends Pattern {
  /** Whether it is looked for escaped and wrapped too. */
  readonly plain: boolean;
}

/**
 * The byte strings under which a value can stand in a program's output before anything is quoted, escaped or wrapped: itself
 * and each line of several, in UTF-8, Latin-1 and UTF-16; hexadecimal; base64 and base64 of that, wherever the value begins
 * in it. None where `maskObstacle` says why. Each has `SHORTEST_MASKED` bytes or more.
 */
export function maskForms(secret: Secret): MaskForm[] {
  const value = secret.reveal();
  if (maskObstacle(value) !== undefined) return [];
  const forms = new Map<string, MaskForm>();
  const add = (bytes: Buffer, enough: number, plain = true, enoughAtEnd = enough) => {
    const text = bytes.toString("latin1");
    if (bytes.length >= SHORTEST_MASKED && !forms.has(text)) forms.set(text, { bytes, enough, enoughAtEnd, plain });
  };
  const lines = value.split(/\r\n|\r|\n/).map((line) => line.trim());
  for (const part of new Set([value, trimmed(value), ...lines])) {
    if (maskObstacle(part) !== undefined) continue;
    const beginning = part.slice(0, enoughOf(part));
    const end = part.slice(-enoughAtEndOf(part));
    const spelled = [(text: string) => Buffer.from(text), (text: string) => Buffer.from(text, "utf16le"), bigEndian];
    if (/[\x80-\xff]/.test(part)) spelled.push(latin1, latin1OfInvisible);
    if (part.includes(" ")) spelled.push((text) => Buffer.from(text.replaceAll(" ", "+")));
    for (const spell of spelled) add(spell(part), spell(beginning).length, true, spell(end).length);
  }
  const bytes = Buffer.from(value);
  add(Buffer.from(bytes.toString("hex")), ENOUGH);
  add(Buffer.from(bytes.toString("hex").toUpperCase()), ENOUGH);
  if (bytes.length <= LONGEST_PARTED) {
    for (const { text, broken } of byteByByte(bytes))
      add(Buffer.from(text), Math.ceil((text.length / bytes.length) * ENOUGH), broken);
    if (bytes.length > INSPECTED) add(Buffer.from(between(bytes.toString("hex", 0, INSPECTED), " ")), ENOUGH, false);
  }
  for (const once of base64Forms(bytes)) {
    add(once, ENOUGH);
    // Nine of them, and long: escaped or wrapped they are left out, so that the first line of output does not wait.
    if (bytes.length <= LONGEST_TWICE) for (const twice of base64Forms(once)) add(twice, ENOUGH, false);
  }
  return [...forms.values()];
}

/** Without what may be quotes around it. */
function trimmed(value: string): string {
  return value.replace(/^["'|\s]+/, "").replace(/["'|\s]+$/, "");
}

/** In UTF-16 units: a scheme that a URL begins with tells nothing of it, nor does a word of any program's output. */
function enoughOf(value: string): number {
  const scheme = /^[A-Za-z][A-Za-z0-9+.-]{0,30}:\/\//.exec(value)?.[0].length ?? 0;
  let enough = scheme + [...value.slice(scheme)].slice(0, ENOUGH).join("").length;
  for (let length = enough; length < value.length && length < 24; length++) {
    if (COMMON_WORDS.has(value.slice(0, length).toLowerCase())) enough = length + 1;
  }
  return enough;
}

/** The same of its end. */
function enoughAtEndOf(value: string): number {
  let enough = [...value].slice(-ENOUGH).join("").length;
  for (let length = enough; length < value.length && length < 24; length++) {
    if (COMMON_WORDS.has(value.slice(-length).toLowerCase())) enough = length + 1;
  }
  return enough;
}

/** Each byte in digits of its own; and whether programs break that into lines, so that it is looked for plainly. */
function byteByByte(bytes: Buffer): { text: string; broken: boolean }[] {
  const hex = bytes.toString("hex");
  const parted = [hex, hex.toUpperCase()].flatMap((digits, upper) => [
    { text: between(digits, ":"), broken: true },
    ...[" ", "-"].map((part) => ({ text: between(digits, part), broken: false })),
    { text: `0x${between(digits, ", 0x")}`, broken: upper === 0 },
    ...[",0x", " 0x"].map((part) => ({ text: `0x${between(digits, part)}`, broken: false })),
  ]);
  return [...parted, { text: bytes.join(", "), broken: true }, { text: bytes.join(","), broken: false }];
}

function between(digits: string, part: string): string {
  return digits.replace(/..(?=.)/g, `$&${part}`);
}

/** Only characters that the bytes decide alone: those at the edges also hold bits of their neighbours (RFC 4648). */
function base64Forms(bytes: Buffer): Buffer[] {
  const forms = [0, 1, 2].flatMap((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]);
    const from = Math.ceil((offset * 8) / 6);
    const to = Math.floor((shifted.length * 8) / 6);
    return (["base64", "base64url"] as const).map((alphabet) => shifted.toString(alphabet).slice(from, to));
  });
  return [...new Set(forms)].map((form) => Buffer.from(form));
}

function bigEndian(text: string): Buffer {
  return Buffer.from(text, "utf16le").swap16();
}

/** As Python's `ascii` writes what is below U+0100, once its escapes are resolved; the rest is UTF-8. */
function latin1(text: string): Buffer {
  return Buffer.concat([...text].map((character) => Buffer.from(character, character > "\xff" ? "utf8" : "latin1")));
}

/** As Python's `repr` does, which escapes only what cannot be seen. */
function latin1OfInvisible(text: string): Buffer {
  const parts = text.split(/([\x80-\xa0\xad]+)/);
  return Buffer.concat(parts.map((part, index) => Buffer.from(part, index % 2 === 0 ? "utf8" : "latin1")));
}
