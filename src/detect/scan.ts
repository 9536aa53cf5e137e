import type { Finding } from "./finding";
import { isPlaceholder } from "./judge/placeholder";
import { isTestPath } from "./judge/test-path";
import { looksRandom } from "./judge/wordness";
import type { Language } from "./language";
import type { FirstLook } from "./prefilter/word-kinds";
import { scanCell } from "./read/cell";
import { knownVendors } from "./read/known-vendors";
import { type CompiledRule, findOwn } from "./read/own-rules";
import { scanPython } from "./read/python";
import { mannerOf, scanText } from "./read/text";
import { withoutSuppressed } from "./suppress/comment";

export interface ScanInput {
  /** The decoded text, without a byte-order mark. For a notebook: one cell's source, see `scanNotebook`. */
  readonly text: string;
  /** Relative path with `/`; decides whether values are judged as test values, and how a text's lines are read. */
  readonly path: string;
  readonly language: Language;
  /** A first look at this very text, where the caller had one. */
  readonly look?: FirstLook;
  /** The project's own rules, which look where the product's found nothing. */
  readonly rules?: readonly CompiledRule[];
  /** Whether those that a comment suppresses are wanted too, such as to hide their values. */
  readonly suppressed?: boolean;
}

/** Every credential in one text that no comment suppresses, sorted by `start`, without overlaps; `low` ones included. Never throws on any input. */
export function scan(input: ScanInput): Finding[] {
  const ours = scanLanguage(input);
  const { text, rules = [], suppressed = false } = input;
  const kept = (findings: readonly Finding[]) => (suppressed ? [...findings] : withoutSuppressed(text, findings));
  const all = rules.length === 0 ? ours : [...ours, ...findOwn(text, rules, kept(ours))];
  const findings = kept(all).sort((a, b) => a.start - b.start);
  const values = new Set(findings.map(({ secret }) => secret.reveal()));
  const titles = new Map(rules.map(({ rule }) => [rule.id, rule.title]));
  return findings.map((found) => {
    const finding = isShown(found, values) ? found : { ...found, name: undefined };
    const title = titles.get(finding.rule);
    return title === undefined || title === finding.rule ? finding : { ...finding, title };
  });
}

const LONG_RUN = /[A-Za-z0-9]{16,}/g;

/** Names are shown, so that one which is a credential itself or holds its value, as in `{"<token>": "<token>"}`, is none. */
function isShown({ name, secret }: Finding, values: ReadonlySet<string>): boolean {
  if (name === undefined) return true;
  const value = secret.reveal();
  // A stock word such as `password` is a name's word first.
  if ((values.has(name) && !isPlaceholder(name)) || (name.includes(value) && !isPlaceholder(value))) return false;
  return !(name.match(LONG_RUN) ?? []).some((run) => looksRandom(run));
}

function scanLanguage({ text, path, language, look, rules = [] }: ScanInput): Finding[] {
  const reading = { vendors: knownVendors(rules), test: isTestPath(path) };
  switch (language) {
    case "python":
      return scanPython(text, reading, look);
    case "cell":
      return scanCell(text, reading);
    case "text":
      return scanText(text, mannerOf(path), reading, look, path);
  }
}
