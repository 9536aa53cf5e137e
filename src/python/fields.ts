import type { Literal } from "./literal";

/** A replacement field of an f-string, its braces included. Offsets of the source. */
export interface Field {
  readonly start: number;
  readonly end: number;
}

/** The replacement fields of an f-string, outermost only. A field that is never closed reaches to the body's end. */
export function fieldsOf(text: string, literal: Literal): Field[] {
  const fields: Field[] = [];
  let at = literal.bodyStart;
  while (at < literal.bodyEnd) {
    const character = text[at];
    if (character === "\\" && !literal.raw)
      at = text.startsWith("N{", at + 1) ? namedEnd(text, at, literal.bodyEnd) : at + 2;
    else if ((character === "{" || character === "}") && text[at + 1] === character) at += 2;
    else if (character === "{") {
      const end = fieldEnd(text, at, literal.bodyEnd);
      fields.push({ start: at, end });
      at = end;
    } else at += 1;
  }
  return fields;
}

/** Whether `offset`, inside the field, stands behind its colon. */
export function inFormatSpec(text: string, field: Field, offset: number): boolean {
  let depth = 0;
  for (let at = field.start; at < offset; at += 1) {
    const character = text.charAt(at);
    if (character === "'" || character === '"') at = quotedEnd(text, at, field.end) - 1;
    else if ("{([".includes(character)) depth += 1;
    else if ("})]".includes(character)) depth -= 1;
    else if (character === ":" && depth === 1) return true;
  }
  return false;
}

/** Where `\N{…}`, which begins at `at`, ends. */
export function namedEnd(text: string, at: number, limit: number): number {
  const close = text.indexOf("}", at);
  return close === -1 || close >= limit ? at + 2 : close + 1;
}

function fieldEnd(text: string, start: number, limit: number): number {
  let depth = 0;
  for (let at = start; at < limit; at += 1) {
    const character = text.charAt(at);
    if (character === "'" || character === '"') at = quotedEnd(text, at, limit) - 1;
    else if ("{([".includes(character)) depth += 1;
    else if ("})]".includes(character)) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return limit;
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
