import { parse } from "yaml";

/** A statement of a policy, its ids from the top. */
export type Statement =
  | {
      readonly kind: "variable" | "user" | "host" | "policy";
      readonly id: string;
      readonly annotations: Record<string, string>;
    }
  | {
      readonly kind: "permit";
      readonly role: string;
      readonly resource: string;
      readonly privileges: readonly string[];
    };

type Named = { readonly tag: string; readonly id: string; readonly annotations?: Record<string, string> };

const RECORDS = ["variable", "user", "host", "policy"] as const;

/** The statements of a policy that is loaded into a branch. Throws where it is no YAML, or none of what is known here. */
export function readPolicy(text: string, branch: string): Statement[] {
  const named = RECORDS.map((kind) => ({ tag: `!${kind}`, resolve: (id: string): Named => ({ tag: kind, id }) }));
  const mapped = RECORDS.map((kind) => ({
    tag: `!${kind}`,
    collection: "map" as const,
    resolve: (map: unknown): Named => ({ ...(toObject(map) as unknown as Named), tag: kind }),
  }));
  const permit = {
    tag: "!permit",
    collection: "map" as const,
    resolve: (map: unknown) => ({ ...toObject(map), tag: "permit" }),
  };
  const statements: unknown = parse(text, { customTags: [...named, ...mapped, permit] });
  if (!Array.isArray(statements)) throw new Error("a policy is a list");
  return statements.map((one: Record<string, unknown>): Statement => {
    if (one.tag === "permit") {
      const role = one.role as Named;
      const resource = one.resource as Named;
      const privileges = one.privileges as string[];
      if (resource.tag !== "variable" || !Array.isArray(privileges)) throw new Error("no such permission");
      return {
        kind: "permit",
        role: `${role.tag}:${fromTop(role.id, branch)}`,
        resource: fromTop(resource.id, branch),
        privileges,
      };
    }
    const kind = RECORDS.find((each) => each === one.tag);
    if (kind === undefined) throw new Error("no such statement");
    return {
      kind,
      id: fromTop(String(one.id), branch),
      annotations: (one.annotations ?? {}) as Record<string, string>,
    };
  });
}

function fromTop(id: string, branch: string): string {
  if (id.startsWith("/")) return id.slice(1);
  return branch === "root" ? id : `${branch}/${id}`;
}

function toObject(map: unknown): Record<string, unknown> {
  const { items } = map as { items: { key: { value: string }; value: { toJSON?: () => unknown; value?: unknown } }[] };
  return Object.fromEntries(items.map(({ key, value }) => [key.value, plain(value)]));
}

function plain(node: unknown): unknown {
  const { items, value } = node as { items?: { key?: { value: string } }[]; value?: unknown };
  if (items === undefined) return value;
  if (items.every(({ key }) => key !== undefined)) return toObject(node);
  return items.map(plain);
}
