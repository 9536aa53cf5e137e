import type { Secret } from "../../secret/secret";
import type { Choice } from "./environment";
import type { Offer } from "./offer";

/** A value, or a part of one, that is masked in a program's output, under its variable's name. */
export type MaskedValue = readonly [name: string, secret: Secret];

/**
 * What is masked of a program's values: all of those that references or a file which the user named give. Of the nearest `.env`,
 * which holds regions, hosts and numbers too, what a name or a rule says is a credential, such as the password in a URL.
 */
export async function maskedValues(offer: Offer, values: ReadonlyMap<string, Secret>): Promise<readonly MaskedValue[]> {
  const settings = new Set(offer.choices.filter((choice) => isSetting(choice, offer)).map(({ name }) => name));
  if (settings.size === 0) return [...values];
  const { credentialsIn } = await import("./credentials-in");
  const masked: MaskedValue[] = [];
  for (const [name, secret] of values) {
    if (!settings.has(name)) masked.push([name, secret]);
    else for (const part of credentialsIn(name, secret)) masked.push([name, part]);
  }
  return masked;
}

/** Whether the nearest `.env` alone says that a variable matters. */
function isSetting({ source, losers }: Choice, { dotenv }: Offer): boolean {
  return dotenv?.named === false && ![source, ...losers].includes("refs");
}
