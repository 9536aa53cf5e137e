import type { RE2JS } from "re2js";
import type { OwnRule } from "../own-rule";
import { COMMAND_VALUE, commandWords } from "../read/command-table";
import type { CompiledRule, FindPlaces } from "../read/own-rules";

/** Compiles the project's own rules. Returns a sentence that names the first rule whose pattern is not one of RE2's. */
export function compileRules(rules: readonly OwnRule[]): readonly CompiledRule[] | string {
  if (rules.length === 0) return [];
  // At hand at once, and only for projects that have rules of their own.
  const { RE2JS, RE2JSException } = require("re2js") as typeof import("re2js");
  const compiled: CompiledRule[] = [];
  for (const rule of rules) {
    try {
      compiled.push(compileRule(rule, (source) => RE2JS.compile(source)));
    } catch (error) {
      if (!(error instanceof RE2JSException)) throw error;
      return `the pattern of the rule "${rule.id}" is not one that RE2 runs: look-around and back-references are not`;
    }
  }
  return compiled;
}

function compileRule(rule: OwnRule, compile: (source: string) => RE2JS): CompiledRule {
  const { pattern, names, prefix, commands = [] } = rule;
  const own = pattern === undefined ? undefined : compile(pattern);
  return {
    rule,
    ...(own === undefined
      ? {}
      : names === undefined
        ? { find: placesOf(own, prefix) }
        : { matches: (value) => own.matcher(value).matches() }),
    commands: commands.map(({ command, before }) => ({
      programs: command,
      find: placesOf(compile(`\\b(?:${command.map(commandWords).join("|")})(?:${before})${COMMAND_VALUE}`)),
    })),
  };
}

/** The places of a pattern's group `value`, or of its matches; those alone that begin with one of `prefix` at a boundary. */
function placesOf(pattern: RE2JS, prefix?: readonly string[]): FindPlaces {
  const group = Object.hasOwn(pattern.namedGroups(), "value") ? "value" : 0;
  return function* (text) {
    if (prefix?.some((beginning) => text.includes(beginning)) === false) return;
    const matcher = pattern.matcher(text);
    while (matcher.find()) {
      const at = matcher.start();
      const begins = prefix?.some((beginning) => text.startsWith(beginning, at)) ?? true;
      if (begins && (prefix === undefined || !/\w/.test(text[at - 1] ?? "")))
        yield [matcher.start(group), matcher.end(group)];
    }
  };
}
