import type { Confidence } from "../finding";
import type { Hit } from "../hit";
import { FIELD } from "../hit";
import { isPlaceholder } from "../judge/placeholder";
import { isOrdinary } from "../judge/value";
import { looksRandom } from "../judge/wordness";
import type { CommandPattern } from "../prefilter/packed-vocabulary";
import type { FindPlaces } from "./own-rules";

/** The credential of a command behind the value's quotes; an expression of JavaScript's and of RE2's alike. */
export const COMMAND_VALUE = `["'\\\\]{0,2}(?<value>[^\\s"'\\\\|;&<>]{4,400})`;

/** An expression for a program with its subcommands. */
export function commandWords(words: string): string {
  return words.replaceAll(".", "\\.").replaceAll(" ", "\\s{1,20}");
}

/** A command whose arguments hold a credential, with what finds the credential in a text. */
interface KnownCommand extends Omit<CommandPattern, "before" | "rule" | "name"> {
  readonly rule: string;
  readonly name?: string;
  readonly confidence: Confidence;
  readonly find: FindPlaces;
}

/** The product's own commands, ready to be found. */
export function knownCommands(patterns: readonly CommandPattern[]): KnownCommand[] {
  return patterns.map(({ before, ...command }) => {
    const words = command.commands.map(commandWords).join("|");
    const pattern = new RegExp(`\\b(?:${words})${before}${COMMAND_VALUE}`, "dg");
    const find = (text: string) =>
      [...text.matchAll(pattern)].flatMap(({ indices }) => [indices?.groups?.value ?? []].filter(isPlace));
    return { ...command, confidence: "medium", find };
  });
}

function isPlace(range: readonly number[]): range is [number, number] {
  return range.length === 2;
}

const LONGEST_LIST = 1000;

/** The commands that are looked for in shells' lines and in lists of arguments. */
export class CommandTable {
  readonly #commands: readonly KnownCommand[];
  readonly #programs: ReadonlySet<string>;
  /** Matches a text that may hold one of the commands. */
  readonly #any: RegExp;

  constructor(commands: readonly KnownCommand[]) {
    this.#commands = commands;
    this.#programs = new Set(commands.flatMap((each) => each.commands.map((words) => words.split(" ")[0] as string)));
    this.#any = new RegExp(`\\b(?:${[...this.#programs].map(commandWords).join("|")})\\s`);
  }

  /** Credentials among the arguments of commands in a text: a shell's line, or the string of `os.system("…")`. */
  find(text: string): Hit[] {
    if (!this.#any.test(text)) return [];
    const hits: Hit[] = [];
    for (const { find, rule, name, confidence, random, environment } of this.#commands) {
      for (const [start, end] of find(text)) {
        const value = text.slice(start, end);
        if (value.includes(FIELD) || /^[-$`]/.test(value) || isOrdinary(value) || isPlaceholder(value)) continue;
        if (random === true && !looksRandom(value)) continue;
        hits.push({ rule, confidence, name, start, end, ...(environment === undefined ? {} : { environment }) });
      }
    }
    return hits;
  }

  /**
   * The command that a list of arguments spells, from the body of its first literal on, or undefined where that is no command
   * with a credential among its arguments: `["mysql", "-pX"]` as `mysql    -pX`. Offsets are those of the source.
   */
  spelled(text: string, bodyStart: number, bodyEnd: number): string | undefined {
    if (!this.#programs.has(text.slice(bodyStart, bodyEnd))) return undefined;
    const list = text.slice(bodyStart, bodyStart + LONGEST_LIST);
    const end = list.search(/[\])]/);
    const items = end < 0 ? list : list.slice(0, end);
    if (!/^[^"']*["']\s*,/.test(items)) return undefined;
    return items.replace(/["'],?|,(?=\s*["'])|[\r\n]/g, (found) => " ".repeat(found.length));
  }
}
