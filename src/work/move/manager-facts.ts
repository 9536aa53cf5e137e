import type { Reference } from "../../formats/refs/reference";
import { fileStep } from "../../machine/files";
import type { StoreFacts } from "../../refactor/request";
import type { Secret } from "../../secret/secret";
import { findFamily } from "../../stores/managers/families";
import { managerReference } from "../../stores/managers/reference";
import { pagesOf } from "../../stores/page";
import { type Call, FIELDS, type SecretStore } from "../../stores/store";
import { type Refused, refuse } from "../../text/refused";
import { instanceOfLevel, placeFor, readLevel } from "../managers/manager-level";
import { failureText } from "../secrets/resolve";
import type { Planning } from "./plan-move";
import { refsFacts } from "./refs-facts";

/**
 * What a plan has to know about a manager: where new secrets stand, and which are there. Its names are listed, and where the user
 * has asked for the fix, what stands at the place is read, so that an equal value is used and no other is replaced.
 */
export async function managerFacts(
  { session, place: { files }, open }: Planning,
  family: string,
  scheme: string,
  place: string | undefined,
  source: string,
): Promise<StoreFacts | Refused> {
  const level =
    place === undefined || place === "" ? { family, path: [], store: undefined } : readLevel(`${scheme}://${place}`);
  if (level === undefined)
    return refuse("target", `${place} is no place of ${scheme}: write it as in ${scheme}:secret/ml/train.`);
  const instance = await instanceOfLevel(session.managers, level);
  if ("code" in instance) return instance;
  const store = await session.managers.open(instance);
  if ("code" in store) return store;
  const facts = await fileStep(() => refsFacts(files, source));
  if ("kind" in facts) return facts;
  const known = findFamily(family);
  const several = (await session.managers.instances()).filter(({ kind }) => kind === family).length > 1;
  const at = level.path.length > 0 ? level.path : await placeFor(instance, session.root);
  const refer = (name: string) => {
    const entry = known?.entry(at, name) ?? { path: [...at, name] };
    return managerReference(scheme, { ...entry, store: several ? instance.name : undefined });
  };
  const { path, field } = refer("A");
  // Where a manager has no levels, the place is how names begin.
  const begin = field === undefined ? (path.at(-1)?.slice(0, -1) ?? "") : "";
  const parent = field === undefined ? path.slice(0, -1) : at;
  const taken = await namesAt(store, parent, begin, open ? session.use : session.browse);
  if (typeof taken === "string") return refuse("unsupported", taken);
  const there = [...taken].map((name) => refer(name.slice(begin.length)));
  const values = open ? await valuesAt(store, there, session.use) : new Map<string, Secret>();
  return {
    ...facts,
    store: scheme,
    target: `${instance.name} (${at.join("/")})`,
    refer: (name, value) => {
      for (let count = 1; ; count += 1) {
        const free = refer(count === 1 ? name : `${name}_${count}`);
        const entry = free.field ?? free.path.at(-1) ?? "";
        if (!taken.has(entry) || values.get(free.text)?.reveal() === value) {
          taken.add(entry);
          return free;
        }
      }
    },
    shown: (reference) => reference.text,
    values,
  };
}

/** The names of a place's secrets that begin so, or of the fields of the secret that it is; a sentence where nothing can be said. */
async function namesAt(store: SecretStore, place: readonly string[], begin: string, call: Call) {
  const names = new Set<string>();
  for (const level of [place, [...place, FIELDS]]) {
    for await (const list of pagesOf(store, level, call)) {
      if (list.kind === "signed-out" || list.kind === "unreachable") return failureText(list);
      if (list.kind !== "page") break;
      for (const { kind, name } of list.entries) if (kind === "secret" && name.startsWith(begin)) names.add(name);
    }
  }
  return names;
}

/** The values behind references that can be read, by their texts. */
async function valuesAt(
  store: SecretStore,
  references: readonly Reference[],
  call: Call,
): Promise<Map<string, Secret>> {
  const read = references.length === 0 ? [] : await store.read(references, call);
  return new Map(
    references.flatMap(({ text }, index) => {
      const result = read[index];
      return result?.kind === "found" ? [[text, result.secret] as const] : [];
    }),
  );
}
