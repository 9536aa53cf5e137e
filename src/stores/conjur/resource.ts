import type { Metadata, Version } from "../store";

/** A variable as the server describes it. */
export interface Resource {
  /** Without account and kind. */
  readonly id: string;
  readonly facts: Metadata;
}

/** More roles than these are not named. */
const MOST_ROLES = 10;

type Given = Readonly<Record<string, unknown>>;

/** The variable of an answer; `undefined` where it is none. */
export function resourceIn(json: unknown): Resource | undefined {
  const given = isObject(json) ? json : {};
  const id = partOf(given.id);
  return id === undefined ? undefined : { id, facts: factsIn(given) };
}

function factsIn(given: Given): Metadata {
  const annotations = objectsIn(given.annotations).flatMap(({ name, value }) =>
    typeof name === "string" && typeof value === "string" ? [[name, value] as const] : [],
  );
  const secrets = objectsIn(given.secrets).filter(({ version }) => typeof version === "number");
  const versions = secrets
    .map(({ version }): Version => ({ id: String(version), state: "enabled" }))
    .sort((a, b) => Number(b.id) - Number(a.id));
  const newest = secrets.find(({ version }) => String(version) === versions[0]?.id);
  const description = new Map(annotations).get("description");
  return {
    ...dateIn("created", given.created_at),
    ...dateIn("expires", newest?.expires_at),
    ...(description === undefined ? {} : { description }),
    labels: new Map([...annotations.filter(([name]) => name !== "description"), ...ownLabels(given)]),
    versions,
  };
}

/** What Conjur says of every variable: the policy that made it, whose it is, and who may do what with it. */
function ownLabels({ policy, owner, permissions }: Given): [string, string][] {
  const roles = new Map<string, string[]>();
  for (const { privilege, role } of objectsIn(permissions)) {
    if (typeof privilege === "string")
      roles.set(privilege, [...(roles.get(privilege) ?? []), roleOf(role) ?? "another"]);
  }
  const shown = (all: readonly string[]) =>
    [...all.slice(0, MOST_ROLES), ...(all.length > MOST_ROLES ? [`${all.length - MOST_ROLES} more`] : [])].join(", ");
  return [
    ...labelOf("policy", partOf(policy)),
    ...labelOf("owner", roleOf(owner)),
    ...[...roles].map(([privilege, all]): [string, string] => [`may ${privilege}`, shown(all)]),
  ];
}

function labelOf(name: string, text: string | undefined): [string, string][] {
  return text === undefined ? [] : [[name, text]];
}

/** `ACCOUNT:KIND:ID` without the account; `undefined` for anything else. */
function roleOf(full: unknown): string | undefined {
  return typeof full === "string" && full.includes(":")
    ? full.slice(full.indexOf(":") + 1).replace(":", " ")
    : undefined;
}

/** The id in `ACCOUNT:KIND:ID`; it may hold colons itself. */
function partOf(full: unknown): string | undefined {
  const [, , ...id] = typeof full === "string" ? full.split(":") : [];
  return id.length === 0 ? undefined : id.join(":");
}

function dateIn<Name extends string>(name: Name, given: unknown): { [key in Name]?: Date } {
  const date = new Date(typeof given === "string" ? given : "");
  return Number.isNaN(date.getTime()) ? {} : ({ [name]: date } as { [key in Name]?: Date });
}

export function objectsIn(json: unknown): Given[] {
  return Array.isArray(json) ? json.filter(isObject) : [];
}

function isObject(json: unknown): json is Given {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
