import type { Finding } from "../../detect/finding";
import type { CompiledRule } from "../../detect/read/own-rules";
import { scanByPath } from "../../detect/scan-by-path";

/** A text without credentials, and what stands in their place. */
interface RedactedText {
  readonly text: string;
  /** How often each mark was set, such as `[DB_PASSWORD]`. */
  readonly marks: ReadonlyMap<string, number>;
}

/** Shorter values are too common for every other place of them to be the same secret. */
const TELLING = 8;

/**
 * Puts `[NAME]` in place of every credential, suppressed and less sure ones too, and of each other place of its value. `path` says how
 * the text is read; a notebook stays one.
 */
export function redactText(text: string, path: string, rules: readonly CompiledRule[]): RedactedText {
  const findings = scanByPath(text, path, rules, true);
  const marks = new Map<string, number>();
  const copies = new Map<string, string>();
  const set = (mark: string) => marks.set(mark, (marks.get(mark) ?? 0) + 1);
  let redacted = "";
  let at = 0;
  for (const finding of findings) {
    if (finding.start < at) continue;
    const mark = markOf(finding);
    set(mark);
    for (const spelled of spellings(finding.secret.reveal())) copies.set(spelled, copies.get(spelled) ?? mark);
    redacted += text.slice(at, finding.start) + mark;
    at = finding.end;
  }
  redacted += text.slice(at);
  for (const [value, mark] of [...copies].sort(([one], [other]) => other.length - one.length)) {
    const parts = redacted.split(value);
    for (let count = 1; count < parts.length; count += 1) set(mark);
    redacted = parts.join(mark);
  }
  return { text: redacted, marks };
}

/** The variable's name, else the rule's. */
function markOf({ name, environment, rule }: Finding): string {
  const called = (name ?? environment ?? rule).replace(/[^\w.-]+/g, "_").replace(/^_+|_+$/g, "");
  return `[${(called || rule).toUpperCase()}]`;
}

/** A value as it is, and as a string of JSON holds it. */
function spellings(value: string): string[] {
  return value.length < TELLING ? [] : [value, JSON.stringify(value).slice(1, -1)];
}
