import { decodeBase64 } from "./base64";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const BECH32_GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

let table: Uint32Array | undefined;

function crcTable(): Uint32Array {
  if (table === undefined) {
    table = new Uint32Array(256);
    for (let byte = 0; byte < 256; byte++) {
      let rest = byte;
      for (let bit = 0; bit < 8; bit++) {
        rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
      }
      table[byte] = rest;
    }
  }
  return table;
}

/** CRC-32 (IEEE) of a text of single-byte characters, as an unsigned number. */
export function crc32(text: string): number {
  const values = crcTable();
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index++) {
    crc = (crc >>> 8) ^ (values[(crc ^ text.charCodeAt(index)) & 0xff] ?? 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** GitHub's and npm's scheme: after the prefix, the last six characters are the CRC-32 of what comes before them, in base 62. */
export function crc32Base62(token: string): boolean {
  const body = token.slice(token.indexOf("_") + 1);
  let rest = crc32(body.slice(0, -6));
  let expected = "";
  while (expected.length < 6) {
    expected = BASE62.charAt(rest % 62) + expected;
    rest = Math.floor(rest / 62);
  }
  return body.endsWith(expected);
}

/** GitLab's routable tokens: the last seven characters are the CRC-32 of all before them, in base 36. */
export function gitlabRoutable(token: string): boolean {
  return token.endsWith(crc32(token.slice(0, -7)).toString(36).padStart(7, "0"));
}

/** Grafana's service account tokens: after the last `_` is the CRC-32 of all before it, as hexadecimal bytes, the lowest first. */
export function grafanaCrc32(token: string): boolean {
  const end = token.lastIndexOf("_");
  const crc = crc32(token.slice(0, end));
  const bytes = [crc, crc >>> 8, crc >>> 16, crc >>> 24];
  const expected = bytes.map((byte) => (byte & 0xff).toString(16).padStart(2, "0")).join("");
  return token.slice(end + 1).toLowerCase() === expected;
}

/** The checksum of Bech32 (BIP 173), without its limit of 90 characters, as age uses it. */
export function ageBech32(token: string): boolean {
  const lower = token.toLowerCase();
  const separator = lower.lastIndexOf("1");
  const human = [...lower.slice(0, separator)].map((character) => character.charCodeAt(0));
  const data = [...lower.slice(separator + 1)].map((character) => BECH32.indexOf(character));
  const values = [...human.map((code) => code >> 5), 0, ...human.map((code) => code & 31), ...data];
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    BECH32_GENERATOR.forEach((generator, bit) => {
      check ^= (top >>> bit) & 1 ? generator : 0;
    });
  }
  return data.length >= 6 && check === 1;
}

/** PyPI's tokens are macaroons (version 2): a signature packet of 32 bytes ends them. */
export function pypiMacaroon(token: string): boolean {
  const bytes = decodeBase64(token.slice("pypi-".length));
  return bytes?.slice(-35, -32) === "\x00\x06\x20";
}

/**
 * AWS key ids carry the account's number in 40 bits, so that a random one often gives a number of more than twelve digits.
 * Ids issued before 2019 (`I`, `J` after the first four letters) carry none.
 */
export function awsAccount(token: string): boolean {
  if (/^[IJ]/.test(token.slice(4))) {
    return true;
  }
  let bits = 0n;
  for (const character of token.slice(4, 14)) {
    bits = bits * 32n + BigInt(BASE32.indexOf(character));
  }
  // Ten characters are 50 bits, of which the first 48 count: one flag, the account's 40, and 7 of the id.
  return ((bits >> 2n) & 0x7fffffffff80n) >> 7n < 1_000_000_000_000n;
}
