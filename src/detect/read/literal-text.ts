import { fieldsOf } from "../../python/fields";
import { constantText, filledTemplate } from "../../python/filled-template";
import { literalUse } from "../../python/literal-use-backward";
import type { LiteralTable } from "../../python/literals";
import { FIELD } from "../hit";
import type { LiteralGroup } from "./name-of-literal";
import type { Manner } from "./name-value-pairs";

/** A string that is nothing but the lines of a `.env` file: `"DB_PASSWORD=…\\n"`. */
const SETTING =
  /^(?:(?:\\[nrt])*(?:export )?[A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40}){0,8}=[^\s\\]{1,400}(?:\\[nr])*){1,20}$/;

/** An assignment in a comment. */
const COMMENTED_OUT = /^#+[ \t]{0,8}(?:\w{1,40}\.){0,4}([A-Za-z_]\w{1,60})[ \t]{0,8}=[ \t]{0,8}[bruBRU]{0,2}["']/;
/** How many places of a name are looked at for one that is not in a comment. */
const MOST_USES = 100;

/** What a group of literals is to the program, and where the last body of it ends; undefined where a part is computed. */
export function valueOf(
  text: string,
  table: LiteralTable,
  group: LiteralGroup,
): { readonly value: string; readonly end: number } | undefined {
  let value = "";
  let bytes = false;
  for (let index = group.first; index <= group.last; index++) {
    if (table.isComment(index)) continue;
    const literal = table.literal(index);
    const piece = constantText(text, literal);
    if (piece === undefined) return undefined;
    value += piece;
    bytes ||= literal.bytes;
  }
  const end = table.bodyEnd(group.last);
  const filled = bytes ? undefined : filledTemplate(text, value, table.end(group.last));
  return filled === undefined ? { value, end } : { value: filled.value, end: filled.bodyEnd };
}

/** A literal's body with `FIELD` for its replacement fields, where it has some. */
export function withoutFields(text: string, table: LiteralTable, index: number, body: string): string {
  if (!table.isFormat(index)) return body;
  const literal = table.literal(index);
  const pieces: string[] = [];
  let at = literal.bodyStart;
  for (const { start, end } of fieldsOf(text, literal)) {
    pieces.push(text.slice(at, start), FIELD.repeat(end - start));
    at = end;
  }
  return pieces.join("") + text.slice(at, literal.bodyEnd);
}

/** How the text of a literal is read: a string in a line of its own is documentation, a long one may be settings. */
export function mannerOfString(text: string, table: LiteralTable, index: number): Manner {
  if (!table.isTriple(index))
    return SETTING.test(text.slice(table.bodyStart(index), table.bodyEnd(index))) ? "config" : "message";
  const role = literalUse(text, table, table.start(index), table.end(index)).role;
  return role === "statement" ? "prose" : "config";
}

/** A comment is prose; an assignment that was taken out of use is code, where code elsewhere in the file has its name. */
export function mannerOfComment(text: string, table: LiteralTable, index: number): Manner {
  const name = COMMENTED_OUT.exec(
    text.slice(table.start(index), Math.min(table.end(index), table.start(index) + 200)),
  )?.[1];
  if (name === undefined) return "prose";
  for (let at = text.indexOf(name), n = 0; at >= 0 && n < MOST_USES; at = text.indexOf(name, at + name.length), n++) {
    const within = table.indexAt(at);
    const comment = within >= 0 && table.isComment(within) && at < table.end(within);
    if (!comment && !/\w/.test((text[at - 1] ?? "") + (text[at + name.length] ?? ""))) return "message";
  }
  return "prose";
}
