import { Secret } from "../../secret/secret";
import type { ListResult, StoreEntry } from "../store";
import type { Item, ItemValue } from "./client";
import { type ManagerReference, withParts } from "./reference";

/** The object that a value is; `undefined` where it is no JSON object. */
function jsonFields(whole: Secret): Map<string, unknown> | undefined {
  const text = whole.reveal();
  if (!/^\s*\{/.test(text)) return undefined;
  try {
    return new Map(Object.entries(JSON.parse(text) as Record<string, unknown>));
  } catch {
    return undefined;
  }
}

/** What a reference with that field, or without one, is to; `undefined` where the secret has no such field, or is not whole. */
export function valueIn(item: Item, field: string | undefined): Secret | undefined {
  if (field === undefined) return item.whole;
  if (item.fields !== undefined) return item.fields.get(field);
  const held = item.whole && jsonFields(item.whole)?.get(field);
  if (held === undefined || held === null) return undefined;
  return new Secret(typeof held === "string" ? held : JSON.stringify(held));
}

/** The names of the fields, where there are any. */
export function fieldNames(item: Item): string[] {
  if (item.fields !== undefined) return [...item.fields.keys()];
  return [...((item.whole && jsonFields(item.whole)) ?? new Map<string, unknown>()).keys()];
}

/**
 * A secret with some of its fields changed, all others as they were; with `undefined` as a value a field goes. `undefined`: the
 * secret has a value that is no object, and so no place for a field.
 */
export function withFields(
  item: Item | undefined,
  changes: ReadonlyMap<string, Secret | undefined>,
  form: "own" | "json",
): ItemValue | undefined {
  if (form === "own") {
    const fields = new Map(item?.fields);
    for (const [name, secret] of changes) {
      if (secret === undefined) fields.delete(name);
      else fields.set(name, secret);
    }
    return { fields };
  }
  const held = item?.whole === undefined ? new Map<string, unknown>() : jsonFields(item.whole);
  if (held === undefined) return undefined;
  for (const [name, secret] of changes) {
    if (secret === undefined) held.delete(name);
    else held.set(name, secret.reveal());
  }
  return { whole: new Secret(JSON.stringify(Object.fromEntries(held))) };
}

/** The fields of a secret as a list has them; `item` is the secret's reference, without a field. */
export function fieldsPage(item: ManagerReference, names: readonly string[]): ListResult {
  const entries = names.map((name): StoreEntry => {
    return { kind: "secret", name, reference: withParts(item, { field: name }), sealed: true };
  });
  return { kind: "page", entries };
}
