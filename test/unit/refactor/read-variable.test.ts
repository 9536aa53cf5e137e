import assert from "node:assert/strict";
import { environmentUses } from "../../../src/python/environment-uses";
import { readEdits } from "../../../src/refactor/read-variable";
import { applyEdits } from "../../../src/text/edits";

function inserted(marked: string, language: "python" | "cell" = "python", earlier: string[] = []): string {
  const start = marked.indexOf("|");
  const text = marked.replace("|", "");
  return applyEdits(text, readEdits(text, language, { start, end: start }, "DB_PASSWORD", earlier));
}

describe("inserting the read of a variable", () => {
  it("adds the import behind the docstring where there is none", () => {
    assert.equal(
      inserted('"""Trains."""\n\nimport torch\n\npassword = |\n'),
      '"""Trains."""\n\nimport os\n\nimport torch\n\npassword = os.environ["DB_PASSWORD"]\n',
    );
  });

  it("uses the import that is there, under its own name", () => {
    assert.equal(
      inserted("import os as system\npassword = |"),
      'import os as system\npassword = system.environ["DB_PASSWORD"]',
    );
    assert.equal(
      inserted("from os import environ\nconnect(password=|)\n"),
      'from os import environ\nconnect(password=environ["DB_PASSWORD"])\n',
    );
  });

  it("needs no import in a cell below one that has it", () => {
    assert.equal(inserted("x = |", "cell", ["import os"]), 'x = os.environ["DB_PASSWORD"]');
  });

  it("works in an empty file and in code that is being typed", () => {
    assert.equal(inserted("|"), 'import os\n\nos.environ["DB_PASSWORD"]');
    assert.equal(inserted("import torch\nconnect(|\n"), 'import os\nimport torch\nconnect(os.environ["DB_PASSWORD"]\n');
  });
});

describe("the variables that code names", () => {
  const kinds = (text: string) => environmentUses(text, "python").map(({ name, kind }) => `${name} ${kind}`);

  it("are those it needs, can do without, or sets", () => {
    assert.deepEqual(
      kinds(
        [
          'a = os.environ["A"]',
          'b = os.getenv("B", "x")',
          "c = environ.get('C')",
          'os.environ["D"] = "1"',
          'if "E" in os.environ: pass',
          '# os.environ["F"]',
          "g = \"os.environ['G']\"",
          'h = other["H"]',
          'os.environ.setdefault("I", "1")',
          'del os.environ["J"]',
        ].join("\n"),
      ),
      ["A needs", "B tests", "C needs", "D sets", "E tests", "I sets", "J tests"],
    );
  });
});
