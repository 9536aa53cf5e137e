import type { ScalarValue } from "../tree/scalar";
import { isInt64 } from "../tree/scalar";
import { closingDouble, closingSingle } from "./punctuation";
import { resolvePlain } from "./yaml-scalar";

// Scalars as the fast reader takes them: on one line, or a literal block. Each reader returns undefined for any other form.

/** A scalar's value and where its text ends. */
export interface Read<T> {
  value: T;
  end: number;
}

const LITERAL = /\|([+-]?) *(?=$|\n)/y;
const SPACE = 32;
const BREAK = 10;

/** Whether a plain scalar may begin here. */
export function plainBegins(text: string, at: number): boolean {
  const sign = text[at]!;
  if ("[]{},#&*!|>'\"%@`".includes(sign)) return false;
  if (sign !== "-" && sign !== "?" && sign !== ":") return true;
  const next = text.charCodeAt(at + 1);
  return next !== SPACE && next !== BREAK && !Number.isNaN(next);
}

/** Reads a plain scalar up to the line's end or a comment. */
export function readPlain(text: string, at: number, lineEnd: number): Read<ScalarValue> | undefined {
  if (!plainBegins(text, at)) return undefined;
  const line = text.slice(at, lineEnd);
  const comment = line.indexOf(" #");
  const plain = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
  if (plain.endsWith(":") || plain.includes(": ")) return undefined;
  const value = resolvePlain(plain);
  // The full reader says what is wrong with a whole number beyond 64 bits.
  if (typeof value === "bigint" && !isInt64(value)) return undefined;
  return { value, end: at + plain.length };
}

/** Reads a quoted scalar that ends on its line. */
export function readQuoted(text: string, at: number, lineEnd: number, sign: '"' | "'"): Read<string> | undefined {
  const close = sign === '"' ? closingDouble(text, at) : closingSingle(text, at);
  if (close < 0 || close >= lineEnd) return undefined;
  const inner = text.slice(at + 1, close);
  const end = close + 1;
  if (sign === "'") return { value: inner.replaceAll("''", "'"), end };
  if (!inner.includes("\\")) return { value: inner, end };
  try {
    return { value: JSON.parse(`"${inner}"`) as string, end };
  } catch {
    return undefined;
  }
}

/** Reads a literal block whose lines are indented beyond the column; it ends before the break of its last line. */
export function readLiteral(text: string, at: number, lineEnd: number, column: number): Read<string> | undefined {
  LITERAL.lastIndex = at;
  const chomp = LITERAL.exec(text)?.[1];
  if (chomp === undefined) return undefined;
  const lines: string[] = [];
  let indent = -1;
  let end = lineEnd;
  let content = lineEnd;
  let filled = 0;
  for (let start = lineEnd + 1; start < text.length; start = end + 1) {
    let from = start;
    while (text.charCodeAt(from) === SPACE) from++;
    const found = text.indexOf("\n", from);
    const lineStop = found < 0 ? text.length : found;
    const blank = from >= lineStop;
    if (indent < 0) {
      if (blank) return undefined;
      indent = from - start;
      if (indent <= column) return undefined;
    }
    if (!blank && from - start < indent) break;
    if (blank && from - start > indent) return undefined;
    lines.push(text.slice(start + indent, lineStop));
    end = lineStop;
    if (!blank) {
      content = end;
      filled = lines.length;
    }
  }
  // A last line without a break is left to the full reader.
  if (indent < 0 || content === text.length) return undefined;
  const kept = chomp === "+" ? lines : lines.slice(0, filled);
  return { value: kept.join("\n") + (chomp === "-" ? "" : "\n"), end: chomp === "+" ? end : content };
}
