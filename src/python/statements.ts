import { lastNotAfter } from "../text/positions";
import type { Source } from "./source";
import type { Token } from "./token";

/** One statement, or the header of a compound one. Token indexes are those of the source's code, `last` inclusive. */
export interface Statement {
  readonly first: number;
  readonly last: number;
  /** The first word, behind `async`: `if`, `def`, `import`, `@` for a decorator; empty for an expression or assignment. */
  readonly keyword: string;
  /** The header whose suite it is in. */
  readonly parent: Statement | undefined;
  /** Whether it follows its header or another statement on the same line. */
  readonly inline: boolean;
  /** Headers only: the statements of the suite, in order. */
  readonly suite: Statement[];
}

const COMPOUND = new Set(["if", "elif", "else", "for", "while", "try", "except", "finally", "with", "def", "class"]);
const SOFT = new Set(["match", "case"]);
const SIMPLE = new Set(
  "import from return raise assert del global nonlocal pass break continue yield await type print exec".split(" "),
);

/** The statements of a source in order, each under its header. Broken indentation is followed as well as it can be. */
export function statementsOf(source: Source): Statement[] {
  const statements: Statement[] = [];
  const open: { header: Statement; indent: number }[] = [];
  let at = 0;
  while (at < source.code.length) {
    const end = lineEnd(source, at);
    if (end > at) {
      const indent = (source.code[at] as Token).indent ?? 0;
      while (open.length > 0 && (open.at(-1)?.indent ?? 0) >= indent) open.pop();
      const headers = readLine(source, at, end, open.at(-1)?.header, statements);
      for (const header of headers) open.push({ header, indent });
    }
    at = end + 1;
  }
  return statements;
}

/** The statement that holds the code token at `index`. */
export function statementAt(statements: readonly Statement[], index: number): Statement | undefined {
  const found = lastNotAfter(statements.length, (at) => (statements[at] as Statement).first, index);
  const statement = statements[found];
  return statement !== undefined && index <= statement.last ? statement : undefined;
}

/** The headers around a statement, the innermost first. */
export function headersOf(statement: Statement): Statement[] {
  const headers: Statement[] = [];
  for (let header = statement.parent; header !== undefined; header = header.parent) headers.push(header);
  return headers;
}

function lineEnd(source: Source, from: number): number {
  let at = from;
  while (at < source.code.length && source.code[at]?.kind !== "newline") at += 1;
  return at;
}

/** Reads one logical line; returns the headers that wait for an indented suite. */
function readLine(
  source: Source,
  from: number,
  to: number,
  parent: Statement | undefined,
  statements: Statement[],
): Statement[] {
  let first = from;
  let owner = parent;
  let waiting: Statement[] = [];
  while (first < to) {
    const keyword = keywordAt(source, first, to);
    const split = COMPOUND.has(keyword) || SOFT.has(keyword) ? ":" : ";";
    const stop = find(source, first, to, split);
    const statement: Statement = {
      first,
      last: split === ":" ? Math.min(stop, to - 1) : stop - 1,
      keyword,
      parent: owner,
      inline: first > from,
      suite: [],
    };
    if (statement.last >= statement.first) {
      statements.push(statement);
      owner?.suite.push(statement);
    }
    if (split === ":" && stop < to) {
      owner = statement;
      waiting = stop === to - 1 ? [statement] : [];
    }
    first = stop + 1;
  }
  return waiting;
}

function keywordAt(source: Source, first: number, to: number): string {
  const token = source.code[first];
  const word = source.word(first);
  if (token?.kind === "op") return word === "@" ? "@" : "";
  if (token?.kind === "magic") return "magic";
  if (token?.kind !== "name") return "";
  if (word === "async") return source.word(first + 1);
  if (COMPOUND.has(word) || SIMPLE.has(word)) return word;
  // `match` and `case` are keywords only where the line is a header.
  return SOFT.has(word) && find(source, first, to, ":") < to && !/^[=.:,]$/.test(source.word(first + 1)) ? word : "";
}

function find(source: Source, from: number, to: number, wanted: string): number {
  let depth = 0;
  let lambdas = 0;
  for (let at = from; at < to; at += 1) {
    const token = source.code[at] as Token;
    if (depth <= 0 && token.kind === "name" && source.word(at) === "lambda") lambdas += 1;
    if (token.kind !== "op") continue;
    const word = source.word(at);
    if (word === "(" || word === "[" || word === "{") depth += 1;
    else if (word === ")" || word === "]" || word === "}") depth -= 1;
    else if (depth <= 0 && word === ":" && lambdas > 0) lambdas -= 1;
    else if (depth <= 0 && word === wanted) return at;
  }
  return to;
}
