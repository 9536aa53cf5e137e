import { SopsError } from "../errors";

export type RuleName =
  | "unencrypted_suffix"
  | "encrypted_suffix"
  | "unencrypted_regex"
  | "encrypted_regex"
  | "unencrypted_comment_regex"
  | "encrypted_comment_regex";

/** Which values are sealed: one rule and its suffix or regular expression (Go's RE2). */
export interface SelectionRule {
  name: RuleName;
  text: string;
}

export const RULE_NAMES: readonly RuleName[] = [
  "unencrypted_suffix",
  "encrypted_suffix",
  "unencrypted_regex",
  "encrypted_regex",
  "unencrypted_comment_regex",
  "encrypted_comment_regex",
];

/** What holds where no rule is given. */
export const DEFAULT_RULE: SelectionRule = { name: "unencrypted_suffix", text: "_unencrypted" };

/** A rule made ready: tests a key, and tests the comments in force. */
export interface Selection {
  /** Whether the key makes everything at and below it match. */
  key(key: string): boolean;
  /** Whether a comment makes what follows it match. */
  comment(text: string): boolean;
  byComment: boolean;
  /** Whether what matches is sealed; else what does not. */
  sealsMatches: boolean;
}

/** Compiles a regular expression as Go does. Throws `malformed` where it is none. */
export function compileRegex(text: string, what: string): (tested: string) => boolean {
  // Read when a file has such a rule.
  const { RE2JS } = require("re2js") as typeof import("re2js");
  try {
    const compiled = RE2JS.compile(text);
    return (tested) => compiled.matcher(tested).find();
  } catch {
    throw new SopsError("malformed", `The regular expression of ${what} is not one that sops accepts.`);
  }
}

function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) known.set(text, (answer = test(text)));
    return answer;
  };
}

/** Makes a rule ready. Throws `malformed` where its regular expression is none. */
export function selection(rule: SelectionRule | undefined): Selection {
  const never = () => false;
  if (rule === undefined) return { key: never, comment: never, byComment: false, sealsMatches: false };
  const sealsMatches = rule.name.startsWith("encrypted");
  const byComment = rule.name.endsWith("comment_regex");
  const test = rule.name.endsWith("suffix")
    ? (text: string) => text.endsWith(rule.text)
    : remembered(compileRegex(rule.text, rule.name));
  return { key: byComment ? never : test, comment: byComment ? test : never, byComment, sealsMatches };
}
