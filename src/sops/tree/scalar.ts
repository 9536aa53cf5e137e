import { Timestamp } from "./timestamp";

/**
 * A leaf's value with its type: `bigint` is an integer within int64, `number` a float,
 * `Uint8Array` text that need not be UTF-8.
 */
export type ScalarValue = null | string | boolean | bigint | number | Timestamp | Uint8Array;

/** The type names of sealed values. */
export type ValueType = "str" | "int" | "float" | "bool" | "time" | "bytes" | "comment";

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

/** The type of a value of a file, sealed or not. */
export type LeafType = ValueType | "null";

/** Whether the integer fits in 64 bits with a sign. */
export function isInt64(value: bigint): boolean {
  return value >= MIN_INT64 && value <= MAX_INT64;
}

/** A float in its shortest decimal form without an exponent; `+Inf`, `-Inf`, `NaN`. */
export function formatFloat(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : "-Inf";
  if (Object.is(value, -0)) return "-0";
  const text = String(value);
  const at = text.indexOf("e");
  if (at < 0) return text;
  const sign = text.startsWith("-") ? "-" : "";
  const [whole, fraction = ""] = text.slice(sign.length, at).split(".");
  const exponent = Number(text.slice(at + 1));
  const digits = whole! + fraction;
  const point = whole!.length + exponent;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, "0");
}

/** The text that the authentication covers and that is sealed. Not for null. */
export function scalarText(value: Exclude<ScalarValue, null | Uint8Array>): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number") return formatFloat(value);
  return value.text;
}

/** Bytes as text where they are UTF-8. Other text stays bytes, since its authentication covers them as they are. */
export function textOrBytes(bytes: Buffer): string | Uint8Array {
  const text = bytes.toString("utf8");
  return text.includes("\uFFFD") && !Buffer.from(text).equals(bytes) ? bytes : text;
}

/** The text of a value as a file in the clear has it: `true`, not the `True` that is sealed. Not for null and bytes. */
export function plainText(value: Exclude<ScalarValue, null | Uint8Array>): string {
  return typeof value === "boolean" ? String(value) : scalarText(value);
}

/** The bytes that the authentication covers and that are sealed; none for null. */
export function scalarBytes(value: ScalarValue): Uint8Array | string {
  if (value === null) return "";
  return value instanceof Uint8Array ? value : scalarText(value);
}

/** The type name under which the value is sealed. Not for null. */
export function scalarType(value: Exclude<ScalarValue, null>): ValueType {
  if (typeof value === "string" || value instanceof Uint8Array) return "str";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "bigint") return "int";
  return value instanceof Timestamp ? "time" : "float";
}

/** The type of a value in the clear. */
export function clearType(value: ScalarValue): LeafType {
  return value === null ? "null" : scalarType(value);
}

/** Whether the value is one that is never sealed: null and the empty text. */
export function isEmpty(value: ScalarValue): boolean {
  return value === null || value === "" || (value instanceof Uint8Array && value.length === 0);
}
