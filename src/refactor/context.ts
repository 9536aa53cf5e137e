import { decode } from "../python/decode";
import type { Module } from "../python/module";
import { calleeBefore } from "../python/module";
import { closing, literalOf } from "../python/source";
import { refuse } from "../text/refused";
import type { Refusal } from "./plan";
import type { Place } from "./string-expression";

/** The part that a string plays in the statement around it. */
export type Context =
  | { readonly kind: "plain" }
  /** The fallback of a read of the environment; the code from `start` to `end` becomes a read without one. */
  | {
      readonly kind: "fallback";
      readonly name: string;
      readonly environ: string | undefined;
      readonly start: number;
      readonly end: number;
    }
  /** The whole statement sets a variable of this process: `os.environ["NAME"] = "…"`. */
  | { readonly kind: "set"; readonly name: string; readonly environ: string }
  /** The default of a command-line option, which may go without. */
  | { readonly kind: "option" }
  /** A default that is computed when the module is imported. */
  | { readonly kind: "default" };

const READ = /(?:^|\.)environ\.get$|(?:^|\.)getenv$/;
const OPTION_WITH_DEFAULT = /(?:^|\.)(?:add_argument|add_option|option|argument|Option|Argument|define)$/;
const ABSL_OPTION = /(?:^|\.)DEFINE_\w+$/;

/** What part the string plays; a refusal where Python needs a literal there. */
export function contextOf(module: Module, place: Place): Context | Refusal {
  return (
    forbidden(module, place) ??
    setting(module, place) ??
    fallback(module, place) ??
    option(module, place) ??
    ownDefault(module, place) ?? { kind: "plain" }
  );
}

/** The argument that a token range is part of, in the call or display of the bracket around it. */
export interface Argument {
  /** The index of the bracket; -1 outside all. */
  readonly bracket: number;
  /** What is called; empty for displays and parentheses. */
  readonly callee: string;
  readonly calleeFirst: number;
  /** The keyword of `keyword=…`. */
  readonly keyword: string | undefined;
  /** Counted from 0, keywords included. */
  readonly position: number;
  /** Whether the range is the whole argument. */
  readonly whole: boolean;
}

export function argumentOf(module: Module, first: number, last: number): Argument {
  const bracket = module.brackets[first] ?? -1;
  let position = 0;
  let start = bracket + 1;
  for (let at = bracket + 1; bracket !== -1 && at < first; at += 1) {
    if (module.brackets[at] === bracket && module.word(at) === ",") {
      position += 1;
      start = at + 1;
    }
  }
  const named =
    bracket !== -1 && module.code[start]?.kind === "name" && module.word(start + 1) === "=" && start < first;
  const next = module.word(last + 1);
  const call = module.word(bracket) === "(" ? calleeBefore(module, bracket - 1) : { name: "", first: bracket };
  return {
    bracket,
    callee: call.name,
    calleeFirst: call.first,
    keyword: named ? module.word(start) : undefined,
    position,
    whole: bracket !== -1 && first === (named ? start + 2 : start) && /^[,)\]}]$/.test(next),
  };
}

