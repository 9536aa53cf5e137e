import { dirname } from "node:path";
import type { Reference } from "../../formats/refs/reference";
import { envReference } from "../../stores/dotenv/reference";
import { kindOf } from "../../stores/kinds";
import type { Failure } from "../../stores/store";
import type { Refused } from "../../text/refused";
import type { Session } from "../session";
import { addSecret } from "./change";
import { readRefs, rebase, writeReference } from "./refs";

/**
 * Gives a variable a value, which the person is asked for: in the nearest `.env`, which is made where there is none, or under a
 * reference that begins at the root, which `.env.refs` then names.
 */
export async function giveVariable(
  session: Session,
  name: string,
  reference?: Reference,
): Promise<{ readonly kind: "written" } | Refused | Failure> {
  const asking = reference === undefined ? session : session.with({ folder: session.root });
  const kept = reference ?? envReference(name);
  const result = await addSecret(asking, kept, () => session.person.secret(`Value of ${name}`));
  if (result.kind !== "written" || kindOf(kept).ownVariable?.(kept) !== undefined) return result;
  const refs = await readRefs(session.files, session.folder);
  const based = rebase(kept, session.root, dirname(refs.path));
  return (await writeReference(session.files, refs.path, name, based)) ?? result;
}
