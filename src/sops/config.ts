import { isScalar, visit } from "yaml";
import { SopsError } from "./errors";
import type { RecipientGroups } from "./keys/recipients";
import { isSecretKey, SECRET_KEY_ADVICE } from "./keys/secret-key";
import type { KeyType } from "./metadata/metadata";
import type { SelectionRule } from "./metadata/selection";
import { compileRegex, RULE_NAMES } from "./metadata/selection";
import { tooDeep, yamlDocuments } from "./yaml-syntax";

/** One creation rule of `.sops.yaml`. */
export interface CreationRule {
  /** Go's RE2, tested on the path relative to the configuration's folder; undefined matches every path. */
  pathRegex: string | undefined;
  groups: RecipientGroups;
  /** 0 where it is not said: all groups. */
  threshold: number;
  selection: SelectionRule | undefined;
  macOnlyEncrypted: boolean;
  /** The text of a `.sops.yaml` with this rule alone, for every path: what the `sops` program is given. */
  config: string;
}

/** A configuration: its rules, still unread, since only the one that matches has to be right. */
export interface SopsConfig {
  /** Undefined where the file has no `creation_rules`: it counts as no configuration. */
  rules: Fields[] | undefined;
  /** How the `sops` program lays out what it writes. */
  stores: Tree;
}

type Tree = string | null | Tree[] | { [key: string]: Tree };
type Fields = { [key: string]: Tree };
type Recipient = { type: KeyType; id: string };

/** What `.sops.yaml` calls the lists of a rule, and of a key group, in sops's order. */
const RULE_LISTS: readonly (readonly [name: string, type: KeyType])[] = [
  ["age", "age"],
  ["pgp", "pgp"],
  ["kms", "kms"],
  ["gcp_kms", "gcp_kms"],
  ["hckms", "hckms"],
  ["azure_keyvault", "azure_kv"],
  ["hc_vault_transit_uri", "hc_vault"],
];
const GROUP_LISTS: readonly (readonly [name: string, type: KeyType, id: readonly string[]])[] = [
  ["age", "age", []],
  ["pgp", "pgp", []],
  ["kms", "kms", ["arn"]],
  ["gcp_kms", "gcp_kms", ["resource_id"]],
  ["hckms", "hckms", ["key_id"]],
  ["azure_keyvault", "azure_kv", ["vaultUrl", "key", "version"]],
  ["hc_vault", "hc_vault", []],
];

function malformed(what: string): SopsError {
  return new SopsError("malformed", `The .sops.yaml file cannot be read: ${what}.`);
}

function fields(tree: Tree | undefined, what: string): Fields {
  if (tree === null || tree === undefined) return {};
  if (typeof tree !== "object" || Array.isArray(tree)) throw malformed(`${what} is not a map`);
  return tree;
}

/** Reads `.sops.yaml`. Throws `malformed`. */
export function parseSopsConfig(text: string): SopsConfig {
  const root = fields(nulls(read(text)), "its top level");
  const rules = root.creation_rules;
  const stores = root.stores ?? null;
  if (rules === undefined || rules === null) return { rules: undefined, stores };
  if (!Array.isArray(rules)) throw malformed("creation_rules is not a list");
  return { rules: rules.map((rule) => fields(rule, "a creation rule")), stores };
}

function read(text: string): Tree {
  if (text.includes("\0")) throw malformed("it is not UTF-8 (Windows PowerShell writes UTF-16): save it as UTF-8");
  const [document, second] = yamlDocuments(text, { schema: "failsafe", merge: true }, malformed);
  if (second !== undefined) {
    throw malformed(
      "it holds several documents, of which sops reads the first alone: take out the lines of three dashes",
    );
  }
  if (document === undefined) return null;
  visit(document, { Map: (_, { items }) => refuseTwice(items.map(({ key }) => key)) });
  try {
    return document.toJS({ maxAliasCount: 1000 });
  } catch (error) {
    // What the library throws at aliases that repeat or lead nowhere, and at depth.
    if (error instanceof ReferenceError)
      throw malformed("an alias leads nowhere, or its aliases repeat too much of it");
    if (error instanceof RangeError) throw tooDeep(malformed);
    throw error;
  }
}

/** The library does this too, with each key against each other. */
function refuseTwice(keys: readonly unknown[]): void {
  const names = keys.flatMap((key) => (isScalar(key) ? [String(key.value)] : []));
  if (new Set(names).size < names.length) throw malformed("a key stands twice in one map");
}

/** YAML's words for nothing as null: the failsafe schema leaves every scalar a string. */
function nulls(tree: Tree): Tree {
  if (tree === "" || tree === "~" || tree === "null" || tree === undefined) return null;
  if (Array.isArray(tree)) return tree.map(nulls);
  if (tree === null || typeof tree === "string") return tree;
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, nulls(value)]));
}

/**
 * The creation rule for a file: the first whose `path_regex` matches. `path` is relative to the configuration's folder
 * (absolute where the file is outside it). Undefined where the file has no creation rules at all.
 * Throws `no-rule` where none matches, `malformed` where the rule cannot be used.
 */
