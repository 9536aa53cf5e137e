import type { Module } from "../python/module";
import type { Statement } from "../python/statements";
import type { TextEdit } from "../text/edits";
import { lineEnding, lineStart, nextLine } from "../text/lines";
import { inOrder, inSections, joinedImport, rangeOf, slotFor } from "./import-order";
import { DEFAULT_STYLE, type ImportStyle } from "./import-style";

/** Lines to add to a module, each kind once. */
interface Insertions {
  /** `import os` and the like, for the top. */
  readonly imports: readonly string[];
  /** `load_dotenv()` behind its import, which goes behind the first block of imports. */
  readonly loading: readonly string[];
  /** Imports for functions that run elsewhere, by the function's header. */
  readonly local: ReadonlyMap<Statement, string>;
}

/**
 * The edits that add the lines. The top is behind shebang, coding line, docstring, `from __future__` and a notebook's
 * leading commands; imports go where isort and ruff would put them; `before` is the first code token that needs what is
 * added.
 */
export function insertionEdits(
  module: Module,
  { imports, loading, local }: Insertions,
  before: number,
  style = DEFAULT_STYLE,
): TextEdit[] {
  const added = new Lines(module);
  for (const [header, line] of local) intoSuite(module, header, line, style, added);
  const lines = inOrder([...imports, ...loading.slice(0, -1)], style);
  const call = loading.at(-1);
  if (lines.length === 0 && call === undefined) return added.edits;
  const top = topOf(module, before);
  const block = importBlock(module, top, before);
  if (block.length === 0) {
    if (top?.inline === true) {
      const at = module.code[top.first]?.start ?? 0;
      return [
        ...added.edits,
        { start: at, end: at, text: [...lines, ...loading.slice(-1)].map((line) => `${line}; `).join("") },
      ];
    }
    const start = startOfFile(lines, call, style);
    const blanks = blankLines(top, call, style);
    const future =
      module.statements[top === undefined ? module.statements.length - 1 : module.statements.indexOf(top) - 1];
    if (isFuture(module, future)) added.behind(future as Statement, ["", ...start], blanks);
    else added.before(top, [...start, ...new Array<string>(blanks).fill("")]);
    return added.edits;
  }
  for (const line of lines) {
    const joined = joinedImport(module, block, line, style);
    if (joined === undefined) added.into(block, line, style);
    else added.edits.push(joined);
  }
  if (call !== undefined) added.behind(block.at(-1) as Statement, [...apart(style), call], 1);
  return added.edits;
}

/** The first lines of a module without imports, in their sections. */
function startOfFile(lines: readonly string[], call: string | undefined, style: ImportStyle): string[] {
  const sorted = inSections(lines, style);
  return call === undefined ? sorted : sorted.length === 0 ? [call] : [...sorted, ...apart(style), call];
}

/** The blank lines between the last import and the call. */
function apart({ linesAfter = 1 }: ImportStyle): string[] {
  return new Array<string>(linesAfter).fill("");
}

/** How many blank lines follow what is added: before a function or a class two, unless a call stands between. */
function blankLines(top: Statement | undefined, call: string | undefined, { linesAfter }: ImportStyle): number {
  if (call === undefined && linesAfter !== undefined) return linesAfter;
  const defines = top !== undefined && /^(?:def|class|@)$/.test(top.keyword);
  return defines && call === undefined ? 2 : 1;
}

/** Lines that go into a module, those of one place in their order. */
class Lines {
  readonly edits: TextEdit[] = [];
  readonly #ending: string;
  readonly #behind = new Map<number, TextEdit>();

  constructor(private readonly module: Module) {
    this.#ending = lineEnding(module.text);
  }

  /** Before a statement, or at the end of the module. */
  before(statement: Statement | undefined, lines: readonly string[]): void {
    const offset = statement === undefined ? this.module.text.length : offsetOf(this.module, statement);
    this.#put(offset, this.#join(lines));
  }

