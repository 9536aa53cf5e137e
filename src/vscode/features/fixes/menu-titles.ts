import { basename } from "node:path";
import { dotenvValues } from "../../../formats/dotenv/file";
import { type Plan, stepsOf } from "../../../refactor/plan";
import { ENV_SCHEME } from "../../../stores/dotenv/reference";
import type { Prepared } from "./fix-planner";

/** What a menu calls a move: to which store, and under which name or path. `stored`: the value is there already. */
export function moveTitle({ plan, project }: Prepared, stored?: string): string {
  const [step] = stepsOf(plan, "store-values");
  const remarks = plan.remarks === undefined ? "" : `, ${plan.remarks.join(", ")}`;
  if (step?.store === ENV_SCHEME) {
    const names = plan.names.join(", ");
    const held = dotenvValues(project.facts.dotenv.text ?? "");
    const file = basename(step.target);
    if (plan.names.every((name) => held.has(name))) return `Use ${names} of ${file}${remarks}`;
    return `Move to ${file} as ${names}${remarks}`;
  }
  if (stored !== undefined) return `Use ${stored}${remarks}`;
  return `Move to sealed file ${entriesOf(plan)}${remarks}`;
}

/** The entries of a plan in their file, such as "secrets.enc.yaml as /db/password". */
function entriesOf(plan: Plan): string {
  const [step] = stepsOf(plan, "store-values");
  const labels = step?.values.map(({ label }) => label) ?? [];
  return `${step?.target} as ${labels.join(", ")}`;
}