export function creationRule(config: SopsConfig, path: string): CreationRule | undefined {
  if (config.rules === undefined) return undefined;
  for (const rule of config.rules) {
    const regex = text(rule, "path_regex");
    if (regex === "" || compileRegex(regex, "path_regex")(path)) return readRule(rule, regex, config.stores);
  }
  throw new SopsError("no-rule", `No creation rule of .sops.yaml matches ${path}. Add one to it.`);
}

function text(rule: Fields, name: string): string {
  const value = rule[name] ?? "";
  if (typeof value !== "string") throw malformed(`${name} is not a text`);
  return value;
}

function readRule(rule: Fields, regex: string, stores: Tree): CreationRule {
  const given = RULE_NAMES.filter((name) => text(rule, name) !== "");
  if (given.length > 1) throw malformed(`${given.join(" and ")} exclude each other`);
  const threshold = text(rule, "shamir_threshold") || "0";
  if (!/^\d{1,3}$/.test(threshold)) throw malformed("shamir_threshold is not a count");
  const groups = rule.key_groups;
  const count = Array.isArray(groups) ? groups.length : 0;
  if (count > 1 && threshold !== "0" && (Number(threshold) < 2 || Number(threshold) > count)) {
    const which = regex === "" ? "for every path" : `for ${regex}`;
    throw malformed(
      `shamir_threshold of the rule ${which} must be at least 2 and at most the number of its key groups, ${count}`,
    );
  }
  const macOnlyEncrypted = /^(?:true|y|yes|on)$/i.test(text(rule, "mac_only_encrypted"));
  const { path_regex: _, ...alone } = rule;
  const typed = { ...alone, shamir_threshold: Number(threshold), mac_only_encrypted: macOnlyEncrypted };
  return {
    pathRegex: regex === "" ? undefined : regex,
    groups: Array.isArray(groups) && groups.length > 0 ? groups.map((group) => readGroup(group, 0)) : [ruleKeys(rule)],
    threshold: Number(threshold),
    selection: given[0] === undefined ? undefined : { name: given[0], text: text(rule, given[0]) },
    macOnlyEncrypted,
    config: JSON.stringify({ creation_rules: [typed], stores: withNumbers(stores) }),
  };
}

/** Settings of layout, whose numbers must be numbers. */
function withNumbers(tree: Tree): unknown {
  if (typeof tree === "string") return /^\d{1,9}$/.test(tree) ? Number(tree) : tree;
  if (tree === null || Array.isArray(tree)) return tree ?? {};
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, withNumbers(value)]));
}

function list(tree: Tree | undefined, name: string): string[] {
  if (tree === undefined || tree === null) return [];
  const items = typeof tree === "string" ? tree.split(",") : tree;
  if (!Array.isArray(items)) throw malformed(`${name} is neither a text nor a list`);
  return items
    .flatMap((item) => {
      if (typeof item !== "string") throw malformed(`${name} holds something that is not a text`);
      // A list's items may themselves hold several keys.
      return item.split(",").map((part) => part.trim());
    })
    .filter((item) => item !== "")
    .map((item) => {
      if (isSecretKey(item)) throw malformed(`${name} of a rule holds a secret key. ${SECRET_KEY_ADVICE}`);
      return item;
    });
}

function ruleKeys(rule: Fields): Recipient[] {
  return unique(
    RULE_LISTS.flatMap(([name, type]) => list(rule[name], name).map((id) => ({ type, id: idOf(type, id) }))),
  );
}

/** So many key groups may be merged into one rule. */
const MOST_MERGED = 1000;

function readGroup(tree: Tree, depth: number, seen = { groups: 0 }): Recipient[] {
  if (depth > 50 || ++seen.groups > MOST_MERGED) throw malformed("too many key groups are merged");
  const group = fields(tree, "a key group");
  const merged = Array.isArray(group.merge) ? group.merge.flatMap((inner) => readGroup(inner, depth + 1, seen)) : [];
  const own = GROUP_LISTS.flatMap(([name, type, parts]) => {
    const items = group[name];
    if (items === undefined || items === null) return [];
    if (!Array.isArray(items)) throw malformed(`${name} of a key group is not a list`);
    if (parts.length === 0) return list(items, name).map((id) => ({ type, id: idOf(type, id) }));
    return items.map((item) => {
      const entry = fields(item, `an entry of ${name}`);
      return {
        type,
        id: parts
          .map((part) => text(entry, part))
          .filter((part) => part !== "")
          .join("/"),
      };
    });
  });
  return unique([...merged, ...own]);
}

/** A recipient's id as a sealed file shows it. */
function idOf(type: KeyType, id: string): string {
  if (type === "pgp") return id.replaceAll(" ", "");
  const vault = type === "hc_vault" ? /^(https?:\/\/[^/]{1,300})\/v1\/(.{1,300})\/keys\/([^/]{1,300})$/.exec(id) : null;
  return vault === null ? id : `${vault[1]}/${vault[2]}/${vault[3]}`;
}

function unique(keys: readonly Recipient[]): Recipient[] {
  return [...new Map(keys.map((key) => [`${key.type} ${key.id}`, key])).values()];
}
