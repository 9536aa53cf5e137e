import type { TokenPlaces } from "./token-places";

/** What a word says may be near; bits. */
export const PASSWORD_NAME = 1;
/** A name whose value a machine makes: a key, a token, a secret. */
export const RANDOM_NAME = 2;
/** A call that takes a credential by its place. */
export const CALL = 4;
/** An authentication scheme's name. */
export const AUTH_SCHEME = 8;
/** A command that takes a credential as an argument. */
export const COMMAND = 16;
/** The `://` of a URL. */
export const URL_MARK = 32;

/** A word that is part of others too: a name holds it only by itself, as `pat` is in `github_pat` and not in `path`. */
export const WHOLE_WORD = 64;

export interface FirstLook {
  /** Offsets of words that say that a credential may be near, in order. */
  readonly words: readonly number[];
  /** For each of `words`, what may be near; bits. */
  readonly kinds: readonly number[];
  readonly tokens: TokenPlaces;
}
