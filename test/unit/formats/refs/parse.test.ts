import assert from "node:assert/strict";
import { setReference } from "../../../../src/formats/refs/edit";
import { parseRefs } from "../../../../src/formats/refs/parse";
import { parseReference } from "../../../../src/stores/kinds";

describe("a .env.refs file", () => {
  it("holds names and references, comments at a line's start and empty lines", () => {
    const { entries, errors } = parseRefs(
      "\ufeff# keys\r\n\r\nDB=sops://s.yaml#/db#1\r\nKEY=env:OTHER\n",
      parseReference,
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(
      entries.map(({ name, text, line }) => [name, text, line]),
      [
        ["DB", "sops://s.yaml#/db#1", 3],
        ["KEY", "env:OTHER", 4],
      ],
    );
  });

  it("names the line of everything else, and never what stands there", () => {
    const text = [
      "A=hunter2Xk9",
      "B='env:X'",
      "C = env:X",
      "no line",
      "D=env:X ",
      "E=env:X",
      "E=env:Y",
      "F=https://u:hunter2Xk9@h",
      "export G=env:X",
      "H=env:X # comment",
    ].join("\n");
    const { entries, errors } = parseRefs(text, parseReference);
    assert.deepEqual(
      entries.map(({ name }) => name),
      ["E"],
    );
    assert.deepEqual(
      errors.map(({ line }) => line),
      [1, 2, 3, 4, 5, 7, 8, 9, 10],
    );
    assert.match(errors[0]?.message ?? "", /^A: .* Plain values belong into \.env\.$/);
    assert.doesNotMatch(JSON.stringify(errors), /hunter2/);
  });

  it("takes an entry without any other change", () => {
    assert.equal(setReference("", "A", "env:X"), "A=env:X\n");
    assert.equal(setReference("# c\r\nA=env:X\r\nB=env:Y", "C", "env:Z"), "# c\r\nA=env:X\r\nB=env:Y\r\nC=env:Z\r\n");
    assert.equal(setReference("# c\r\nA=env:X\nB=env:Y\r\n", "A", "env:Z"), "# c\r\nA=env:Z\nB=env:Y\r\n");
    assert.equal(setReference("\ufeffA=env:X\nAB=env:Y\n", "A", "env:Z"), "\ufeffA=env:Z\nAB=env:Y\n");
  });
});
