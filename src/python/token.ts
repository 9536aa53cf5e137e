export type TokenKind =
  | "name"
  | "number"
  | "string" // one whole literal, f-strings included (see Literal)
  | "comment"
  | "op" // the longest operator or bracket, such as `**=`, `->`, `:=`
  | "newline" // ends a logical line
  | "nl" // a line break inside brackets, or after a blank or comment line
  | "magic" // a whole IPython line: `%magic …`, `!command …`, `%%cell …` and what follows it
  | "error"; // a character that Python does not have

/** Offsets are UTF-16 code units, end exclusive. Blanks and backslash continuations lie between tokens. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** For `newline` tokens and the first of a line: the width of the line's indentation. */
  readonly indent?: number;
}
