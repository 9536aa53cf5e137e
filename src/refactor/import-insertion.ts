import type { Module } from "../python/module";
import type { Statement } from "../python/statements";
import type { TextEdit } from "../text/edits";
import { lineEnding, lineStart, nextLine } from "../text/lines";

/** Lines to add to a module, each kind once. */
interface Insertions {
  /** `import os` and the like, for the top. */
  readonly imports: readonly string[];
  /** `load_dotenv()` and its import, behind the first block of imports. */
  readonly loading: readonly string[];
  /** Imports for functions that run elsewhere, by the function's header. */
  readonly local: ReadonlyMap<Statement, string>;
}

/**
 * The edits that add the lines. The top is behind shebang, coding line, docstring, `from __future__` and a notebook's
 * leading commands; `before` is the first code token that needs what is added.
 */
export function insertionEdits(module: Module, insertions: Insertions, before: number): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const [header, line] of insertions.local) edits.push(intoSuite(module, header, line));
  const { imports, loading } = insertions;
  if (imports.length === 0 && loading.length === 0) return edits;
  const ending = lineEnding(module.text);
  const top = topOf(module, before);
  const last = lastImport(module, top, before);
  if (top?.inline === true) {
    const at = module.code[top.first]?.start ?? 0;
    edits.push({ start: at, end: at, text: [...imports, ...loading].map((line) => `${line}; `).join("") });
    return edits;
  }
  if (last === undefined || loading.length === 0) {
    const lines = [...imports, ...(loading.length === 0 ? [] : withCall(loading))];
    const offset = top === undefined ? module.text.length : offsetOf(module, top);
    const gap = last === undefined ? ending : "";
    edits.push({ start: offset, end: offset, text: lines.map((line) => line + ending).join("") + gap });
    return edits;
  }
  if (imports.length > 0) {
    const offset = offsetOf(module, top as Statement);
    edits.push({ start: offset, end: offset, text: imports.map((line) => line + ending).join("") });
  }
  const end = module.code[last.last]?.end ?? module.text.length;
  const offset = nextLine(module.text, end);
  const broken = offset === module.text.length && !/[\r\n]$/.test(module.text);
  const spaced = /^[ \t]*(?:[\r\n]|$)/.test(module.text.slice(offset, offset + 200));
  const text = withCall(loading)
    .map((line) => line + ending)
    .join("");
  edits.push({ start: offset, end: offset, text: `${broken ? ending : ""}${text}${spaced ? "" : ending}` });
  return edits;
}

/** Whether the statement is nothing but a plain string. */
export function isDocstring(module: Module, statement: Statement): boolean {
  for (let at = statement.first; at <= statement.last; at += 1) {
    const token = module.code[at];
    if (token?.kind !== "string" || /^[rRuU]?["']/.exec(module.word(at)) === null) return false;
  }
  return statement.keyword === "";
}

/** A blank line between the imports and the call. */
function withCall(loading: readonly string[]): string[] {
  const call = loading.at(-1) ?? "";
  return loading.length > 1 ? [...loading.slice(0, -1), "", call] : ["", call];
}

function topOf(module: Module, before: number): Statement | undefined {
  const { statements } = module;
  let at = 0;
  while (statements[at]?.keyword === "magic" && (statements[at]?.last ?? before) < before) at += 1;
  const first = statements[at];
  if (first !== undefined && isDocstring(module, first)) at += 1;
  while (isFuture(module, statements[at])) at += 1;
  return statements[at];
}

function isFuture(module: Module, statement: Statement | undefined): boolean {
  return statement?.keyword === "from" && module.word(statement.first + 1) === "__future__";
}

function lastImport(module: Module, top: Statement | undefined, before: number): Statement | undefined {
  if (top === undefined) return undefined;
  let last: Statement | undefined;
  for (let at = module.statements.indexOf(top); at < module.statements.length; at += 1) {
    const statement = module.statements[at] as Statement;
    const simple = statement.keyword === "import" || statement.keyword === "from";
    if (!simple || statement.first >= before || statement.parent !== undefined) break;
    last = statement;
  }
  const following = last === undefined ? undefined : module.statements[module.statements.indexOf(last) + 1];
  // `import a; x = 1`: nothing can be put behind it on a line of its own and still run before.
  return following?.inline === true && following.parent === undefined ? undefined : last;
}

/** Where lines go before a statement: above the comments that belong to it, below those that open the file. */
function offsetOf(module: Module, statement: Statement): number {
  const { text } = module;
  const start = lineStart(text, module.code[statement.first]?.start ?? 0);
  if (statement.keyword === "import" || statement.keyword === "from") return start;
  let above = start;
  while (above > module.begin) {
    const line = lineStart(text, above - (text.startsWith("\r\n", above - 2) ? 2 : 1));
    if (!/^[ \t]*#/.test(text.slice(line, above))) break;
    above = line;
  }
  return above <= module.begin ? start : above;
}

function intoSuite(module: Module, header: Statement, line: string): TextEdit {
  const [first, second] = header.suite;
  const statement = first !== undefined && isDocstring(module, first) && second !== undefined ? second : first;
  const at = module.code[statement?.first ?? header.last]?.start ?? 0;
  if (statement?.inline !== false) return { start: at, end: at, text: `${line}; ` };
  const start = lineStart(module.text, at);
  return { start, end: start, text: `${module.text.slice(start, at)}${line}${lineEnding(module.text)}` };
}
