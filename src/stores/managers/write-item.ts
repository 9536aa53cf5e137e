import type { Secret } from "../../secret/secret";
import { type Refused, refuse } from "../../text/refused";
import type { Call, Failure, WriteOptions, WriteResult } from "../store";
import type { Item, ItemValue, ManagerClient } from "./client";
import { valueIn, withFields } from "./fields";
import type { ManagerReference } from "./reference";
import { conflictText, takenText } from "./taken";

/** A new value of a field, or of the whole secret. */
export interface FieldChange {
  readonly field: string | undefined;
  readonly secret: Secret;
}

/** How often a secret is read and written anew where others write it at the same time. */
const ROUNDS = 8;

/** Writes values of one secret, all its other fields as they were, and looks at what the manager keeps then. */
export async function writeItem(
  client: ManagerClient,
  item: ManagerReference,
  changes: readonly FieldChange[],
  options: WriteOptions,
  call: Call,
): Promise<WriteResult> {
  for (let round = 1; ; round++) {
    const [read = { kind: "absent" } as const] = await client.read([item], call);
    const step = planned(client, item, changes, options, read);
    if (step.kind !== "step") return step;
    const written = await client.write(item, step.value, step.how, call);
    if (written.kind === "absent") return refuse("absent", `${item.text} has no place for the value.`);
    if (written.kind === "taken") {
      if (read.kind === "denied") return takenText(item);
      if (options.ifVersion !== undefined || round === ROUNDS) return conflictText(item);
      continue;
    }
    if (written.kind !== "written") return written;
    return checked(client, item, changes, written.version, call);
  }
}

/** What is to be written where that was read, or why nothing is. */
function planned(
  { fields }: ManagerClient,
  item: ManagerReference,
  changes: readonly FieldChange[],
  { replace, ifVersion }: WriteOptions,
  read: Item | Failure,
):
  | { readonly kind: "step"; readonly value: ItemValue; readonly how: Parameters<ManagerClient["write"]>[2] }
  | WriteResult {
  if (read.kind === "item") {
    if (ifVersion !== undefined && read.version !== ifVersion) return conflictText(item);
    const others = changes.filter(({ field, secret }) => valueIn(read, field)?.equals(secret) === false);
    const missing = changes.some(({ field }) => valueIn(read, field) === undefined);
    if (others.length === 0 && !missing) return { kind: "written", checked: "value", ...versionOf(read) };
    if (others.length > 0 && !replace) return takenText(item);
    const value = valueOf(read, changes, fields);
    if ("kind" in value) return value;
    const newest = ifVersion ?? read.version;
    return { kind: "step", value, how: { mode: "replace", ...(newest === undefined ? {} : { ifVersion: newest }) } };
  }
  if (read.kind !== "absent" && read.kind !== "deleted" && read.kind !== "denied") return read;
  if (ifVersion !== undefined && read.kind !== "denied") return conflictText(item);
  const value = valueOf(undefined, changes, fields);
  if ("kind" in value) return value;
  // What may not be read is replaced as a whole alone: other fields of it would be lost.
  const blind = read.kind === "denied" && replace && changes.every(({ field }) => field === undefined);
  return {
    kind: "step",
    value,
    how: blind ? { mode: "replace", ...(ifVersion === undefined ? {} : { ifVersion }) } : { mode: "create" },
  };
}

function valueOf(item: Item | undefined, changes: readonly FieldChange[], form: "own" | "json"): ItemValue | Refused {
  const whole = changes.findLast(({ field }) => field === undefined);
  if (whole !== undefined) return { whole: whole.secret };
  const named = new Map(changes.map(({ field, secret }) => [field as string, secret]));
  return (
    withFields(item, named, form) ??
    refuse("no-fields", "The secret has a value that is no JSON object, and so no fields.")
  );
}

async function checked(
  client: ManagerClient,
  item: ManagerReference,
  changes: readonly FieldChange[],
  version: string | undefined,
  call: Call,
): Promise<WriteResult> {
  const given = version === undefined ? {} : { version };
  const [read] = await client.read([item], call);
  if (read?.kind === "denied") {
    const known = await client.metadata(item, call);
    const newest = known.kind === "metadata" ? known.metadata.versions?.[0]?.id : undefined;
    if (newest === undefined || version === undefined || newest === version)
      return { kind: "written", checked: "version", ...given };
    return conflictText(item);
  }
  if (read?.kind === "item" && changes.every(({ field, secret }) => valueIn(read, field)?.equals(secret) === true)) {
    return { kind: "written", checked: "value", ...given };
  }
  if (read?.kind === "item") return conflictText(item);
  if (read?.kind === "absent" || read === undefined)
    return refuse("not-kept", `${item.text} was written and cannot be found.`);
  return read;
}

function versionOf({ version }: Item): { version?: string } {
  return version === undefined ? {} : { version };
}
