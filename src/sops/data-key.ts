import type { Secret } from "../secret/secret";
import { Identities, recipientKind, sealTo, unsupported } from "./age";
import { SopsError } from "./errors";
import type { KeyGroup, MasterKey, Metadata } from "./metadata";
import { KEY_TYPES } from "./metadata";
import { combine, split } from "./shamir";
import type { RandomBytes } from "./value";

const INSPECT = Symbol.for("nodejs.util.inspect.custom");
const KEY_BYTES = 32;

/** A file's data key, and the share of each key group that an identity opened. It prints as `[secret]`. */
export class DataKey {
  readonly #bytes: Uint8Array;
  readonly #shares: readonly (Uint8Array | undefined)[];

  constructor(bytes: Uint8Array, shares: readonly (Uint8Array | undefined)[] = []) {
    this.#bytes = bytes;
    this.#shares = shares;
  }

  bytes(): Uint8Array {
    return this.#bytes;
  }

  share(group: number): Uint8Array | undefined {
    return this.#shares[group];
  }

  toJSON(): string {
    return "[secret]";
  }

  [INSPECT](): string {
    return "[secret]";
  }
}

/** A new data key. */
export function newDataKey(random: RandomBytes): DataKey {
  return new DataKey(Uint8Array.from(random(KEY_BYTES)));
}

/** A person's name for a key's type where native code cannot use the key, else undefined. */
export function unsupportedType(key: Pick<MasterKey, "type" | "id">): string | undefined {
  if (key.type !== "age") return KEY_TYPES[key.type];
  const kind = recipientKind(key.id);
  return kind === "ssh" || kind === "age plugin" ? kind : undefined;
}

async function openGroup(group: KeyGroup, identities: Identities): Promise<Uint8Array | undefined> {
  for (const key of group) {
    const part = key.type === "age" ? await identities.open(key.enc) : undefined;
    if (part !== undefined) return part;
  }
  return undefined;
}

/**
 * Opens a file's data key with the identities (texts of age key files).
 * Throws `no-identity`, or `unsupported-recipient` where a recipient of the file needs the `sops` program.
 */
export async function openDataKey(metadata: Metadata, secrets: readonly Secret[]): Promise<DataKey> {
  const identities = new Identities(secrets);
  const parts = await Promise.all(metadata.groups.map((group) => openGroup(group, identities)));
  if (metadata.groups.length === 1) {
    if (parts[0]?.length === KEY_BYTES) return new DataKey(parts[0]);
  } else {
    const have = parts.filter((part) => part !== undefined);
    const bytes = have.length >= Math.max(2, metadata.threshold) ? combine(have) : undefined;
    if (bytes?.length === KEY_BYTES) return new DataKey(bytes, parts);
  }
  throw locked(metadata, identities);
}

function locked(metadata: Metadata, identities: Identities): SopsError {
  const keys = metadata.groups.flat();
  const others = keys.filter((key) => unsupportedType(key) !== undefined);
  const recipients = keys.map((key) => key.id);
  if (others.length > 0) {
    return unsupported(
      others.map((key) => unsupportedType(key)!),
      others.map((key) => key.id),
    );
  }
  const needed = metadata.groups.length > 1 ? `, ${metadata.threshold} of its ${metadata.groups.length} groups` : "";
  return new SopsError(
    "no-identity",
    `${identities.count === 0 ? "There is no age key here" : "None of the age keys here opens the file"}: it is sealed to ${recipients.join(", ")}${needed}.`,
    { recipients, types: identities.unusable },
  );
}

/** Recipients by group, as a rule or a person names them. */
export type RecipientGroups = readonly (readonly Pick<MasterKey, "type" | "id">[])[];

/**
 * Seals the data key to the recipients. A key of `known` that stands in the same group and holds the same part keeps
 * its sealed form, so recipients that need the `sops` program survive as long as the data key does.
 * Throws `unsupported-recipient` and `bad-recipient`.
 */
export async function sealDataKey(
  key: DataKey,
  wanted: RecipientGroups,
  threshold: number,
  random: RandomBytes,
  known: readonly KeyGroup[] = [],
): Promise<KeyGroup[]> {
  if (wanted.length === 0 || wanted.some((group) => group.length === 0)) {
    throw new SopsError("bad-recipient", "A sealed file needs at least one recipient in each key group.");
  }
  const isNew = (index: number) => wanted[index]!.some((one) => find(known[index], one) === undefined);
  const stays =
    known.length === wanted.length &&
    (wanted.length === 1 || wanted.every((_, index) => !isNew(index) || key.share(index) !== undefined));
  const parts = stays
    ? wanted.map((_, index) => (wanted.length === 1 ? key.bytes() : key.share(index)))
    : wanted.length === 1
      ? [key.bytes()]
      : split(key.bytes(), wanted.length, threshold === 0 ? wanted.length : threshold, random);
  const sealed = wanted.map((group, index) =>
    Promise.all(
      group.map(async (one): Promise<MasterKey> => {
        const old = stays ? find(known[index], one) : undefined;
        if (old !== undefined) return old;
        const other = unsupportedType(one);
        if (other !== undefined) throw unsupported([other], [one.id]);
        const enc = await sealTo(one.id, parts[index]!);
        return { type: "age", id: one.id, enc, fields: { enc, recipient: one.id } };
      }),
    ),
  );
  return Promise.all(sealed);
}

function find(group: KeyGroup | undefined, key: Pick<MasterKey, "type" | "id">): MasterKey | undefined {
  return group?.find((one) => one.type === key.type && one.id === key.id);
}
