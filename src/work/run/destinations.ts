import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { holdsPath, shownDestination } from "../../formats/refs/destination";
import { userFolder } from "../../machine/user-folder";
import { localFingerprint } from "../../secret/fingerprint";
import type { Secret } from "../../secret/secret";
import { kindOf } from "../../stores/kinds";
import type { Refused } from "../../text/refused";
import { agreeToDestinations, FINGERPRINTED } from "../consent/agree";
import type { Person } from "../person";
import { localKey } from "../scan/local-key";
import { Session } from "../session";
import type { Choice } from "./environment";
import { layersOf, type Offer } from "./offer";

/** Lets the user agree to where a program will talk to because `.env.refs` or a `.env` file says so, file by file. */
export async function confirmDestinations(
  offer: Offer,
  leading: readonly Choice[],
  values: ReadonlyMap<string, Secret>,
  person: Person,
): Promise<Refused | undefined> {
  const { refs, dotenv, inherited: env } = offer;
  const layers = layersOf(offer);
  const sealed = new Set(
    layers.flatMap(({ entries }) =>
      entries.flatMap(({ name, reference }) =>
        kindOf(reference).ownVariable?.(reference) === undefined ? [name] : [],
      ),
    ),
  );
  const files = [
    ...layers.map(({ refs: { file }, entries }) => ({
      source: "refs" as const,
      file,
      has: (name: string) => entries.some((entry) => entry.name === name),
    })),
    ...(dotenv === undefined ? [] : [{ source: "dotenv" as const, file: dotenv.file, has: () => true }]),
  ];
  for (const { source, file, has } of files) {
    const names = leading.filter((choice) => choice.source === source && has(choice.name)).map(({ name }) => name);
    if (names.length === 0) continue;
    const wanted = new Map<string, string>();
    for (const name of names) {
      const value = values.get(name);
      if (value === undefined) continue;
      const shown = visiblePart(name, value.reveal(), source === "refs" && sealed.has(name), dirname(file));
      wanted.set(name, shown ?? `${FINGERPRINTED}${localFingerprint(localKey(userFolder(env)), value)}`);
    }
    const session = new Session({ root: refs.root, folder: refs.folder, from: refs.from, person, env });
    const refused = await agreeToDestinations(session, file, wanted);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** What the user agrees to: hosts, a switch, a file that is there; else `undefined`, since the value may be anything. */
function visiblePart(name: string, text: string, sealed: boolean, folder: string): string | undefined {
  const shown = shownDestination(name, text, sealed);
  if (shown !== undefined || sealed || !holdsPath(name)) return shown;
  if (text.length >= 1024 || text.includes("\0")) return undefined;
  return existsSync(text) || existsSync(resolve(folder, text)) ? text : undefined;
}