function forbidden(module: Module, place: Place): Refusal | undefined {
  const { first, last, statement } = place;
  if (statement.keyword === "case") {
    return refuse("case-pattern", "A case pattern needs a literal. Compare with a variable instead.");
  }
  for (let bracket = module.brackets[first] ?? -1; bracket !== -1; bracket = module.brackets[bracket] ?? -1) {
    const name = module.word(bracket) === "[" ? calleeBefore(module, bracket - 1).name : "";
    if (/(?:^|\.)(?:Literal|Annotated)$/.test(name)) return ANNOTATION;
  }
  if (inAnnotation(module, place)) return ANNOTATION;
  if (statement.keyword === "" && /^__(?:slots|match_args|all)__$/.test(module.word(statement.first))) {
    return refuse("slots", "The strings here are names of attributes, which Python needs as literals.");
  }
  const next = module.word(last + 1);
  if (next === "%" || (next === "." && /^format(?:_map)?$/.test(module.word(last + 2)))) {
    return refuse(
      "template",
      "The string is a template that the program fills in. Move the value to a variable first.",
    );
  }
  const joined = module.code.slice(first, last + 1).some((token) => token.kind === "op");
  const before = module.word(first - 1);
  // `"a" + "b"` replaced as one would bind differently from what stands beside it.
  if (joined && (/^(?:[*/%@.[(]|\*\*|\/\/)$/.test(next) || /^(?:[*/%@-]|\*\*|\/\/)$/.test(before))) {
    return refuse("not-safe", "The parts of the string are part of a larger expression. Join them first.");
  }
  return undefined;
}

const ANNOTATION = refuse("annotation", "A type annotation needs a literal.");

function inAnnotation(module: Module, { first, statement }: Place): boolean {
  if (statement.keyword === "def") {
    let at = first;
    for (let bracket = module.brackets[at] ?? -1; bracket !== -1; bracket = module.brackets[at] ?? -1) {
      if (
        calleeBefore(module, bracket - 1).first ===
        statement.first + (module.word(statement.first) === "async" ? 2 : 1)
      ) {
        for (let back = at - 1; back > bracket; back -= 1) {
          if (module.brackets[back] !== bracket) continue;
          const word = module.word(back);
          if (word === "=" || word === ",") return false;
          if (word === ":") return true;
        }
        return false;
      }
      at = bracket;
    }
    for (let back = first - 1; back > statement.first; back -= 1) if (module.word(back) === "->") return true;
    return false;
  }
  if (statement.keyword !== "") return false;
  const outer = module.brackets[statement.first] ?? -1;
  for (let at = statement.first; at < first; at += 1) {
    if (module.brackets[at] !== outer) continue;
    const word = module.word(at);
    if (word === "=" || word === "lambda") return false;
    if (word === ":") {
      return !module.code
        .slice(at, first)
        .some(
          (token, offset) =>
            module.word(at + offset) === "=" && token.kind === "op" && module.brackets[at + offset] === outer,
        );
    }
  }
  return false;
}

function setting(module: Module, place: Place): Context | undefined {
  const { first, last, statement } = place;
  if (statement.keyword !== "" || place.fields || place.bytes) return undefined;
  if (last === statement.last && module.word(first - 1) === "=" && module.word(first - 2) === "]") {
    const name = plainString(module, first - 3);
    const owner = calleeBefore(module, first - 5);
    const subscript = module.word(first - 4) === "[" && owner.first === statement.first;
    if (name !== undefined && subscript && isEnviron(owner.name)) return { kind: "set", name, environ: owner.name };
  }
  const { bracket, callee, calleeFirst, position, whole, keyword } = argumentOf(module, first, last);
  const owner = callee.replace(/\.setdefault$/, "");
  if (whole && keyword === undefined && position === 1 && owner !== callee && isEnviron(owner)) {
    const name = plainString(module, bracket + 1);
    if (name !== undefined && calleeFirst === statement.first && closing(module, bracket) === statement.last) {
      return { kind: "set", name, environ: owner };
    }
  }
  return undefined;
}

function fallback(module: Module, place: Place): Context | undefined {
  const { first, last } = place;
  // A default of bytes gives bytes, which the environment does not.
  if (place.bytes) return undefined;
  const end = module.code[last]?.end ?? 0;
  if (module.word(first - 1) === "or" && module.word(first - 2) === ")") {
    const bracket = matching(module, first - 2);
    const callee = calleeBefore(module, bracket - 1);
    const name = plainString(module, bracket + 1);
    const alone = bracket + 2 === first - 2 && /^(?:[=(,[:{]|return|:=|)$/.test(module.word(callee.first - 1));
    if (READ.test(callee.name) && name !== undefined && alone) {
      return {
        kind: "fallback",
        name,
        environ: environOf(callee.name),
        start: module.code[callee.first]?.start ?? 0,
        end,
      };
    }
  }
  const { bracket, callee, calleeFirst, position, keyword, whole } = argumentOf(module, first, last);
  if (!whole || !READ.test(callee) || position !== 1 || (keyword !== undefined && keyword !== "default"))
    return undefined;
  const name = plainString(module, bracket + 1);
  if (name === undefined || module.word(bracket + 2) !== ",") return undefined;
  const close = closing(module, bracket);
  return {
    kind: "fallback",
    name,
    environ: environOf(callee),
    start: module.code[calleeFirst]?.start ?? 0,
    end: module.code[close]?.end ?? end,
  };
}

function option(module: Module, place: Place): Context | undefined {
  const { callee, keyword, position, whole } = argumentOf(module, place.first, place.last);
  if (!whole) return undefined;
  const typer = /(?:^|\.)(?:Option|Argument)$/.test(callee) && position === 0 && keyword === undefined;
  const named = OPTION_WITH_DEFAULT.test(callee) && keyword === "default";
  const absl = ABSL_OPTION.test(callee) && (keyword === "default" || (position === 1 && keyword === undefined));
  return typer || named || absl ? { kind: "option" } : undefined;
}

function ownDefault(module: Module, { first, statement }: Place): Context | undefined {
  const inHeader = statement.keyword === "def" && (module.brackets[first] ?? -1) !== -1;
  const field = statement.keyword === "" && statement.parent?.keyword === "class";
  return inHeader || field ? { kind: "default" } : undefined;
}

/** The value of the single plain literal at `index`. */
export function plainString(module: Module, index: number): string | undefined {
  const literal = literalOf(module, index);
  if (literal === undefined || literal.format || literal.bytes || module.code[index + 1]?.kind === "string")
    return undefined;
  return decode(module.text, literal).value;
}

/** Whether the dotted name is that of the environment's mapping. */
export function isEnviron(name: string): boolean {
  return /(?:^|\.)environ$/.test(name);
}

function environOf(callee: string): string | undefined {
  if (callee.endsWith("environ.get")) return callee.slice(0, -".get".length);
  return callee.endsWith(".getenv") ? `${callee.slice(0, -".getenv".length)}.environ` : undefined;
}

function matching(module: Module, close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at -= 1) {
    if (module.code[at]?.kind !== "op") continue;
    const word = module.word(at);
    if (word === ")" || word === "]" || word === "}") depth += 1;
    else if (word === "(" || word === "[" || word === "{") depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}
