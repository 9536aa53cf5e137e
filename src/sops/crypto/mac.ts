import { createHash, timingSafeEqual } from "node:crypto";
import type { ScalarValue } from "../tree/scalar";
import { scalarBytes } from "../tree/scalar";
import { open, parseSealed } from "./sealed-value";

/** Begins the hash when only sealed values count, so that the two ways never produce the same code. */
const ONLY_SEALED_BEGINNING = createHash("sha256").update("sops").digest();

const LONGEST_PENDING = 1 << 14;

function isLowSurrogate(text: string): boolean {
  return (text.charCodeAt(0) & 0xfc00) === 0xdc00;
}

/** Hashes the values of a file in the walk's order. */
export class MacHash {
  readonly #hash = createHash("sha512");
  readonly #onlySealed: boolean;
  /** Text that is still to be hashed: thousands of short values are hashed quicker together. */
  #pending = "";

  constructor(onlySealed: boolean) {
    this.#onlySealed = onlySealed;
    if (onlySealed) this.#hash.update(ONLY_SEALED_BEGINNING);
  }

  add(value: ScalarValue, sealed: boolean): void {
    if (!sealed && this.#onlySealed) return;
    const bytes = scalarBytes(value);
    if (typeof bytes !== "string") {
      this.#flush();
      this.#hash.update(bytes);
      return;
    }
    // Halves of a surrogate pair that meet would become a sign that neither value has.
    if (this.#pending.length > LONGEST_PENDING || isLowSurrogate(bytes)) this.#flush();
    this.#pending += bytes;
  }

  #flush(): void {
    this.#hash.update(this.#pending);
    this.#pending = "";
  }

  /** The code: uppercase hexadecimal. */
  digest(): string {
    this.#flush();
    return this.#hash.digest("hex").toUpperCase();
  }
}

/** Whether the file's sealed code opens to this one. `moment` is `lastmodified` in its canonical form. */
export function macMatches(sealedMac: string, computed: string, key: Uint8Array, moment: string): boolean {
  const sealed = parseSealed(sealedMac);
  const plain = sealed?.type === "str" ? open(sealed, key, moment) : undefined;
  const expected = Buffer.from(computed);
  return plain !== undefined && plain.length === expected.length && timingSafeEqual(plain, expected);
}
