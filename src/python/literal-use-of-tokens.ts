import { firstOfTuple, isHeaderOf, lineHead, tupleTargets } from "./assignment-target";
import type { LiteralUse, Role } from "./literal-use";
import { KEYWORDS } from "./literal-use";
import type { Module } from "./module";
import { literalOf } from "./source";
import type { Token } from "./token";

const NONE: LiteralUse = { role: "expression" };

/** The use of the expression that the code tokens from `first` to `last` are, usually a string or several joined ones. */
export function literalUseOfTokens(module: Module, first: number, last: number): LiteralUse {
  const next = module.word(last + 1);
  return new Reader(module, module.brackets[first] ?? -1).at(first, next === ":", next === ",");
}

/** Where the chain of names, calls and subscripts begins that ends with the token at `end`; undefined where none does. */
function chainStart(module: Module, end: number): number | undefined {
  let start: number | undefined;
  let at = end;
  for (;;) {
    const word = module.word(at);
    const bracket = word === "]" || word === ")";
    if (!bracket && !isName(module.code[at])) return start;
    start = bracket ? openingOf(module, at) : at;
    if (bracket) at = start - 1;
    else if (module.word(start - 1) === "." && touches(module, start - 1)) at = start - 2;
    else return start;
    if (!touches(module, at) || !(isName(module.code[at]) || /^[\])]$/.test(module.word(at)))) return start;
  }
}

function isName(token: Token | undefined): boolean {
  return token?.kind === "name" || token?.kind === "number";
}

function touches({ code }: Module, index: number): boolean {
  return code[index] !== undefined && code[index]?.end === code[index + 1]?.start;
}

function openingOf(module: Module, close: number): number {
  const around = module.brackets[close] ?? -1;
  let at = close - 1;
  while (at > around && module.brackets[at] !== around) at--;
  return at;
}

class Reader {
  constructor(
    private readonly module: Module,
    /** The bracket that holds what is asked about; -1 outside all. */
    private readonly bracket: number,
  ) {}

  /** `keyed`, `listed`: whether a colon or a comma follows the expression that begins at `first`. */
  at(first: number, keyed: boolean, listed: boolean): LiteralUse {
    const before = first - 1;
    const token = this.module.code[before];
    if (token === undefined || token.kind === "newline" || token.kind === "magic") return { role: "statement" };
    if (token.kind === "name") return this.word(before);
    if (token.kind !== "op") return NONE;
    switch (this.module.word(before)) {
      case "=":
        return this.target(before);
      case ":=":
      case "+=":
      case "|=":
      case "&=":
        return this.named(before, "assignment");
      case "==":
      case "!=":
        return this.named(before, "comparison");
      case ":":
        return this.colon(before);
      case "(":
      case "[":
      case "{":
      case ",":
        return this.inside(first, keyed, listed);
      case "+":
      case "%":
        return { ...this.leftward(before), role: "expression" };
      default:
        return NONE;
    }
  }

  /** The target or the keyword before the `=` at `equals`, its annotation left out. */
  private target(equals: number): LiteralUse {
    const { module } = this;
    let start = chainStart(module, equals - 1);
    if (start === undefined) return NONE;
    let name = this.text(start, equals - 1);
    const annotated = this.annotated(start);
    if (annotated !== undefined) ({ start, name } = annotated);
    const before = module.word(start - 1);
    if (before === "," || before === "(") return this.keywordOrTuple(name, start);
    const first = before === "=" ? this.firstTarget(start - 1) : undefined;
    return { role: "assignment", name, ...(first === undefined ? {} : { before: first }) };
  }

  /** The name whose annotation's last part begins at `start`: of `name: A[B] | None`. */
  private annotated(start: number): { start: number; name: string } | undefined {
    const { module } = this;
    let colon = start - 1;
    while (module.word(colon) === "|") colon = (chainStart(module, colon - 1) ?? 0) - 1;
    if (module.word(colon) !== ":") return undefined;
    const begins = chainStart(module, colon - 1);
    if (begins === undefined) return undefined;
    const name = this.text(begins, colon - 1);
    return isHeaderOf(name) || !this.beginsAt(begins) ? undefined : { start: begins, name };
  }

