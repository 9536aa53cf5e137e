import { Secret } from "../../secret/secret";
import { type Finding, MOST_FINDINGS } from "../finding";
import type { Hit } from "../hit";

/** A text is looked at in stretches of this many code units, so that adding a finding stays cheap. */
const STRETCH = 256;

type Range = Pick<Hit, "start" | "end">;

/** The ranges of a text that are taken. */
export class Taken {
  readonly #near = new Map<number, Range[]>();

  /** Takes a range that is not empty and overlaps with none taken before; says whether it did. */
  take(range: Range): boolean {
    const { start, end } = range;
    if (start >= end) return false;
    const first = Math.floor(start / STRETCH);
    const last = Math.floor((end - 1) / STRETCH);
    for (let at = first; at <= last; at++)
      if (this.#near.get(at)?.some((other) => start < other.end && other.start < end)) return false;
    for (let at = first; at <= last; at++) {
      const near = this.#near.get(at);
      if (near === undefined) this.#near.set(at, [range]);
      else near.push(range);
    }
    return true;
  }
}

/** The findings of one text, kept free of overlaps, `MOST_FINDINGS` of them: what comes first stays. */
export class Collected {
  readonly findings: Finding[] = [];
  readonly #taken = new Taken();

  /** Whether no more are taken. */
  get full(): boolean {
    return this.findings.length >= MOST_FINDINGS;
  }

  add(hit: Hit, value: string): void {
    if (!this.full && this.#taken.take(hit)) this.findings.push({ ...hit, secret: new Secret(value) });
  }
}

/** The findings in their order, without those that overlap with an earlier one. */
export function withoutOverlaps<T extends Finding>(findings: readonly T[]): T[] {
  const taken = new Taken();
  return findings.filter((finding) => taken.take(finding));
}

/** What a vendor's rule says about how its credential is used, without absent fields. */
export function vendorFacts(rule: {
  environment?: string | undefined;
  chain?: string | undefined;
}): Pick<Hit, "environment" | "chain"> {
  return {
    ...(rule.environment === undefined ? {} : { environment: rule.environment }),
    ...(rule.chain === undefined ? {} : { chain: rule.chain }),
  };
}
