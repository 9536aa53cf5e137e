import { Backward } from "../../python/backward";
import { isOption, isSetter, isWrapper } from "../../python/callees";
import type { LiteralUse } from "../../python/literal-use";
import { literalUse } from "../../python/literal-use-backward";
import type { LiteralTable } from "../../python/literals";
import { classify, simpleName } from "../judge/name-class";
import type { KnownVendors } from "./known-vendors";

/** Consecutive literals that Python joins into one value, by index into the table. */
export interface LiteralGroup {
  readonly first: number;
  readonly last: number;
}

const VALUE_KEYWORD = /^(?:default|value|default_value|initial|fallback|plain_value|string|literal)$/i;
const CREDENTIAL_PAIR =
  /^(?:auth|basic_auth|http_auth|httpauth|credentials?|creds|proxy_auth|basic_?auth\w*|userpass|login)$/i;
const NAME_SIBLING = /["']?\b(?:name|key|env|variable|Name|Key)["']?\s{0,4}[=:]\s{0,4}$/;
const COMPARED = /\s{0,20}(?:==|!=)\s{0,20}([A-Za-z_][\w.]{0,80}(?:\[[^[\]\n]{1,60}\]|\([^()\n]{0,60}\)){0,2})/y;

interface LiteralName {
  readonly name: string;
  /** The call whose argument the value is, as written: `wandb.login`. */
  readonly callee?: string;
}

/** The name that the code gives to the value of a group of literals, and `undefined` where it gives none. */
export function literalName(
  text: string,
  table: LiteralTable,
  group: LiteralGroup,
  vendors: KnownVendors,
): LiteralName | undefined {
  const start = table.start(group.first);
  const end = table.end(group.last);
  const use = literalUse(text, table, start, end);
  const name = new Naming(text, table, group.first, vendors).of(use, 0);
  if (name !== undefined) {
    const called = use.role === "keyword" || use.role === "argument";
    return called && use.callee !== undefined ? { name, callee: use.callee } : { name };
  }
  COMPARED.lastIndex = end;
  const compared = COMPARED.exec(text);
  return compared === null || use.role === "key" ? undefined : { name: simpleName(compared[1] as string) };
}

class Naming {
  constructor(
    private readonly text: string,
    private readonly table: LiteralTable,
    private readonly index: number,
    private readonly vendors: KnownVendors,
  ) {}

  of(use: LiteralUse, depth: number): string | undefined {
    switch (use.role) {
      case "assignment":
        return assigned(use);
      case "comparison":
      case "default":
      case "expression":
        return use.name === undefined ? undefined : simpleName(use.name);
      case "entry":
        return this.entry(use);
      case "keyword":
        return this.keyword(use, depth);
      case "argument":
        return this.argument(use, depth);
      case "element":
        return this.element(use);
      case "return":
        return this.isReturnedPair(use) ? "password" : this.returned();
      default:
        return undefined;
    }
  }

  private entry(use: LiteralUse): string | undefined {
    const name = use.name as string;
    if (/^\d+$/.test(name)) return this.outerEntry();
    return VALUE_KEYWORD.test(name) ? (this.sibling() ?? name) : /["'\]]$/.test(name) ? simpleName(name) : name;
  }

  /** `SECRETS = {0: "…"}`: the dictionary's own name. */
  private outerEntry(): string | undefined {
    const start = this.table.start(this.index);
    const open = new Backward(this.text, this.table, start).enclosing()?.at;
    if (open === undefined) return undefined;
    const outer = literalUse(this.text, this.table, open, open + 1);
    return outer.role === "assignment" && outer.name !== undefined
      ? simpleName(outer.name).replace(/_(?:dict|map|by_\w+)$/i, "")
      : undefined;
  }

  private keyword(use: LiteralUse, depth: number): string | undefined {
    const name = simpleName(use.name as string);
    if (!VALUE_KEYWORD.test(name)) return name;
    const callee = use.callee as string;
    if (isOption(callee)) return this.option(use.open as number) ?? this.outer(use, depth);
    return this.sibling() ?? this.environmentArgument(use) ?? this.outer(use, depth) ?? name;
  }

  private argument(use: LiteralUse, depth: number): string | undefined {
    const callee = use.callee as string;
    const position = use.position as number;
    // Typer's options take their default first, and their name from the parameter.
    if (isOption(callee))
      return position > 0 ? this.option(use.open as number) : isWrapper(callee) ? this.outer(use, depth) : undefined;
    const byPlace = this.vendors.argumentName(callee, position);
    if (byPlace !== undefined) return byPlace;
    const before = this.previous(use.open as number);
    if (before !== undefined && position > 0) {
      const option = optionName(before);
      if (option !== undefined) return option;
      if (isSetter(callee)) return before;
    }
    return isWrapper(callee) && position === 0 ? this.outer(use, depth) : undefined;
  }

  private element(use: LiteralUse): string | undefined {
    const before = use.open === undefined ? undefined : this.previous(use.open);
    const option = before === undefined ? undefined : optionName(before);
    if (option !== undefined) return option;
    if (this.isReturnedPair(use)) return "password";
    const outer = use.name === undefined ? undefined : simpleName(use.name);
    const inTuple = use.open !== undefined && this.text[use.open] === "(";
    if (outer !== undefined && CREDENTIAL_PAIR.test(outer))
      return inTuple && use.position === 1 ? "password" : undefined;
    if (inTuple && use.position === 1 && before !== undefined && before !== "pass" && classify(before) !== undefined)
      return before;
    return outer;
  }

  /** `def db_credentials(): return "user", "…"`, with or without parentheses. */
  private isReturnedPair({ open, position }: LiteralUse): boolean {
    if (position !== 1 || (open !== undefined && this.text[open] !== "(")) return false;
    const at = open ?? this.table.start(this.index);
    const head = this.text.slice(Math.max(0, at - 200), at);
    if (!(open === undefined ? /\breturn\s[^\n]*$/ : /\breturn\s{0,8}$/).test(head)) return false;
    return /(?:^|_)(?:credentials?|creds|auth|login|userpass)$/i.test(this.returned() ?? "");
  }

  /** What a function that returns the value is called: `def get_password(): return "…"`. */
  private returned(): string | undefined {
    const start = this.table.start(this.index);
    const head = this.text.slice(Math.max(0, start - 800), start);
    const name = [...head.matchAll(/\bdef\s{1,8}(\w{1,80})/g)].pop()?.[1];
    return name?.replace(/^_*(?:get|fetch|load|read|make|build)_?/, "");
  }

  /** `name=` or `"name":` beside `value=`, within the same bracket. */
  private sibling(): string | undefined {
    for (const index of [this.index - 1, this.index - 2, this.index + 1, this.index + 2]) {
      if (index < 0 || index >= this.table.count || this.table.isComment(index)) continue;
      const at = this.table.start(index);
      if (Math.abs(at - this.table.start(this.index)) > 300) continue;
      const between = this.text.slice(Math.max(0, at - 40), at);
      if (NAME_SIBLING.test(between)) return this.body(index);
    }
    return undefined;
  }

  /** `config("TOKEN", default="…")`. */
  private environmentArgument(use: LiteralUse): string | undefined {
    const open = use.open as number;
    const first = this.table.indexAt(open) + 1;
    if (first >= this.index || this.table.isComment(first)) return undefined;
    return this.text.slice(open + 1, this.table.start(first)).trim() === "" ? this.body(first) : undefined;
  }

  private outer(use: LiteralUse, depth: number): string | undefined {
    if (depth > 2 || use.calleeStart === undefined) return undefined;
    return this.of(literalUse(this.text, this.table, use.calleeStart, use.calleeStart), depth + 1);
  }

  /** The name of a command line option, from the declaring call's `"--name"`. */
  private option(open: number): string | undefined {
    const first = this.table.indexAt(open) + 1;
    let name: string | undefined;
    for (let index = first; index < Math.min(first + 4, this.table.count); index++) {
      if (index === this.index || this.table.isComment(index)) continue;
      const body = this.body(index);
      if (/^-{1,2}\w/.test(body) || (index === first && /^[a-z_]\w*$/i.test(body)))
        name = body.replace(/^-+/, "").split("/")[0];
      if (body.startsWith("--")) break;
    }
    return name;
  }

  /** The literal just before this one in the same bracket, parted from it by a comma alone. */
  private previous(open: number): string | undefined {
    const index = this.index - 1;
    if (index < 0 || this.table.isComment(index) || this.table.start(index) < open) return undefined;
    const between = this.text.slice(this.table.end(index), this.table.start(this.index));
    return /^\s*,\s*$/.test(between) ? this.body(index) : undefined;
  }

  private body(index: number): string {
    return this.text.slice(this.table.bodyStart(index), this.table.bodyEnd(index));
  }
}

/** The last target of an assignment, or the first of a chain where only that one is a credential's. */
function assigned({ name, before }: LiteralUse): string | undefined {
  if (name === undefined) return undefined;
  const last = simpleName(name);
  if (before === undefined || classify(last) !== undefined) return last;
  const first = simpleName(before);
  return classify(first) === undefined ? last : first;
}

/** `--password` before its value, as in a command's list of arguments. */
function optionName(argument: string): string | undefined {
  const found = /^--?([a-z][\w-]{2,60})$/i.exec(argument);
  return found !== null && classify(found[1] as string) !== undefined ? (found[1] as string) : undefined;
}
