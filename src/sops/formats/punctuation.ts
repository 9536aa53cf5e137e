import type { Edit, Span } from "../tree/tree";

// What the text formats share: quotes, commas, line breaks. Quotes are searched by hand: on strings of megabytes a
// regular expression with alternatives exhausts the engine's stack.

/** The offset of the double quote that ends a string, backslash escapes respected; -1 where there is none. */
export function closingDouble(text: string, start: number): number {
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return -1;
    let at = quote;
    while (at > from && text[at - 1] === "\\") at--;
    if ((quote - at) % 2 === 0) return quote;
    from = quote + 1;
  }
}

/** The offset of the single quote that ends a YAML string, doubled quotes respected; -1 where there is none. */
export function closingSingle(text: string, start: number): number {
  for (let from = start + 1; ; ) {
    const quote = text.indexOf("'", from);
    if (quote < 0 || text[quote + 1] !== "'") return quote;
    from = quote + 2;
  }
}

/** The edit that removes an entry of `{…}` or `[…]` with the comma that goes with it. */
export function withComma(text: string, span: Span): Edit {
  const after = /^[ \t\r\n]*,[ \t\r\n]*/.exec(text.slice(span.end));
  if (after !== null) return { start: span.start, end: span.end + after[0].length, text: "" };
  const before = /,?[ \t\r\n]*$/.exec(text.slice(Math.max(0, span.start - 1000), span.start))!;
  return { start: span.start - before[0].length, end: span.end, text: "" };
}

/** The line break of a text. */
export function lineBreakOf(text: string): "\n" | "\r\n" {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** The column of an offset, from 0; a byte order mark has none. */
export function columnOf(text: string, offset: number): number {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  return offset - start - (start === 0 && text.startsWith("\uFEFF") ? 1 : 0);
}

/** The number of the line of an offset, from 1. */
export function lineNumber(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
