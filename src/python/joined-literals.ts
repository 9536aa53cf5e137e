import { Backward } from "./backward";
import type { LiteralTable } from "./literals";

const BESIDE = /^(?:[ \t\f]|\\\r?\n|\r\n?|\n)*(?:\+(?:[ \t\f]|\\\r?\n|\r\n?|\n)*)?$/;
/** A line break that no backslash takes away: outside brackets a statement ends there. */
const ENDS_LINE = /(?<!\\|\\\r)(?:\n|\r(?!\n))/;
const LONGEST_GAP = 200;

/**
 * The index of the last literal that Python joins with the one at `first`, which stands beside it or behind a `+`; comments
 * between them count as blanks. A string in a line of its own, such as an attribute's docstring, is joined in brackets only.
 */
export function lastJoined(text: string, table: LiteralTable, first: number): number {
  let last = first;
  let bracketed: boolean | undefined;
  let ended = false;
  for (let next = first + 1; next < table.count; next++) {
    const between = text.slice(table.end(next - 1), Math.min(table.start(next), table.end(next - 1) + LONGEST_GAP));
    if (table.isComment(next)) {
      if (!/^\s*$/.test(between)) break;
      ended = true;
      continue;
    }
    if (between.length === LONGEST_GAP || !BESIDE.test(between)) break;
    if (ended || ENDS_LINE.test(between)) {
      bracketed ??= new Backward(text, table, table.start(first)).enclosing() !== undefined;
      if (!bracketed) break;
    }
    last = next;
    ended = false;
  }
  return last;
}
