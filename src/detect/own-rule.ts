import { confidenceOf, InvalidValue, listOf, stringOf, stringsOf, tableOf, textsOf } from "./config-values";
import type { Confidence } from "./finding";
import type { Calls } from "./vendors/vendor";

/**
 * A rule of the project's own, in the shape of a vendor's entry as far as it has one; its patterns run on a linear-time engine.
 * Without `names` the pattern is looked for in the whole text. `calls` say what an argument is called, which is then judged as
 * any value of that name.
 */
export interface OwnRule {
  readonly id: string;
  readonly title: string;
  readonly vendor?: string;
  /** The variable that the vendor's own client reads. */
  readonly environment?: string;
  /** A regular expression in RE2's syntax; the group `value`, where there is one, is the credential. With `names`: the whole value. */
  readonly pattern?: string;
  /** What the pattern's matches begin with; no letter, digit or underscore may stand before them. */
  readonly prefix?: readonly string[];
  /** Words of which a credential's name must contain one, as `NamedValue.words`. */
  readonly names?: readonly string[];
  readonly calls?: Calls;
  readonly commands?: readonly OwnCommand[];
  /** Words of which the text must contain one before the pattern is tried. */
  readonly keywords: readonly string[];
  readonly confidence: Confidence;
}

/** A command with a credential among its arguments: `before` is an expression for what is between. */
interface OwnCommand {
  readonly command: readonly string[];
  readonly before: string;
}

/** Reads one `[[rule]]` of a `.sealwright.toml`. Throws `InvalidValue`. */
export function ownRule(value: unknown): OwnRule {
  const { id, title, vendor, environment, pattern, prefix, names, calls, commands, ...rest } = tableOf(value, "rule");
  const { keywords = [], confidence = "medium" } = rest;
  const name = idOf(id);
  const alone = names === undefined && prefix === undefined && (calls !== undefined || commands !== undefined);
  return {
    id: name,
    title: title === undefined ? name : titleOf(title),
    ...(vendor === undefined ? {} : { vendor: stringOf(vendor, "rule.vendor") }),
    ...(environment === undefined ? {} : { environment: variable(environment) }),
    ...(pattern === undefined && alone ? {} : { pattern: stringOf(pattern, "rule.pattern") }),
    ...(prefix === undefined ? {} : { prefix: beginnings(prefix) }),
    ...(names === undefined ? {} : { names: words(names) }),
    ...(calls === undefined ? {} : { calls: callsOf(calls) }),
    ...(commands === undefined ? {} : { commands: listOf(commands, "rule.commands").map(commandOf) }),
    keywords: stringsOf(keywords, "rule.keywords"),
    confidence: confidenceOf(confidence, "rule.confidence"),
  };
}

/** Ids stand in every report, in comments that suppress, and in lists. */
function idOf(value: unknown): string {
  const id = stringOf(value, "rule.id");
  if (/^[a-z0-9][a-z0-9._-]{0,63}$/.test(id)) return id;
  throw new InvalidValue("rule.id must be lower-case letters, digits and -._, at most 64, such as acme-token");
}

function variable(value: unknown): string {
  const name = stringOf(value, "rule.environment");
  if (/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)) return name;
  throw new InvalidValue("rule.environment must be the name of a variable");
}

/** A title is one line of a message. */
function titleOf(value: unknown): string {
  const title = stringOf(value, "rule.title");
  if (/^[^\p{Cc}\p{Cf}\u2028\u2029]{1,120}$/u.test(title)) return title;
  throw new InvalidValue("rule.title must be one line of at most 120 characters");
}

function beginnings(value: unknown): string[] {
  const prefixes = textsOf(value, "rule.prefix");
  if (prefixes.every((prefix) => /^[!-~]{1,80}$/.test(prefix))) return prefixes;
  throw new InvalidValue("rule.prefix must be characters of ASCII without blanks");
}

function words(value: unknown): string[] {
  const names = textsOf(value, "rule.names");
  if (names.every((name) => /^[a-z0-9]{3,80}$/.test(name))) return names;
  throw new InvalidValue("rule.names must be words of three or more letters and digits, in lower case");
}

const PART = /^[\w*]{0,120}$/;

function callsOf(value: unknown): Calls {
  const calls: Record<string, Record<number, string>> = {};
  for (const [key, names] of Object.entries(tableOf(value, "rule.calls"))) {
    const parts = key.split(".").map((part) => part.split("|"));
    const last = parts.at(-1) ?? [];
    if (!parts.flat().every((name) => PART.test(name)) || last.some((name) => !/^\w\w+$/.test(name)))
      throw new InvalidValue('rule.calls must have calls for keys, such as "Client" or "acme.login"');
    const places = Object.entries(tableOf(names, "rule.calls"));
    if (!places.every(([position]) => /^\d{1,2}$/.test(position)))
      throw new InvalidValue("rule.calls must have positions from 0 for the keys of each call");
    calls[key] = Object.fromEntries(places.map(([position, name]) => [position, stringOf(name, "rule.calls")]));
  }
  return calls;
}

function commandOf(value: unknown): OwnCommand {
  const { command, before, ...others } = tableOf(value, "rule.commands");
  if (Object.keys(others).length > 0) throw new InvalidValue("rule.commands may have command and before alone");
  const commands = textsOf(command, "rule.commands.command");
  if (!commands.every((each) => /^[\w.-]{2,60}(?: [\w.-]{1,60}){0,5}$/.test(each)))
    throw new InvalidValue("rule.commands.command must be a program, with its subcommands behind one blank each");
  return { command: commands, before: stringOf(before, "rule.commands.before") };
}
