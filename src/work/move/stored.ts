import { type Plan, type StoredValue, stepsOf } from "../../refactor/plan";

/** What plans stored, and where it is at home now. */
export interface Stored {
  readonly values: readonly Pick<StoredValue, "name" | "secret">[];
  /** Files in which the values are kept now, relative to the root. */
  readonly homes: ReadonlySet<string>;
}

export function storedBy(plans: readonly Plan[]): Stored {
  const steps = plans.flatMap((plan) => stepsOf(plan, "store-values"));
  const values = new Map<string, Pick<StoredValue, "name" | "secret">>();
  for (const { name, secret } of steps.flatMap((step) => step.values)) {
    if (!values.has(secret.reveal())) values.set(secret.reveal(), { name, secret });
  }
  return {
    values: [...values.values()],
    homes: new Set(steps.flatMap(({ inFile, target }) => (inFile === true ? [target] : []))),
  };
}
