import { BACKSLASH, CLOSING_BRACE, OPENING_BRACE } from "../text/characters";
import type { Literal } from "./literal";

/** A replacement field of an f-string, its braces included. Offsets of the source. */
export interface Field {
  readonly start: number;
  readonly end: number;
}

/** The replacement fields of an f-string, outermost only. A field that is never closed reaches to the body's end. */
export function fieldsOf(text: string, literal: Literal): Field[] {
  const fields: Field[] = [];
  for (let at = literal.bodyStart; at < literal.bodyEnd; ) {
    if (!beginsField(text, at)) at = afterPiece(text, at, literal);
    else {
      const { end } = readField(text, at, literal.bodyEnd);
      fields.push({ start: at, end });
      at = end;
    }
  }
  return fields;
}

/** Whether `offset`, inside the field, is behind its colon. */
export function inFormatSpec(text: string, field: Field, offset: number): boolean {
  const { spec } = readField(text, field.start, field.end);
  return spec !== undefined && spec < offset;
}

/** Where `\N{…}`, which begins at `at`, ends. */
export function namedEnd(text: string, at: number, limit: number): number {
  const close = text.indexOf("}", at);
  return close === -1 || close >= limit ? at + 2 : close + 1;
}

/** No f-string's body is read further than this, in code units: what has an open brace early on need not be one. */
const LONGEST = 4096;

/**
 * Where the body of an f-string ends whose plain reading, blind to fields, ends at `plain`: elsewhere only where that is inside a
 * field that uses the literal's own quote (Python 3.12). `plain` where reading the fields leads nowhere.
 */
export function formatBodyEnd(text: string, bodyStart: number, plain: number, quotes: string): number {
  if (!endsInField(text, bodyStart, plain)) return plain;
  const oneLine = quotes.length === 1;
  const limit = Math.min(text.length, bodyStart + LONGEST);
  for (let at = bodyStart; at < limit; ) {
    if (text.startsWith(quotes, at)) return at;
    const field = beginsField(text, at) ? readField(text, at, limit) : undefined;
    const end = field?.end ?? afterPiece(text, at, { raw: true, bodyEnd: limit });
    if (field?.closed === false || (oneLine && /[\r\n]/.test(text.slice(at, end)) && text[at] !== "\\")) return plain;
    at = end;
  }
  return plain;
}

function endsInField(text: string, bodyStart: number, plain: number): boolean {
  for (let at = text.indexOf("{", bodyStart); at !== -1 && at < plain; ) {
    const field = beginsField(text, at) ? readField(text, at, plain) : undefined;
    if (field?.closed === false) return true;
    at = text.indexOf("{", field?.end ?? at + 2);
  }
  return false;
}

function beginsField(text: string, at: number): boolean {
  return text.charCodeAt(at) === OPENING_BRACE && text.charCodeAt(at + 1) !== OPENING_BRACE;
}

/** Behind the character, the escape or the doubled brace at `at`. A backslash does not escape the brace of a field. */
function afterPiece(text: string, at: number, { raw, bodyEnd }: Pick<Literal, "raw" | "bodyEnd">): number {
  const code = text.charCodeAt(at);
  if (code === BACKSLASH) {
    if (!raw && text.startsWith("N{", at + 1)) return namedEnd(text, at, bodyEnd);
    return isBrace(text.charCodeAt(at + 1)) ? at + 1 : at + 2;
  }
  return isBrace(code) && text.charCodeAt(at + 1) === code ? at + 2 : at + 1;
}

function isBrace(code: number): boolean {
  return code === OPENING_BRACE || code === CLOSING_BRACE;
}

/** The field that begins at `start`: where it ends, and where the colon before its format specification is. */
function readField(
  text: string,
  start: number,
  limit: number,
): { end: number; closed: boolean; spec: number | undefined } {
  let depth = 0;
  let spec: number | undefined;
  for (let at = start; at < limit; at += 1) {
    const character = text.charAt(at);
    if (character === "}" || (spec === undefined && (character === ")" || character === "]"))) {
      depth -= 1;
      if (depth === 0) return { end: at + 1, closed: true, spec };
    } else if (character === "{" || (spec === undefined && (character === "(" || character === "["))) depth += 1;
    // Behind the colon quotes are characters to fill with.
    else if (spec === undefined && (character === "'" || character === '"')) at = quotedEnd(text, at, limit) - 1;
    else if (spec === undefined && character === ":" && depth === 1) spec = at;
  }
  return { end: limit, closed: false, spec };
}

function quotedEnd(text: string, at: number, limit: number): number {
  const quote = text.charAt(at);
  const triple = quote.repeat(3);
  const mark = text.startsWith(triple, at) ? triple : quote;
  for (let end = at + mark.length; end < limit; end += 1) {
    if (text[end] === "\\") end += 1;
    else if (text.startsWith(mark, end)) return end + mark.length;
  }
  return limit;
}
