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
