import type { RefsEntry } from "../../formats/refs/parse";
import type { Secret } from "../../secret/secret";
import { kindOf } from "../../stores/kinds";
import type { Stores } from "../../stores/registry";
import type { Failure, ReadResult, WriteResult } from "../../stores/store";

export interface Resolution {
  readonly values: ReadonlyMap<string, Secret>;
  /** A sentence for each entry without a value; it names the entry and its reference. */
  readonly failures: readonly string[];
  /** Whether some have none because the user has not agreed to something. */
  readonly unagreed: boolean;
}

/**
 * The values of the entries. `environment` gives a variable that the caller knows; what it does not know is looked for in
 * the store of its kind.
 */
export async function resolveEntries(
  entries: readonly RefsEntry[],
  stores: Stores,
  environment: (name: string) => Secret | undefined,
): Promise<Resolution> {
  const values = new Map<string, Secret>();
  const failures: string[] = [];
  let unagreed = false;
  for (const entry of entries) {
    const result = await resolveEntry(entry, stores, environment);
    if (result.kind === "found") values.set(entry.name, result.secret);
    else {
      failures.push(`${entry.name} (${entry.text}): ${failureText(result)}`);
      unagreed ||= result.kind === "denied" && result.unagreed === true;
    }
  }
  return { values, failures, unagreed };
}

async function resolveEntry(
  { reference }: RefsEntry,
  stores: Stores,
  environment: (name: string) => Secret | undefined,
): Promise<ReadResult> {
  const variable = kindOf(reference).ownVariable?.(reference);
  const known = variable === undefined ? undefined : environment(variable);
  if (known !== undefined) return { kind: "found", secret: known };
  const store = await stores.of(reference.kind);
  return store?.read(reference) ?? { kind: "unreachable", reason: unsupportedText(reference.kind), passing: false };
}

/** That no store opens references of a kind. */
export function unsupportedText(kind: string): string {
  return `References of the kind ${kind} are not supported yet.`;
}

/** Why there is no value, as a sentence. */
export function failureText(result: Failure | Exclude<WriteResult, { kind: "written" }>): string {
  if (result.kind === "absent") return result.reason ?? "there is no such entry.";
  return result.kind === "denied" ? result.needs : result.reason;
}
