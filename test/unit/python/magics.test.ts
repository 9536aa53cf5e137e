import assert from "node:assert/strict";
import { cellMagic, environmentLine, pythonBegins, withAssignments } from "../../../src/python/magics";

describe("a cell's magic", () => {
  it("is known by its name, and whether its body is Python that runs in the notebook", () => {
    assert.deepEqual(cellMagic("%%time\nx = 1\n"), { name: "time", end: 6, python: "here" });
    assert.deepEqual(cellMagic("\n%%python3 -u\nx = 1\n"), { name: "python3", end: 13, python: "elsewhere" });
    assert.deepEqual(cellMagic("%%bash\nls\n"), { name: "bash", end: 6, python: undefined });
    assert.equal(cellMagic("x = 1\n%%time\n"), undefined);
  });

  it("leaves the notebook's Python behind its line, where there is such", () => {
    for (const [cell, begin] of [
      ["%%capture out\r\nx = 1", 15],
      ["%%time", 6],
      ["%%python3\nx = 1", 0],
      ["%%bash\nls", 0],
      ["x = 1", 0],
    ] as const)
      assert.equal(pythonBegins(cell), begin, cell);
  });
});

describe("a line that sets a variable in a notebook", () => {
  it("has a name and a value, parted by = or a blank", () => {
    for (const line of ["%env A=b c", "%env A b c", "%set_env A = b c"])
      assert.deepEqual(environmentLine(line), { name: "A", value: "b c" }, line);
    for (const line of ["%env", "%env A", "%env A=", " %env A=b", "%environ A=b", "A=b"])
      assert.equal(environmentLine(line), undefined, line);
  });

  it("is an assignment at the same offsets", () => {
    const text = "x = 1\n  %env A  b\n%set_env C=d\n%env E\n";
    assert.equal(withAssignments(text), "x = 1\n  %env A= b\n%set_env C=d\n%env E\n");
  });
});