  /** Whether a statement or a parameter begins at a token. */
  private beginsAt(index: number): boolean {
    const token = this.module.code[index - 1];
    return token === undefined || token.kind === "newline" || /^(?:[(,;:]|\*{1,2})$/.test(this.module.word(index - 1));
  }

  private firstTarget(equals: number): string | undefined {
    let name: string | undefined;
    for (let at = equals; this.module.word(at) === "="; ) {
      const start = chainStart(this.module, at - 1);
      if (start === undefined) break;
      name = this.text(start, at - 1);
      at = start - 1;
    }
    return name;
  }

  private keywordOrTuple(name: string, start: number): LiteralUse {
    const { module, bracket } = this;
    if (module.word(bracket) !== "(") {
      const before = module.code[start]?.start ?? 0;
      return { role: "assignment", name: bracket === -1 ? (firstOfTuple(module.text, before) ?? name) : name };
    }
    const callee = this.calleeBefore(bracket);
    if (callee === undefined) return { role: "assignment", name };
    const isDefault = /^(?:def|class)$/.test(module.word(callee.first - 1));
    return { role: isDefault ? "default" : "keyword", name, ...callee.facts, open: this.offset(bracket) };
  }

  private colon(at: number): LiteralUse {
    const { module, bracket } = this;
    const key = literalOf(module, at - 1);
    if (key !== undefined) {
      if (/^(?:if|elif|while|case|in|==|!=|->)$/.test(module.word(at - 2))) return { role: "statement" };
      return { role: "entry", name: module.text.slice(key.bodyStart, key.bodyEnd) };
    }
    const start = chainStart(module, at - 1);
    if (start === undefined) return NONE;
    const name = this.text(start, at - 1);
    if (/^(?:else|try|finally|except|lambda|default)$/.test(name)) return NONE;
    if (/^[{(,]$/.test(module.word(start - 1))) {
      if (module.word(bracket) === "{") return { role: "entry", name };
      return module.word(bracket) === "[" ? { role: "subscript" } : { role: "annotation", name };
    }
    const head = lineHead(module.text, this.offset(start));
    if (/^\s*$/.test(head)) return { role: "annotation", name };
    return /\blambda\b/.test(head) ? NONE : { role: "expression", name };
  }

  /** After an opening bracket or a comma. */
  private inside(first: number, keyed: boolean, listed: boolean): LiteralUse {
    const { module, bracket } = this;
    if (bracket === -1) return this.bareTuple(first);
    const position = this.commas(bracket + 1, first);
    const element = () => ({ ...this.outer(), role: "element", open: this.offset(bracket), position }) as const;
    switch (module.word(bracket)) {
      case "{":
        return keyed ? { role: "key" } : element();
      case "[":
        return this.isSubscript()
          ? { role: "subscript", callee: this.calleeBefore(bracket)?.facts.callee ?? "" }
          : element();
    }
    const callee = this.calleeBefore(bracket);
    if (callee !== undefined) return { role: "argument", ...callee.facts, open: this.offset(bracket), position };
    return position === 0 && !listed ? this.outer() : element();
  }

  private isSubscript(): boolean {
    const { module, bracket } = this;
    if (!touches(module, bracket - 1)) return false;
    const word = module.word(bracket - 1);
    if (isName(module.code[bracket - 1])) return !KEYWORDS.has(word);
    return module.code[bracket - 1]?.kind === "string" || word === "]" || word === ")";
  }

  /** The use of the bracket itself. */
  private outer(): LiteralUse {
    return new Reader(this.module, this.module.brackets[this.bracket] ?? -1).at(this.bracket, false, false);
  }

  /** `a, b = "x", "y"` and `return "x", "y"`, in one line. */
  private bareTuple(first: number): LiteralUse {
    const { text } = this.module;
    const head = lineHead(text, this.offset(first));
    const targets = tupleTargets(head);
    const from = this.offset(first) - head.length + (targets?.end ?? 0);
    let start = first;
    while (start > 0 && this.offset(start - 1) >= from) start--;
    const position = this.commas(start, first);
    const name = targets?.names[position];
    if (name !== undefined) return { role: "assignment", name };
    return /^\s*(?:return|yield)\b/.test(head) ? { role: "return", position } : { role: "element", position };
  }

  private word(at: number): LiteralUse {
    const start = chainStart(this.module, at) ?? at;
    const word = this.text(start, at);
    if (word === "return" || word === "yield") return { role: "return" };
    if (word === "or" || word === "else" || word === "and") return this.leftward(start);
    return word === "is" || word === "not" ? this.named(start, "comparison") : NONE;
  }

  /** The assignment, keyword or entry whose right side begins somewhere left of here, on this line: `x = a or "…"`. */
  private leftward(from: number): LiteralUse {
    const { module, bracket } = this;
    for (let at = from - 1; at >= 0; at--) {
      const token = module.code[at] as Token;
      if (at !== bracket && module.brackets[at] !== bracket) continue;
      const word = token.kind === "op" ? module.word(at) : "";
      if (at === bracket || /^(?:,|[^=!<>]*=)$/.test(word)) return this.at(at + 1, false, false);
      if (token.kind === "newline" || (!/^[([{]$/.test(word) && this.endsLine(at))) return NONE;
      if (word === ":") return this.at(at + 1, false, false);
    }
    return NONE;
  }

  /** Whether a line break is behind the token at `index`, in the same bracket. */
  private endsLine(index: number): boolean {
    const { text, code } = this.module;
    return /[\r\n]/.test(text.slice(code[index]?.end, code[index + 1]?.start));
  }

  private named(at: number, role: Role): LiteralUse {
    const start = chainStart(this.module, at - 1);
    return start === undefined ? { role } : { role, name: this.text(start, at - 1) };
  }

  /** What is called by the bracket at `open`, on its line. */
  private calleeBefore(open: number): { first: number; facts: { callee: string; calleeStart: number } } | undefined {
    const { module } = this;
    const first = chainStart(module, open - 1);
    if (first === undefined || !/^[ \t]*$/.test(module.text.slice(module.code[open - 1]?.end, this.offset(open))))
      return undefined;
    const callee = this.text(first, open - 1);
    return KEYWORDS.has(callee) ? undefined : { first, facts: { callee, calleeStart: this.offset(first) } };
  }

  private commas(from: number, to: number): number {
    let commas = 0;
    for (let at = from; at < to; at++)
      if (this.module.brackets[at] === this.bracket && this.module.word(at) === ",") commas++;
    return commas;
  }

  private text(first: number, last: number): string {
    return this.module.text.slice(this.offset(first), this.module.code[last]?.end);
  }

  private offset(index: number): number {
    return this.module.code[index]?.start ?? 0;
  }
}
