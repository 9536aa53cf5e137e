import { armor, Decrypter, Encrypter } from "age-encryption";
import type { Secret } from "../secret/secret";
import { SopsError } from "./errors";

/** What native code makes of a recipient: the two key types it knows, or what else it is. */
export function recipientKind(recipient: string): "x25519" | "hybrid" | "ssh" | "age plugin" | undefined {
  if (/^ssh-(?:ed25519|rsa) /.test(recipient)) return "ssh";
  if (!/^age1[a-z0-9]{1,4000}$/.test(recipient)) return undefined;
  // The last "1" ends the human-readable part; a plugin's is `age1NAME`.
  const prefix = recipient.slice(0, recipient.lastIndexOf("1"));
  if (prefix === "age") return "x25519";
  return prefix === "age1pq" ? "hybrid" : "age plugin";
}

/** Seals bytes to one recipient. Throws `bad-recipient` or `unsupported-recipient`. */
export async function sealTo(recipient: string, plain: Uint8Array): Promise<string> {
  const kind = recipientKind(recipient);
  if (kind === "ssh" || kind === "age plugin") throw unsupported([kind], [recipient]);
  const encrypter = new Encrypter();
  try {
    if (kind === undefined) throw new Error("form");
    encrypter.addRecipient(recipient);
  } catch {
    throw new SopsError("bad-recipient", `${recipient} is not an age public key.`, { recipients: [recipient] });
  }
  return armor.encode(await encrypter.encrypt(plain));
}

/** The keys that can open files, ready for use. */
export class Identities {
  readonly #decrypter = new Decrypter();
  /** Kinds among them that native code cannot use. */
  readonly unusable: string[] = [];
  readonly count: number = 0;

  /**
   * Takes texts of age key files: a key a line, blank lines and `#` comments between.
   * Throws `bad-identity` with the line's number, never its text.
   */
  constructor(texts: readonly Secret[]) {
    for (const text of texts) {
      for (const [index, line] of text.reveal().split(/\r?\n/).entries()) {
        const key = line.trim();
        if (key === "" || key.startsWith("#")) continue;
        if (key.startsWith("AGE-PLUGIN-")) {
          this.unusable.push("age plugin");
          continue;
        }
        try {
          this.#decrypter.addIdentity(key);
          this.count++;
        } catch {
          // The library's message can hold a part of the key, so it goes no further.
          throw new SopsError("bad-identity", `Line ${index + 1} of an age key file is no age secret key.`);
        }
      }
    }
  }

  /** The bytes sealed in an armored file, or undefined where none of these keys opens it. */
  async open(armored: string): Promise<Uint8Array | undefined> {
    if (this.count === 0) return undefined;
    try {
      return await this.#decrypter.decrypt(armor.decode(armored));
    } catch {
      return undefined;
    }
  }
}

/** The error for recipients that need the `sops` binary. */
export function unsupported(types: readonly string[], recipients: readonly string[]): SopsError {
  const names = [...new Set(types)];
  return new SopsError(
    "unsupported-recipient",
    `Recipients of the type ${names.join(", ")} need the sops program: ${recipients.join(", ")}.`,
    { types: names, recipients },
  );
}
