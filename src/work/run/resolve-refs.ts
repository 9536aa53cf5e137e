import type { RefsEntry } from "../../formats/refs/parse";
import type { Secret } from "../../secret/secret";
import { kindOf } from "../../stores/kinds";
import { instanceText } from "../../stores/managers/instance";
import type { Managers } from "../../stores/managers/managers";
import type { ManagerReference } from "../../stores/managers/reference";
import type { Refused } from "../../text/refused";
import { agreeToReferences } from "../consent/agree";
import { type Resolution, resolveEntries } from "../secrets/resolve";
import { Session } from "../session";
import type { Starter } from "./offer";
import type { RefsInUse } from "./references";

/** Resolves entries of a file of references for a session there, once the user has agreed to `all` that it holds. */
export async function resolveRefs(
  { root, folder, from, file, entries }: RefsInUse & { readonly file: string },
  all: readonly RefsEntry[],
  { person, env, managers }: Starter & Pick<Session, "env">,
  variable: (name: string) => Secret | undefined,
): Promise<Resolution | Refused> {
  const session = new Session({ root, folder, from, person, env, ...(managers === undefined ? {} : { managers }) });
  const declined = await agreeToReferences(session, file, await confirmedTexts(all, session.managers));
  if (declined !== undefined) return declined;
  return resolveEntries(entries, session, variable);
}

/** What is confirmed of each entry: its reference, and the manager that gives the value, so that another address is asked for again. */
async function confirmedTexts(entries: readonly RefsEntry[], managers: Managers): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { name, text, reference } of entries) {
    const { family } = kindOf(reference);
    const instance =
      family === undefined ? undefined : await managers.instanceOf(family, reference as ManagerReference);
    texts.set(name, instance === undefined || "code" in instance ? text : `${text} (${instanceText(instance)})`);
  }
  return texts;
}
