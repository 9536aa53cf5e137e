import assert from "node:assert/strict";
import fc from "fast-check";
import { appendToken, parsePointer } from "../../../../src/sops";

describe("a JSON pointer", () => {
  it("reads JSON pointers, and refuses what is none", () => {
    assert.deepEqual(parsePointer("/a~1b/~0/"), ["a/b", "~", ""]);
    assert.throws(() => parsePointer("a"), { reason: "malformed" });
    assert.throws(() => parsePointer("/~2"), { reason: "malformed" });
    fc.assert(
      fc.property(fc.array(fc.string()), (tokens) =>
        assert.deepEqual(parsePointer(tokens.reduce(appendToken, "")), tokens),
      ),
    );
  });
});
