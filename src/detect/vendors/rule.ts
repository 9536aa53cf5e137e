import type { Confidence } from "../finding";

/** What every rule tells a person. */
export interface RuleFacts {
  /** Stable, lower case, words joined by `-`. */
  readonly id: string;
  readonly title: string;
  /** Where the format is published: the vendor's page or, where none is published, a public rule set that shows it. */
  readonly source: string;
  /** The variable that the vendor's own default client reads, where there is one. */
  readonly environment?: string;
  readonly chain?: "aws" | "azure" | "google";
  /** Two or more texts that hold a credential of this kind, each written so that it is not one itself in this source (`"hf_" + "…"`). */
  readonly matches: readonly string[];
  /** Two or more texts that look similar and must stay silent. */
  readonly near: readonly string[];
}

/** A published token format that is recognised wherever it stands. */
export interface TokenRule extends RuleFacts {
  /**
   * Literal text that the token begins with (case sensitive, ASCII), or that stands within it where there is a `lead`. Three
   * characters or more, so that the file-wide search stays fast; `followedBy` serves shorter ones.
   */
  readonly prefix: string | readonly string[];
  /** For a prefix within the token: a sticky look-behind whose first group is the token's part before the prefix, at a boundary. */
  readonly lead?: RegExp;
  /**
   * Sticky (`y`), tried where a prefix was met, at the start of the lead where there is one. Bounded repeats only, and a
   * look-ahead at the end where the token has a fixed length. Capture group `value`, where there is one (flags `dy`), is the
   * credential; else the whole match is.
   */
  readonly pattern: RegExp;
  /** Whether the text before the prefix may be a letter or a digit. Default false. */
  readonly inside?: boolean;
  /** False when the match is no credential after all, as for a JWT whose header is no JSON: it is dropped. */
  readonly accept?: (token: string) => boolean;
  /** False when the token has a checksum that is wrong: the finding is then `medium`. */
  readonly checksum?: (token: string) => boolean;
  /** Default `high`. */
  readonly confidence?: Confidence;
}

/** A vendor's credential without a prefix of its own: recognised by the vendor's word in the name that it is given. */
export interface NamedRule extends RuleFacts {
  /** Lower-case words of which the name must contain one, letters and digits only (`datadog`, `ddapikey`): the name is compared without `_`, `-`, `.`, blanks and case. */
  readonly words: readonly string[];
  /** The whole value; not sticky, anchored with `^` and `$`. */
  readonly value: RegExp;
  /**
   * Whether the name must also contain a word for a credential (key, token, secret, password, …).
   * Default true; false for values so particular that the vendor's word is enough.
   */
  readonly needsCredentialWord?: boolean;
}

/** Prefixes too short for the search, each with every character that may stand next in the token. */
export function followedBy(prefixes: readonly string[], next: string): string[] {
  return prefixes.flatMap((prefix) => [...next].map((character) => prefix + character));
}
