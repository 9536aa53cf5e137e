import { basename } from "node:path";
import { decodePart, encodePart, splitAt, splitReference } from "../../formats/refs/reference";
import { findKind } from "../../stores/kinds";
import type { Instance } from "../../stores/managers/instance";
import type { Managers } from "../../stores/managers/managers";
import { pagesOf } from "../../stores/page";
import { type Call, type Failure, FIELDS, type Place, type SecretStore, type StoreEntry } from "../../stores/store";
import { type Refused, refuse } from "../../text/refused";

/** A level of a manager's secrets, as a person writes it: `SCHEME://PATH?store=NAME`, with an empty path for the top. */
export interface ManagerLevel {
  readonly family: string;
  readonly path: readonly string[];
  readonly store: string | undefined;
}

/** Reads a level; `undefined` for what is no manager's. */
export function readLevel(text: string): ManagerLevel | undefined {
  const split = splitReference(text);
  const family = typeof split === "string" || !split.slashes ? undefined : findKind(split.scheme)?.family;
  if (typeof split === "string" || family === undefined || split.rest.includes("#")) return undefined;
  const [address, query] = splitAt(split.rest, "?");
  const path = address.split("/").map(decodePart);
  while (path.at(-1) === "") path.pop();
  const store = query?.startsWith("store=") === true ? decodePart(query.slice("store=".length)) : undefined;
  if (!path.every((part): part is string => part !== undefined && part !== "")) return undefined;
  return (query === undefined) === (store === undefined) ? { family, path, store } : undefined;
}

/** The instance that a level is of; refused where the settings have none, or several. */
export async function instanceOfLevel(
  managers: Managers,
  { family, store: named }: Pick<ManagerLevel, "family" | "store">,
): Promise<Instance | Refused> {
  const fitting = (await managers.instances()).filter(({ kind, name }) => kind === family && (named ?? name) === name);
  const [instance, ...more] = fitting;
  if (instance === undefined)
    return refuse("no-instance", `Your settings have no such manager. Add one: sealwright stores add ${family}`);
  if (more.length > 0) {
    return refuse(
      "several-instances",
      `There are several (${fitting.map(({ name }) => name).join(", ")}): add ?store=NAME.`,
    );
  }
  return instance;
}

/** The entries of a level, all pages; those of a secret are its fields. */
export async function entriesOf(
  managers: Managers,
  level: ManagerLevel,
  call: Call,
): Promise<readonly StoreEntry[] | Refused | Failure> {
  const instance = await instanceOfLevel(managers, level);
  if ("code" in instance) return instance;
  const store = await managers.open(instance);
  if ("code" in store) return store;
  const entries = await allPages(store, level.path, call);
  // What is no group may be a secret.
  return "kind" in entries || entries.length > 0 || level.path.length === 0
    ? entries
    : allPages(store, [...level.path, FIELDS], call);
}

async function allPages(store: SecretStore, place: Place, call: Call): Promise<readonly StoreEntry[] | Failure> {
  const entries: StoreEntry[] = [];
  for await (const result of pagesOf(store, place, call)) {
    if (result.kind !== "page") return result;
    entries.push(...result.entries);
  }
  return entries;
}

/** The place that is proposed for the secrets of a project (its root, absolute), as a person writes it. */
export async function placeText(instance: Instance, root: string): Promise<string> {
  return (await placeFor(instance, root)).map(encodePart).join("/");
}

/** The same, step by step. */
export async function placeFor(instance: Instance, root: string): Promise<Place> {
  const { findFamily } = await import("../../stores/managers/families");
  const project = basename(root)
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-");
  return findFamily(instance.kind)?.placeFor(instance, project === "" ? "project" : project) ?? [];
}
