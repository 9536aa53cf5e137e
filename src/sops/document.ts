import type { Secret } from "../secret/secret";
import type { DataKey, RecipientGroups } from "./data-key";
import { newDataKey, openDataKey, sealDataKey, unsupportedType } from "./data-key";
import { SopsError } from "./errors";
import type { FormatName } from "./format";
import { MacHash } from "./mac";
import type { Metadata } from "./metadata";
import { FORMAT_VERSION } from "./metadata";
import type { OpenedFile, SealedFile } from "./opened";
import { openFile, readSealed } from "./opened";
import { Plaintext } from "./plaintext";
import { appendToken } from "./pointer";
import type { ScalarValue, ValueType } from "./scalar";
import { isEmpty, scalarBytes, scalarType } from "./scalar";
import type { SelectionRule } from "./selection";
import { DEFAULT_RULE, selection } from "./selection";
import { STORES } from "./stores";
import { formatMoment } from "./timestamp";
import type { Edit, Layout, TreeNode } from "./tree";
import { applyEdits } from "./tree";
import type { RandomBytes } from "./value";
import { freshIvs, looksSealed, seal, sealedType, systemRandom } from "./value";
import { walk } from "./walk";
import { expandAliases } from "./yaml-alias";

/** Time and randomness, given by tests. */
export interface Sources {
  now?: Date;
  random?: RandomBytes;
}

export interface EncryptOptions extends Sources {
  /** Recipients by key group; usually one group. */
  groups: RecipientGroups;
  /** How many of several groups open the file; all where it is not said. */
  threshold?: number;
  rule?: SelectionRule | undefined;
  macOnlyEncrypted?: boolean;
}

/** The age public keys as one key group. */
export function ageRecipients(publicKeys: readonly string[]): RecipientGroups {
  return [publicKeys.map((id) => ({ type: "age" as const, id }))];
}

/** Whether a text holds sops metadata. Throws `malformed` for a text that is no file of the format. */
export function isSealed(text: string, format: FormatName): boolean {
  try {
    return STORES[format].read(text).metadata !== undefined;
  } catch (error) {
    if (format === "binary") return false;
    throw error;
  }
}

/** A file's metadata, which stands in the clear. Throws `not-sops` and `malformed`. */
export function describe(text: string, format: FormatName): Metadata {
  return readSealed(text, format).metadata;
}

/** The types among a file's recipients that need the `sops` program. */
export function unsupportedTypes(metadata: Metadata): string[] {
  const types = metadata.groups.flat().map((key) => unsupportedType(key));
  return [...new Set(types.filter((type) => type !== undefined))];
}

/** An entry of a sealed file as it can be told without a key. */
export interface KeyListing {
  /** Index of the document, for YAML files of several. */
  document: number;
  pointer: string;
  sealed: boolean;
  type: ValueType | "null";
}

/** The places of a sealed file's values, in its order, without opening any. */
export function listKeys(text: string, format: FormatName): KeyListing[] {
  const listings: KeyListing[] = [];
  const { documents } = readSealed(text, format).layout;
  const visit = (node: TreeNode, document: number, pointer: string): void => {
    if (node.kind !== "scalar") {
      for (const [index, { key, value }] of node.entries.entries()) {
        visit(value, document, appendToken(pointer, node.kind === "sequence" ? String(index) : key));
      }
      return;
    }
    const raw = node.value;
    const sealed = typeof raw === "string" && looksSealed(raw);
    const type = sealed ? (sealedType(raw) ?? "str") : raw === null ? "null" : scalarType(raw);
    if (type !== "comment") listings.push({ document, pointer, sealed, type });
  };
  for (const [document, root] of documents.entries()) visit(root, document, "");
  return listings;
}

/** Seals text under the metadata's rule; `sealedBefore` gives sealed forms to keep for unchanged values. */
export function sealText(
  text: string,
  layout: Layout,
  format: FormatName,
  key: DataKey,
  metadata: Metadata,
  sources: Sources,
  sealedBefore: ReadonlyMap<string, string> = new Map(),
): string {
  const store = STORES[format];
  const edits: Edit[] = [];
  const hash = new MacHash(metadata.macOnlyEncrypted);
  const bytes = key.bytes();
  const nextIv = freshIvs(sources.random ?? systemRandom);
  walk(layout.documents, selection(metadata.rule), {
    scalar({ value, at }, { additional, sealed }) {
      hash.add(value, sealed);
      if (!sealed || isEmpty(value)) return;
      const plain = scalarBytes(value);
      const type = scalarType(value as Exclude<ScalarValue, null>);
      const kept = sealedBefore.size > 0 ? sealedBefore.get(stashName(additional, type, plain)) : undefined;
      const text = kept ?? seal(plain, type, bytes, additional, nextIv());
      edits.push({ start: at.start, end: at.end, text: store.sealed(text, at) });
    },
    comment(comment, { additional, sealed }) {
      if (!sealed || comment.text === "") return;
      const kept = sealedBefore.get(stashName(additional, "comment", comment.text));
      edits.push(...store.comment(comment, kept ?? seal(comment.text, "comment", bytes, additional, nextIv())));
    },
  });
  const complete = withMac(metadata, hash.digest(), key, sources);
  return applyEdits(text, [...edits, ...store.metadata(text, layout, complete)]);
}

