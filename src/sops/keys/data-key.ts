import type { Secret } from "../../secret/secret";
import type { RandomBytes } from "../crypto/sealed-value";
import { SopsError } from "../errors";
import type { KeyGroup, MasterKey, SopsMetadata } from "../metadata/metadata";
import type { Identities } from "./age";
import type { Recipient, RecipientGroups } from "./recipients";
import { foreignRecipients } from "./recipients";
import { combine, split } from "./shamir";

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

/** Why the text of an age key file cannot be used, as a sentence without any of it; undefined where it can. */
export async function identityFault(text: Secret): Promise<string | undefined> {
  const { Identities } = await import("./age");
  try {
    new Identities([text]);
    return undefined;
  } catch (error) {
    if (error instanceof SopsError) return error.message;
    throw error;
  }
}

/** Whether this is an age file, as which key files are kept that a passphrase protects: binary, or armored. */
export function isAgeFile(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 64)).toString("latin1").trimStart();
  return /^(?:age-encryption\.org\/v1|-----BEGIN AGE ENCRYPTED FILE-----)/.test(head);
}

/**
 * Opens an age key file that a passphrase protects; undefined where that is another passphrase, or the file none of this kind. It
 * takes a second by design.
 */
export async function openKeyFile(bytes: Uint8Array, passphrase: Secret): Promise<Secret | undefined> {
  return (await import("./age")).openProtected(bytes, passphrase);
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
export async function openDataKey(metadata: SopsMetadata, secrets: readonly Secret[]): Promise<DataKey> {
  const { Identities } = await import("./age");
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

function locked(metadata: SopsMetadata, identities: Identities): SopsError {
  const foreign = foreignRecipients(metadata.groups.flat());
  if (foreign !== undefined) return foreign;
  const recipients = metadata.groups.flat().map((key) => key.id);
  const needed = metadata.groups.length > 1 ? `, ${metadata.threshold} of its ${metadata.groups.length} groups` : "";
  return new SopsError(
    "no-identity",
    `${identities.count === 0 ? "There is no age key here" : "None of the age keys here opens the file"}: it is sealed to ${recipients.join(", ")}${needed}.`,
    { recipients, types: identities.unusable },
  );
}

/**
 * Seals the data key to the recipients. A key of `known` that is in the same group and holds the same part keeps
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
  if (wanted.length > 1 && threshold !== 0 && (threshold < 2 || threshold > wanted.length || wanted.length > 255)) {
    const reason = `${threshold} of ${wanted.length} key groups cannot share the data key`;
    throw new SopsError("malformed", `${reason}: shamir_threshold must be at least 2 and at most their number.`);
  }
  const stays = partsStay(key, wanted, known);
  const parts = stays
    ? wanted.map((_, index) => (wanted.length === 1 ? key.bytes() : key.share(index)))
    : wanted.length === 1
      ? [key.bytes()]
      : split(key.bytes(), wanted.length, threshold === 0 ? wanted.length : threshold, random);
  const { sealTo } = await import("./age");
  const sealed = wanted.map((group, index) =>
    Promise.all(
      group.map(async (one): Promise<MasterKey> => {
        const old = stays ? find(known[index], one) : undefined;
        if (old !== undefined) return old;
        const foreign = foreignRecipients([one]);
        if (foreign !== undefined) throw foreign;
        const enc = await sealTo(one.id, parts[index]!);
        return { type: "age", id: one.id, enc, fields: { enc, recipient: one.id } };
      }),
    ),
  );
  return Promise.all(sealed);
}

/** Whether the parts of the key groups stay as they are, so that known recipients keep their sealed forms. */
function partsStay(key: DataKey, wanted: RecipientGroups, known: readonly KeyGroup[]): boolean {
  if (known.length !== wanted.length) return false;
  const isNew = (index: number) => wanted[index]!.some((one) => find(known[index], one) === undefined);
  return wanted.length === 1 || wanted.every((_, index) => !isNew(index) || key.share(index) !== undefined);
}

/** The recipients to whom `sealDataKey` has to seal; the others keep their sealed forms. */
export function recipientsToSeal(key: DataKey, wanted: RecipientGroups, known: readonly KeyGroup[]): Recipient[] {
  const stays = partsStay(key, wanted, known);
  return wanted.flatMap((group, index) => group.filter((one) => !stays || find(known[index], one) === undefined));
}

function find(group: KeyGroup | undefined, key: Recipient): MasterKey | undefined {
  return group?.find((one) => one.type === key.type && one.id === key.id);
}
