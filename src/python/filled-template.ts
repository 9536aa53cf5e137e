import { decodeLiteral } from "./decode";
import { fieldsOf } from "./fields";
import type { Literal } from "./literal";
import { literalAt } from "./literals";

/** Text that a program makes of literals alone. Offsets of the source, end exclusive. */
export interface Filled {
  readonly value: string;
  /** Where the expression ends. */
  readonly end: number;
  /** Where the body of its last literal ends. */
  readonly bodyEnd: number;
}

const BLANK = /(?:[ \t\f]|\\\r?\n|\r?\n){0,200}/y;
const FORMAT = /(?:[ \t\f]|\\\r?\n|\r?\n){0,200}\.[ \t]{0,20}format[ \t]{0,20}\(/y;
const MODULO = /(?:[ \t\f]|\\\r?\n|\r?\n){0,200}%(?!=)/y;
const KEYWORD = /([A-Za-z_]\w{0,60})[ \t]{0,20}=(?!=)/y;
/** What binds before `%`, so that the string on its right or left is no operand of it. */
const TIGHTER = /^(?:[ \t\f]|\\\r?\n){0,200}(?:[.[("'%*@/]|[bruBRUfFtT]{1,2}["'])/;
const MOST_PIECES = 20;

/** What an f-string is whose fields hold one literal each (`f"a{'b'}"`), or one without fields; undefined where a field computes. */
export function constantText(text: string, literal: Literal): string | undefined {
  if (!literal.format) return decodeLiteral(text, literal).value;
  let value = "";
  let from = literal.bodyStart;
  for (const { start, end } of fieldsOf(text, literal)) {
    value += decodeLiteral(text, literal, from, start, true).value;
    const inner = literalAt(text, skip(text, start + 1));
    if (inner?.terminated !== true || inner.format || inner.bytes || skip(text, inner.end) !== end - 1)
      return undefined;
    value += decodeLiteral(text, inner).value;
    from = end;
  }
  return value + decodeLiteral(text, literal, from, literal.bodyEnd, true).value;
}

/**
 * What `"a%s" % "b"` or `"a{}".format("b")` gives, where `template` is the value of the literals that end at `end`. Undefined
 * where anything but a literal fills it, or what stands behind takes part in it.
 */
export function filledTemplate(text: string, template: string, end: number): Filled | undefined {
  FORMAT.lastIndex = end;
  if (FORMAT.test(text)) {
    const given = literalsWithin(text, FORMAT.lastIndex, ")");
    return given && finished(formatted(template, given), given);
  }
  MODULO.lastIndex = end;
  if (!MODULO.test(text)) return undefined;
  const at = skip(text, MODULO.lastIndex);
  const given = text[at] === "(" ? literalsWithin(text, at + 1, ")") : oneLiteral(text, at);
  if (given === undefined || TIGHTER.test(text.slice(given.end, given.end + 220))) return undefined;
  return finished(interpolated(template, given), given);
}

interface Given {
  readonly values: readonly string[];
  readonly named: ReadonlyMap<string, string>;
  readonly end: number;
  readonly bodyEnd: number;
}

function finished(value: string | undefined, { end, bodyEnd }: Given): Filled | undefined {
  return value === undefined ? undefined : { value, end, bodyEnd };
}

function skip(text: string, at: number): number {
  BLANK.lastIndex = at;
  BLANK.test(text);
  return BLANK.lastIndex;
}

function oneLiteral(text: string, at: number): Given | undefined {
  const literal = plainAt(text, at);
  if (literal === undefined) return undefined;
  return { values: [decodeLiteral(text, literal).value], named: new Map(), end: literal.end, bodyEnd: literal.bodyEnd };
}

function plainAt(text: string, at: number): Literal | undefined {
  const literal = literalAt(text, at);
  return literal?.terminated === true && !literal.format && !literal.bytes ? literal : undefined;
}

/** The literals between commas, or given by name, up to the closing bracket. */
function literalsWithin(text: string, from: number, close: string): Given | undefined {
  const values: string[] = [];
  const named = new Map<string, string>();
  let at = skip(text, from);
  let bodyEnd = at;
  for (let n = 0; n < MOST_PIECES && text[at] !== close; n++) {
    KEYWORD.lastIndex = at;
    const name = KEYWORD.exec(text)?.[1];
    const literal = plainAt(text, name === undefined ? at : skip(text, KEYWORD.lastIndex));
    if (literal === undefined) return undefined;
    const { value } = decodeLiteral(text, literal);
    if (name === undefined) values.push(value);
    else named.set(name, value);
    bodyEnd = literal.bodyEnd;
    at = skip(text, literal.end);
    if (text[at] === ",") at = skip(text, at + 1);
    else if (text[at] !== close) return undefined;
  }
  return text[at] === close ? { values, named, end: at + 1, bodyEnd } : undefined;
}

/** printf-style formatting with `%s` alone, each value used once. */
function interpolated(template: string, { values, named }: Given): string | undefined {
  let used = 0;
  let other = named.size > 0;
  const value = template.replace(/%([^])?/g, (_, sign?: string) => {
    if (sign === "%") return "%";
    if (sign !== "s") other = true;
    return values[used++] ?? "";
  });
  return other || used !== values.length ? undefined : value;
}

/** `str.format` with fields that are empty, a number or a name. */
function formatted(template: string, { values, named }: Given): string | undefined {
  let next = 0;
  let other = false;
  const value = template.replace(/\{\{|\}\}|\{(\w{0,60})\}|[{}]/g, (whole, field?: string) => {
    if (whole === "{{" || whole === "}}") return whole.charAt(0);
    const piece =
      field === "" ? values[next++] : /^\d/.test(field ?? "") ? values[Number(field)] : named.get(field ?? "");
    other ||= piece === undefined;
    return piece ?? "";
  });
  return other ? undefined : value;
}
