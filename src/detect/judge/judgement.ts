import type { Hit } from "../hit";
import type { Doubt } from "./doubt";

/** How a value is judged: medium, or low with the reason. */
export type Judgement = Pick<Hit, "confidence" | "doubt">;

export const CREDIBLE: Judgement = { confidence: "medium" };

export function doubtful(doubt: Doubt): Judgement {
  return { confidence: "low", doubt };
}
