import assert from "node:assert/strict";
import fc from "fast-check";
import { parseNotebook } from "../../../src/notebook/parse";
import { removalsOf } from "../../../src/notebook/remove-extras";
import { applyEdits } from "../../../src/text/edits";

describe("taking members out of a notebook's metadata", () => {
  it("leaves JSON without them, and all else as it was", () => {
    const key = fc.stringMatching(/^[a-z]{1,6}$/);
    const object = fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 });
    const indent = fc.constantFrom(undefined, 1, "\t");
    fc.assert(
      fc.property(object, fc.array(object, { maxLength: 3 }), indent, fc.nat(), (metadata, ofCells, space, mask) => {
        const cells = ofCells.map((own) => ({ cell_type: "code", metadata: own, outputs: [], source: "" }));
        const notebook = { cells, metadata, nbformat: 4, nbformat_minor: 5 };
        const text = JSON.stringify(notebook, null, space);
        const parsed = parseNotebook(text);
        assert.ok(parsed.kind === "notebook");
        const extras = [...parsed.extras];
        const goes = (index: number) => ((mask >> (index % 20)) & 1) === 1;
        const removed = extras.filter((_, index) => goes(index));
        const after = applyEdits(
          text,
          removalsOf(removed).sort((one, other) => one.start - other.start),
        );
        let index = 0;
        const kept = (own: object) => Object.fromEntries(Object.entries(own).filter(() => !goes(index++)));
        const wanted = { ...notebook, metadata: kept(metadata) };
        const cellsKept = cells.map((cell) => ({ ...cell, metadata: kept(cell.metadata) }));
        assert.deepEqual(JSON.parse(after), JSON.parse(JSON.stringify({ ...wanted, cells: cellsKept })));
      }),
      { numRuns: 300 },
    );
  });
});
