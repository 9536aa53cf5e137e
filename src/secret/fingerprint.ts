import { createHmac, scrypt } from "node:crypto";
import type { Secret } from "./secret";

/** Bytes of the key of local fingerprints. */
export const KEY_BYTES = 32;
/** scrypt's cost (RFC 7914): about 50 ms for each guess on a desktop machine. */
const SCRYPT = { N: 1 << 14, r: 8, p: 1 };
/** Bits are few on purpose: many values share a fingerprint, so that a strong value cannot be recovered from it. */
const SHARED_BYTES = 3;

/** "The same value" for this user alone: HMAC-SHA-256 (RFC 2104) with a key of the user's account; 32 hexadecimal digits. */
export function localFingerprint(key: Uint8Array, secret: Secret): string {
  return createHmac("sha256", key).update(secret.reveal(), "utf8").digest("hex").slice(0, 32);
}

/**
 * "The same value under the same rule and name" on every machine: scrypt over value, rule and name with the salt (any
 * text) that the file keeps, cut to 24 bits; six hexadecimal digits.
 */
export function sharedFingerprint(
  salt: string,
  secret: Secret,
  rule: string,
  name: string | undefined,
): Promise<string> {
  const text = [rule, name ?? "", secret.reveal()].join("\0");
  return new Promise((resolve, reject) => {
    scrypt(text, salt, SHARED_BYTES, SCRYPT, (error, bytes) =>
      error === null ? resolve(bytes.toString("hex")) : reject(error),
    );
  });
}
