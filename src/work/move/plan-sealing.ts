import { type Plan, type Refusal, stepsOf } from "../../refactor/plan";
import type { EnvironmentRequest } from "../../refactor/request";
import { planSeal } from "../../refactor/seal";
import { refuse } from "../../text/refused";
import type { MoveTarget } from "./move-target";
import { type Planning, pendingOf } from "./plan-move";
import { proposeSealed, recognisedValues, sealFacts } from "./seal-facts";

/** Plans the move of a request's findings into a sealed file, the proposed one where the target names none. */
export async function planSealing(
  planning: Planning,
  request: EnvironmentRequest,
  { place, form = "references", entry }: MoveTarget,
): Promise<Plan | Refusal> {
  const { session, open } = planning;
  const { files } = planning.place;
  const file = place ?? (await proposeSealed(session, { form, source: request.document.path }));
  const seal = await sealFacts(session, files, request.document.path, file, { open, pending: pendingOf(planning) });
  if ("kind" in seal) return refuse("not-safe", seal.reason);
  const own = entry === undefined ? {} : { pointer: entry };
  const plan = planSeal({ ...request, seal, form, ...own });
  if (plan.kind !== "plan" || open) return plan;
  // What was read of the file for another reason is known without a key.
  const secrets = stepsOf(plan, "store-values").flatMap(({ values }) => values.map(({ secret }) => secret));
  const known = await recognisedValues(session, file, secrets);
  if (known.size === 0) return plan;
  return planSeal({ ...request, seal: { ...seal, values: new Map([...known, ...seal.values]) }, form, ...own });
}
