import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { combine, split } from "../../../../src/sops/keys/shamir";

describe("shares of a data key", () => {
  it("restore it where there are enough, and not where there are fewer", () => {
    const secret = randomBytes(32);
    const shares = split(secret, 5, 3, randomBytes);
    assert.deepEqual(Buffer.from(combine([shares[4]!, shares[0]!, shares[2]!])!), secret);
    assert.notDeepEqual(Buffer.from(combine(shares.slice(0, 2))!), secret);
    assert.equal(combine([shares[0]!, shares[0]!]), undefined);
  });
});
