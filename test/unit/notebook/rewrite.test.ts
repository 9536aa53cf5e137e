import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNotebook } from "../../../src/notebook/parse";
import { rewriteNotebook } from "../../../src/notebook/rewrite";

const OUTPUT = { output_type: "stream", name: "stdout", text: ["shown é\n"] };

function notebook(source: string | readonly string[], indent: number | undefined = 1): string {
  const cell = { cell_type: "code", execution_count: 3, id: "a", metadata: { x: [1, "é"] }, outputs: [OUTPUT], source };
  const other = { cell_type: "markdown", id: "b", metadata: {}, source: ["# T\n", "text"] };
  return `${JSON.stringify({ cells: [other, cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, indent)}\n`;
}

function sourceOf(file: string): string {
  const parsed = parseNotebook(file);
  assert(parsed.kind === "notebook");
  return [...parsed.cells][1]?.source.text ?? "";
}

describe("a notebook's rewritten cell", () => {
  const insert = { cell: 1, edits: [{ start: 0, end: 0, text: "import os\n" }], withoutOutputs: false };

  it("leaves every other byte as it was: a list of lines gets a line", () => {
    for (const indent of [undefined, 1, 4]) {
      const after = rewriteNotebook(notebook(["x = 1\n", "y = 'é'"], indent), [insert]);
      assert.equal(after, notebook(["import os\n", "x = 1\n", "y = 'é'"], indent));
    }
  });

  it("keeps a source that is one string", () => {
    assert.equal(rewriteNotebook(notebook("x = 1\ny = 2"), [insert]), notebook("import os\nx = 1\ny = 2"));
  });

  it("keeps CR LF between the file's lines and inside the source", () => {
    const crlf = (file: string) => file.replaceAll("\n", "\r\n");
    assert.equal(
      rewriteNotebook(crlf(notebook(["x\r\n", "y"])), [insert]),
      crlf(notebook(["import os\n", "x\r\n", "y"])),
    );
  });

  it("keeps the escapes of lines that stay, and writes new ones as the file does", () => {
    const ascii = (file: string) =>
      file.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
    const change = { cell: 1, edits: [{ start: 0, end: 1, text: "ö" }], withoutOutputs: false };
    assert.equal(rewriteNotebook(ascii(notebook(["x\n", "é"])), [change]), ascii(notebook(["ö\n", "é"])));
    assert.equal(rewriteNotebook(notebook(["x\n", "é"]), [change]), notebook(["ö\n", "é"]));
  });

  it("loses its outputs only where that is asked for, and keeps id and metadata", () => {
    const after = rewriteNotebook(notebook("x"), [{ cell: 1, edits: [], withoutOutputs: true }]);
    const before = notebook("x");
    const list = JSON.stringify([OUTPUT], null, 1).replaceAll("\n", "\n   ");
    assert(before.includes(list));
    assert.equal(
      after,
      before.replace(list, () => "[]"),
    );
  });

  it("has the edited source, whatever it was", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "\n", "\r", '"', "\\", "é", "\u{1F600}", "\t", "'", " ") });
    const edit = fc.record({ start: fc.nat(40), length: fc.nat(10), text });
    fc.assert(
      fc.property(
        text,
        edit,
        fc.constantFrom("list", "string"),
        fc.constantFrom(undefined, 2),
        (source, { start, length, text: put }, form, indent) => {
          fc.pre(source !== "");
          const from = Math.min(start, source.length);
          const to = Math.min(from + length, source.length);
          const file = notebook(form === "list" ? source.split(/(?<=\n)/) : source, indent);
          const after = rewriteNotebook(file, [
            { cell: 1, edits: [{ start: from, end: to, text: put }], withoutOutputs: false },
          ]);
          assert.equal(sourceOf(after), source.slice(0, from) + put + source.slice(to));
          assert.doesNotThrow(() => JSON.parse(after));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
