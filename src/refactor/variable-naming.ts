import type { Finding } from "../detect/finding";
import { isEnviron } from "../python/callees";
import type { Module } from "../python/module";
import { calleeBefore } from "../python/module";
import { closing } from "../python/source";
import { statementAt } from "../python/statements";
import { refuse } from "../text/refused";
import { clientWithoutKeys, isReadByClients } from "./cloud-chain";
import { plainString } from "./context";
import { addressName, targetName } from "./expression-name";
import { isDsn, isUrl, type Move } from "./move-plan";
import { chooseName, isName, isWeak, nameCandidates, upperSnake } from "./names";
import type { Refusal } from "./plan";
import type { RefactorSettings } from "./request";

export interface Named {
  readonly kind: "named";
  readonly move: Move;
  readonly name: string;
}

/** A value that no variable can have, for one that was not looked at. */
export const UNKNOWN = "\0";

/** Gives names to the values of one plan, so that equal ones share theirs and different ones never do. */
export class Naming {
  readonly #settings: RefactorSettings;
  /** By name, the value it has: from `.env`, or given here; `undefined` where the code reads it and it is not known. */
  readonly #taken: Map<string, string | undefined>;
  /** Values that the code gives to variables of these names. */
  readonly #fixed = new Map<string, string>();
  readonly #given: { value: string; rule: string; target: string | undefined; name: string }[] = [];

  constructor(settings: RefactorSettings, existing: ReadonlyMap<string, string | undefined>) {
    this.#settings = settings;
    this.#taken = new Map(existing);
  }

