import assert from "node:assert/strict";
import fc from "fast-check";
import { fieldsOf, inFormatSpec } from "../../../src/python/fields";
import { literalAt } from "../../../src/python/literals";

/** Pieces of f-strings outside fields, and whole fields. */
const PLAIN = ["a", " ", "{{", "}}", "\\n", "\\\\", "'", "é", ": ", "\\N{BULLET}"];
const FIELDS = [
  "{x}",
  "{x!r}",
  "{x:>10}",
  "{x:'>10}",
  "{x:{width}}",
  "{ {1: 2}[1] }",
  "{f(a=[1])}",
  "{x['k']}",
  '{"it\'s"}',
  "{'}'}",
  "{(lambda: 1)()}",
];

const piece = fc.oneof(
  fc.constantFrom(...PLAIN).map((text) => ({ text, field: false })),
  fc.constantFrom(...FIELDS).map((text) => ({ text, field: true })),
);

describe("the replacement fields of an f-string", () => {
  it("are distinguished from the text around them, with any content", () => {
    const quotes = fc.constantFrom('"""', '"');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), quotes, (pieces, quote) => {
        const body = pieces.map(({ text }) => text).join("");
        const code = `x = f${quote}${body}${quote} # "`;
        const literal = literalAt(code, 4);
        assert(literal !== undefined);
        assert.equal(code.slice(literal.bodyStart, literal.bodyEnd), body);
        const fields = fieldsOf(code, literal).map(({ start, end }) => code.slice(start, end));
        assert.deepEqual(
          fields,
          pieces.filter(({ field }) => field).map(({ text }) => text),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it("may use the literal's own quote, as in Python 3.12", () => {
    const code = 'x = f"{d["key"]} and {", ".join(x)}" + "y"';
    const literal = literalAt(code, 4);
    assert.equal(code.slice(literal?.start, literal?.end), 'f"{d["key"]} and {", ".join(x)}"');
  });

  it("begin behind a backslash too, which escapes no brace", () => {
    const code = 'f"\\{x}"';
    const literal = literalAt(code, 0);
    assert(literal !== undefined);
    assert.deepEqual(fieldsOf(code, literal), [{ start: 3, end: 6 }]);
  });

  it("have a format specification behind their colon", () => {
    const code = 'f"{x[1:2]:{width}}"';
    const literal = literalAt(code, 0);
    assert(literal !== undefined);
    const [field] = fieldsOf(code, literal);
    assert(field !== undefined);
    assert.deepEqual(
      ["x", "2", "width"].map((text) => inFormatSpec(code, field, code.indexOf(text))),
      [false, false, true],
    );
  });
});
