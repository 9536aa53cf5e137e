import assert from "node:assert/strict";
import { creationRule, parseSopsConfig } from "../../../src/sops";

describe("the rules of .sops.yaml", () => {
  it("takes the first creation rule that matches, and says when none does", () => {
    const config = parseSopsConfig(
      "creation_rules:\n  - path_regex: (?i)^PROD\n    age: a, b\n    encrypted_regex: ^x\n  - path_regex: dev\n    pgp: AB CD\n",
    );
    assert.deepEqual(creationRule(config, "prod.yaml")!.groups, [
      [
        { type: "age", id: "a" },
        { type: "age", id: "b" },
      ],
    ]);
    assert.deepEqual(creationRule(config, "x/dev.env")!.groups, [[{ type: "pgp", id: "ABCD" }]]);
    assert.throws(() => creationRule(config, "other"), { reason: "no-rule" });
    assert.equal(creationRule(parseSopsConfig("stores: {}\n"), "any"), undefined);
    assert.throws(() => parseSopsConfig("a: [\n"), { reason: "malformed" });
  });
});