  /** One import into a block of them. */
  into(block: readonly Statement[], line: string, style: ImportStyle, indent = ""): void {
    const { side, statement, apart } = slotFor(this.module, block, line, style);
    if (side === "behind") {
      this.behind(statement, [...(apart ? [""] : []), `${indent}${line}`], 0);
      return;
    }
    const start = lineStart(this.module.text, rangeOf(this.module, statement)[0]);
    const offset = statement === block[0] ? start : offsetOf(this.module, statement);
    this.#put(offset, this.#join([`${indent}${line}`, ...(apart ? [""] : [])]));
  }

  /** On the lines behind a statement; so many blank lines follow where none does. */
  behind(statement: Statement, lines: readonly string[], blanks: number): void {
    const { text } = this.module;
    const [, end] = rangeOf(this.module, statement);
    const offset = nextLine(text, end);
    const known = this.#behind.get(offset);
    const broken = known === undefined && offset === text.length && !/[\r\n]$/.test(text);
    const spaced = /^[ \t]*(?:[\r\n]|$)/.test(text.slice(offset, offset + 200));
    const own = `${broken ? this.#ending : ""}${this.#join(lines)}${spaced ? "" : this.#ending.repeat(blanks)}`;
    if (known === undefined) this.#behind.set(offset, this.#put(offset, own));
    else Object.assign(known, { text: known.text + own });
  }

  #put(offset: number, text: string): TextEdit {
    const edit = { start: offset, end: offset, text };
    this.edits.push(edit);
    return edit;
  }

  #join(lines: readonly string[]): string {
    return lines.map((line) => line + this.#ending).join("");
  }
}

/** Whether the statement is nothing but a plain string. */
export function isDocstring(module: Module, statement: Statement): boolean {
  for (let at = statement.first; at <= statement.last; at += 1) {
    const token = module.code[at];
    if (token?.kind !== "string" || /^[rRuU]?["']/.exec(module.word(at)) === null) return false;
  }
  return statement.keyword === "";
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

/** The imports that the module begins with, before the code token at `before`; none where a line has other code too. */
function importBlock(module: Module, top: Statement | undefined, before: number): Statement[] {
  const block: Statement[] = [];
  if (top === undefined) return block;
  for (let at = module.statements.indexOf(top); at < module.statements.length; at += 1) {
    const statement = module.statements[at] as Statement;
    const simple = statement.keyword === "import" || statement.keyword === "from";
    if (!simple || statement.first >= before || statement.parent !== undefined) break;
    block.push(statement);
  }
  return withoutShared(module, block);
}

/** `import a; x = 1`: nothing can be put behind it on a line of its own and still run before. */
function withoutShared(module: Module, block: readonly Statement[]): Statement[] {
  const shared = block.findIndex((statement) => {
    const following = module.statements[module.statements.indexOf(statement) + 1];
    return statement.inline || (following?.inline === true && following.parent === statement.parent);
  });
  return block.slice(0, shared === -1 ? block.length : shared);
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

function intoSuite(module: Module, header: Statement, line: string, style: ImportStyle, added: Lines): void {
  const [first, second] = header.suite;
  const statement = first !== undefined && isDocstring(module, first) && second !== undefined ? second : first;
  const at = module.code[statement?.first ?? header.last]?.start ?? 0;
  if (statement?.inline !== false) {
    added.edits.push({ start: at, end: at, text: `${line}; ` });
    return;
  }
  const from = header.suite.indexOf(statement);
  const end = header.suite.findIndex((each, index) => index >= from && !/^(?:import|from)$/.test(each.keyword));
  const block = withoutShared(module, header.suite.slice(from, end === -1 ? undefined : end));
  const start = lineStart(module.text, at);
  const indent = module.text.slice(start, at);
  if (block.length > 0) added.into(block, line, style, indent);
  else added.edits.push({ start, end: start, text: `${indent}${line}${lineEnding(module.text)}` });
}