/** Names a value with its place and type in the table of sealed forms. */
export function stashName(additional: string, type: ValueType, plain: Uint8Array | string): string {
  return `${additional}\0${type}\0${typeof plain === "string" ? plain : Buffer.from(plain).toString("base64")}`;
}

/** The metadata with the code sealed at this moment. */
export function withMac(metadata: Metadata, code: string, key: DataKey, sources: Sources): Metadata {
  const lastModified = formatMoment(sources.now ?? new Date());
  const iv = freshIvs(sources.random ?? systemRandom)();
  return { ...metadata, lastModified, mac: seal(code, "str", key.bytes(), lastModified, iv) };
}

/**
 * Seals a file: text in the format's form, or bytes for a binary file. Layout and comments stay; aliases of YAML are
 * written out. Throws `already-sealed`, `malformed`, `bad-recipient`, `unsupported-recipient`.
 */
export async function encrypt(
  plain: string | Uint8Array,
  format: FormatName,
  options: EncryptOptions,
): Promise<string> {
  const random = options.random ?? systemRandom;
  const rule = options.rule ?? (format === "binary" ? undefined : DEFAULT_RULE);
  if (options.rule !== undefined) selection(options.rule);
  const { text, layout } = readPlain(plain, format);
  const several = options.groups.length > 1;
  const threshold = several ? (options.threshold ?? 0) || options.groups.length : 0;
  const key = newDataKey(random);
  const groups = await sealDataKey(key, options.groups, threshold, random);
  const metadata: Metadata = {
    groups,
    threshold,
    lastModified: "",
    mac: "",
    version: FORMAT_VERSION,
    rule,
    macOnlyEncrypted: options.macOnlyEncrypted ?? false,
  };
  return sealText(text, layout, format, key, metadata, options);
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SopsError("malformed", "The file is not text in UTF-8; it can only be sealed as a binary file.");
  }
}

/** Reads what is to be sealed. Throws `already-sealed` and `malformed`. */
export function readPlain(plain: string | Uint8Array, format: FormatName): { text: string; layout: Layout } {
  if (format === "binary") {
    const text = '{\n\t"data": ""\n}\n';
    const layout = STORES.json.read(text);
    const value = layout.documents[0]!.entries[0]!.value;
    if (value.kind === "scalar") value.value = typeof plain === "string" ? plain : Uint8Array.from(plain);
    return { text, layout };
  }
  const given = typeof plain === "string" ? plain : decodeText(plain);
  const text = format === "yaml" ? expandAliases(given) : given;
  const layout = STORES[format].read(text);
  if (layout.metadata !== undefined || layout.metadataSpans.length > 0) {
    throw new SopsError(
      "already-sealed",
      'The file has a "sops" entry: it is sealed, or the entry needs another name.',
    );
  }
  if (layout.documents.length === 0) throw new SopsError("malformed", "The file is empty; there is nothing to seal.");
  return { text, layout };
}

/**
 * Opens a sealed file and verifies its code. Identities are texts of age key files.
 * Throws `not-sops`, `malformed`, `no-identity`, `unsupported-recipient`, `tampered`, `mac-mismatch`.
 */
export async function decrypt(sealed: string, format: FormatName, identities: readonly Secret[]): Promise<Plaintext> {
  const file = readSealed(sealed, format);
  const opened = openFile(file, await openDataKey(file.metadata, identities));
  return format === "binary" ? binaryPlaintext(opened) : new Plaintext(plainText(file, opened));
}

function binaryPlaintext(opened: OpenedFile): Plaintext {
  const value = opened.leaves[0]?.value;
  if (value instanceof Uint8Array || typeof value === "string") return new Plaintext(value);
  throw new SopsError("malformed", 'The sealed binary file has no "data".');
}

function plainText(file: SealedFile, opened: OpenedFile): string {
  const { store, text, layout } = file;
  const edits: Edit[] = [...store.withoutMetadata(text, layout)];
  for (const { scalar, sealed, type, value } of opened.leaves) {
    if (!sealed || isEmpty(scalar.value)) continue;
    const { at } = scalar;
    if (type === "comment") edits.push(store.commentItem(String(value), at));
    else edits.push({ start: at.start, end: at.end, text: store.plain(value, at) });
  }
  for (const { comment, text } of opened.comments) edits.push(...store.comment(comment, text));
  return applyEdits(text, edits);
}
