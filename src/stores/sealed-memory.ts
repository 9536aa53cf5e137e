import { randomBytes } from "node:crypto";
import { KEY_BYTES, localFingerprint } from "../secret/fingerprint";
import type { Secret } from "../secret/secret";

/** A value as its file holds it: what stands there, sealed. */
interface SealedText {
  readonly pointer: string;
  readonly sealed: string;
}

/** Older ones are forgotten. */
const MOST = 20_000;

/**
 * What was read of sealed files for another reason, so that the same values are known again without a key. It holds no value: of
 * each a fingerprint, with a key that lasts as long as this object, by the sealed text, which is another one for each seal.
 */
export class SealedMemory {
  readonly #key = randomBytes(KEY_BYTES);
  readonly #known = new Map<string, string>();

  get isEmpty(): boolean {
    return this.#known.size === 0;
  }

  remember(texts: readonly SealedText[], valueAt: (pointer: string) => Secret | undefined): void {
    for (const { pointer, sealed } of texts) {
      const secret = valueAt(pointer);
      if (secret !== undefined) this.#known.set(sealed, localFingerprint(this.#key, secret));
    }
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST) break;
      this.#known.delete(oldest);
    }
  }

  /** Which of the values stand at which places of a sealed text, as far as that is known. */
  recognise(texts: readonly SealedText[], secrets: readonly Secret[]): Map<string, Secret> {
    const wanted = new Map(secrets.map((secret) => [localFingerprint(this.#key, secret), secret]));
    return new Map(
      texts.flatMap(({ pointer, sealed }) => {
        const secret = wanted.get(this.#known.get(sealed) ?? "");
        return secret === undefined ? [] : [[pointer, secret] as const];
      }),
    );
  }
}
