import assert from "node:assert/strict";
import fc from "fast-check";
import { formatFloat, plainText, scalarText } from "../../../../src/sops/tree/scalar";
import { canonicalMoment, parseTimestamp } from "../../../../src/sops/tree/timestamp";

describe("a value of a file", () => {
  it("writes floats without an exponent", () => {
    assert.deepEqual([1e21, 1e-7, -2.5, 0.1, 1, -0, 1.5e22].map(formatFloat), [
      "1000000000000000000000",
      "0.0000001",
      "-2.5",
      "0.1",
      "1",
      "-0",
      "15000000000000000000000",
    ]);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => Number(formatFloat(value)) === value),
    );
  });

  it("is sealed as True where a file in the clear has true", () => {
    assert.equal(scalarText(true), "True");
    assert.equal(plainText(true), "true");
  });

  it("brings a moment into the form that the code is sealed with", () => {
    assert.equal(canonicalMoment("2024-01-02T03:04:05.678+00:00"), "2024-01-02T03:04:05Z");
    assert.equal(canonicalMoment("2024-01-02T03:04:05+02:00"), "2024-01-02T03:04:05+02:00");
    assert.equal(parseTimestamp("2024-01-02T25:00:00Z"), undefined);
  });
});
