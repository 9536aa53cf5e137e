import { dotenvValues, setDotenvEntries } from "../formats/dotenv/file";
import { referenceTexts } from "../formats/refs/edit";
import { Secret } from "../secret/secret";
import { envReference } from "../stores/dotenv/reference";
import { refuse } from "../text/refused";
import { collectMoves, type Moves } from "./document-moves";
import { dotenvObstacle, dotenvPlan } from "./dotenv-plan";
import type { Plan, Refusal, StoredValue } from "./plan";
import type { EnvironmentRequest, EverywhereRequest, ProjectFacts, SourceDocument } from "./request";
import { Naming, UNKNOWN } from "./variable-naming";

/**
 * Moves findings of one document, with their chain partners, to environment variables kept in the project's `.env`. What
 * cannot be moved is named in the plan's notes; where nothing can, the first reason is the answer.
 */
export function planEnvironment(request: EnvironmentRequest): Plan | Refusal {
  return planMoves(request, []);
}

/** The same for a value that stands in several documents: one variable, one entry, an edit wherever it can be made. */
export function planEverywhere(request: EverywhereRequest): Plan | Refusal {
  return planMoves(request, request.others);
}

function planMoves(request: EnvironmentRequest, others: readonly SourceDocument[]): Plan | Refusal {
  const { settings, project } = request;
  const obstacle = dotenvObstacle(project.dotenv);
  if (obstacle !== undefined) return obstacle;
  const moves = collectMoves(request, others, new Naming(settings, takenNames(project)));
  return moves.kind === "refused" ? moves : storePlan(project, moves);
}

/** The names that `.env` and `.env.refs` use, with the values that they have there. */
export function takenNames({ dotenv, refs }: ProjectFacts): Map<string, string | undefined> {
  const existing = dotenvValues(dotenv.text ?? "");
  const taken = new Map<string, string | undefined>(existing);
  for (const name of referenceTexts(refs.text ?? "").keys()) if (!taken.has(name)) taken.set(name, UNKNOWN);
  for (const name of referredTo(existing)) if (!taken.has(name)) taken.set(name, undefined);
  return taken;
}

/** The plan that writes the values of moves to `.env`, and then edits the documents. */
export function storePlan(project: ProjectFacts, moves: Moves): Plan | Refusal {
  const obstacle = dotenvObstacle(project.dotenv);
  if (obstacle !== undefined) return obstacle;
  const existing = dotenvValues(project.dotenv.text ?? "");
  const set = setDotenvEntries(project.dotenv.text ?? "", moves.values);
  if (set.kind === "refused") return refuse("broken-file", set.reason);
  const stored = [...moves.values].map(([name, value]): StoredValue => {
    const reference = envReference(name, project.dotenv.file);
    return { name, reference, label: name, secret: new Secret(value) };
  });
  const added = stored.filter(({ name }) => !existing.has(name));
  return dotenvPlan(project, moves, stored, { kind: "free-names", ...project.refs, form: "refs", values: added });
}

/** Names that the values of a `.env` refer to: an entry of such a name would change what those values become. */
function referredTo(existing: ReadonlyMap<string, string>): string[] {
  return [...existing.values()].flatMap((value) =>
    [...value.matchAll(/\$\{?([A-Za-z_]\w{0,127})/g)].map((found) => found[1] ?? ""),
  );
}