  /** Names that the code reads already, with values that are not known here. */
  avoid(names: Iterable<string>): void {
    for (const name of names) if (!this.#taken.has(name)) this.#taken.set(name, undefined);
  }

  /** Names that the code gives to values somewhere: these values get them everywhere. */
  fix(names: Iterable<readonly [value: string, name: string]>): void {
    for (const [value, name] of names) if (!this.#fixed.has(value) && !isWeak(value)) this.#fixed.set(value, name);
  }

  /** The name for a move in `module`; the user's own choice counts first. */
  nameFor(move: Move, module: Module, path: string, chosen?: string): Named | Refusal {
    const { finding, value } = move;
    if (chosen !== undefined) return this.#chosen(move, module, chosen);
    const target = moveTarget(module, move);
    const forced = nameInCode(move);
    const known = this.#nameOf(value);
    if (known !== undefined && known !== forced) return this.#give(plain(move), known, target);
    if (forced !== undefined && isName(forced)) {
      const alone = (valuesGiven(module).get(forced)?.size ?? 0) < 2;
      if (alone && this.#holds(forced, value)) return this.#give(move, forced, target);
      if (!alone && move.context.kind === "fallback") {
        return refuse("name", `${forced} has several values in this file. Give each its own variable first.`);
      }
      if (move.context.kind === "fallback") {
        return refuse(
          "name",
          `${forced} has a value in .env or .env.refs already, and this is only its default. Remove one of them.`,
        );
      }
    }
    const prior = this.#given.find(
      (each) => each.value === value && (!isWeak(value) || (each.rule === finding.rule && each.target === target)),
    );
    if (prior !== undefined) return this.#give(plain(move), prior.name, target);
    const own = clientWithoutKeys(module, finding);
    const environment = finding.environment ?? kaggleVariable(module.text, finding);
    const vendor = own || !vendorFits(move) ? undefined : environment;
    const wish = { vendor, target, rule: finding.rule, path, style: this.#settings.nameStyle };
    const all = nameCandidates(wish).filter((name) => !own || !isReadByClients(name, finding));
    const candidates = all.length > 0 ? all : nameCandidates({ ...wish, style: "file" });
    const usable = new Map(this.#taken);
    // A weak value given to something else is not shared by accident.
    if (isWeak(value)) for (const each of this.#given) usable.set(each.name, undefined);
    return this.#give(plain(move), chooseName(value, candidates, usable, !own), target);
  }

  /** Takes `name` for the value if it is free or has that value. */
  claim(name: string, value: string, finding: Finding): boolean {
    if (!this.#holds(name, value)) return false;
    this.#record(name, value, finding.rule, finding.name);
    return true;
  }

  /** The first of the names that is free for the value, numbered where none is. */
  claimOne(candidates: readonly string[], value: string, finding: Finding): string {
    const names = candidates.length > 0 ? candidates : [`NOTEBOOK_${finding.environment ?? "SECRET"}`];
    const name = this.#nameOf(value) ?? chooseName(value, names, this.#taken, true);
    this.#record(name, value, finding.rule, finding.name);
    return name;
  }

  #chosen(move: Move, module: Module, chosen: string): Named | Refusal {
    if (!isName(chosen)) {
      return refuse(
        "name",
        `${chosen} cannot be the name: use letters, digits and _, and none that the system itself uses.`,
      );
    }
    if (!this.#holds(chosen, move.value)) {
      return refuse("name", `${chosen} stands for another value already. Choose another name.`);
    }
    return this.#give((nameInCode(move) ?? chosen) === chosen ? move : plain(move), chosen, moveTarget(module, move));
  }

  /** The one name of a value that no two people type: what it has already, else what the code gives it. */
  #nameOf(value: string): string | undefined {
    if (isWeak(value)) return undefined;
    const fixed = this.#fixed.get(value);
    if (fixed !== undefined && this.#taken.get(fixed) === value) return fixed;
    const known = [...this.#taken].find(([name, own]) => own === value && isName(name))?.[0];
    return known ?? (fixed !== undefined && isName(fixed) && this.#holds(fixed, value) ? fixed : undefined);
  }

  /** A name that the code only reads is free where it is asked for by name. */
  #holds(name: string, value: string): boolean {
    const own = this.#taken.get(name);
    return own === undefined || own === value || own === "";
  }

  #give(move: Move, name: string, target: string | undefined): Named {
    this.#record(name, move.value, move.finding.rule, target);
    return { kind: "named", move, name };
  }

  #record(name: string, value: string, rule: string, target: string | undefined): void {
    this.#taken.set(name, value);
    this.#given.push({ value, rule, target, name });
  }
}

/** The name that the code itself gives to a value. */
export function nameInCode({ context }: Move): string | undefined {
  return "name" in context ? context.name : undefined;
}

/** Kaggle's client reads the key of `{"username": …, "key": …}`, which is written to kaggle.json, from a variable too. */
export function kaggleVariable(text: string, { start, end }: Finding): string | undefined {
  const pair = /\\?["']username\\?["']\s{0,9}:/.test(text.slice(Math.max(0, start - 200), end + 200));
  const key = /\\?["']key\\?["']\s{0,9}:\s{0,9}\\?["']$/.test(text.slice(Math.max(0, start - 40), start));
  return pair && key && /^[0-9a-f]{32}$/.test(text.slice(start, end)) ? "KAGGLE_KEY" : undefined;
}

/** The names that the code reads from the environment: `os.environ["X"]`, `os.environ.get("X")`, `os.getenv("X")`. */
export function namesRead(module: Module): Set<string> {
  const names = new Set<string>();
  module.code.forEach((token, at) => {
    if (token.kind !== "string") return;
    const bracket = module.word(at - 1);
    if (bracket !== "[" && bracket !== "(") return;
    const { name } = calleeBefore(module, at - 2);
    const read = bracket === "[" ? isEnviron(name) : /(?:^|\.)(?:getenv|environ\.(?:get|pop))$/.test(name);
    const variable = read ? plainString(module, at) : undefined;
    if (variable !== undefined) names.add(variable);
  });
  return names;
}

/** For each variable, the expressions that the code sets it to or falls back to. */
function valuesGiven(module: Module): Map<string, Set<string>> {
  const given = new Map<string, Set<string>>();
  const add = (name: string, from: number, to: number): void => {
    const text = module.text.slice(module.code[from]?.start ?? 0, module.code[to]?.end ?? 0);
    given.set(name, (given.get(name) ?? new Set()).add(text));
  };
  module.code.forEach((token, at) => {
    if (token.kind !== "string") return;
    const name = plainString(module, at);
    const { name: callee } = calleeBefore(module, at - 2);
    if (name === undefined) return;
    if (
      module.word(at - 1) === "[" &&
      isEnviron(callee) &&
      module.word(at + 1) === "]" &&
      module.word(at + 2) === "="
    ) {
      add(name, at + 3, statementAt(module.statements, at)?.last ?? at);
    }
    if (module.word(at - 1) !== "(" || !/(?:^|\.)(?:getenv|environ\.(?:get|setdefault))$/.test(callee)) return;
    const end = closing(module, at - 1);
    if (module.word(at + 1) === ",") add(name, at + 2, end - 1);
    else if (module.word(end + 1) === "or") add(name, end + 2, end + 2);
  });
  return given;
}

function moveTarget(module: Module, move: Move): string | undefined {
  const { finding, place, whole, value } = move;
  const own = targetName(module, place);
  const name = finding.name ?? own;
  if (!whole) {
    // A password that is a part of `database_url` is not the URL.
    const address = /^(.*?)_?(?:URL|URI|DSN|CONN(?:ECTION)?(?:_STR(?:ING)?)?)$/.exec(upperSnake(name ?? ""));
    const part = /token|key|secret/.exec(finding.rule)?.[0] ?? "password";
    return address === null ? qualified(name, part) : `${address[1]}_${part}`;
  }
  if (value.trim() === finding.secret.reveal().trim()) return name;
  const kind = isUrl(value) ? "url" : isDsn(value) ? "connection_string" : undefined;
  return (kind === undefined ? own : qualified(own, kind)) ?? addressName(value) ?? kind ?? finding.name;
}

/** A name of two letters with what the value is: `DB` with `url`. One of a single letter says nothing, a longer one enough. */
function qualified(name: string | undefined, kind: string): string | undefined {
  const { length } = upperSnake(name ?? "");
  return length === 2 ? `${name}_${kind}` : length === 1 ? undefined : name;
}

/** A vendor's variable holds the key alone, not an address with the key in it. */
function vendorFits({ finding, whole, value }: Move): boolean {
  const alone = !whole || value.trim() === finding.secret.reveal().trim();
  return alone || /(?:URL|URI|DSN|CONNECTION_STRING)$/.test(finding.environment ?? "");
}

/** With another name than the one that the code sets or reads, only the literal is replaced. */
function plain(move: Move): Move {
  return nameInCode(move) !== undefined ? { ...move, context: { kind: "plain" } } : move;
}
