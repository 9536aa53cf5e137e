import { lastNotAfter } from "../text/positions";
import type { Literal } from "./literal";
import { literalAt } from "./literals";
import { pythonBegins } from "./magics";
import type { Token } from "./token";
import { tokenize } from "./tokenize";

/** One Python text in tokens. Comments and line breaks inside a statement are apart from the code. */
export interface Source {
  readonly text: string;
  /** Names, numbers, strings, operators, magics and the `newline` that ends a logical line. */
  readonly code: readonly Token[];
  readonly comments: readonly Token[];
  /** Where Python begins: behind the line of a cell magic such as `%%time`, else 0. */
  readonly begin: number;
  /** The text of the code token at `index`; empty where there is none. */
  word(index: number): string;
}

export function readPython(text: string, language: "python" | "cell"): Source {
  const begin = language === "cell" ? pythonBegins(text) : 0;
  const tokens = tokenize(text.slice(begin), { magics: language === "cell" });
  const code: Token[] = [];
  const comments: Token[] = [];
  for (const { kind, start, end, indent } of tokens) {
    const token = { kind, start: start + begin, end: end + begin, ...(indent === undefined ? {} : { indent }) };
    if (kind === "comment") comments.push(token);
    else if (kind !== "nl") code.push(token);
  }
  const word = (index: number): string => {
    const token = code[index];
    return token === undefined ? "" : text.slice(token.start, token.end);
  };
  return { text, code, comments, begin, word };
}

/** The index of the token that holds `offset`, -1 where none does. Both ends of the token count as outside its quotes. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  const index = lastNotAfter(tokens.length, (at) => (tokens[at] as Token).start, offset);
  return offset < (tokens[index]?.end ?? 0) ? index : -1;
}

/** The literal of the string token at `index`. */
export function literalOf(source: Source, index: number): Literal | undefined {
  const token = source.code[index];
  return token?.kind === "string" ? literalAt(source.text, token.start) : undefined;
}

/** For each code token the index of the bracket that it is in, -1 outside all; undefined where brackets do not match. */
export function bracketsOf(source: Source): Int32Array | undefined {
  const open = new Int32Array(source.code.length).fill(-1);
  const stack: number[] = [];
  for (let at = 0; at < source.code.length; at += 1) {
    const token = source.code[at] as Token;
    const word = token.kind === "op" ? source.word(at) : "";
    if (word === ")" || word === "]" || word === "}") {
      const opening = stack.pop();
      if (opening === undefined || source.word(opening) !== OPENING[word]) return undefined;
    }
    open[at] = stack.at(-1) ?? -1;
    if (word === "(" || word === "[" || word === "{") stack.push(at);
  }
  return stack.length === 0 ? open : undefined;
}

const OPENING: Record<string, string> = { ")": "(", "]": "[", "}": "{" };

/** The index of the bracket that closes the one at `open`; the number of tokens where none does. */
export function closing(source: Source, open: number): number {
  let depth = 0;
  for (let at = open; at < source.code.length; at += 1) {
    if ((source.code[at] as Token).kind !== "op") continue;
    const word = source.word(at);
    if (word === "(" || word === "[" || word === "{") depth += 1;
    else if (word === ")" || word === "]" || word === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return source.code.length;
}
