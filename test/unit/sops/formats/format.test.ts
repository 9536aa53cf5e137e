import assert from "node:assert/strict";
import { formatOf } from "../../../../src/sops";

describe("the format of a file", () => {
  it("is that of its name's ending", () => {
    assert.deepEqual(["a.yaml", "a.yml", "a.json", "x/.env", "a.env", "a.ini", "a.env.bak", "a"].map(formatOf), [
      "yaml",
      "yaml",
      "json",
      "dotenv",
      "dotenv",
      "ini",
      "binary",
      "binary",
    ]);
  });
});
