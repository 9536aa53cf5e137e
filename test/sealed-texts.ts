import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { Secret } from "../src/secret/secret";
import type { CreateOptions, FormatName, OpenedFile, Plaintext, RecipientGroups, ValuePlace } from "../src/sops";
import { SopsFile } from "../src/sops";

// What tests do with sealed texts, in a call each.

/** A fresh age key and its recipient. */
export async function freshKey() {
  const key = await generateX25519Identity();
  const recipient = await identityToRecipient(key);
  return { identity: new Secret(key), recipient, groups: ageRecipients([recipient]) };
}

/** Age public keys as one key group. */
export function ageRecipients(publicKeys: readonly string[]): RecipientGroups {
  return [publicKeys.map((id) => ({ type: "age", id }))];
}

export async function encrypt(plain: string | Uint8Array, format: FormatName, options: CreateOptions): Promise<string> {
  return `${await SopsFile.create(plain, format, options)}`;
}

export async function decrypt(text: string, format: FormatName, identities: readonly Secret[]): Promise<Plaintext> {
  return (await openFile(text, format, identities)).plaintext();
}

export async function openFile(text: string, format: FormatName, identities: readonly Secret[]): Promise<OpenedFile> {
  return SopsFile.parse(text, format).open(identities);
}

/** The text of a file after changes. */
export async function changed(
  text: string,
  format: FormatName,
  identities: readonly Secret[],
  change: (file: OpenedFile) => void | Promise<void>,
): Promise<string> {
  const file = await openFile(text, format, identities);
  await change(file);
  return `${file}`;
}

export function setValue(
  text: string,
  format: FormatName,
  place: ValuePlace,
  secret: Secret,
  identities: readonly Secret[],
): Promise<string> {
  return changed(text, format, identities, (file) => file.set(place, secret));
}

/** The text at a place; `undefined` where there is none. */
export async function readValue(
  text: string,
  format: FormatName,
  place: ValuePlace,
  identities: readonly Secret[],
): Promise<string | undefined> {
  return (await openFile(text, format, identities)).get(place)?.reveal();
}

/** Seals a file to further age public keys, in its first key group. */
export function addRecipients(
  text: string,
  format: FormatName,
  publicKeys: readonly string[],
  identities: readonly Secret[],
): Promise<string> {
  const [first = [], ...others] = SopsFile.parse(text, format).metadata.groups;
  const added = publicKeys.filter((id) => !first.some((key) => key.id === id));
  const wanted = [[...first, ...added.map((id) => ({ type: "age" as const, id }))], ...others];
  return changed(text, format, identities, (file) => file.updateRecipients(wanted));
}
