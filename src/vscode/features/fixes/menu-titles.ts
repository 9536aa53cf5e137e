import { basename } from "node:path";
import { dotenvValues } from "../../../formats/dotenv/file";
import { stepsOf } from "../../../refactor/plan";
import { ENV_SCHEME } from "../../../stores/dotenv/reference";
import type { Prepared } from "./fix-planner";

/** What a menu calls a move: to which store, and under which name or path, or that the value is there already. */
export function moveTitle({ plan, project }: Prepared): string {
  const [step] = stepsOf(plan, "store-values");
  const remarks = plan.remarks === undefined ? "" : `, ${plan.remarks.join(", ")}`;
  if (step?.store === ENV_SCHEME) {
    const names = plan.names.join(", ");
    const held = dotenvValues(project.facts.dotenv.text ?? "");
    const file = basename(step.target);
    if (plan.names.every((name) => held.has(name))) return `Use ${names} of ${file}${remarks}`;
    return `Move to ${file} as ${names}${remarks}`;
  }
  const labels = step?.values.map(({ label }) => label).join(", ");
  if (step?.values.every(({ held }) => held)) return `Use ${labels} of ${step.target}${remarks}`;
  return `Move to sealed file ${step?.target} as ${labels}${remarks}`;
}
