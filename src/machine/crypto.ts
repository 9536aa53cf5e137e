/** Random bytes as hexadecimal digits, two for each. From Web Crypto: most runs need no more, and `node:crypto` is slow to load. */
export function randomHex(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString("hex");
}

/** SHA-256 (FIPS 180-4) of a text as UTF-8; 64 hexadecimal digits. */
export function sha256(text: string): string {
  const { createHash } = require("node:crypto") as typeof import("node:crypto");
  return createHash("sha256").update(text).digest("hex");
}
