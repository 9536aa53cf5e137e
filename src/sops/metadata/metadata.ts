import { SopsError } from "../errors";
import { isSecretKey, SECRET_KEY_ADVICE } from "../keys/secret-key";
import { canonicalMoment } from "../tree/timestamp";
import type { MetadataTree } from "../tree/tree";
import type { RuleName, SelectionRule } from "./selection";
import { DEFAULT_RULE, RULE_NAMES } from "./selection";

/** The lists of keys that a file can hold, by their names in the file, and what a person calls the type. */
export const KEY_TYPES = {
  age: "age",
  pgp: "PGP",
  kms: "AWS KMS",
  gcp_kms: "GCP KMS",
  hckms: "Huawei Cloud KMS",
  azure_kv: "Azure Key Vault",
  hc_vault: "HashiCorp Vault",
} as const;

export type KeyType = keyof typeof KEY_TYPES;

/** A recipient with the data key (or its share) sealed to it. */
export interface MasterKey {
  type: KeyType;
  /** The public key, fingerprint or address by which a person knows it. */
  id: string;
  /** The sealed data key. */
  enc: string;
  /** The entry's fields as they are in the file, `enc` among them. */
  fields: { [name: string]: MetadataTree };
}

export type KeyGroup = MasterKey[];

/** What a sealed file says of itself, in the clear. */
export interface SopsMetadata {
  groups: KeyGroup[];
  /** How many groups open the file; 0 where it is not said. */
  threshold: number;
  lastModified: string;
  mac: string;
  version: string;
  rule: SelectionRule | undefined;
  macOnlyEncrypted: boolean;
}

/** The version of the format that new files declare. */
export const FORMAT_VERSION = "3.13.3";

const ID_FIELDS: Record<KeyType, readonly string[]> = {
  age: ["recipient"],
  pgp: ["fp"],
  kms: ["arn"],
  gcp_kms: ["resource_id"],
  hckms: ["key_id"],
  azure_kv: ["vault_url", "name", "version"],
  hc_vault: ["vault_address", "engine_path", "key_name"],
};

type Fields = { [name: string]: MetadataTree };

function fieldsOf(tree: MetadataTree | undefined): Fields | undefined {
  return tree !== null && typeof tree === "object" && !Array.isArray(tree) ? tree : undefined;
}

function text(tree: MetadataTree | undefined): string {
  return typeof tree === "string" ? tree : "";
}

function readGroup(fields: Fields): KeyGroup {
  const group: KeyGroup = [];
  for (const type of Object.keys(KEY_TYPES) as KeyType[]) {
    const list = fields[type];
    if (!Array.isArray(list)) continue;
    for (const item of list) {
      const entry = fieldsOf(item);
      if (entry === undefined) throw malformed(`an entry of "${type}" is not a map`);
      const id = ID_FIELDS[type].map((name) => text(entry[name])).filter((part) => part !== "");
      if (id.some(isSecretKey)) throw malformed(`a recipient of the file is a secret key. ${SECRET_KEY_ADVICE}`);
      group.push({ type, id: id.join("/"), enc: text(entry.enc), fields: entry });
    }
  }
  return group;
}

function malformed(what: string): SopsError {
  return new SopsError("malformed", `The file's sops metadata cannot be read: ${what}.`);
}

function readRule(fields: Fields): SelectionRule | undefined {
  const given = RULE_NAMES.filter((name) => text(fields[name]) !== "");
  if (given.length > 1) throw malformed(`${given.join(" and ")} exclude each other`);
  return given.length === 0 ? DEFAULT_RULE : { name: given[0]!, text: text(fields[given[0]!]) };
}

/** Reads a file's metadata. Throws `not-sops` where there is none, `malformed` where it cannot be read. */
export function readMetadata(tree: MetadataTree | undefined): SopsMetadata {
  if (tree === undefined) throw new SopsError("not-sops", "The file is not sealed: it holds no sops metadata.");
  const fields = fieldsOf(tree);
  if (fields === undefined) throw malformed("it is not a map");
  const own = readGroup(fields);
  const groups =
    own.length > 0
      ? [own]
      : (Array.isArray(fields.key_groups) ? fields.key_groups : []).map((group) => readGroup(fieldsOf(group) ?? {}));
  if (groups.length === 0) throw malformed("it names no recipients");
  const lastModified = canonicalMoment(text(fields.lastmodified));
  if (lastModified === undefined) throw malformed('"lastmodified" is missing or no time');
  const threshold = Number(text(fields.shamir_threshold) || "0");
  if (!Number.isInteger(threshold) || threshold < 0) throw malformed('"shamir_threshold" is no count');
  return {
    groups,
    threshold,
    lastModified,
    mac: text(fields.mac),
    version: text(fields.version),
    rule: readRule(fields),
    macOnlyEncrypted: /^(?:true|True|TRUE|1|t|T)$/.test(text(fields.mac_only_encrypted)),
  };
}

/** A value of the metadata as it is written: whether text is quoted depends on it. */
export type WrittenTree = string | number | true | WrittenTree[] | { [key: string]: WrittenTree };

function writeGroup(group: KeyGroup, always: readonly KeyType[]): { [key: string]: WrittenTree } {
  const written: { [key: string]: WrittenTree } = {};
  for (const type of Object.keys(KEY_TYPES).sort() as KeyType[]) {
    const keys = group.filter((key) => key.type === type);
    if (keys.length > 0 || always.includes(type)) written[type] = keys.map((key) => writeFields(key.fields));
  }
  return written;
}

function writeFields(tree: MetadataTree): WrittenTree {
  if (tree === null) return "";
  if (typeof tree === "string") return tree;
  if (Array.isArray(tree)) return tree.map(writeFields);
  return sorted(Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, writeFields(value)])));
}

function sorted(fields: { [key: string]: WrittenTree }): { [key: string]: WrittenTree } {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The metadata's fields as they are written, keys sorted. */
export function writeMetadata(metadata: SopsMetadata): { [key: string]: WrittenTree } {
  const fields: { [key: string]: WrittenTree } =
    metadata.groups.length === 1
      ? writeGroup(metadata.groups[0]!, [])
      : { key_groups: metadata.groups.map((group) => writeGroup(group, ["age", "hc_vault"])) };
  if (metadata.threshold > 0) fields.shamir_threshold = metadata.threshold;
  fields.lastmodified = metadata.lastModified;
  fields.mac = metadata.mac;
  if (metadata.rule !== undefined) fields[metadata.rule.name satisfies RuleName] = metadata.rule.text;
  if (metadata.macOnlyEncrypted) fields.mac_only_encrypted = true;
  fields.version = metadata.version;
  return sorted(fields);
}
