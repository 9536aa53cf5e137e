import { readFileSync, writeFileSync } from "node:fs";
import { decodePart, encodePart, invalid, type Reference, readAs } from "../../src/formats/refs/reference";
import { Secret } from "../../src/secret/secret";
import type { StoreKind } from "../../src/stores/kind";
import type { SecretStore, StoreEntry, WriteResult } from "../../src/stores/store";

export const SHELF_SCHEME = "shelf";

/** The entry of a shelf: `shelf://team/NAME`. */
export function shelfReference(team: string, name: string): Reference {
  return { kind: SHELF_SCHEME, text: `${SHELF_SCHEME}://${encodePart(team)}/${encodePart(name)}` };
}

function pathOf({ text }: Reference): readonly [team: string, name: string] {
  const [team = "", name = ""] = text.slice(`${SHELF_SCHEME}://`.length).split("/");
  return [decodePart(team) ?? "", decodePart(name) ?? ""];
}

/** What a shelf holds, by team and name: a JSON text in the file that `SHELF` names in the user's environment. */
type Held = Record<string, Record<string, string>>;

function shelf(env: NodeJS.ProcessEnv): SecretStore {
  const file = env.SHELF ?? "";
  const held = (): Held => JSON.parse(readFileSync(file, "utf8")) as Held;
  const valueOf = (reference: Reference): string | undefined => {
    const [team, name] = pathOf(reference);
    return held()[team]?.[name];
  };
  const keep = (now: Held): void => writeFileSync(file, JSON.stringify(now));
  return {
    capabilities: { write: true, remove: true, versions: false, leases: false, softDelete: false, throughFiles: false },
    check: async () => (file === "" ? { kind: "needs", needs: "SHELF names no file." } : { kind: "ready" }),
    list: async ([team]) => {
      const now = held();
      if (team !== undefined && now[team] === undefined) return { kind: "absent" };
      const entries =
        team === undefined
          ? Object.keys(now).map((name): StoreEntry => ({ kind: "group", name, place: [name], sealed: true }))
          : Object.keys(now[team] ?? {}).map(
              (name): StoreEntry => ({ kind: "secret", name, reference: shelfReference(team, name), sealed: true }),
            );
      return { kind: "page", entries };
    },
    read: async (references) =>
      references.map((reference) => {
        const value = valueOf(reference);
        return value === undefined ? { kind: "absent" } : { kind: "found", secret: new Secret(value) };
      }),
    write: async (changes, { replace }): Promise<WriteResult> => {
      const now = held();
      for (const { reference, secret } of changes) {
        const [team, name] = pathOf(reference);
        const before = now[team]?.[name];
        if (!replace && before !== undefined && before !== secret.reveal()) {
          return { kind: "refused", code: "taken", reason: "Another value lies there." };
        }
        now[team] = { ...now[team], [name]: secret.reveal() };
      }
      keep(now);
      return { kind: "written" };
    },
    remove: async (reference) => {
      const now = held();
      const [team, name] = pathOf(reference);
      if (now[team]?.[name] === undefined) return { kind: "absent" };
      delete now[team][name];
      keep(now);
      return { kind: "removed" };
    },
    metadata: async (reference) =>
      valueOf(reference) === undefined ? { kind: "absent" } : { kind: "metadata", metadata: {} },
    placeOf: (reference) => [pathOf(reference)[0]],
  };
}

/** A kind of store that the product does not have: what works with it knows no kind by name. */
export const shelfKind: StoreKind = {
  scheme: SHELF_SCHEME,
  title: "Shelves",
  icon: "library",
  emptyText: "No shelf.",
  parse: ({ slashes, rest }) => {
    const parts = rest.split("/").map(decodePart);
    const [team, name] = parts;
    if (!slashes || parts.length !== 2 || !team || !name) return invalid("It is not of the form shelf://team/name.");
    return readAs(shelfReference(team, name));
  },
  nameSteps: pathOf,
  absentText: ({ text }) => `${text} leads to no shelf.`,
  naming: {
    prompt: "A name",
    added: ([team = "default"], text) => (/^\w+$/.test(text) ? shelfReference(team, text) : "Letters and digits."),
    renaming: (reference) => ({ title: "New name", text: pathOf(reference)[1] }),
    renamed: (reference, text) =>
      /^\w+$/.test(text) ? shelfReference(pathOf(reference)[0], text) : "Letters and digits.",
  },
  open: async ({ env }) => shelf(env),
};
