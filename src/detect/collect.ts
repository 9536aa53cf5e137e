import { Secret } from "../secret/secret";
import type { Finding } from "./finding";
import type { Hit } from "./hit";

/** A text is looked at in stretches of this many code units, so that many findings do not make a new one dear. */
const STRETCH = 256;

/** The findings of one text, kept free of overlaps: what comes first stays. */
export class Collected {
  readonly findings: Finding[] = [];
  readonly #near = new Map<number, Hit[]>();

  add(hit: Hit, value: string): void {
    const { start, end } = hit;
    if (start >= end) return;
    const first = Math.floor(start / STRETCH);
    const last = Math.floor((end - 1) / STRETCH);
    for (let at = first; at <= last; at++)
      if (this.#near.get(at)?.some((other) => start < other.end && other.start < end)) return;
    for (let at = first; at <= last; at++) {
      const near = this.#near.get(at);
      if (near === undefined) this.#near.set(at, [hit]);
      else near.push(hit);
    }
    this.findings.push({ ...hit, secret: new Secret(value) });
  }
}

/** What a vendor's rule says about how its credential is used, without absent fields. */
export function vendorFacts(rule: {
  environment?: string | undefined;
  chain?: Hit["chain"] | undefined;
}): Pick<Hit, "environment" | "chain"> {
  return {
    ...(rule.environment === undefined ? {} : { environment: rule.environment }),
    ...(rule.chain === undefined ? {} : { chain: rule.chain }),
  };
}
