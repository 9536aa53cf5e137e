import type { Absent, Failure } from "../store";
import type { ConjurAnswer } from "./api";

/** Why a request that the server answered did nothing, of an answer that is neither 401 nor 403. */
export function refusedBy({ status }: Pick<ConjurAnswer, "status">, id: string): Failure {
  if (status === 404) return absentVariable(id);
  return { kind: "unreachable", reason: `The server refuses ${id} (HTTP ${status}).`, passing: false };
}

/** Conjur says the same of a variable that is not there, one without a value, and one that a role may not see. */
export function absentVariable(id: string): Absent {
  return { kind: "absent", reason: `the variable ${id} is not there, has no value yet, or you may not see it.` };
}
