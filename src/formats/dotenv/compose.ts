// Go's unicode.IsSpace, and the reader's own set, which leaves out the line feed.
const SPACE = /[\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const INLINE = /[\t\v\f\r \x85\xa0]/;
const LEADING_INLINE = /^[\t\v\f\r \x85\xa0]+/;
const EXPORT = /^export[\t\n\f\r ]+/;
const KEY_CHARACTER = /[\p{L}\p{N}_.\-[\]]/u;
const ESCAPE = /\\(?:[abcfnrtv$"\\]|0\d{0,3})/g;
const ESCAPES: Record<string, string> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
};
// What begins a substitution. Go's case folding adds the long s and the Kelvin sign to the letters.
const VARIABLE = /\$(?:[A-Za-z_{\u017f\u212a])/;

/**
 * Reads a `.env` text as Docker Compose does (compose-go's `dotenv.Parse`). A value that would be interpolated maps to
 * `undefined`; the whole result is `undefined` where Compose refuses the file.
 */
export function readComposeDotenv(source: string): Map<string, string | undefined> | undefined {
  const entries = new Map<string, string | undefined>();
  const text = source.startsWith("\uFEFF") ? source.slice(1) : source;
  let at = 0;
  for (;;) {
    while (at < text.length && SPACE.test(text.charAt(at))) at += 1;
    if (at >= text.length) return entries;
    if (text[at] === "#") {
      const newline = text.indexOf("\n", at);
      if (newline === -1) return entries;
      at = newline;
      continue;
    }
    const key = readKey(text, at);
    if (key === undefined || key.name.includes(" ")) return undefined;
    at = key.end;
    if (key.inherited) continue;
    const quote = text[at];
    if (quote === "'" || quote === '"') {
      const quoted = readQuoted(text, at, quote);
      if (quoted === undefined) return undefined;
      entries.set(key.name, quote === '"' ? expand(unescape(quoted.value)) : quoted.value);
      at = quoted.end;
    } else {
      const newline = text.indexOf("\n", at);
      const end = newline === -1 ? text.length : newline;
      const line = text.slice(at, end);
      const comment = line.indexOf(" #");
      entries.set(key.name, expand(trimEnd(comment === -1 ? line : line.slice(0, comment))));
      at = end + 1;
    }
  }
}

function readKey(text: string, start: number): { name: string; inherited: boolean; end: number } | undefined {
  // `export` is looked for in a window: what follows the blanks after it is a key in any case.
  const exported = EXPORT.exec(text.slice(start, start + 4096));
  let from = start;
  if (exported !== null) {
    from += "export".length;
    while (INLINE.test(text.charAt(from))) from += 1;
    if (from >= text.length) return undefined;
  }
  for (let at = from; at < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (character === "=" || character === ":" || character === "\n") {
      const name = trimEnd(text.slice(from, at));
      const blanks = LEADING_INLINE.exec(text.slice(at + 1, at + 4096))?.[0].length ?? 0;
      return { name, inherited: character === "\n", end: at + 1 + blanks };
    }
    if (!INLINE.test(character) && !KEY_CHARACTER.test(character)) return undefined;
    at += character.length;
  }
  // A last line without a separator is read as the value of an empty key.
  return { name: "", inherited: false, end: from };
}

function readQuoted(text: string, open: number, quote: string): { value: string; end: number } | undefined {
  let value = "";
  let escaped = false;
  for (let at = open + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === quote && !escaped) return { value, end: at + 1 };
    if (character === "\\" && !escaped) {
      escaped = true;
      continue;
    }
    value += character === quote || !escaped ? character : `\\${character}`;
    escaped = false;
  }
  return undefined;
}

function unescape(value: string): string {
  return value.replace(ESCAPE, (escape) => {
    const kind = escape.charAt(1);
    if (kind === "$") return "$$";
    if (kind !== "0") return ESCAPES[kind] ?? escape;
    const digits = escape.slice(2);
    const code = digits.length === 3 ? Number.parseInt(digits, 8) : Number.NaN;
    // An octal escape that it cannot read loses its zero.
    return /^[0-7]{3}$/.test(digits) && code <= 255 ? String.fromCharCode(code) : `\\${digits}`;
  });
}

function expand(value: string): string | undefined {
  const parts = value.split("$$");
  return parts.some((part) => VARIABLE.test(part)) ? undefined : parts.join("$");
}

function trimEnd(value: string): string {
  let end = value.length;
  while (end > 0 && SPACE.test(value.charAt(end - 1))) end -= 1;
  return value.slice(0, end);
}
