import type { EnvironmentRequest, EverywhereRequest, Plan, Refusal } from "./plan";
import { refuse } from "./plan";

/** Moves findings of one document, with their chain partners, to environment variables kept in the project's `.env`. */
export function planEnvironment(_request: EnvironmentRequest): Plan | Refusal {
  return refuse("language", "Nothing can be moved yet.");
}

/** The same for a value that stands in several documents: one variable, one entry, an edit wherever it can be made. */
export function planEverywhere(request: EverywhereRequest): Plan | Refusal {
  return planEnvironment(request);
}
