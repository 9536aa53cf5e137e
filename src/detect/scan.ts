import type { Finding } from "./finding";
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

interface ScanInput {
  /** The decoded text, without a byte-order mark. For a notebook: one cell's source, see `scanNotebook`. */
  readonly text: string;
  /** Relative path with `/`; decides whether values are judged as test values, and how a text's lines are read. */
  readonly path: string;
  readonly language: Language;
  /** A first look at this very text, where the caller had one. */
  readonly look?: FirstLook;
  /** The project's own rules, which look where the product's found nothing. */
  readonly rules?: readonly CompiledRule[];
}

/** Every credential in one text that no comment suppresses, sorted by `start`, without overlaps; `low` ones included. Never throws on any input. */
export function scan(input: ScanInput): Finding[] {
  const ours = scanLanguage(input);
  const { text, rules = [] } = input;
  const all = rules.length === 0 ? ours : [...ours, ...findOwn(text, rules, withoutSuppressed(text, ours))];
  const findings = withoutSuppressed(text, all).sort((a, b) => a.start - b.start);
  const values = new Set(findings.map(({ secret }) => secret.reveal()));
  const titles = new Map(rules.map(({ rule }) => [rule.id, rule.title]));
  return findings.map((found) => {
    const finding = isShown(found.name, values) ? found : { ...found, name: undefined };
    const title = titles.get(finding.rule);
    return title === undefined || title === finding.rule ? finding : { ...finding, title };
  });
}

const LONG_RUN = /[A-Za-z0-9]{16,}/g;

/** Names are shown, so that one which is a credential itself, as in `{"<token>": "<token>"}`, is none. */
function isShown(name: string | undefined, values: ReadonlySet<string>): boolean {
  if (name === undefined) return true;
  return !values.has(name) && !(name.match(LONG_RUN) ?? []).some((run) => looksRandom(run));
}

function scanLanguage({ text, path, language, look, rules = [] }: ScanInput): Finding[] {
  const reading = { vendors: knownVendors(rules), test: isTestPath(path) };
  switch (language) {
    case "python":
      return scanPython(text, reading, look);
    case "cell":
      return scanCell(text, reading);
    case "text":
      return scanText(text, mannerOf(path), reading, look);
  }
}
