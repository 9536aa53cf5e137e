import { doubtful, type Judgement } from "../judge/judgement";
import { namedRule, namesRule } from "../judge/vendor-by-name";
import { receiversByWord, subcommandsByWord } from "../prefilter/derived-words";
import type { LookedFor } from "../prefilter/first-look";
import { firstLook, lookedFor } from "../prefilter/first-look";
import { builtVocabulary } from "../prefilter/packed-vocabulary";
import type { FirstLook } from "../prefilter/word-kinds";
import { CALL, COMMAND, PASSWORD_NAME, RANDOM_NAME } from "../prefilter/word-kinds";
import { makeTables, rarest } from "../prefilter/word-tables";
import { CallTable } from "./call-table";
import { CommandTable, knownCommands } from "./command-table";
import type { CompiledRule } from "./own-rules";

/** A rule by which a value is known, and how sure it makes. */
interface NamedMatch {
  readonly id: string;
  readonly environment?: string | undefined;
  readonly chain?: string | undefined;
  readonly judged: Judgement;
}

/** What a reader takes along: what is known of vendors, and whether the text is a test's, whose values are often made up. */
export interface Reading {
  readonly vendors: KnownVendors;
  readonly test: boolean;
}

const byRules = new WeakMap<readonly CompiledRule[], KnownVendors>();

/** What is known where a project has these rules of its own; the same object for the same list. */
export function knownVendors(rules: readonly CompiledRule[]): KnownVendors {
  if (rules.length === 0) return PRODUCT;
  const known = byRules.get(rules) ?? new KnownVendors(rules);
  byRules.set(rules, known);
  return known;
}

/** What is known of vendors while texts are read: the product's entries, then the project's own. Made as it is asked for. */
export class KnownVendors {
  readonly #rules: readonly CompiledRule[];
  #calls: CallTable<Readonly<Record<number, string>>> | undefined;
  #clients: CallTable<string> | undefined;
  #commands: CommandTable | undefined;
  #words: LookedFor | "none" | undefined;

  constructor(rules: readonly CompiledRule[]) {
    this.#rules = rules;
  }

  /** The name of the argument at `position` of a call, where the call's signature makes it a credential. */
  argumentName(callee: string, position: number): string | undefined {
    this.#calls ??= new CallTable([...this.#ownCalls(), ...builtVocabulary().calls]);
    return this.#calls.find(callee)?.[position];
  }

  /** The variable that a client's own default takes its key from, where the call makes such a client. */
  clientVariable(callee: string): string | undefined {
    this.#clients ??= new CallTable([
      ...this.#rules.flatMap(({ rule: { calls = {}, environment } }) =>
        environment === undefined ? [] : Object.keys(calls).map((key) => [key, environment] as const),
      ),
      ...builtVocabulary().clients,
    ]);
    return this.#clients.find(callee);
  }

  get commands(): CommandTable {
    this.#commands ??= new CommandTable([
      ...knownCommands(builtVocabulary().commands),
      ...this.#rules.flatMap(({ rule: { id, confidence, environment }, commands }) =>
        commands.map(({ programs, find }) => ({
          rule: id,
          confidence,
          commands: programs,
          find,
          ...(environment === undefined ? {} : { environment }),
        })),
      ),
    ]);
    return this.#commands;
  }

  /** The rule for a value for the name (as `joinedName` gives it), the value's form, and what stands `around` it; the caller judges placeholders. */
  named(normalizedName: string, value: string, around?: () => string): NamedMatch | undefined {
    const known = namedRule(normalizedName, value, around);
    if (known === undefined) return this.#ownNamed(normalizedName, value);
    const { confidence = "medium", doubt } = known.entry;
    const { id, environment, chain } = known;
    return { id, environment, chain, judged: doubt === undefined ? { confidence } : doubtful(doubt) };
  }

  #ownNamed(normalizedName: string, value: string): NamedMatch | undefined {
    const own = this.#rules.find(
      ({ rule: { names = [] }, matches }) => matches?.(value) === true && namesRule(normalizedName, { words: names }),
    );
    return own && { ...own.rule, judged: { confidence: own.rule.confidence } };
  }

  #ownCalls(): [string, Readonly<Record<number, string>>][] {
    return this.#rules.flatMap(({ rule }) => Object.entries(rule.calls ?? {}));
  }

  /** A first look at a text with the places of the project's own words put in. */
  withOwnWords(look: FirstLook, text: string): FirstLook {
    this.#words ??= this.#rules.length === 0 ? "none" : this.#ownWords();
    if (this.#words === "none") return look;
    const own = firstLook(text, this.#words);
    const places = [look, own].flatMap(({ words, kinds }) =>
      words.map((offset, at) => [offset, kinds[at] as number] as const),
    );
    places.sort(([one], [other]) => one - other);
    return { ...look, words: places.map(([offset]) => offset), kinds: places.map(([, kind]) => kind) };
  }

  #ownWords(): LookedFor | "none" {
    const receivers = receiversByWord(this.#ownCalls().map(([key]) => key));
    const subcommands = subcommandsByWord(
      this.#rules.flatMap(({ commands }) => commands.flatMap((each) => each.programs)),
    );
    const names = this.#rules.flatMap(({ rule }) => rule.names ?? []);
    const words = [
      ...[...names, ...Object.keys(receivers)].map((text) => ({
        text,
        kinds: PASSWORD_NAME | RANDOM_NAME | CALL,
        exact: false,
      })),
      ...Object.keys(subcommands).map((text) => ({ text, kinds: COMMAND, exact: true })),
    ];
    if (words.length === 0) return "none";
    return lookedFor({
      tables: makeTables(words.map(({ text, exact }) => ({ text, exact, at: rarest(text) }))),
      rules: words.map(() => -1),
      kinds: words.map(({ kinds }) => kinds),
      receivers: Object.fromEntries(Object.entries(receivers).filter(([, texts]) => texts.length > 0)),
      subcommands,
    });
  }
}

const PRODUCT = new KnownVendors([]);
