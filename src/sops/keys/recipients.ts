import { SopsError } from "../errors";
import type { MasterKey } from "../metadata/metadata";
import { KEY_TYPES } from "../metadata/metadata";

/** A public key, fingerprint or address that a file is sealed to, as a rule or a file names it. */
export type Recipient = Pick<MasterKey, "type" | "id">;

/** Recipients by key group; usually one group. */
export type RecipientGroups = readonly (readonly Recipient[])[];

/** Recipients added and removed, by their ids. */
export interface RecipientChange {
  added: string[];
  removed: string[];
}

/** What an age recipient's text is: one of the two key types of age itself, or what else; undefined where it is none. */
export function ageKind(recipient: string): "x25519" | "hybrid" | "ssh" | "age plugin" | undefined {
  if (/^ssh-(?:ed25519|rsa) /.test(recipient)) return "ssh";
  if (!/^age1[a-z0-9]{1,4000}$/.test(recipient)) return undefined;
  // The last "1" ends the human-readable part; a plugin's is `age1NAME`.
  const prefix = recipient.slice(0, recipient.lastIndexOf("1"));
  if (prefix === "age") return "x25519";
  return prefix === "age1pq" ? "hybrid" : "age plugin";
}

/** A person's name for a recipient's type where native code cannot use it, else undefined. */
function foreignType({ type, id }: Recipient): string | undefined {
  if (type !== "age") return KEY_TYPES[type];
  const kind = ageKind(id);
  return kind === "ssh" || kind === "age plugin" ? kind : undefined;
}

/** The error (`unsupported-recipient`) for those recipients that need the `sops` program; undefined where none does. */
export function foreignRecipients(recipients: readonly Recipient[]): SopsError | undefined {
  const foreign = recipients.filter((one) => foreignType(one) !== undefined);
  if (foreign.length === 0) return undefined;
  const types = [...new Set(foreign.map((one) => foreignType(one) as string))];
  const ids = foreign.map(({ id }) => id);
  return new SopsError(
    "unsupported-recipient",
    `Recipients of the type ${types.join(", ")} need the sops program: ${ids.join(", ")}.`,
    { types, recipients: ids },
  );
}

/** The ids of recipients, each once. */
export function recipientIds(groups: RecipientGroups): string[] {
  return [...new Set(groups.flat().map(({ id }) => id))];
}

/** What a change of recipients would do to a file. */
export function compareRecipients(has: RecipientGroups, wanted: RecipientGroups): RecipientChange {
  const before = recipientIds(has);
  const after = recipientIds(wanted);
  return { added: after.filter((id) => !before.includes(id)), removed: before.filter((id) => !after.includes(id)) };
}
