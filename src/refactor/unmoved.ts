import type { Module } from "../python/module";
import { calleeBefore } from "../python/module";
import { closing, literalOf } from "../python/source";
import { refuse } from "../text/refused";
import type { Refusal } from "./plan";
import type { StringPlace } from "./string-expression";

/** Arguments and entries that people read: of option parsers, of models' fields, of web frameworks, of widgets. */
const DOCUMENTATION =
  /^(?:help|(?:short|long|extended)_help|help_(?:text|string|message)|(?:\w{1,20}_)?description|desc|descr|epilog|usage|summary|doc|__doc__|docs|docstring|(?:\w{1,20}_)?examples?|metavar|placeholder|hint|tooltip|\$comment|caption|instructions)$/i;
/** The same as targets: a variable called `example` may be anything. */
const DOCUMENTING = /^(?:__doc__|help|help_(?:text|message)|epilog|usage|description)$/i;
/** What a test framework compares its first arguments with. */
const EXPECTS = /(?:^|\.)(?:assert(?!ion)\w{2,40}|called_(?:once_)?with|approx|expect)$/;
const COMPARES = /^(?:[=!<>]=|[<>]|in|is)$/;

const IN_DOCUMENTATION = refuse(
  "docstring",
  "The value stands in documentation, which the program only shows. It can be redacted here instead.",
);
const EXPECTED = refuse(
  "expected-value",
  "The value is what a test expects, so that it would need the variable to pass. Invent a value for the test.",
);

/** Why the string stays where it is although a variable could take its place: it is documentation, or what a test expects. */
export function unmoved(
  module: Module,
  place: StringPlace,
): (Refusal & { readonly code: "docstring" | "expected-value" }) | undefined {
  if (isDocumentation(module, place)) return IN_DOCUMENTATION;
  return isExpected(module, place) ? EXPECTED : undefined;
}

/** `help="…"`, `examples=["…"]`, `{"description": "…"}`, `parser.epilog = "…"`, at any depth of lists and dictionaries. */
function isDocumentation(module: Module, { first, statement }: StringPlace): boolean {
  for (let at = first; at > statement.first; at = module.brackets[at] ?? -1) {
    const name = nameBefore(module, at, statement.first);
    const target = module.brackets[at] === module.brackets[statement.first];
    if (name !== undefined && (target ? DOCUMENTING : DOCUMENTATION).test(name)) return true;
  }
  return false;
}

/** The keyword, key or target of the expression that the code token at `at` is a part of, within its bracket. */
function nameBefore(module: Module, at: number, from: number): string | undefined {
  const around = module.brackets[at] ?? -1;
  for (let back = at - 1; back >= Math.max(from, around + 1); back -= 1) {
    if (module.brackets[back] !== around) continue;
    const word = module.word(back);
    if (word === ",") return undefined;
    if (word === "=") return module.code[back - 1]?.kind === "name" ? module.word(back - 1) : undefined;
    if (word !== ":") continue;
    const key = literalOf(module, back - 1);
    return key === undefined ? undefined : module.text.slice(key.bodyStart, key.bodyEnd);
  }
  return undefined;
}

/** An operand of an assert's comparison, or what `assertEqual`, `assert_called_with` and `parametrize` get. */
function isExpected(module: Module, { first, last, statement }: StringPlace): boolean {
  let [from, to] = [first, last];
  for (;;) {
    const bracket = module.brackets[from] ?? -1;
    if (statement.keyword === "assert" && comparesAt(module, from, to, Math.max(bracket, statement.first))) return true;
    if (bracket < statement.first) return false;
    const callee = module.word(bracket) === "(" ? calleeBefore(module, bracket - 1) : undefined;
    if (callee !== undefined && callee.name !== "") {
      if (EXPECTS.test(callee.name) || /(?:^|\.)parametrize$/.test(callee.name)) return true;
      // What is given to another call is that call's own matter.
      if (!/(?:^|\.)(?:str|bytes|encode|call|dict|list|tuple|set|frozenset)$/.test(callee.name)) return false;
    }
    from = callee !== undefined && callee.name !== "" ? callee.first : bracket;
    to = closing(module, bracket);
  }
}

/** Whether what stands from `from` to `to` is compared with something within the bracket, or behind the keyword, at `bracket`. */
function comparesAt(module: Module, from: number, to: number, bracket: number): boolean {
  const around = module.brackets[from] ?? -1;
  const stops = (at: number) => /^(?:,|and|or)$/.test(module.word(at));
  for (let at = from - 1; at > bracket && !stops(at); at -= 1)
    if (module.brackets[at] === around && COMPARES.test(module.word(at))) return true;
  for (let at = to + 1; module.code[at] !== undefined && module.code[at]?.kind !== "newline" && !stops(at); at += 1) {
    if (module.brackets[at] === around && COMPARES.test(module.word(at))) return true;
    if (around !== -1 && at >= closing(module, around)) return false;
  }
  return false;
}
