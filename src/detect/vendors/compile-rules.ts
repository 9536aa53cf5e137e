import type { OwnRule } from "../config";
import type { CompiledRule } from "../read/own-rules";

/** Compiles the project's own rules. Returns a sentence that names the first rule whose pattern is not one of RE2's. */
export function compileRules(rules: readonly OwnRule[]): readonly CompiledRule[] | string {
  if (rules.length === 0) return [];
  // At hand at once, and only for projects that have rules of their own.
  const { RE2JS, RE2JSException } = require("re2js") as typeof import("re2js");
  const compiled: CompiledRule[] = [];
  for (const rule of rules) {
    try {
      const pattern = RE2JS.compile(rule.pattern);
      const group = Object.hasOwn(pattern.namedGroups(), "value") ? "value" : 0;
      compiled.push({ rule, pattern, group });
    } catch (error) {
      if (!(error instanceof RE2JSException)) throw error;
      return `the pattern of the rule "${rule.id}" is not one that RE2 runs: look-around and back-references are not`;
    }
  }
  return compiled;
}
