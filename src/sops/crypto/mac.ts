import { createHash, timingSafeEqual } from "node:crypto";
import type { ScalarValue } from "../tree/scalar";
import { scalarBytes } from "../tree/scalar";
import { open, parseSealed } from "./sealed-value";

/** Begins the hash when only sealed values count, so that the two ways never produce the same code. */
const ONLY_SEALED_BEGINNING = createHash("sha256").update("sops").digest();

/** Hashes the values of a file in the walk's order. */
export class MacHash {
  readonly #hash = createHash("sha512");
  readonly #onlySealed: boolean;

  constructor(onlySealed: boolean) {
    this.#onlySealed = onlySealed;
    if (onlySealed) this.#hash.update(ONLY_SEALED_BEGINNING);
  }

  add(value: ScalarValue, sealed: boolean): void {
    if (sealed || !this.#onlySealed) this.#hash.update(scalarBytes(value));
  }

  /** The code: uppercase hexadecimal. */
  digest(): string {
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
