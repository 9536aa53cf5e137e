import type { ScalarValue } from "../tree/scalar";
import { formatFloat, isInt64 } from "../tree/scalar";
import { parseTimestamp, Timestamp } from "../tree/timestamp";

// What a plain YAML scalar means to sops (yaml.v3): YAML 1.2's words, and of YAML 1.1 the octal numbers with a leading
// zero, underscores in numbers, binary numbers and timestamps.

const WORDS = new Map<string, ScalarValue>([
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...[".nan", ".NaN", ".NAN"].map((word) => [word, Number.NaN] as const),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...["-.inf", "-.Inf", "-.INF"].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
]);

const INTEGER = /^([+-]?)(?:0[xX]([0-9a-fA-F]{1,500})|0[bB]([01]{1,500})|0[oO]?([0-7]{1,500})|(0|[1-9]\d{0,500}))$/;
const FLOAT = /^[-+]?(?:\.[0-9]{1,5000}|[0-9]{1,5000}(?:\.[0-9]{0,5000})?)(?:[eE][-+]?[0-9]{1,20})?$/;
const MAX_UINT64 = 2n ** 64n - 1n;

function integer(text: string): bigint | undefined {
  const match = INTEGER.exec(text);
  if (match === null) return undefined;
  const [, sign, hex, binary, octal, decimal] = match;
  const size =
    hex !== undefined
      ? BigInt(`0x${hex}`)
      : binary !== undefined
        ? BigInt(`0b${binary}`)
        : octal !== undefined
          ? BigInt(`0o${octal}`)
          : BigInt(decimal!);
  return sign === "-" ? -size : size;
}

function float(text: string): number | undefined {
  const value = FLOAT.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

/**
 * The value of a plain scalar. An integer between int64 and uint64 stays a `bigint`, which sops cannot seal:
 * the caller refuses it.
 */
export function resolvePlain(text: string): ScalarValue {
  const first = text.charCodeAt(0);
  // Digits, signs and the point begin numbers and times; letters can only be words.
  const numeric = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (!numeric) {
    const word = text.length <= 5 ? WORDS.get(text) : undefined;
    return word === undefined ? text : word;
  }
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (first === 46) return float(text) ?? text;
  const time = text.charCodeAt(4) === 45 ? parseTimestamp(text) : undefined;
  if (time !== undefined) return time;
  const plain = text.includes("_") ? text.replaceAll("_", "") : text;
  const whole = integer(plain);
  if (whole !== undefined && (isInt64(whole) || (whole > 0n && whole <= MAX_UINT64 && !plain.startsWith("+")))) {
    return whole;
  }
  return float(plain) ?? text;
}

/** Whether a plain scalar of that text is a string and nothing else, to every reader of YAML 1.1 and 1.2. */
function safePlain(text: string): boolean {
  if (!/^[A-Za-z_/][A-Za-z0-9_./@+-]{0,200}(?: [A-Za-z0-9_./@+-]{1,200}){0,20}$/.test(text)) return false;
  return !/^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i.test(text);
}

/** A string as a YAML scalar on one line: plain where that is safe, else in double quotes. */
export function yamlString(text: string): string {
  if (safePlain(text)) return text;
  // JSON's escapes are YAML's; what JSON leaves as it is but YAML does not print is escaped too.
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A value as a YAML scalar on one line. */
export function yamlScalar(value: ScalarValue): string {
  if (value === null) return "null";
  if (typeof value === "string") return yamlString(value);
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (value instanceof Timestamp) return value.text;
  if (value instanceof Uint8Array) return `!!binary ${Buffer.from(value).toString("base64")}`;
  if (Number.isNaN(value)) return ".nan";
  if (!Number.isFinite(value)) return value > 0 ? ".inf" : "-.inf";
  const text = formatFloat(value);
  return text.includes(".") ? text : `${text}.0`;
}

/** A text of several lines as a literal block whose lines are indented so far, or undefined where YAML has none. */
export function yamlBlock(text: string, indent: number): string | undefined {
  if (!text.includes("\n") || /^[ \n\t]|\n\t|[^\n\t\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe]|[ \t]\n/.test(text))
    return undefined;
  if (text.endsWith("\n\n")) return undefined;
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  if (/[ \t]$/.test(body)) return undefined;
  const pad = " ".repeat(indent);
  const lines = body.split("\n").map((line) => (line === "" ? "" : pad + line));
  return `${text.endsWith("\n") ? "|" : "|-"}\n${lines.join("\n")}`;
}
