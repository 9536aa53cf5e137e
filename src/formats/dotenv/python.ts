/** One entry as python-dotenv reads it. Offsets are UTF-16 code units of the text it was read from, end exclusive. */
interface DotenvBinding {
  readonly name: string;
  /** `undefined` for a line `NAME` without `=`. */
  readonly value: string | undefined;
  /** Whether python-dotenv would look up another variable while it reads the value (`${OTHER}`). */
  readonly interpolates: boolean;
  /** The entry from its name (or `export`) to its value's end, comment and line end left out. */
  readonly start: number;
  readonly end: number;
  /** The value with its quotes. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

interface PythonReading {
  readonly bindings: readonly DotenvBinding[];
  /** Lines, from 1, that python-dotenv cannot read and skips. */
  readonly broken: readonly number[];
}

// The blanks of Python's `\s` and `str.strip`, which are not those of JavaScript.
const BLANK = "\\t\\n\\v\\f\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const INLINE = "\\t\\v\\f\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

const SPACE = new RegExp(`[${BLANK}]*`, "y");
const INLINE_SPACE = new RegExp(`[${INLINE}]*`, "y");
const EXPORT = new RegExp(`export[${INLINE}]+`, "y");
const QUOTED_KEY = /'([^']+)'/y;
const KEY = new RegExp(`[^=#${BLANK}]+`, "y");
const COMMENT = new RegExp(`(?:[${INLINE}]*#[^\\r\\n]*)?`, "y");
const END_OF_LINE = new RegExp(`[${INLINE}]*(?:\\r\\n|\\n|\\r|$)`, "y");
const REST_OF_LINE = /[^\r\n]*(?:\r\n|\n|\r)?/y;
const UNQUOTED = /[^\r\n]*/y;
const INLINE_COMMENT = new RegExp(`[${BLANK}]#`);
const TRAILING = new RegExp(`[${BLANK}]$`);
const VARIABLE = /\$\{[^}:]*(?::-[^}]*)?\}/;

// Since 1.2.4 a backslash escapes whatever follows it; before, only a quote.
const QUOTED = {
  current: { "'": /'([^'\\]*(?:\\.[^'\\]*){0,100000})'/sy, '"': /"([^"\\]*(?:\\.[^"\\]*){0,100000})"/sy },
  older: { "'": /'([^'\\]*(?:\\'?[^'\\]*){0,100000})'/y, '"': /"([^"\\]*(?:\\"?[^"\\]*){0,100000})"/y },
} as const;

const ESCAPES: Record<string, string> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/**
 * Reads a `.env` text as python-dotenv does: `current` since version 1.2.4, `older` before it. Interpolation is reported,
 * not carried out. A byte-order mark is skipped. Never throws.
 */
export function readPythonDotenv(text: string, version: keyof typeof QUOTED = "current"): PythonReading {
  const bindings: DotenvBinding[] = [];
  const broken: number[] = [];
  const quoted = QUOTED[version];
  let at = text.startsWith("\uFEFF") ? 1 : 0;

  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return undefined;
    at += found[0].length;
    return found;
  };

  const skip = (from: number): void => {
    match(REST_OF_LINE);
    broken.push(lineOf(text, from));
  };

  while (at < text.length) {
    match(SPACE);
    if (at >= text.length) break;
    const start = at;
    match(EXPORT);
    let name: string | undefined;
    if (text[at] !== "#") {
      name = text[at] === "'" ? match(QUOTED_KEY)?.[1] : match(KEY)?.[0];
      if (name === undefined) {
        skip(start);
        continue;
      }
    }
    let value: string | undefined;
    let end = at;
    match(INLINE_SPACE);
    let valueStart = at;
    if (text[at] === "=") {
      at += 1;
      match(INLINE_SPACE);
      const behindSign = valueStart + 1;
      const spaced = at > behindSign;
      valueStart = at;
      const quote = text[at];
      if (spaced && quote === "#") {
        value = "";
        // The blank before the comment stays one.
        valueStart = behindSign;
        end = behindSign;
      } else if (quote === "'" || quote === '"') {
        const body = match(quoted[quote])?.[1];
        if (body === undefined) {
          skip(start);
          continue;
        }
        value = unescape(body, quote);
        end = at;
      } else {
        value = unquoted(match(UNQUOTED)?.[0] ?? "");
        end = valueStart + value.length;
      }
    }
    match(COMMENT);
    if (match(END_OF_LINE) === undefined) {
      skip(start);
      continue;
    }
    if (name !== undefined) {
      const interpolates = value !== undefined && VARIABLE.test(value);
      bindings.push({ name, value, interpolates, start, end, valueStart, valueEnd: Math.max(end, valueStart) });
    }
  }
  return { bindings, broken };
}

function unquoted(part: string): string {
  const comment = INLINE_COMMENT.exec(part);
  let end = comment === null ? part.length : comment.index;
  while (end > 0 && TRAILING.test(part.charAt(end - 1))) end -= 1;
  return part.slice(0, end);
}

function unescape(body: string, quote: string): string {
  const pattern = quote === "'" ? /\\[\\']/g : /\\[\\'"abfnrtv]/g;
  return body.replace(pattern, (escape) => ESCAPES[escape.charAt(1)] ?? escape.charAt(1));
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
