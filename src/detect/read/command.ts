import type { Hit } from "../hit";
import { FIELD } from "../hit";
import { isPlaceholder } from "../judge/placeholder";
import { isOrdinary } from "../judge/value";
import { looksRandom } from "../judge/wordness";
import { builtVocabulary } from "../prefilter/built-vocabulary";
import type { CommandPattern } from "../prefilter/vocabulary";

const QUOTE = `["'\\\\]{0,2}`;
const VALUE = `(?<value>[^\\s"'\\\\|;&<>]{4,400})`;

interface Ready {
  /** Matches a text that may hold one of the commands. */
  readonly any: RegExp;
  readonly programs: ReadonlySet<string>;
  readonly patterns: readonly { readonly command: CommandPattern; readonly pattern: RegExp }[];
}

let ready: Ready | undefined;

function commands(): Ready {
  if (ready !== undefined) return ready;
  const known = builtVocabulary().commands;
  const programs = new Set(known.flatMap(({ commands }) => commands.map((each) => each.split(" ")[0] as string)));
  const begins = (words: Iterable<string>) =>
    `\\b(?:${[...words].map((each) => each.replaceAll(" ", "\\s{1,20}")).join("|")})`;
  ready = {
    any: new RegExp(`${begins(programs)}\\s`),
    programs,
    patterns: known.map((command) => ({
      command,
      pattern: new RegExp(begins(command.commands) + command.before + QUOTE + VALUE, "dg"),
    })),
  };
  return ready;
}

/** Credentials among the arguments of commands in a text: a shell's line, or the string of `os.system("…")`. */
export function findCommandCredentials(text: string): Hit[] {
  const { any, patterns } = commands();
  if (!any.test(text)) return [];
  const hits: Hit[] = [];
  for (const { command, pattern } of patterns) {
    const { rule, name, random, environment } = command;
    for (const found of text.matchAll(pattern)) {
      const place = found.indices?.groups?.value;
      if (place === undefined) continue;
      const [start, end] = place;
      const value = text.slice(start, end);
      if (value.includes(FIELD) || value.startsWith("-") || isOrdinary(value) || isPlaceholder(value)) continue;
      if (random === true && !looksRandom(value)) continue;
      hits.push({
        rule,
        confidence: "medium",
        name,
        start,
        end,
        ...(environment === undefined ? {} : { environment }),
      });
    }
  }
  return hits;
}

const LONGEST_LIST = 1000;

/**
 * The command that a list of arguments spells, from the body of its first literal on, or undefined where that is no command
 * with a credential among its arguments: `["mysql", "-pX"]` as `mysql    -pX`. Offsets are those of the source.
 */
export function spelledCommand(text: string, bodyStart: number, bodyEnd: number): string | undefined {
  if (!commands().programs.has(text.slice(bodyStart, bodyEnd))) return undefined;
  const list = text.slice(bodyStart, bodyStart + LONGEST_LIST);
  const end = list.search(/[\])]/);
  const items = end < 0 ? list : list.slice(0, end);
  if (!/^[^"']*["']\s*,/.test(items)) return undefined;
  return items.replace(/["'],?|,(?=\s*["'])|[\r\n]/g, (found) => " ".repeat(found.length));
}
