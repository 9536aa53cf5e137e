import { armor, Decrypter, Encrypter } from "age-encryption";
import type { Secret } from "../../secret/secret";
import { SopsError } from "../errors";
import { ageKind } from "./recipients";

// Loaded when a data key is opened or sealed, since the library takes its time and most of what is asked needs no key.

/** Seals bytes to an age public key, armored. Throws `bad-recipient`. */
export async function sealTo(recipient: string, plain: Uint8Array): Promise<string> {
  const encrypter = new Encrypter();
  try {
    if (ageKind(recipient) === undefined) throw new Error("form");
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
