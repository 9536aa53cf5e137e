import { Secret } from "../secret/secret";
import type { Finding } from "./finding";
import type { Hit } from "./hit";

/** The findings of one text, kept free of overlaps: what comes first stays. */
export class Collected {
  readonly findings: Finding[] = [];

  add(hit: Hit, value: string): void {
    const { start, end } = hit;
    if (start >= end || this.findings.some((other) => start < other.end && other.start < end)) return;
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
