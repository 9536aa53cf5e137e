import { createHash } from "node:crypto";
import type { Secret } from "../../secret/secret";
import { openKeyFile } from "../../sops";
import type { StoreContext } from "../store";
import type { IdentitySource } from "./identities";

/** So many times a passphrase is asked for that does not fit. */
const TRIES = 3;

/** Key files that were opened, or are being, by a hash of them as they are kept: each passphrase is asked for once. */
const opened = new Map<string, Promise<Secret | undefined>>();

/** The text of a key file that a passphrase protects, where the passphrase was given to this process. */
export async function unlockedText({ locked }: IdentitySource): Promise<Secret | undefined> {
  return locked && opened.get(nameOf(locked));
}

/** Asks for the passphrases of protected key files that are not open; gives whether any of them was opened by it. */
export async function unlock(
  sources: readonly IdentitySource[],
  { passphrase }: Pick<StoreContext, "passphrase">,
): Promise<boolean> {
  let found = false;
  for (const { name, locked } of sources) {
    if (locked === undefined) continue;
    const key = nameOf(locked);
    const known = opened.get(key);
    if (known !== undefined) {
      // Another step has asked meanwhile.
      found ||= (await known) !== undefined;
      continue;
    }
    const asking = ask(name, locked, passphrase).catch(() => undefined);
    opened.set(key, asking);
    if ((await asking) === undefined) opened.delete(key);
    else found = true;
  }
  return found;
}

async function ask(
  name: string,
  locked: Uint8Array,
  passphrase: StoreContext["passphrase"],
): Promise<Secret | undefined> {
  for (let tried = 0; tried < TRIES; tried++) {
    const given = await passphrase(name, tried > 0);
    if (given === undefined) return undefined;
    const text = await openKeyFile(locked, given);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** That a source cannot be used without its passphrase. */
export function lockedText(name: string): string {
  return `${name}: it is a key file protected by a passphrase, which was not given. Run this in a terminal, or give the key by SOPS_AGE_KEY_CMD.`;
}

function nameOf(locked: Uint8Array): string {
  return createHash("sha256").update(locked).digest("hex");
}
