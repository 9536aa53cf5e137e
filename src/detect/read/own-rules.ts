import { Secret } from "../../secret/secret";
import type { Finding } from "../finding";
import { Taken } from "../judge/overlaps";
import type { OwnRule } from "../own-rule";

/** The places that a pattern's credentials have in a text: offsets in UTF-16 code units, end exclusive. */
export type FindPlaces = (text: string) => Iterable<readonly [start: number, end: number]>;

/** A rule of the project's own with its patterns compiled. */
export interface CompiledRule {
  readonly rule: OwnRule;
  /** What the pattern finds in a whole text; undefined where it is for the values of names, or there is none. */
  readonly find?: FindPlaces;
  /** Whether a value has the rule's form, for the values of its names. */
  readonly matches?: (value: string) => boolean;
  readonly commands: readonly { readonly programs: readonly string[]; readonly find: FindPlaces }[];
}

/** What the patterns of the project's own rules find in a text, beside what was found before. */
export function findOwn(text: string, rules: readonly CompiledRule[], before: readonly Finding[]): Finding[] {
  const findings: Finding[] = [];
  const taken = new Taken();
  for (const finding of before) taken.take(finding);
  for (const { rule, find } of rules) {
    const { keywords, environment } = rule;
    if (find === undefined || (keywords.length > 0 && !keywords.some((word) => text.includes(word)))) continue;
    for (const [start, end] of find(text)) {
      if (!taken.take({ start, end })) continue;
      findings.push({
        rule: rule.id,
        confidence: rule.confidence,
        name: undefined,
        start,
        end,
        secret: new Secret(text.slice(start, end)),
        ...(environment === undefined ? {} : { environment }),
      });
    }
  }
  return findings;
}
