import type { Confidence } from "./finding";

/** A value of a `.sealwright.toml` that is not what its key asks for; the message names the key, never the value. */
export class InvalidValue extends Error {}

export function confidenceOf(value: unknown, key: string): Confidence {
  if (value === "low" || value === "medium" || value === "high") return value;
  throw new InvalidValue(`${key} must be "low", "medium" or "high"`);
}

export function stringOf(value: unknown, key: string): string {
  if (typeof value === "string") return value;
  throw new InvalidValue(`${key} must be a text in quotes`);
}

export function listOf(value: unknown, key: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new InvalidValue(`${key} must be a list`);
}

export function stringsOf(value: unknown, key: string): string[] {
  return listOf(value, key).map((item) => stringOf(item, key));
}

/** A text, or a list of one or more. */
export function textsOf(value: unknown, key: string): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value) && value.length > 0) return stringsOf(value, key);
  throw new InvalidValue(`${key} must be a text in quotes, or a list of them`);
}

export function tableOf(value: unknown, key: string): Record<string, unknown> {
  if (isTable(value)) return value;
  throw new InvalidValue(`${key} must be a table`);
}

/** Whether a value is a table; a time of TOML's is none. */
export function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
