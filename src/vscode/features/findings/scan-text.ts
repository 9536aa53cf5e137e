import type { Finding } from "../../../detect/finding";
import type { Language } from "../../../detect/language";
import { type CompiledRule, findOwn } from "../../../detect/read/own-rules";
import { scan } from "../../../detect/scan";
import { withoutSuppressed } from "../../../detect/suppress/comment";

/** What the product's rules and the project's own find in a text, sorted by `start`. */
export function scanText(text: string, path: string, language: Language, rules: readonly CompiledRule[]): Finding[] {
  const findings = scan({ text, path, language });
  if (rules.length === 0) return findings;
  const own = withoutSuppressed(text, findOwn(text, rules, findings));
  return [...findings, ...own].sort((a, b) => a.start - b.start);
}
