import type { Reference } from "../../formats/refs/reference";
import { kindOf } from "../../stores/kinds";
import type { Session } from "../session";
import { failureText } from "./resolve";

/** Whether what a reference names is there; `unseen`: only its store could say, which asks a key or a server. */
export type EntryState =
  | { readonly kind: "there" }
  | { readonly kind: "gone"; readonly reason: string }
  | { readonly kind: "unseen" };

/** Looks for an entry in files and in the environment alone: no key and no server is asked. The reference begins in the session's folder. */
export async function entryState(session: Session, reference: Reference): Promise<EntryState> {
  const variable = kindOf(reference).ownVariable?.(reference);
  if (variable !== undefined && session.env[variable] !== undefined) return { kind: "there" };
  const store = await session.stores.of(reference);
  if ("code" in store) return { kind: "gone", reason: store.reason };
  // What stands in files has its facts there too.
  if (store.locate === undefined) return { kind: "unseen" };
  const found = await store.metadata(reference, session.browse);
  return found.kind === "metadata" ? { kind: "there" } : { kind: "gone", reason: failureText(found) };
}
