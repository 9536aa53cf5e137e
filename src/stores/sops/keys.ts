import type { Secret } from "../../secret/secret";
import { Identities } from "../../sops/age";
import { SopsError } from "../../sops/errors";
import type { IdentitySource } from "./identities";

/** The keys that a file can be tried with, and a sentence for each source that gave none. */
export interface Keys {
  readonly texts: readonly Secret[];
  readonly problems: readonly string[];
}

/** Sorts out sources whose text is no age key file; they do not stand in the way of the others. */
export function usableKeys(sources: readonly IdentitySource[]): Keys {
  const texts: Secret[] = [];
  const problems: string[] = [];
  for (const { name, text, problem } of sources) {
    if (problem !== undefined) problems.push(problem);
    if (text === undefined) continue;
    try {
      new Identities([text]);
      texts.push(text);
    } catch (error) {
      if (!(error instanceof SopsError)) throw error;
      problems.push(`${name}: ${error.message}`);
    }
  }
  return { texts, problems };
}
