import type { AppendLine, Plan, StoredValue } from "../../../src/refactor/plan";
import { stepsOf } from "../../../src/refactor/plan";
import type { TextEdit } from "../../../src/text/edits";

/** The edits of the plan's document at that place in its order. */
export function editsAt(plan: Plan, at = 0): readonly TextEdit[] {
  return stepsOf(plan, "edit-document")[at]?.edits ?? [];
}

/** The documents that a plan edits, in order. */
export function documentsIn(plan: Plan): string[] {
  return stepsOf(plan, "edit-document").map(({ document }) => document);
}

export function storedValues(plan: Plan): readonly StoredValue[] {
  return stepsOf(plan, "store-values").flatMap(({ values }) => values);
}

/** The lines that files get before, or after, the values are stored. */
export function linesBeside(plan: Plan, side: "before" | "after"): Omit<AppendLine, "kind">[] {
  const stored = plan.steps.findIndex(({ kind }) => kind === "store-values");
  const some = side === "before" ? plan.steps.slice(0, stored) : plan.steps.slice(stored);
  return some.flatMap((step) => (step.kind === "append-line" ? [{ file: step.file, line: step.line }] : []));
}

/** The lines of `.env.refs` that a plan sets. */
export function referencesIn(plan: Plan): { file: string; name: string; reference: string }[] {
  return stepsOf(plan, "set-reference").map(({ file, name, reference }) => ({ file, name, reference }));
}
