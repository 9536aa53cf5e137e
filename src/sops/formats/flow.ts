import type { Edit, Span } from "../tree/tree";

/** The edit that removes an entry of `{…}` or `[…]` with the comma that goes with it. */
export function withComma(text: string, span: Span): Edit {
  const after = /^[ \t\r\n]*,[ \t\r\n]*/.exec(text.slice(span.end));
  if (after !== null) return { start: span.start, end: span.end + after[0].length, text: "" };
  const before = /,?[ \t\r\n]*$/.exec(text.slice(Math.max(0, span.start - 1000), span.start))!;
  return { start: span.start - before[0].length, end: span.end, text: "" };
}
