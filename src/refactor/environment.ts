import { dotenvValues, setDotenv } from "../formats/dotenv/file";
import { Secret } from "../secret/secret";
import { collectMoves } from "./document-moves";
import { dotenvObstacle, storePlan } from "./dotenv-plan";
import type { EnvironmentRequest, EverywhereRequest, Plan, Refusal, SourceDocument, StoreWrite } from "./plan";
import { refuse } from "./plan";
import { Naming } from "./variable-naming";

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
  const existing = dotenvValues(project.dotenv.text ?? "");
  const naming = new Naming(settings, existing);
  naming.avoid(referredTo(existing));
  const moves = collectMoves(request, others, naming);
  if (moves.kind === "refusal") return moves;

  let text = project.dotenv.text ?? "";
  const stores: StoreWrite[] = [];
  for (const [name, value] of moves.values) {
    const set = setDotenv(text, name, value);
    if (set.kind === "refused") return refuse("broken-file", set.reason);
    text = set.text;
    stores.push({ reference: `env:${name}`, name, file: project.dotenv.file, secret: new Secret(value) });
  }
  return storePlan(project, moves, stores);
}

/** Names that the values of a `.env` refer to: an entry of such a name would change what those values become. */
function referredTo(existing: ReadonlyMap<string, string>): string[] {
  return [...existing.values()].flatMap((value) =>
    [...value.matchAll(/\$\{?([A-Za-z_]\w{0,127})/g)].map((found) => found[1] ?? ""),
  );
}
