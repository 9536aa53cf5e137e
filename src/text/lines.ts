/** The line ending that the text uses first; `\n` where it has none. */
export function lineEnding(text: string): "\n" | "\r\n" | "\r" {
  const found = /\r\n|\n|\r/.exec(text)?.[0];
  return found === "\r\n" || found === "\r" ? found : "\n";
}

/** Where the line of `offset` begins; of a line that is longer than `reach` before it, a part. */
export function lineStart(text: string, offset: number, reach = offset): number {
  const from = Math.max(0, offset - reach);
  const line = from + text.slice(from, offset).lastIndexOf("\n") + 1;
  return line + text.slice(line, offset).lastIndexOf("\r") + 1;
}

/** Where the line of `offset` ends, its line ending left out. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf("\n", offset);
  const end = feed === -1 ? text.length : feed;
  const carriage = text.slice(offset, end).indexOf("\r");
  return carriage === -1 ? end : offset + carriage;
}

/** Where the next line begins; the text's end behind the last line. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length);
}

/** The text with `line` as its last, in the text's own line ending; unchanged where a line of it equals `line`. */
export function withLine(text: string, line: string): string {
  if (text.split(/\r\n|\n|\r/).some((existing) => existing.trim() === line)) return text;
  return appendLine(text, line);
}

/** The text with `line` (or several, joined by `\n`) appended. */
export function appendLine(text: string, line: string): string {
  // Most readers of such files end a line at a line feed only.
  const ending = lineEnding(text) === "\r\n" ? "\r\n" : "\n";
  const blank = text === "" || text === "\uFEFF" || /[\r\n]$/.test(text);
  return `${text}${blank ? "" : ending}${line}${ending}`;
}
