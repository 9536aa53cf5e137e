/** How to go on where encryption is not set up, and nobody agreed that it is. */
export const NOT_SET_UP = { "not-set-up": "\nOr pass --yes, which sets it up." };

/** How to go on where there are several sealed files. */
export const SEVERAL_SEALED = {
  seal: { "several-sealed": " Name one: --to FILE." },
  fix: { "several-sealed": " Name one: --to sops:FILE." },
};

/** How to go on where nobody agreed to a file's recipients. */
export const NOT_AGREED = { declined: " Answer in a terminal, or pass --yes." };

/** What becomes of the line end of a value on standard input. */
export const LINE_ENDS = "a file or several lines are kept as they are, a single line from a pipe loses its line end";
