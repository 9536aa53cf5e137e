import assert from "node:assert/strict";
import { encodeValue, LARGEST_VALUE } from "../../../../src/formats/dotenv/encode";

describe("a value in a .env file", () => {
  const written: [string, string, string][] = [
    ["stands as it is where every reader takes it so", "hunter2Xk9+/=", "hunter2Xk9+/="],
    ["stands as it is with blanks inside", "two words", "two words"],
    ["stands as it is with a hash that begins no comment", "a#b", "'a#b'"],
    ["is single-quoted with blanks at its ends", " a ", "' a '"],
    ["is single-quoted with a dollar name, which Compose would fill in", "pa$word", "'pa$word'"],
    ["is single-quoted with a backslash before a letter", "a\\nb c#", "'a\\nb c#'"],
    ["is single-quoted over several lines", "a\nb\n", "'a\nb\n'"],
    ["is double-quoted with an apostrophe and a line break", "it's\nmine", '"it\'s\\nmine"'],
    ["is double-quoted with a carriage return", "a\rb", '"a\\rb"'],
    ["is single-quoted when it looks quoted", '"a"', "'\"a\"'"],
    ["is nothing when it is empty", "", ""],
  ];
  for (const [behaviour, value, text] of written) {
    it(behaviour, () => assert.deepEqual(encodeValue(value), { kind: "encoded", text }));
  }

  const refused: [string, string, string][] = [
    ["with ${NAME}, which python-dotenv fills in whatever the quotes", "a${B}c", "no-form"],
    ["with every quote and a line break", "a'b\"c\nd", "no-form"],
    ["with a NUL character", "a\0b", "impossible"],
    ["with a lone surrogate", "a\ud800b", "impossible"],
    ["with a lone surrogate at its end", "\udc00", "impossible"],
    ["over 128 KiB", "a".repeat(LARGEST_VALUE), "impossible"],
    ["over 128 KiB in UTF-8 alone", "é".repeat(LARGEST_VALUE / 2), "impossible"],
  ];
  for (const [behaviour, value, kind] of refused) {
    it(`is not offered ${behaviour}`, () => {
      const result = encodeValue(value);
      assert.equal(result.kind, kind);
      assert.ok(result.kind === "encoded" || value.length < 3 || !result.reason.includes(value));
    });
  }

  it("may be as large as a process takes", () => {
    assert.equal(encodeValue("a".repeat(LARGEST_VALUE - 2048)).kind, "encoded");
  });
});
