/**
 * What a string is there for:
 * - `assignment`: `name = …`, annotated, chained, walrus, augmented, attribute, subscript, tuple
 * - `keyword`: `call(name=…)`; `default`: a parameter's default
 * - `entry`: a dictionary's value; `key`: its key; `subscript`: `x["…"]`
 * - `argument`: a positional argument; `element`: of a list, tuple or set
 * - `comparison`: `name == …`; `return`: `return …`; `statement`: a literal alone, such as a docstring
 * - `annotation`: `name: "Type"`; `expression`: anything else
 */
export type Role =
  | "assignment"
  | "keyword"
  | "default"
  | "entry"
  | "key"
  | "subscript"
  | "argument"
  | "element"
  | "comparison"
  | "return"
  | "statement"
  | "annotation"
  | "expression";

/**
 * A string literal's part in the code around it. Two readers give it: one backwards over text that need not be whole, for the
 * scanner (`literal-use-backward.ts`), one over the tokens of a module, for the fix (`literal-use-of-tokens.ts`). A test holds them
 * against each other.
 */
export interface LiteralUse {
  readonly role: Role;
  /** The name that the value gets, as written: `self.password`, `config["token"]`, a dictionary's key without its quotes. */
  readonly name?: string;
  /** The first target of a chained assignment, where `name` is the last. */
  readonly before?: string;
  /** The called expression as written (`requests.get`), for `keyword` and `argument`; for `subscript` what is subscripted. */
  readonly callee?: string;
  /** Offset of the innermost bracket that holds the literal, where the role depends on one. */
  readonly open?: number;
  /** A positional argument's or an element's index from 0, keywords counted. */
  readonly position?: number;
  /** Offset where the callee begins. */
  readonly calleeStart?: number;
}

/** Words of the language that stand before an expression, and are no names. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  "return yield in not is or and else if elif while assert raise case print lambda await del exec import from".split(
    " ",
  ),
);
