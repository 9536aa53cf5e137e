import { isEnviron, isOption, readsVariable } from "../python/callees";
import { decodeLiteral } from "../python/decode";
import type { LiteralUse } from "../python/literal-use";
import { literalUseOfTokens } from "../python/literal-use-of-tokens";
import type { Module } from "../python/module";
import { calleeBefore } from "../python/module";
import { closing, literalOf, tokenAt } from "../python/source";
import { refuse } from "../text/refused";
import type { Refusal } from "./plan";
import type { StringPlace } from "./string-expression";
import { unmoved } from "./unmoved";

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
  /** An entry of what `os.environ` is updated with. */
  | { readonly kind: "entry"; readonly name: string }
  /** The default of a command-line option, which may go without. */
  | { readonly kind: "option" }
  /** A default that is computed when the module is imported. */
  | { readonly kind: "default" };

/** What part the string plays; a refusal where Python needs a literal there. */
export function contextOf(module: Module, place: StringPlace): Context | Refusal {
  return (
    forbidden(module, place) ??
    unmoved(module, place) ??
    setting(module, place) ??
    fallback(module, place) ??
    entry(module, place) ??
    option(module, place) ??
    ownDefault(module, place) ?? { kind: "plain" }
  );
}

function forbidden(module: Module, place: StringPlace): Refusal | undefined {
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

function inAnnotation(module: Module, { first, statement }: StringPlace): boolean {
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

function setting(module: Module, place: StringPlace): Context | undefined {
  const { first, last, statement } = place;
  if (statement.keyword !== "" || place.fields || place.bytes) return undefined;
  if (last === statement.last && module.word(first - 1) === "=" && module.word(first - 2) === "]") {
    const name = plainString(module, first - 3);
    const owner = calleeBefore(module, first - 5);
    const subscript = module.word(first - 4) === "[" && owner.first === statement.first;
    if (name !== undefined && subscript && isEnviron(owner.name)) return { kind: "set", name, environ: owner.name };
  }
  const use = wholeUse(module, place);
  const owner = use?.callee?.replace(/\.setdefault$/, "") ?? "";
  if (use?.role === "argument" && use.position === 1 && owner !== use.callee && isEnviron(owner)) {
    const bracket = tokenAt(module.code, use.open ?? 0);
    const name = plainString(module, bracket + 1);
    const begins = use.calleeStart === module.code[statement.first]?.start;
    if (name !== undefined && begins && closing(module, bracket) === statement.last) {
      return { kind: "set", name, environ: owner };
    }
  }
  return undefined;
}

/** `os.environ.update({"NAME": "…"})`, `os.environ.update(NAME="…")`, `os.environ |= {"NAME": "…"}`. */
function entry(module: Module, { first, last, bytes, fields }: StringPlace): Context | undefined {
  if (bytes || fields || !/^[,)}]$/.test(module.word(last + 1))) return undefined;
  const updates = (bracket: number) =>
    module.word(bracket) === "(" && /(?:^|\.)environ\.update$/.test(calleeBefore(module, bracket - 1).name);
  const bracket = module.brackets[first] ?? -1;
  const before = module.word(first - 1);
  if (before === "=" && updates(bracket)) return { kind: "entry", name: module.word(first - 2) };
  const name = before === ":" && module.word(bracket) === "{" ? plainString(module, first - 2) : undefined;
  const joins = module.word(bracket - 1) === "|=" && isEnviron(calleeBefore(module, bracket - 2).name);
  if (name === undefined || !(updates(module.brackets[bracket] ?? -1) || joins)) return undefined;
  return { kind: "entry", name };
}

function fallback(module: Module, place: StringPlace): Context | undefined {
  const { first, last } = place;
  // A default of bytes gives bytes, which the environment does not.
  if (place.bytes) return undefined;
  const end = module.code[last]?.end ?? 0;
  if (module.word(first - 1) === "or" && module.word(first - 2) === ")") {
    const bracket = matching(module, first - 2);
    const callee = calleeBefore(module, bracket - 1);
    const name = plainString(module, bracket + 1);
    const alone = bracket + 2 === first - 2 && /^(?:[=(,[:{]|return|:=|)$/.test(module.word(callee.first - 1));
    if (readsVariable(callee.name) && name !== undefined && alone) {
      return {
        kind: "fallback",
        name,
        environ: environOf(callee.name),
        start: module.code[callee.first]?.start ?? 0,
        end,
      };
    }
  }
  const use = wholeUse(module, place);
  if (use?.callee === undefined || !readsVariable(use.callee)) return undefined;
  if (use.role === "keyword" ? use.name !== "default" : use.position !== 1) return undefined;
  const bracket = tokenAt(module.code, use.open ?? 0);
  const name = plainString(module, bracket + 1);
  if (name === undefined || module.word(bracket + 2) !== ",") return undefined;
  return {
    kind: "fallback",
    name,
    environ: environOf(use.callee),
    start: use.calleeStart ?? 0,
    end: module.code[closing(module, bracket)]?.end ?? end,
  };
}

function option(module: Module, place: StringPlace): Context | undefined {
  const use = wholeUse(module, place);
  if (use?.callee === undefined || !isOption(use.callee)) return undefined;
  const absl = /(?:^|\.)DEFINE_\w+$/.test(use.callee);
  const typer = /(?:^|\.)(?:Option|Argument)$/.test(use.callee);
  const positional = absl ? 1 : typer ? 0 : undefined;
  const given = use.role === "keyword" ? use.name === "default" : use.position === positional;
  return given ? { kind: "option" } : undefined;
}

/** The use of a string that is a call's whole argument. */
function wholeUse(module: Module, { first, last }: StringPlace): LiteralUse | undefined {
  if (!/^[=(,]$/.test(module.word(first - 1)) || !/^[,)]$/.test(module.word(last + 1))) return undefined;
  const use = literalUseOfTokens(module, first, last);
  return use.role === "keyword" || use.role === "argument" ? use : undefined;
}

function ownDefault(module: Module, { first, statement }: StringPlace): Context | undefined {
  const inHeader = statement.keyword === "def" && (module.brackets[first] ?? -1) !== -1;
  const field = statement.keyword === "" && statement.parent?.keyword === "class";
  return inHeader || field ? { kind: "default" } : undefined;
}

/** The value of the single plain literal at `index`. */
export function plainString(module: Module, index: number): string | undefined {
  const literal = literalOf(module, index);
  if (literal === undefined || literal.format || literal.bytes || module.code[index + 1]?.kind === "string")
    return undefined;
  return decodeLiteral(module.text, literal).value;
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
