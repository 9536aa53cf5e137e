import type { Secret } from "../secret/secret";
import type { RecipientGroups } from "./data-key";
import { newDataKey, openDataKey, sealDataKey } from "./data-key";
import type { Sources } from "./document";
import { readPlain, sealText, stashName, withMac } from "./document";
import type { FormatName } from "./format";
import type { KeyGroup, Metadata } from "./metadata";
import type { SealedFile } from "./opened";
import { computeMac, openFile, readSealed } from "./opened";
import { isEmpty, scalarBytes } from "./scalar";
import type { Edit } from "./tree";
import { applyEdits } from "./tree";
import { freshIvs, seal, systemRandom } from "./value";

/** Recipients added and removed, by their ids. */
export interface RecipientChange {
  added: string[];
  removed: string[];
}

/** What a change of recipients would do to a file. */
export function compareRecipients(metadata: Metadata, wanted: RecipientGroups): RecipientChange {
  const has = new Set(metadata.groups.flat().map((key) => key.id));
  const wants = new Set(wanted.flat().map((key) => key.id));
  return { added: [...wants].filter((id) => !has.has(id)), removed: [...has].filter((id) => !wants.has(id)) };
}

function thresholdFor(metadata: Metadata, count: number, asked: number | undefined): number {
  return Math.min(asked ?? metadata.threshold, count);
}

function writeMetadata(file: SealedFile, metadata: Metadata): string {
  return applyEdits(file.text, file.store.metadata(file.text, file.layout, metadata));
}

/**
 * Seals the file's data key to other recipients (`updatekeys`); values, code and time stay. Someone who could open the
 * file before may have kept the data key: rotate it after removing a recipient.
 * Throws what `decrypt` throws but for the values', `bad-recipient` and `unsupported-recipient`.
 */
export async function updateRecipients(
  text: string,
  format: FormatName,
  wanted: RecipientGroups,
  identities: readonly Secret[],
  options: Sources & { threshold?: number } = {},
): Promise<string> {
  const file = readSealed(text, format);
  const { metadata } = file;
  const key = await openDataKey(metadata, identities);
  const threshold = thresholdFor(metadata, wanted.length, options.threshold);
  const random = options.random ?? systemRandom;
  // Shares of another threshold belong to another polynomial.
  const known: KeyGroup[] = wanted.length > 1 && threshold !== metadata.threshold ? [] : metadata.groups;
  const groups = await sealDataKey(key, wanted, threshold, random, known);
  return writeMetadata(file, { ...metadata, groups, threshold });
}

/** Adds age public keys to a file's first key group. */
export function addRecipients(
  text: string,
  format: FormatName,
  publicKeys: readonly string[],
  identities: readonly Secret[],
  options: Sources = {},
): Promise<string> {
  const [first = [], ...others] = readSealed(text, format).metadata.groups;
  const added = publicKeys.filter((id) => !first.some((key) => key.id === id));
  const wanted = [[...first, ...added.map((id) => ({ type: "age" as const, id }))], ...others];
  return updateRecipients(text, format, wanted, identities, options);
}

/** Removes recipients from every key group. Throws `bad-recipient` where a group would be left empty. */
export function removeRecipients(
  text: string,
  format: FormatName,
  ids: readonly string[],
  identities: readonly Secret[],
  options: Sources = {},
): Promise<string> {
  const { groups } = readSealed(text, format).metadata;
  const wanted = groups.map((group) => group.filter((key) => !ids.includes(key.id)));
  return updateRecipients(text, format, wanted, identities, options);
}

/**
 * Gives the file a new data key: every value is sealed anew, for the same recipients.
 * Throws what `decrypt` throws, and `unsupported-recipient` where one of them needs the `sops` program.
 */
export async function rotate(
  text: string,
  format: FormatName,
  identities: readonly Secret[],
  options: Sources = {},
): Promise<string> {
  const file = readSealed(text, format);
  const { metadata, store, layout } = file;
  const opened = openFile(file, await openDataKey(metadata, identities));
  const random = options.random ?? systemRandom;
  const key = newDataKey(random);
  const groups = await sealDataKey(key, metadata.groups, metadata.threshold, random);
  const nextIv = freshIvs(random);
  const edits: Edit[] = [];
  for (const { scalar, additional, sealed, type, value } of opened.leaves) {
    if (!sealed || isEmpty(scalar.value)) continue;
    const { at } = scalar;
    const anew = seal(scalarBytes(value), type, key.bytes(), additional, nextIv());
    edits.push({ start: at.start, end: at.end, text: store.sealed(anew, at) });
  }
  for (const { comment, additional, text: plain } of opened.comments) {
    edits.push(...store.comment(comment, seal(plain, "comment", key.bytes(), additional, nextIv())));
  }
  const complete = withMac({ ...metadata, groups }, computeMac(opened.leaves, metadata.macOnlyEncrypted), key, options);
  return applyEdits(text, [...edits, ...store.metadata(text, layout, complete)]);
}

/**
 * Seals a changed plaintext in place of the old file: the data key, the recipients and the rule stay, and a value that
 * did not change keeps its sealed form.
 */
export async function reseal(
  sealed: string,
  format: FormatName,
  plain: Secret | Uint8Array,
  identities: readonly Secret[],
  sources: Sources = {},
): Promise<string> {
  const file = readSealed(sealed, format);
  const key = await openDataKey(file.metadata, identities);
  const opened = openFile(file, key);
  const before = new Map<string, string>();
  for (const { scalar, sealed, additional, type, value } of opened.leaves) {
    if (sealed && typeof scalar.value === "string" && scalar.value !== "") {
      before.set(stashName(additional, type, scalarBytes(value)), scalar.value);
    }
  }
  for (const { comment, additional, text } of opened.comments) {
    before.set(stashName(additional, "comment", text), comment.text);
  }
  const { text, layout } = readPlain(plain instanceof Uint8Array ? plain : plain.reveal(), format);
  return sealText(text, layout, format, key, file.metadata, sources, before);
}
