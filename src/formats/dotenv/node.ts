const KEY = /(?:export\s+)?([\w.-]+)/y;
const SEPARATOR = /\s*=|:\s/y;
const SPACE = /\s*/y;
const LINE = /[^\n\u2028\u2029]*/y;
const TAIL = /[^\S\n\u2028\u2029]*(?:#[^\n\u2028\u2029]*)?(?=\n|\u2028|\u2029|$)/y;

/**
 * Reads a `.env` text as Node's dotenv does (`parse`). A key that cannot be followed with certainty maps to `undefined`.
 * Never throws.
 */
export function readNodeDotenv(source: string): Map<string, string | undefined> {
  const entries = new Map<string, string | undefined>();
  const text = source.replace(/\r\n?/g, "\n");
  let at = 0;

  const match = (pattern: RegExp, from: number): string | undefined => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.[0];
  };

  while (at < text.length) {
    at += match(SPACE, at)?.length ?? 0;
    KEY.lastIndex = at;
    const key = KEY.exec(text);
    const afterKey = at + (key?.[0].length ?? 0);
    const separator = key === null ? undefined : match(SEPARATOR, afterKey);
    if (key?.[1] === undefined || separator === undefined) {
      at += (match(LINE, at)?.length ?? 0) + 1;
      continue;
    }
    const from = afterKey + separator.length;
    const open = from + (match(SPACE, from)?.length ?? 0);
    const closing = closingQuote(text, open);
    let value: string | undefined;
    if (closing !== undefined) {
      value = text.slice(open + 1, closing);
      at = closing + 1 + (match(TAIL, closing + 1)?.length ?? 0);
    } else {
      const newline = text.indexOf("\n", from);
      const end = newline === -1 ? text.length : newline;
      const hash = text.indexOf("#", from);
      const commented = hash !== -1 && hash < end;
      value = unquoted(text.slice(from, commented ? hash : end));
      at = commented ? hash + (match(LINE, hash)?.length ?? 0) : end;
    }
    if (text[open] === '"' && value !== undefined) value = value.replace(/\\n/g, "\n").replace(/\\r/g, "\r");
    entries.set(key[1], value);
  }
  return entries;
}

/** The quote that ends the value: the last one that ends its line, up to the first without a backslash before it. */
function closingQuote(text: string, open: number): number | undefined {
  const quote = text[open];
  if (quote !== "'" && quote !== '"' && quote !== "`") return undefined;
  let best: number | undefined;
  for (let at = text.indexOf(quote, open + 1); at !== -1; at = text.indexOf(quote, at + 1)) {
    TAIL.lastIndex = at + 1;
    if (TAIL.test(text)) best = at;
    if (text[at - 1] !== "\\") break;
  }
  return best;
}

function unquoted(part: string): string | undefined {
  const value = part.trim();
  // Its line anchors also match at these two, with unexpected results.
  if (/[\u2028\u2029]/.test(value)) return undefined;
  const quote = value.charAt(0);
  const wrapped = value.length >= 2 && "'\"`".includes(quote) && value.endsWith(quote);
  return wrapped ? value.slice(1, -1) : value;
}
