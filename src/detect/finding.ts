import type { Secret } from "../secret/secret";
import type { Doubt } from "./judge/doubt";

/** `high`: a known token format. `medium`: a credential's name or place, and a value that looks like one. `low`: a name or a shape alone. */
export type Confidence = "high" | "medium" | "low";

/** Where a hardcoded credential is in one document's text, which rule says so, and how sure. */
export interface Finding {
  /** The rule's id, for example `openai-api-key` or `password`. */
  readonly rule: string;
  readonly confidence: Confidence;
  /** Why it is `low`; none where a rule of the project's own says so. */
  readonly doubt?: Doubt;
  /** The name that the code gives the value (`OPENAI_API_KEY`, `password`), where it gives one. */
  readonly name: string | undefined;
  /** Offsets of the value alone in the document's text, in UTF-16 code units, end exclusive; quotes are not part of it. */
  readonly start: number;
  readonly end: number;
  /** The value as the program sees it: escapes decoded, implicit concatenation joined. */
  readonly secret: Secret;
  /** The variable that the vendor's own client reads, where there is one (`OPENAI_API_KEY`). */
  readonly environment?: string;
  /** What a rule of the project's own calls what it finds. */
  readonly title?: string;
  /** The chain of credentials that work only together, such as an AWS key id and its secret; see `CloudChain`. */
  readonly chain?: string;
}

const RANK: Record<Confidence, number> = { low: 0, medium: 1, high: 2 };

/** Whether `confidence` reaches `threshold`. */
export function reaches(confidence: Confidence, threshold: Confidence): boolean {
  return RANK[confidence] >= RANK[threshold];
}

/** How many findings of one file are kept: more are no list that anyone reads, and a file made of them must not fill the memory. */
export const MOST_FINDINGS = 2_000;
