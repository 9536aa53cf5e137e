import { fieldsOf, namedEnd } from "../python/fields";
import type { Literal } from "../python/literal";
import type { Module } from "../python/module";
import type { Statement } from "../python/statements";
import type { TextEdit } from "../text/edits";
import { lineEnding, lineStart, nextLine } from "../text/lines";
import type { Access } from "./imports";
import type { Move } from "./move-plan";

/** A move with the name of its variable. */
export interface NamedMove extends Move {
  readonly name: string;
  /** For a statement that sets the variable: whether `.env` is loaded before it, so that it can go. */
  readonly removed?: boolean;
}

type AccessKind = "environ" | "getenv";

/** The edit for a value that takes the place of a whole expression or statement. */
export function wholeEdit(module: Module, move: NamedMove, kind: AccessKind, emptied: boolean): TextEdit {
  const { context, place, access, name } = move;
  const start = module.code[place.first]?.start ?? 0;
  const end = module.code[place.last]?.end ?? start;
  if (context.kind === "set") {
    const from = module.code[place.statement.first]?.start ?? start;
    const to = module.code[place.statement.last]?.end ?? end;
    if (move.removed === true) return removal(module, place.statement, from, to, emptied);
    return { start: from, end: to, text: check(module, place.statement, context.environ, name) };
  }
  if (context.kind === "fallback" && access.read === undefined) {
    const environ = context.environ ?? access.environ;
    return {
      start: context.start,
      end: context.end,
      text: kind === "getenv" ? `${environ}.get("${name}")` : `${environ}["${name}"]`,
    };
  }
  const range = context.kind === "fallback" ? context : { start, end };
  const read = context.kind === "option" ? `${access.environ}.get("${name}")` : expression(access, name, kind, '"');
  const text = place.bytes ? `${read}.encode()` : read;
  return { start: range.start, end: range.end, text: spaced(module.text, range.start) + text };
}

/** The edits for values that are parts of one literal. */
export function partEdits(module: Module, holder: Literal, moves: readonly NamedMove[], kind: AccessKind): TextEdit[] {
  const { text } = module;
  const parts = moves.map(({ finding, name, access }) => ({ start: finding.start, end: finding.end, name, access }));
  if (holder.bytes) return bytesEdits(module, holder, moves, kind);
  const other = holder.quote === '"' ? "'" : '"';
  const edits: TextEdit[] = parts.map(({ start, end, name, access }) => ({
    start,
    end,
    text: `{${expression(access, name, kind, other)}}`,
  }));
  if (holder.format) return edits;
  const prefix = text.slice(holder.start, holder.bodyStart).replace(/["'].*$/s, "");
  const format = `${spaced(text, holder.start)}f${prefix.replace(/[uU]/, "")}`;
  edits.push({ start: holder.start, end: holder.start + prefix.length, text: format });
  for (const brace of bracesOf(text, holder)) {
    if (!parts.some((part) => brace >= part.start && brace < part.end)) {
      edits.push({ start: brace, end: brace + 1, text: text.charAt(brace).repeat(2) });
    }
  }
  return edits;
}

/** What reads the variable: `os.environ["NAME"]` or `os.getenv("NAME")`. */
export function expression(access: Access, name: string, kind: AccessKind, quote: string): string {
  if (access.read !== undefined) return access.read(name, quote);
  return kind === "environ"
    ? `${access.environ}[${quote}${name}${quote}]`
    : `${access.getenv}(${quote}${name}${quote})`;
}

/** Bytes have no f-strings: the parts are added, empty ones left out. */
function bytesEdits(module: Module, holder: Literal, moves: readonly NamedMove[], kind: AccessKind): TextEdit[] {
  const { text, code } = module;
  const opening = text.slice(holder.start, holder.bodyStart);
  const quotes = text.slice(holder.bodyEnd, holder.end);
  const { first, last, literals } = (moves[0] as NamedMove).place;
  const alone = literals.length === 1;
  const edits: TextEdit[] = moves.map(({ finding, access, name }) => {
    const leads = alone && finding.start === holder.bodyStart;
    const ends = alone && finding.end === holder.bodyEnd;
    return {
      start: leads ? holder.start : finding.start,
      end: ends ? holder.end : finding.end,
      text: `${leads ? "" : `${quotes} + `}${expression(access, name, kind, '"')}.encode()${ends ? "" : ` + ${opening}`}`,
    };
  });
  const start = code[first]?.start ?? holder.start;
  const end = code[last]?.end ?? holder.end;
  return [{ start, end: start, text: "(" }, ...edits, { start: end, end, text: ")" }];
}

function bracesOf(text: string, literal: Literal): number[] {
  const braces: number[] = [];
  const fields = literal.format ? fieldsOf(text, literal) : [];
  if (fields.length > 0) return braces;
  for (let at = literal.bodyStart; at < literal.bodyEnd; at += 1) {
    const character = text[at];
    if (character === "\\" && !literal.raw && text.startsWith("N{", at + 1))
      at = namedEnd(text, at, literal.bodyEnd) - 1;
    else if (character === "{" || character === "}") braces.push(at);
  }
  return braces;
}

/** A blank where the new text would run into a keyword: `return"…"`. */
function spaced(text: string, start: number): string {
  return /[\p{L}\p{N}_]/u.test(text.charAt(start - 1)) ? " " : "";
}

/** Raises where the variable is missing, without showing its value as the last line of a cell. */
function check(module: Module, statement: Statement, environ: string, name: string): string {
  const { text, code } = module;
  const from = code[statement.first]?.start ?? 0;
  const indent = text.slice(lineStart(text, from), from);
  if (/\S/.test(indent) || sharesLine(module, statement)) return `${environ}["${name}"] = ${environ}["${name}"]`;
  const step = indent.includes("\t") ? "\t" : "    ";
  return `if "${name}" not in ${environ}:${lineEnding(text)}${indent}${step}raise KeyError("${name}")`;
}

/** Whether other code stands on the statement's lines. */
function sharesLine({ text, code, statements }: Module, statement: Statement): boolean {
  const next = statements[statements.indexOf(statement) + 1];
  const from = code[statement.first]?.start ?? 0;
  const to = code[statement.last]?.end ?? from;
  return (
    statement.inline ||
    next?.inline === true ||
    /\S/.test(text.slice(lineStart(text, from), from)) ||
    /^[ \t]*;/.test(text.slice(to, to + 80))
  );
}

function removal(module: Module, statement: Statement, from: number, to: number, emptied: boolean): TextEdit {
  const { text, comments } = module;
  const start = lineStart(text, from);
  if (emptied || sharesLine(module, statement)) return { start: from, end: to, text: "pass" };
  const end = nextLine(text, to);
  const comment = comments.find((each) => each.start >= to && each.start < end);
  return comment === undefined ? { start, end, text: "" } : { start: from, end: comment.start, text: "" };
}
