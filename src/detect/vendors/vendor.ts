import type { Confidence } from "../finding";
import type { Doubt } from "../judge/doubt";

/**
 * What the scanner and the fix know about one vendor: a company, a product, or a file format that holds credentials. The
 * prefilter's words are derived from these entries when the programs are built, see `vocabulary.ts`.
 */
export interface Vendor {
  /** Its name as people write it; no two entries have the same. */
  readonly vendor: string;
  /** Where its formats are published, for the rules that name no source of their own. */
  readonly source?: string;
  /** The variable that the vendor's own client reads, for the rules that name no other. */
  readonly environment?: string;
  /** Set where its credentials work only together, such as a key id and its secret: all rules of the entry belong to it. */
  readonly chain?: CloudChain;
  /** What code calls the vendor, in lower case: a key that has this word before it is a secret one (`wandb_key`). */
  readonly names?: readonly string[];
  /** Words that examples put in the place of the vendor's credential, in lower case. */
  readonly placeholders?: readonly string[];
  /** Calls that take the key from `environment` when none is given; keys as in `Calls`. */
  readonly clients?: readonly string[];
  readonly calls?: Calls;
  readonly commands?: readonly Command[];
  /** Formats with a beginning of their own. */
  readonly tokens?: readonly TokenFormat[];
  /** Credentials that are recognised by their names alone. */
  readonly named?: readonly NamedValue[];
}

/**
 * Calls whose positional arguments are credentials: what the call's signature calls the argument, by its position from 0.
 * A key is the call's dotted name: `OpenAI` whatever it is called on, `.login` on anything, `hmac.new` on a receiver that ends
 * so. In each part `|` is between alternatives, and `*` for up to twenty further characters of a name.
 */
export type Calls = Readonly<Record<string, Readonly<Record<number, string>>>>;

/** A shell command with a credential among its arguments that no `name=value` shows. */
export interface Command {
  /** The program and its subcommands (`docker login`), or several that take the credential alike. */
  readonly command: string | readonly string[];
  /** What is between those words and the value, blanks included, the value's quotes left out. */
  readonly before: RegExp;
  readonly rule: "password" | "token" | "api-key";
  readonly name: string;
  /** Whether the value must look random: where a word of another meaning may stand in its place. */
  readonly random?: boolean;
  /** Where the vendor's is not the one. */
  readonly environment?: string;
  /** Commands with `{value}` for the credential, and ones that must stay silent. */
  readonly matches: readonly string[];
  readonly near: readonly string[];
}

/** Credentials that work only together, and the clients that look for them in the environment. */
export interface CloudChain {
  readonly id: string;
  /** The call of a client that looks for an identity in the environment when it is given none. */
  readonly clients: RegExp;
  /** The keywords that give such a client its identity. */
  readonly explicit: RegExp;
  /** Addresses that libraries open with such a client. */
  readonly addresses: RegExp;
  /** The variables that such a client reads. */
  readonly variables: RegExp;
}

interface RuleEntry {
  /** Stable, lower case, words joined by `-`. */
  readonly id: string;
  readonly title: string;
  /** Where the format is published: the vendor's page or, where none is published, a public rule set that shows it. */
  readonly source?: string;
  /** The variable that the vendor's own client reads; `false` where it reads none although the vendor has one. */
  readonly environment?: string | false;
  /** Two or more texts that hold a credential of this kind, each written so that it is not one itself in this source (`"hf_" + "…"`). */
  readonly matches: readonly string[];
  /** Two or more texts that look similar and must stay silent. */
  readonly near: readonly string[];
}

/** A published token format that is recognised wherever it stands. */
export interface TokenFormat extends RuleEntry {
  /**
   * Literal text that the token begins with (case sensitive, ASCII), or that is within it where there is a `lead`. Three
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
  /** Whether the token is public by design, by itself or by what is around it: the finding is then `low`. */
  readonly isPublic?: (token: string, around: string) => boolean;
  /** False when the token has a checksum that is wrong: the finding is then `medium`. */
  readonly checksum?: (token: string) => boolean;
  /** Default `high`. */
  readonly confidence?: Exclude<Confidence, "low">;
  /** Why it is no more than `low`. */
  readonly doubt?: Doubt;
}

/** A credential without a beginning of its own: recognised by the vendor's word in the name that it is given. */
export interface NamedValue extends RuleEntry {
  /** Lower-case words of which the name must contain one, letters and digits only (`datadog`, `ddapikey`): the name is compared without `_`, `-`, `.`, blanks and case. */
  readonly words: readonly string[];
  /** The whole value; not sticky, anchored with `^` and `$`. */
  readonly value: RegExp;
  /**
   * Whether the name must also contain a word for a credential (key, token, secret, password, …).
   * Default true; false for values so particular that the vendor's word is enough.
   */
  readonly needsCredentialWord?: boolean;
  /** What must stand near the value, where the name is one of many vendors'. */
  readonly beside?: RegExp;
  /** Default `medium`. */
  readonly confidence?: Exclude<Confidence, "low">;
  /** Why it is no more than `low`. */
  readonly doubt?: Doubt;
}

/** A rule of an entry, with the entry's defaults put in. */
export interface PublishedRule<T> {
  readonly id: string;
  readonly vendor: string;
  readonly source: string;
  readonly environment: string | undefined;
  /** See `CloudChain.id`. */
  readonly chain: string | undefined;
  /** The rule as it is in the entry. */
  readonly entry: T;
}
export type TokenRule = PublishedRule<TokenFormat>;
export type NamedRule = PublishedRule<NamedValue>;

/** Prefixes too short for the search, each with every character that may stand next in the token. */
export function followedBy(prefixes: readonly string[], next: string): string[] {
  return prefixes.flatMap((prefix) => [...next].map((character) => prefix + character));
}

/** For `Command.before`: an option anywhere among the arguments, and what is between it and the value. */
export function option(flag: string, gap = "[ \\t=]{0,6}"): RegExp {
  return new RegExp(`(?:[^\\r\\n|;\\\\]|\\\\[^]){0,300}?\\s["']?${flag}${gap}`);
}
