import type { RE2JS } from "re2js";
import { Secret } from "../../secret/secret";
import type { OwnRule } from "../config";
import type { Finding } from "../finding";
import { Taken } from "../judge/overlaps";

export interface CompiledRule {
  readonly rule: OwnRule;
  readonly pattern: RE2JS;
  readonly group: string | number;
}

/** What the project's own rules find in a text, beside what was found before. */
export function findOwn(text: string, rules: readonly CompiledRule[], before: readonly Finding[]): Finding[] {
  const findings: Finding[] = [];
  const taken = new Taken();
  for (const finding of before) taken.take(finding);
  for (const { rule, pattern, group } of rules) {
    if (rule.keywords.length > 0 && !rule.keywords.some((word) => text.includes(word))) continue;
    const matcher = pattern.matcher(text);
    while (matcher.find()) {
      const start = matcher.start(group);
      const end = matcher.end(group);
      if (!taken.take({ start, end })) continue;
      findings.push({
        rule: rule.id,
        confidence: rule.confidence,
        name: undefined,
        start,
        end,
        secret: new Secret(text.slice(start, end)),
      });
    }
  }
  return findings;
}
