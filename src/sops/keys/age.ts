import { armor, Decrypter, Encrypter } from "age-encryption";
import { Secret } from "../../secret/secret";
import { SopsError } from "../errors";
import { ageKind } from "./recipients";

const MAGIC = "age-encryption.org/v1";

// Loaded when a data key is opened or sealed, since the library takes its time and most of what is asked needs no key.

/** Seals bytes to an age public key, armored. Throws `bad-recipient`. */
export async function sealTo(recipient: string, plain: Uint8Array): Promise<string> {
  return armor.encode(await sealToAll([recipient], plain));
}

/** Seals bytes to age public keys, each of which opens them. Throws `bad-recipient`. */
export async function sealToAll(recipients: readonly string[], plain: Uint8Array): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      if (ageKind(recipient) === undefined) throw new Error("form");
      encrypter.addRecipient(recipient);
    } catch {
      // Whatever does not begin as a public key may be a secret.
      const shown = /^(?:age1|ssh-)/.test(recipient) ? recipient : "One of the recipients";
      throw new SopsError("bad-recipient", `${shown} is not an age public key.`);
    }
  }
  return allOf(await encrypter.encrypt(streamOf(plain)));
}

// The library would read its own streams by way of `Response`, for which Node loads all of `fetch`.

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

async function allOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) parts.push(read.value);
  return Uint8Array.from(Buffer.concat(parts));
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
      const whole = wholeFault(text.reveal());
      if (whole !== undefined) throw new SopsError("bad-identity", whole);
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
          throw new SopsError("bad-identity", `Line ${index + 1} is no age secret key${lineFault(key)}.`);
        }
      }
    }
  }

  /** The bytes sealed in an armored file, or undefined where none of these keys opens it. */
  async open(armored: string): Promise<Uint8Array | undefined> {
    if (this.count === 0) return undefined;
    try {
      return await this.openBinary(armor.decode(armored));
    } catch {
      return undefined;
    }
  }

  /** The same of a file that is not armored. */
  async openBinary(sealed: Uint8Array): Promise<Uint8Array | undefined> {
    if (this.count === 0) return undefined;
    try {
      return await allOf(await this.#decrypter.decrypt(streamOf(sealed)));
    } catch {
      return undefined;
    }
  }
}

/** Opens a key file that a passphrase protects; undefined where that is another passphrase, or the file none of this kind. */
export async function openProtected(bytes: Uint8Array, passphrase: Secret): Promise<Secret | undefined> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase.reveal());
  try {
    const armored = bytes[0] !== MAGIC.charCodeAt(0);
    const sealed = armored ? armor.decode(Buffer.from(bytes).toString("latin1")) : Uint8Array.from(bytes);
    return new Secret(Buffer.from(await allOf(await decrypter.decrypt(streamOf(sealed)))).toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Why a whole text is no age key file, as a sentence without any of it. */
function wholeFault(text: string): string | undefined {
  if (text.includes("\0") || text.startsWith("\uFFFD\uFFFD"))
    return "It is not UTF-8 (Windows PowerShell writes UTF-16): save it as UTF-8.";
  if (/^(?:age-encryption\.org\/|-----BEGIN AGE ENCRYPTED FILE-----)/.test(text.trimStart())) {
    return "It is a key file protected with a passphrase: open it with age --decrypt, and give the key by SOPS_AGE_KEY_CMD.";
  }
  if (/^-----BEGIN (?:OPENSSH|RSA|EC) /.test(text.trimStart()))
    return "It is an SSH key, which only the sops program can use.";
  return undefined;
}

/** What a line seems to be instead of a key. */
function lineFault(line: string): string {
  if (/^(["']).*\1$/.test(line)) return ", as it stands in quotes";
  if (/age1[a-z0-9]{20,}/.test(line) && !/SECRET/i.test(line))
    return " but a public key (the secret one begins with AGE-SECRET-KEY-1)";
  if (/^[~.$]|[\\/]|\.(?:txt|key|age)$/.test(line)) return " but a path, which SOPS_AGE_KEY_FILE takes";
  return /^AGE-SECRET-KEY-/i.test(line) ? ": it was cut off or changed" : "";
}
