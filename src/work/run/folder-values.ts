import type { Secret } from "../../secret/secret";
import type { Refused } from "../../text/refused";
import type { Session } from "../session";
import { offerValues, valuesToStart } from "./offer";

/** What the references of a folder come to. */
type FolderValues =
  /** `file`: the `.env.refs` that names them, absolute. */
  | { readonly kind: "values"; readonly values: ReadonlyMap<string, Secret>; readonly file: string }
  /** There is no `.env.refs`, or it names nothing that is wanted. */
  | { readonly kind: "none" };

/**
 * Resolves what the `.env.refs` nearest to the session's folder names, but for names in `given`, after the user's word.
 * Refused with a sentence for each that has no value; `declined` and `unasked` where the user did not agree. An explicit
 * act must stand behind each call.
 */
export async function folderValues(
  { root, folder, from, env, person }: Session,
  given: ReadonlySet<string>,
): Promise<FolderValues | Refused> {
  const offer = await offerValues(folder, { root, from, inherited: env });
  if (offer.kind === "refused") return offer;
  const { file } = offer.refs;
  const choices = offer.choices.filter(({ name, source }) => source === "refs" && !given.has(name));
  if (file === undefined || choices.length === 0) return { kind: "none" };
  const values = await valuesToStart({ ...offer, choices }, person);
  return "kind" in values ? values : { kind: "values", values, file };
}
