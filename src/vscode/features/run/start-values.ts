import type { Secret } from "../../../secret/secret";
import { isYes } from "../../../work/person";
import { folderValues } from "../../../work/run/folder-values";
import type { Lent } from "../../../work/secrets/resolve";
import type { Session } from "../../../work/session";
import type { Log } from "../../log";

/** What a program starts with; undefined where the user does not want it to start. */
interface StartValues {
  readonly values: ReadonlyMap<string, Secret>;
  /** The `.env.refs` and the `.env` that give them, absolute. */
  readonly files: readonly string[];
  /** What managers lend, which is to be given up when the program ends. */
  readonly lent: readonly Lent[];
}

/** Resolves what a program in the session's folder gets, of the nearest `.env` too where its name is given; where that fails, the user says whether it starts without. */
export async function startValues(
  session: Session,
  given: ReadonlySet<string>,
  log: Log,
  dotenvName: string | undefined,
): Promise<StartValues | undefined> {
  const resolved = await folderValues(session, given, dotenvName);
  if (resolved.kind === "values") return resolved;
  const none = { values: new Map(), files: [], lent: [] };
  if (resolved.kind === "none") return none;
  if (resolved.code === "declined" || resolved.code === "unasked") return undefined;
  log.warn(resolved.reason);
  const answer = await session.person.agree({ kind: "start-without", reasons: resolved.reason.split("\n") });
  return isYes(answer) ? none : undefined;
}
