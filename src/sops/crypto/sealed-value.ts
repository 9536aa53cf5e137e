import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";
import type { ScalarValue, ValueType } from "../tree/scalar";
import { isInt64, textOrBytes } from "../tree/scalar";
import { parseTimestamp } from "../tree/timestamp";

/** Returns that many random bytes. */
export type RandomBytes = (count: number) => Uint8Array;

export const systemRandom: RandomBytes = (count) => randomBytes(count);

const FORM =
  /^ENC\[AES256_GCM,data:([A-Za-z0-9+/=]+),iv:([A-Za-z0-9+/=]+),tag:([A-Za-z0-9+/=]+),type:(str|int|float|bool|time|bytes|comment)\]$/;
const IV_BYTES = 32;
const TAG_BYTES = 16;

/** The parts of `ENC[AES256_GCM,data:…,iv:…,tag:…,type:…]`. */
interface SealedValue {
  data: Buffer;
  iv: Buffer;
  tag: Buffer;
  type: ValueType;
}

function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  // Node forgives what another spelling of the same bytes needs: a changed padding bit must not pass.
  return bytes.toString("base64") === text ? bytes : undefined;
}

/** Whether the text has a sealed value's beginning and end. */
export function looksSealed(text: string): boolean {
  return text.startsWith("ENC[AES256_GCM,") && text.endsWith("]");
}

/** The type that a sealed value declares, or undefined where the text is no sealed value. */
export function sealedType(text: string): ValueType | undefined {
  return FORM.exec(text)?.[4] as ValueType | undefined;
}

/** The parts of a sealed value, or undefined where the text is none (base64 that is not canonical included). */
export function parseSealed(text: string): SealedValue | undefined {
  const match = FORM.exec(text);
  if (match === null) return undefined;
  const data = strictBase64(match[1]!);
  const iv = strictBase64(match[2]!);
  const tag = strictBase64(match[3]!);
  if (data === undefined || iv === undefined || tag === undefined || tag.length !== TAG_BYTES) return undefined;
  return { data, iv, tag, type: match[4] as ValueType };
}

/** The plaintext bytes, or undefined where the value, its key or its additional data are not those it was sealed with. */
export function open(sealed: SealedValue, key: Uint8Array | KeyObject, additional: string): Buffer | undefined {
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(additional));
    decipher.setAuthTag(sealed.tag);
    const head = decipher.update(sealed.data);
    const tail = decipher.final();
    return tail.length === 0 ? head : Buffer.concat([head, tail]);
  } catch {
    return undefined;
  }
}

/**
 * Seals the bytes under the key, with the additional data; a given IV must never serve for another text. Many values under one
 * key are sealed quicker with a `KeyObject`.
 */
export function seal(
  plain: Uint8Array | string,
  type: ValueType,
  key: Uint8Array | KeyObject,
  additional: string,
  iv: Uint8Array,
): string {
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(additional));
  const bytes = typeof plain === "string" ? Buffer.from(plain) : plain;
  const head = cipher.update(bytes);
  const tail = cipher.final();
  const data = tail.length === 0 ? head : Buffer.concat([head, tail]);
  const encoded = data.toString("base64");
  const ivText = Buffer.from(iv.buffer, iv.byteOffset, iv.byteLength).toString("base64");
  return `ENC[AES256_GCM,data:${encoded},iv:${ivText},tag:${cipher.getAuthTag().toString("base64")},type:${type}]`;
}

/** A source of fresh IVs that makes random bytes in blocks, since thousands are needed at once. */
export function freshIvs(random: RandomBytes): () => Uint8Array {
  let block = random(IV_BYTES);
  let used = 0;
  return () => {
    if (used === block.length) {
      block = random(IV_BYTES * 64);
      used = 0;
    }
    used += IV_BYTES;
    return block.subarray(used - IV_BYTES, used);
  };
}

const BOOLEANS = new Map([
  ...["1", "t", "T", "TRUE", "true", "True"].map((text) => [text, true] as const),
  ...["0", "f", "F", "FALSE", "false", "False"].map((text) => [text, false] as const),
]);

/** A plaintext's value by its declared type; undefined where the text is none of that type. Comments are texts. */
export function decodeValue(type: ValueType, bytes: Buffer): ScalarValue | undefined {
  const text = bytes.toString("utf8");
  switch (type) {
    case "str":
    case "bytes":
      return textOrBytes(bytes);
    case "comment":
      return text;
    case "int": {
      if (!/^[+-]?\d{1,19}$/.test(text)) return undefined;
      const value = BigInt(text.startsWith("+") ? text.slice(1) : text);
      return isInt64(value) ? value : undefined;
    }
    case "float":
      return decodeFloat(text);
    case "bool":
      return BOOLEANS.get(text);
    case "time":
      return parseTimestamp(text);
  }
}

function decodeFloat(text: string): number | undefined {
  if (text === "NaN") return Number.NaN;
  const infinite = /^([+-]?)Inf$/.exec(text);
  if (infinite !== null) return infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (!/^[+-]?(?:\d{1,400}(?:\.\d{0,1100})?|\.\d{1,1100})(?:[eE][+-]?\d{1,4})?$/.test(text)) return undefined;
  return Number(text);
}
