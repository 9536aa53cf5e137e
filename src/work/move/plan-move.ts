import { dirname, join } from "node:path";
import { fileStep } from "../../machine/files";
import { planEnvironment, planEverywhere } from "../../refactor/environment";
import type { Plan, Refusal } from "../../refactor/plan";
import { planReferences } from "../../refactor/reference-plan";
import type { EnvironmentRequest, SourceDocument, StoreFacts } from "../../refactor/request";
import { ENV_SCHEME } from "../../stores/dotenv/reference";
import type { StoreKind } from "../../stores/kind";
import { findKind } from "../../stores/kinds";
import { pagesOf } from "../../stores/page";
import { SOPS_SCHEME } from "../../stores/sops/reference";
import type { Call, SecretStore } from "../../stores/store";
import { type Refused, refuse } from "../../text/refused";
import { failureText } from "../secrets/resolve";
import type { Session } from "../session";
import type { Workplace } from "./carry-out";
import type { MoveTarget } from "./move-target";
import { refsFacts } from "./refs-facts";
import { Rehearsal } from "./workplace";

/** What planning works with: a session, and where plans are looked at or carried out. */
export interface Planning {
  readonly session: Session;
  readonly place: Workplace;
  /** Whether an explicit act stands behind it, so that keys may be used to see what a store holds. */
  readonly open: boolean;
}

/** Plans the move of a request's findings to a target, `others` being further documents that hold the same values. */
export async function planMove(
  planning: Planning,
  request: EnvironmentRequest,
  target: MoveTarget,
  others: readonly SourceDocument[] = [],
): Promise<Plan | Refusal> {
  if (target.store === ENV_SCHEME)
    return others.length === 0 ? planEnvironment(request) : planEverywhere({ ...request, others });
  if (target.store === SOPS_SCHEME) return (await import("./plan-sealing")).planSealing(planning, request, target);
  const facts = await storeFacts(planning, request.document.path, target);
  return "kind" in facts ? refuse("not-safe", facts.reason) : planReferences({ ...request, target: facts, others });
}

/** What a plan has to know about a store that is neither a `.env` nor a sealed file. */
async function storeFacts(
  planning: Planning,
  source: string,
  { store: scheme, place }: MoveTarget,
): Promise<StoreFacts | Refused> {
  const {
    session,
    place: { files },
  } = planning;
  const kind = findKind(scheme);
  if (kind?.family !== undefined) {
    const { managerFacts } = await import("./manager-facts");
    return managerFacts(planning, kind.family, scheme, place, source);
  }
  const store = await session.with({ folder: session.root }).stores.ofFiles(scheme);
  if (kind === undefined || store === undefined || !store.capabilities.write || kind.naming === undefined) {
    return refuse("unsupported", `Values cannot be moved to ${kind?.title ?? scheme} yet.`);
  }
  const { naming } = kind;
  const check = await store.check(session.browse);
  if (check.kind === "needs") return refuse("unsupported", check.needs);
  if (check.kind !== "ready") return refuse("unsupported", failureText(check));
  const at = place === undefined || place === "" ? [] : [place];
  const taken = await namesAt(store, at, session.browse);
  const facts = await fileStep(() => refsFacts(files, source));
  if ("kind" in facts) return facts;
  return {
    ...facts,
    store: scheme,
    target: place === undefined || place === "" ? kind.title : place,
    refer: (name) => naming.added(at, freeName(name, taken)),
    shown: (reference) => rebased(kind, reference, session.root, dirname(join(session.root, facts.refs.file))),
    values: new Map(),
  };
}

function rebased(kind: StoreKind, reference: Parameters<StoreFacts["shown"]>[0], from: string, to: string): string {
  return (kind.rebase?.(reference, from, to) ?? reference).text;
}

/** The names of a place's entries; each page is asked for. */
async function namesAt(store: SecretStore, place: readonly string[], call: Call): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const list of pagesOf(store, place, call)) {
    if (list.kind === "page") for (const { name } of list.entries) names.add(name);
  }
  return names;
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}_${count}`;
  taken.add(free);
  return free;
}

/** What a rehearsal has stored so far; nothing where plans are carried out for good. */
export function pendingOf({ place }: Planning): Rehearsal["pending"] {
  return place instanceof Rehearsal ? place.pending : [];
}
