import { parse, TomlError } from "smol-toml";
import type { Confidence } from "./finding";

/** A finding that a project has looked at and allows. */
export interface Allowed {
  readonly rule: string;
  readonly name?: string;
  /** The value's shared fingerprint; without it every value of the rule is allowed. */
  readonly fingerprint?: string;
}

/** A rule of the project's own, run on a linear-time engine. */
export interface OwnRule {
  readonly id: string;
  readonly title: string;
  /** A regular expression in RE2's syntax; the group `value`, where there is one, is the credential. */
  readonly pattern: string;
  /** Words of which the text must contain one before the pattern is tried. */
  readonly keywords: readonly string[];
  readonly confidence: Confidence;
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

export type ConfigResult =
  | { readonly kind: "config"; readonly config: Config }
  | { readonly kind: "invalid"; readonly reason: string };

const KEYS = new Set(["minimum_confidence", "exclude", "disable", "salt", "allow", "rule"]);

/** Reads the text of a `.sealwright.toml`. An unknown key is an error: a misspelt exclusion must not pass in silence. */
export function parseConfig(text: string): ConfigResult {
  let root: Record<string, unknown>;
  try {
    root = parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return invalid(`line ${error.line} is not TOML`);
  }
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
        minimumConfidence: minimum === undefined ? undefined : confidence(minimum, "minimum_confidence"),
        exclude: list(exclude, "exclude").map((item) => string(item, "exclude")),
        disabledRules: new Set(list(disable, "disable").map((item) => string(item, "disable"))),
        ownRules: list(rule, "rule").map(ownRule),
        allowed: list(allow, "allow").map(allowed),
        salt: salt === undefined ? undefined : string(salt, "salt"),
      },
    };
  } catch (error) {
    if (error instanceof Invalid) return invalid(error.message);
    throw error;
  }
}

class Invalid extends Error {}

function invalid(reason: string): ConfigResult {
  return { kind: "invalid", reason };
}

function ownRule(value: unknown): OwnRule {
  const { id, title, pattern, keywords = [], confidence: sure = "medium" } = table(value, "rule");
  const name = string(id, "rule.id");
  return {
    id: name,
    title: title === undefined ? name : string(title, "rule.title"),
    pattern: string(pattern, "rule.pattern"),
    keywords: list(keywords, "rule.keywords").map((item) => string(item, "rule.keywords")),
    confidence: confidence(sure, "rule.confidence"),
  };
}

function allowed(value: unknown): Allowed {
  const { rule, name, fingerprint } = table(value, "allow");
  return {
    rule: string(rule, "allow.rule"),
    ...(name === undefined ? {} : { name: string(name, "allow.name") }),
    ...(fingerprint === undefined ? {} : { fingerprint: string(fingerprint, "allow.fingerprint") }),
  };
}

function confidence(value: unknown, key: string): Confidence {
  if (value === "low" || value === "medium" || value === "high") return value;
  throw new Invalid(`${key} must be "low", "medium" or "high"`);
}

function string(value: unknown, key: string): string {
  if (typeof value === "string") return value;
  throw new Invalid(`${key} must be a text in quotes`);
}

function list(value: unknown, key: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new Invalid(`${key} must be a list`);
}

function table(value: unknown, key: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Invalid(`${key} must be a table`);
}
