import type { Finding } from "../detect/finding";
import { decodeLiteral } from "../python/decode";
import { fieldsOf, inFormatSpec } from "../python/fields";
import { constantText, filledTemplate } from "../python/filled-template";
import type { Literal } from "../python/literal";
import type { Module } from "../python/module";
import { literalOf, tokenAt } from "../python/source";
import { type Statement, statementAt } from "../python/statements";
import { refuse } from "../text/refused";
import type { Refusal } from "./plan";

/** The string expression around a finding: one literal, or several that Python (or a `+`) joins. */
export interface StringPlace {
  readonly kind: "place";
  /** Indexes of the first and last code token. */
  readonly first: number;
  readonly last: number;
  readonly statement: Statement;
  readonly literals: readonly Literal[];
  readonly bytes: boolean;
  /** Whether a part is an f-string with replacement fields, so that there is no fixed value. */
  readonly fields: boolean;
  /** The joined value; for bytes one character for each byte, for f-strings the fields left out. */
  readonly value: string;
  /** The part of `value` that the finding covers. */
  readonly covered: string;
  /** The literal that holds the finding from end to end, where one does. */
  readonly holder: Literal | undefined;
}

/** Finds the expression that a finding stands in, or says why there is none that can be replaced. */
export function placeOf(module: Module, finding: Finding): StringPlace | Refusal {
  const { text, code, comments } = module;
  if (tokenAt(comments, finding.start) !== -1) {
    return refuse(
      "comment",
      "The value stands in a comment, which the program does not read. It can be redacted here instead.",
    );
  }
  const at = tokenAt(code, finding.start);
  const token = code[at];
  if (token?.kind === "magic")
    return refuse("magic", "The value stands in a notebook command that cannot take a variable.");
  const statement = statementAt(module.statements, at);
  if (token?.kind !== "string" || statement === undefined) {
    return refuse("not-a-literal", "The value is not inside a string of the program.");
  }
  const [first, last] = groupAround(module, at, finding.end);
  const literals: Literal[] = [];
  for (let index = first; index <= last; index += 1) {
    const literal = literalOf(module, index);
    if (literal !== undefined) literals.push(literal);
  }
  if (literals.some((literal) => !literal.terminated)) {
    return refuse("unterminated", "The string is not closed. Close it first.");
  }
  if (commentInside(module, first, last)) {
    return refuse(
      "commented-parts",
      "The string is put together from parts with comments between them. Join the parts first.",
    );
  }
  if (isDocstring(module, statement, first, last)) {
    return refuse(
      "docstring",
      "The value stands in documentation, which the program does not use. It can be redacted here instead.",
    );
  }
  const bytes = literals.some((literal) => literal.bytes);
  const made = madeOfLiterals(module, finding, literals, last);
  if (made !== undefined) {
    const { value } = made;
    const whole = { first, last: made.last, statement, literals, bytes, fields: false, holder: undefined };
    return { kind: "place", ...whole, value, covered: value };
  }
  let value = "";
  let covered = "";
  let fields = false;
  for (const literal of literals) {
    if (literal.format && /^[^"']*[tT]/.test(text.slice(literal.start, literal.bodyStart))) {
      return refuse("template", "The value stands in a template string, whose parts the program takes apart.");
    }
    const holes = literal.format ? fieldsOf(text, literal) : [];
    fields ||= holes.length > 0;
    const hole = holes.find((each) => finding.start < each.end && finding.end > each.start);
    if (hole !== undefined) {
      return inFormatSpec(text, hole, finding.start)
        ? refuse("format-spec", "The value stands in a nested format specification.")
        : refuse(
            "not-safe",
            "The value stands inside a replacement field of an f-string. Move it to a variable first.",
          );
    }
    let from = literal.bodyStart;
    for (const stop of [...holes.map((each) => each.start), literal.bodyEnd]) {
      const piece = decodeLiteral(text, literal, from, stop, literal.format);
      value += piece.value;
      for (let unit = 0; unit < piece.value.length; unit += 1) {
        const offset = piece.map === undefined ? from + unit : (piece.map[unit] as number);
        if (offset >= finding.start && offset < finding.end) covered += piece.value.charAt(unit);
      }
      from = holes.find((each) => each.start === stop)?.end ?? stop;
    }
  }
  if (covered !== finding.secret.reveal() && bytesAsText(covered) !== finding.secret.reveal()) {
    return refuse(
      "value-mismatch",
      "The value is put together by the program in a way that cannot be replaced safely.",
    );
  }
  const holder = literals.find((each) => each.bodyStart <= finding.start && finding.end <= each.bodyEnd);
  return { kind: "place", first, last, statement, literals, bytes, fields, value, covered, holder };
}

/** The expression that a finding covers as a whole, where it is a template that literals fill, or an f-string of literals. */
function madeOfLiterals(
  module: Module,
  finding: Finding,
  literals: readonly Literal[],
  last: number,
): { readonly value: string; readonly last: number } | undefined {
  const { text, code } = module;
  const [opening] = literals;
  const closing = literals.at(-1);
  if (closing === undefined || finding.start !== opening?.bodyStart || literals.some(({ bytes }) => bytes)) return;
  const pieces = literals.map((literal) => constantText(text, literal));
  const template = pieces.join("");
  const filled = pieces.includes(undefined) ? undefined : filledTemplate(text, template, closing.end);
  if (filled === undefined) {
    const fields = literals.some((literal) => literal.format && fieldsOf(text, literal).length > 0);
    const whole = fields && template === finding.secret.reveal() && finding.end === closing.bodyEnd;
    return whole ? { value: template, last } : undefined;
  }
  const end = code.findIndex((token) => token.end === filled.end);
  const goesOn = code[end + 1]?.kind === "string";
  const whole = filled.value === finding.secret.reveal() && finding.end === filled.bodyEnd;
  return whole && end >= last && !goesOn ? { value: filled.value, last: end } : undefined;
}

/** The text that bytes (one character each) hold in UTF-8; `undefined` where they hold none. */
export function bytesAsText(value: string): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      Uint8Array.from(value, (character) => {
        const byte = character.charCodeAt(0);
        if (byte > 0xff) throw new RangeError("not a byte");
        return byte;
      }),
    );
  } catch {
    return undefined;
  }
}

function groupAround(module: Module, at: number, end: number): [number, number] {
  const isString = (index: number) => module.code[index]?.kind === "string";
  let first = at;
  let last = at;
  while (isString(first - 1)) first -= 1;
  while (isString(last + 1)) last += 1;
  while ((module.code[last]?.end ?? end) < end && module.word(last + 1) === "+" && isString(last + 2)) {
    last += 2;
    while (isString(last + 1)) last += 1;
  }
  return [first, last];
}

function commentInside(module: Module, first: number, last: number): boolean {
  const from = module.code[first]?.start ?? 0;
  const to = module.code[last]?.end ?? 0;
  return module.comments.some((comment) => comment.start > from && comment.end < to);
}

function isDocstring(module: Module, statement: Statement, first: number, last: number): boolean {
  let from = statement.first;
  let to = statement.last;
  while (from < first && module.word(from) === "(" && module.word(to) === ")") {
    from += 1;
    to -= 1;
  }
  return statement.keyword === "" && from === first && to === last;
}
