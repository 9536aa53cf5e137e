import { lineStart } from "../text/lines";
import { literalAt } from "./literals";
import type { Token, TokenKind } from "./token";

interface TokenizeOptions {
  /** Whether IPython's lines (`%magic`, `!command`, `%%cell`) may stand in the text. Default false. */
  readonly magics?: boolean;
}

// The alternatives are tried in this order: blanks and continuations, line ends, literals, names, numbers, operators.
const PIECE =
  /((?:[ \t\f]|\\\r?\n){1,1000})|(\r\n|\r|\n)|(#[^\r\n]*)|((?:[bB][rR]?|[rR][bBfFtT]?|[fFtT][rR]?|[uU][rR]?)?["'])|([\p{L}\p{Nl}_][\p{L}\p{N}\p{M}_]*)|(\.?[0-9](?:[eE][+-]|[\w.]){0,1000})|(\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|->|:=|<>|\*\*|\/\/|<<|>>|<=|>=|==|[-+*/%@&|^]=|[-+*/%@&|^~<>()[\]{},:.;=`!?$])/uy;
const KINDS: readonly (TokenKind | undefined)[] = [
  undefined,
  undefined,
  undefined,
  "comment",
  "string",
  "name",
  "number",
  "op",
];
const MAGIC_LINE = /[^\r\n\\]*(?:\\(?:\r?\n|[^\r\n])?[^\r\n\\]*){0,1000}/y;

/** Splits Python source into tokens. Never throws: what Python does not have becomes an `error` token of one character. */
export function tokenize(text: string, options: TokenizeOptions = {}): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  let position = 0;
  let atLineStart = true;
  let seen = false;
  while (position < text.length) {
    if (options.magics && (atLineStart ? isMagic(text, position) : isAssignedMagic(text, position, tokens, depth))) {
      const end = text.startsWith("%%", position) && !seen ? text.length : lineMagicEnd(text, position);
      tokens.push({ kind: "magic", start: position, end });
      position = end;
      atLineStart = false;
      seen = true;
      continue;
    }
    PIECE.lastIndex = position;
    const found = PIECE.exec(text);
    if (found === null) {
      const width = (text.codePointAt(position) as number) > 0xffff ? 2 : 1;
      tokens.push({ kind: "error", start: position, end: position + width });
      position += width;
      atLineStart = false;
      continue;
    }
    const start = position;
    position = PIECE.lastIndex;
    if (found[1] !== undefined) continue;
    if (found[2] !== undefined) {
      const blank = atLineStart || depth > 0 || onlyComment(tokens);
      tokens.push({ kind: blank ? "nl" : "newline", start, end: position });
      if (depth === 0) atLineStart = true;
      continue;
    }
    let kind: TokenKind = "op";
    for (let group = 3; group <= 7; group++) if (found[group] !== undefined) kind = KINDS[group] as TokenKind;
    if (kind === "string") position = literalAt(text, start)?.end ?? position;
    else if (kind === "op") {
      const c = found[7] as string;
      if (c === "(" || c === "[" || c === "{") depth++;
      else if ((c === ")" || c === "]" || c === "}") && depth > 0) depth--;
    }
    const first = atLineStart && kind !== "comment";
    tokens.push(first ? { kind, start, end: position, indent: indentAt(text, start) } : { kind, start, end: position });
    if (kind !== "comment") {
      atLineStart = false;
      seen = true;
    }
  }
  return tokens;
}

function onlyComment(tokens: readonly Token[]): boolean {
  const last = tokens[tokens.length - 1];
  if (last?.kind !== "comment") return false;
  const before = tokens[tokens.length - 2];
  return before === undefined || before.kind === "newline" || before.kind === "nl";
}

function isMagic(text: string, at: number): boolean {
  const rest = /[ \t]*/y;
  rest.lastIndex = at;
  rest.test(text);
  const c = text[rest.lastIndex];
  return c === "%" || c === "!";
}

function isAssignedMagic(text: string, at: number, tokens: readonly Token[], depth: number): boolean {
  const last = tokens[tokens.length - 1];
  if (depth > 0 || last?.kind !== "op" || text.slice(last.start, last.end) !== "=") return false;
  return text[at] === "%" || text[at] === "!";
}

function lineMagicEnd(text: string, at: number): number {
  let end = at;
  do {
    MAGIC_LINE.lastIndex = end;
    MAGIC_LINE.test(text);
    end = MAGIC_LINE.lastIndex;
  } while (text[end] === "\\");
  return end;
}

/** The width of a line's indentation as Python counts it: a tab goes to the next multiple of eight. */
function indentAt(text: string, at: number): number {
  let width = 0;
  for (let i = lineStart(text, at); i < at; i++) {
    if (text[i] === "\t") width += 8 - (width % 8);
    else if (text[i] === " ") width++;
    else break;
  }
  return width;
}
