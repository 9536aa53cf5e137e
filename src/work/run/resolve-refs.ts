import type { RefsEntry } from "../../formats/refs/parse";
import type { Secret } from "../../secret/secret";
import type { Refused } from "../../text/refused";
import { agreeToReferences } from "../consent/agree";
import { type Resolution, resolveEntries } from "../secrets/resolve";
import { Session } from "../session";
import type { RefsInUse } from "./references";

/** Resolves entries of a file of references for a session there, once the user has agreed to `all` that it holds. */
export async function resolveRefs(
  { root, folder, from, file, entries }: RefsInUse & { readonly file: string },
  all: readonly RefsEntry[],
  { person, env }: Pick<Session, "person" | "env">,
  variable: (name: string) => Secret | undefined,
): Promise<Resolution | Refused> {
  const session = new Session({ root, folder, from, person, env });
  const declined = await agreeToReferences(session, file, new Map(all.map(({ name, text }) => [name, text])));
  if (declined !== undefined) return declined;
  return resolveEntries(entries, session, variable);
}
