import { parse, TomlError } from "smol-toml";
import { confidenceOf, InvalidValue, isTable, listOf, stringOf, stringsOf, tableOf } from "./config-values";
import type { Confidence } from "./finding";
import { type OwnRule, ownRule } from "./own-rule";

/** A finding that a project has looked at and allows. */
export interface Allowed {
  readonly rule: string;
  readonly name?: string;
  /** The value's shared fingerprint; without it every value of the rule is allowed. */
  readonly fingerprint?: string;
}

/** What `.sealwright.toml` says. */
export interface Config {
  readonly minimumConfidence: Confidence | undefined;
  /** Patterns as in `.gitignore`, relative to the file's folder. */
  readonly exclude: readonly string[];
  readonly disabledRules: ReadonlySet<string>;
  readonly ownRules: readonly OwnRule[];
  readonly allowed: readonly Allowed[];
  /** The salt of the shared fingerprints in `allowed`. */
  readonly salt: string | undefined;
}

export const DEFAULT_CONFIG: Config = {
  minimumConfidence: undefined,
  exclude: [],
  disabledRules: new Set(),
  ownRules: [],
  allowed: [],
  salt: undefined,
};

type ConfigResult =
  | { readonly kind: "config"; readonly config: Config }
  | { readonly kind: "invalid"; readonly reason: string };

const KEYS = new Set(["minimum_confidence", "exclude", "disable", "salt", "allow", "rule"]);

/** Reads the text of a `.sealwright.toml`. An unknown key is an error: a misspelt exclusion must not pass in silence. */
export function parseProjectConfig(text: string): ConfigResult {
  const root = readToml(text);
  return typeof root === "string" ? invalid(root) : configOf(root);
}

/** Reads the table `tool.sealwright` of a `pyproject.toml`; undefined where that has none. */
export function parsePyproject(text: string): ConfigResult | undefined {
  // Most have no word of ours, and what is wrong in the rest of them is not for us to say.
  if (!/\bsealwright\b/.test(text)) return undefined;
  const root = readToml(text);
  if (typeof root === "string") return invalid(root);
  const own = isTable(root.tool) ? root.tool.sealwright : undefined;
  if (own === undefined) return undefined;
  return isTable(own) ? configOf(own) : invalid("tool.sealwright must be a table");
}

/** The root table, or what is wrong. */
function readToml(text: string): Record<string, unknown> | string {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return `line ${error.line} is not TOML`;
  }
}

function configOf(root: Record<string, unknown>): ConfigResult {
  const unknown = Object.keys(root).find((key) => !KEYS.has(key));
  if (unknown !== undefined) {
    // What is no word may be a value that was put in the wrong place.
    const key = /^[a-z_-]{1,30}$/i.test(unknown) ? `the key "${unknown}"` : "a key in it";
    return invalid(`${key} is not known; known are ${[...KEYS].join(", ")}`);
  }
  try {
    const { minimum_confidence: minimum, exclude = [], disable = [], salt, allow = [], rule = [] } = root;
    return {
      kind: "config",
      config: {
        minimumConfidence: minimum === undefined ? undefined : confidenceOf(minimum, "minimum_confidence"),
        exclude: stringsOf(exclude, "exclude"),
        disabledRules: new Set(stringsOf(disable, "disable")),
        ownRules: listOf(rule, "rule").map(ownRule),
        allowed: listOf(allow, "allow").map(allowed),
        salt: salt === undefined ? undefined : stringOf(salt, "salt"),
      },
    };
  } catch (error) {
    if (error instanceof InvalidValue) return invalid(error.message);
    throw error;
  }
}

function invalid(reason: string): ConfigResult {
  return { kind: "invalid", reason };
}

function allowed(value: unknown): Allowed {
  const { rule, name, fingerprint } = tableOf(value, "allow");
  return {
    rule: stringOf(rule, "allow.rule"),
    ...(name === undefined ? {} : { name: stringOf(name, "allow.name") }),
    ...(fingerprint === undefined ? {} : { fingerprint: stringOf(fingerprint, "allow.fingerprint") }),
  };
}
