import type { Secret } from "../../secret/secret";

const MAGIC = "age-encryption.org/v1";
const ARMOR_BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----";
const ARMOR_END = "-----END AGE ENCRYPTED FILE-----";
/** More lines than any header has. */
const MOST_LINES = 10_000;

/** What an age file (age-encryption.org/v1) shows without a key. */
export interface AgeHeader {
  readonly armored: boolean;
  /** The types of its recipients, such as X25519, scrypt, ssh-ed25519; who they are it does not say. */
  readonly types: readonly string[];
}

/** The header of an age file; `undefined` where it is none. */
export function readAgeHeader(bytes: Uint8Array): AgeHeader | undefined {
  const armored = isArmored(bytes);
  const sealed = armored ? unarmored(bytes) : bytes;
  const lines = Buffer.from(sealed ?? [])
    .toString("latin1")
    .split("\n", MOST_LINES);
  if (lines[0] !== MAGIC) return undefined;
  const end = lines.findIndex((line) => line.startsWith("---"));
  if (end === -1) return undefined;
  const stanzas = lines.slice(1, end).filter((line) => line.startsWith("-> "));
  return { armored, types: [...new Set(stanzas.map((line) => line.split(" ", 2)[1] ?? ""))] };
}

/** What an age file seals; `undefined` where none of these keys (texts of age key files) opens it, or it is damaged. */
export async function openAgeFile(bytes: Uint8Array, keys: readonly Secret[]): Promise<Uint8Array | undefined> {
  const { Identities } = await import("./age");
  const sealed = isArmored(bytes) ? unarmored(bytes) : bytes;
  return sealed === undefined ? undefined : new Identities(keys).openBinary(Uint8Array.from(sealed));
}

/** An age file that each of the recipients opens, armored or binary. Throws `SopsError` (`bad-recipient`). */
export async function sealAgeFile(
  plain: Uint8Array,
  recipients: readonly string[],
  { armored }: Pick<AgeHeader, "armored">,
): Promise<Uint8Array> {
  const { sealToAll } = await import("./age");
  const sealed = Buffer.from(await sealToAll(recipients, plain));
  if (!armored) return sealed;
  const lines = sealed.toString("base64").match(/.{1,64}/g) ?? [];
  return Buffer.from([ARMOR_BEGIN, ...lines, ARMOR_END, ""].join("\n"));
}

function isArmored(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 256)).toString("latin1").trimStart().startsWith(ARMOR_BEGIN);
}

function unarmored(bytes: Uint8Array): Uint8Array | undefined {
  const [begin, ...lines] = Buffer.from(bytes).toString("latin1").trim().split(/\r?\n/);
  if (begin !== ARMOR_BEGIN || lines.pop() !== ARMOR_END) return undefined;
  if (!lines.every((line) => /^[A-Za-z0-9+/]{1,64}={0,2}$/.test(line))) return undefined;
  return Buffer.from(lines.join(""), "base64");
}
