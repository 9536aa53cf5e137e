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

/** The findings of one text that are reported: the surest, in their order. */
export function mostReported<T extends Pick<Finding, "confidence">>(findings: readonly T[]): readonly T[] {
  if (findings.length <= MOST_REPORTED) return findings;
  const places = findings.map(({ confidence }, at) => ({ rank: RANK[confidence], at }));
  const surest = places.sort((one, other) => other.rank - one.rank || one.at - other.at).slice(0, MOST_REPORTED);
  return surest.sort((one, other) => one.at - other.at).map(({ at }) => findings[at] as T);
}

/** Whether `confidence` reaches `threshold`. */
export function reaches(confidence: Confidence, threshold: Confidence): boolean {
  return RANK[confidence] >= RANK[threshold];
}

/** How many findings of one text are looked for: a file made of them must not fill the memory. */
export const MOST_FINDINGS = 50_000;
/** How many findings of one file are reported; the others are counted. */
export const MOST_REPORTED = 10_000;
