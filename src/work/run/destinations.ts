import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { shownDestination } from "../../formats/refs/destination";
import { realPlace } from "../../machine/nearest";
import { userFolder } from "../../machine/user-folder";
import { localFingerprint } from "../../secret/fingerprint";
import type { Secret } from "../../secret/secret";
import type { Refused } from "../../text/refused";
import { agreeToDestinations, FINGERPRINTED } from "../consent/agree";
import type { Person } from "../person";
import { localKey } from "../scan/local-key";
import { Session } from "../session";
import type { Choice } from "./environment";
import type { Offer } from "./offer";

/** Lets the user agree to where a program will talk to because `.env.refs` or a `.env` file says so, file by file. */
export async function confirmDestinations(
  { refs, dotenvFile, inherited: env }: Offer,
  leading: readonly Choice[],
  values: ReadonlyMap<string, Secret>,
  person: Person,
): Promise<Refused | undefined> {
  const files = { refs: refs.file, dotenv: dotenvFile === undefined ? undefined : realPlace(resolve(dotenvFile)) };
  for (const source of ["refs", "dotenv"] as const) {
    const file = files[source];
    const names = leading.filter((choice) => choice.source === source).map(({ name }) => name);
    if (file === undefined || names.length === 0) continue;
    const wanted = new Map<string, string>();
    for (const name of names) {
      const value = values.get(name);
      if (value !== undefined) wanted.set(name, destinationOf(value, dirname(file), env));
    }
    const session = new Session({ root: refs.root, folder: refs.folder, from: refs.from, person, env });
    const refused = await agreeToDestinations(session, file, wanted);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** What the user agrees to: hosts, a switch, a file that is there; else a fingerprint, since the value may be anything. */
function destinationOf(value: Secret, folder: string, env: NodeJS.ProcessEnv): string {
  const text = value.reveal();
  const shown = shownDestination(text);
  if (shown !== undefined) return shown;
  // The name of a file that is there is no secret.
  if (text.length < 1024 && !text.includes("\0") && (existsSync(text) || existsSync(resolve(folder, text))))
    return text;
  return `${FINGERPRINTED}${localFingerprint(localKey(userFolder(env)), value)}`;
}
