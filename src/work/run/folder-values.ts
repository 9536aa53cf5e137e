import type { Refused } from "../../text/refused";
import type { Session } from "../session";
import { type Offer, offerValues, type Values, valuesToStart } from "./offer";

/** What programs in a folder get. */
type FolderValues =
  /** `files`: the `.env.refs` and the `.env` that give them, absolute. */
  | (Values & { readonly files: readonly string[] })
  /** There is no such file, or it gives nothing that is wanted. */
  | { readonly kind: "none" };

/**
 * Resolves what the `.env.refs` and, with its name, the `.env` nearest to the session's folder give, but for names in `given`, after
 * the user's word. Refused with a sentence for each that has no value; `declined` and `unasked` where the user did not agree. An
 * explicit act must stand behind each call.
 */
export async function folderValues(
  { root, folder, from, env, person, managers }: Session,
  given: ReadonlySet<string>,
  dotenvName: string | undefined,
): Promise<FolderValues | Refused> {
  const offer = await offerValues(folder, {
    root,
    from,
    inherited: env,
    ...(dotenvName === undefined ? { dotenv: false } : { dotenvName }),
  });
  if (offer.kind === "refused") return offer;
  const choices = offer.choices.filter(({ name, source }) => source !== "inherited" && !given.has(name));
  if (choices.length === 0) return { kind: "none" };
  const values = await valuesToStart({ ...offer, choices }, { person, managers });
  return values.kind === "refused" ? values : { ...values, files: filesOf({ ...offer, choices }) };
}

function filesOf({ choices, refs, dotenv }: Offer): string[] {
  const files = { refs: refs.file, dotenv: dotenv?.file, inherited: undefined };
  return [...new Set(choices.flatMap(({ source }) => files[source] ?? []))];
}
