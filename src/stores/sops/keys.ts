import type { Secret } from "../../secret/secret";
import { identityFault } from "../../sops";
import type { IdentitySource } from "./identities";
import { lockedText, unlockedText } from "./unlock";

/** The keys that a file can be tried with, and a sentence for each source without one. */
export interface Keys {
  readonly texts: readonly Secret[];
  readonly problems: readonly string[];
}

/** The usable texts among sources: one that is no age key file does not hinder the others. */
export async function usableKeys(sources: readonly IdentitySource[]): Promise<Keys> {
  const texts: Secret[] = [];
  const problems: string[] = [];
  for (const source of sources) {
    const { name, problem, locked } = source;
    const text = source.text ?? (await unlockedText(source));
    if (problem !== undefined) problems.push(problem);
    if (text === undefined && locked !== undefined) problems.push(lockedText(name));
    const fault = text && (await identityFault(text));
    if (fault !== undefined) problems.push(`${name}: ${fault}`);
    else if (text !== undefined) texts.push(text);
  }
  return { texts, problems };
}
