import type { RefsEntry } from "../../formats/refs/parse";
import type { Secret } from "../../secret/secret";
import { kindOf } from "../../stores/kinds";
import type { Call, Failure, Lease, ReadResult, SecretStore, WriteResult } from "../../stores/store";
import type { Refused } from "../../text/refused";
import type { Session } from "../session";

/** What a store lent, and the store. */
export interface Lent {
  readonly store: SecretStore;
  readonly lease: Lease;
}

export interface Resolution {
  readonly values: ReadonlyMap<string, Secret>;
  /** The versions that were read, of the entries whose store has versions. */
  readonly versions: ReadonlyMap<string, string>;
  /** What ends unless it is renewed, each lease once. */
  readonly lent: readonly Lent[];
  /** A sentence for each entry without a value; it names the entry and its reference. */
  readonly failures: readonly string[];
  /** Whether some have none because the user has not agreed to something. */
  readonly unagreed: boolean;
}

/** Entries that one store keeps. */
interface Group {
  readonly store: SecretStore;
  readonly entries: RefsEntry[];
}

/**
 * The values of the entries. `environment` gives a variable that the caller knows; what it does not know is looked for in
 * the store of its kind. Each store is asked once for all of its entries: those of files in turn, since they may ask the user,
 * and managers at the same time.
 */
export async function resolveEntries(
  entries: readonly RefsEntry[],
  { stores, use }: Pick<Session, "stores" | "use">,
  environment: (name: string) => Secret | undefined,
): Promise<Resolution> {
  const results = new Map<RefsEntry, ReadResult | Refused>();
  const groups = new Map<SecretStore, Group>();
  for (const entry of entries) {
    const { reference } = entry;
    const variable = kindOf(reference).ownVariable?.(reference);
    const known = variable === undefined ? undefined : environment(variable);
    if (known !== undefined) {
      results.set(entry, { kind: "found", secret: known });
      continue;
    }
    const store = await stores.of(reference);
    if ("code" in store) results.set(entry, store);
    else {
      const group = groups.get(store) ?? { store, entries: [] };
      group.entries.push(entry);
      groups.set(store, group);
    }
  }
  const ask = async (group: Group) => {
    const read = await readAll(group, use);
    for (const [index, entry] of group.entries.entries()) results.set(entry, read[index] ?? { kind: "absent" });
  };
  const [files, managers] = partition([...groups.values()], ({ store }) => store.signIn === undefined);
  for (const group of files) await ask(group);
  await Promise.all(managers.map(ask));
  return summary(entries, results, groups);
}

function readAll({ store, entries }: Group, call: Call): Promise<readonly ReadResult[]> {
  return store.read(
    entries.map(({ reference }) => reference),
    call,
  );
}

function summary(
  entries: readonly RefsEntry[],
  results: ReadonlyMap<RefsEntry, ReadResult | Refused>,
  groups: ReadonlyMap<SecretStore, Group>,
): Resolution {
  const values = new Map<string, Secret>();
  const versions = new Map<string, string>();
  const lent = new Map<string, Lent>();
  const failures: string[] = [];
  let unagreed = false;
  for (const entry of entries) {
    const result = results.get(entry) ?? { kind: "absent" };
    if (result.kind !== "found") {
      failures.push(`${entry.name} (${entry.text}): ${failureText(result)}`);
      unagreed ||= result.kind === "denied" && result.unagreed === true;
      continue;
    }
    values.set(entry.name, result.secret);
    if (result.version !== undefined) versions.set(entry.name, result.version);
    const store = [...groups.values()].find((group) => group.entries.includes(entry))?.store;
    if (result.lease !== undefined && store !== undefined) lent.set(result.lease.id, { store, lease: result.lease });
  }
  return { values, versions, lent: [...lent.values()], failures, unagreed };
}

function partition<T>(all: readonly T[], first: (one: T) => boolean): readonly [T[], T[]] {
  return [all.filter(first), all.filter((one) => !first(one))];
}

/** Why there is no value, as a sentence, with what would allow it where something is not allowed. */
export function failureText(result: Failure | Exclude<WriteResult, { kind: "written" }>): string {
  switch (result.kind) {
    case "absent":
      return result.reason ?? "there is no such entry.";
    case "denied":
      return result.grant === undefined ? result.needs : `${result.needs} This would allow it:\n${result.grant.text}`;
    case "signed-out":
      return result.how;
    case "deleted": {
      const until = result.until === undefined ? "" : ` until ${result.until.toISOString().slice(0, 10)}`;
      return result.restorable ? `it was deleted, and can be restored${until}.` : "it was deleted for good.";
    }
    case "busy": {
      const wait = result.retryAfter === undefined ? "a while" : `${result.retryAfter} seconds`;
      return `the manager asks for fewer requests: try again in ${wait}.`;
    }
    default:
      return result.reason;
  }
}
