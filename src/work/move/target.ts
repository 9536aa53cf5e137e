import { type Plan, stepsOf } from "../../refactor/plan";
import type { SopsForm } from "../../refactor/request";
import { findKind, STORE_KINDS } from "../../stores/kinds";
import { SOPS_SCHEME } from "../../stores/sops/reference";
import { type Refused, refuse } from "../../text/refused";
import type { Session } from "../session";
import { type MoveTarget, TO_DOTENV } from "./move-target";

/** Reads a target as a person writes it: the scheme of a store's kind, with a file or folder behind a colon. */
export function parseTarget(text: string | undefined, form?: SopsForm): MoveTarget | Refused<"target"> {
  if (text === undefined) return TO_DOTENV;
  const colon = text.indexOf(":");
  const scheme = colon === -1 ? text : text.slice(0, colon);
  const place = colon === -1 ? undefined : text.slice(colon + 1);
  const kind = findKind(scheme);
  const opened = kind?.open !== undefined || kind?.family !== undefined;
  if (!opened || (scheme === TO_DOTENV.store && place !== undefined)) {
    const known = STORE_KINDS.map((each) => each.scheme).join(", ");
    return refuse(
      "target",
      `--to takes ${known}, with a sealed file or a place behind it, such as sops:secrets.enc.yaml or vault:secret/ml/train`,
    );
  }
  return { store: scheme, ...(place === undefined ? {} : { place }), ...(form === undefined ? {} : { form }) };
}

/** Where a person stands who names a target, and whether anything is to be written. */
interface TargetOptions {
  /** Where relative paths begin. */
  readonly cwd: string;
  readonly write: boolean;
}

/**
 * Makes a target ready for plans: a sealed file is found or proposed, and encryption set up where that is needed, the user
 * agrees, and anything is to be written.
 */
export async function prepareTarget(
  session: Session,
  target: MoveTarget,
  { cwd, write }: TargetOptions,
): Promise<MoveTarget | Refused> {
  if (target.store !== SOPS_SCHEME) return target;
  const { chooseSealed } = await import("./seal-facts");
  const named = target.place === undefined || target.place === "" ? undefined : session.pathInside(target.place, cwd);
  const place = named ?? (await chooseSealed(session, { form: target.form }));
  if (typeof place === "object") return place;
  if (write) {
    const { ensureSetUp } = await import("../seal/set-up");
    const refused = await ensureSetUp(session, place);
    if (refused !== undefined) return refused;
  }
  return { ...target, place };
}

/** Makes ready what a plan stores to: encryption is set up where a sealed file needs it and the user agrees. */
export async function prepareStores(session: Session, plan: Plan): Promise<Refused | undefined> {
  for (const { store, target } of stepsOf(plan, "store-values")) {
    const ready = await prepareTarget(session, { store, place: target }, { cwd: session.root, write: true });
    if ("kind" in ready) return ready;
  }
  return undefined;
}
