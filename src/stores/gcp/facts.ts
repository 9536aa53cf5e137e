import type { Metadata, Version } from "../store";
import { type GoogleAnswer, objectsAt } from "./api";

type Described = Readonly<Record<string, unknown>>;

const STATES = { ENABLED: "enabled", DISABLED: "disabled", DESTROYED: "destroyed" } as const;

/** The last part of a resource's name. */
export function idOf({ name }: Described): string {
  return typeof name === "string" ? name.slice(name.lastIndexOf("/") + 1) : "";
}

/** What the service says of a secret. */
export function factsOfSecret(secret: Described): Metadata {
  const { labels, annotations, rotation } = secret;
  const named = { ...objectOf(annotations), ...objectOf(labels) };
  const every = /^(\d{1,12})(?:\.\d{1,9})?s$/.exec(String(objectOf(rotation).rotationPeriod))?.[1];
  const next = dateOf(objectOf(rotation).nextRotationTime);
  const plan = { ...(every === undefined ? {} : { every: Number(every) / 86_400 }), ...(next ? { next } : {}) };
  const created = dateOf(secret.createTime);
  const expires = dateOf(secret.expireTime);
  return {
    ...(created ? { created } : {}),
    ...(expires ? { expires } : {}),
    ...(Object.keys(named).length === 0
      ? {}
      : { labels: new Map(Object.entries(named).map(([name, value]) => [name, String(value)])) }),
    ...(Object.keys(plan).length === 0 ? {} : { rotation: plan }),
  };
}

/** The versions in an answer, newest first, each with the aliases that the secret has for it. */
export function versionsIn(json: GoogleAnswer["json"], secret: Described): readonly Version[] {
  const aliases = Object.entries(objectOf(secret.versionAliases));
  return objectsAt(json, "versions")
    .map((version): Version => {
      const id = idOf(version);
      const labels = aliases.filter(([, number]) => String(number) === id).map(([alias]) => alias);
      const created = dateOf(version.createTime);
      const state = STATES[version.state as keyof typeof STATES] ?? "enabled";
      return { id, state, ...(created ? { created } : {}), ...(labels.length === 0 ? {} : { labels }) };
    })
    .sort((one, other) => Number(other.id) - Number(one.id));
}

/** The state of a secret and its last change, by its versions. */
export function factsOfVersionList(versions: readonly Version[]): Metadata {
  const [newest] = versions;
  if (newest === undefined) return { versions };
  const state = newest.state === "destroyed" ? "deleted" : newest.state;
  return { state, ...(newest.created === undefined ? {} : { changed: newest.created }), versions };
}

function objectOf(value: unknown): Described {
  return typeof value === "object" && value !== null ? (value as Described) : {};
}

function dateOf(value: unknown): Date | undefined {
  const date = new Date(typeof value === "string" ? value : "");
  return Number.isNaN(date.getTime()) ? undefined : date;
}
