import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { confirm, confirmed, unconfirmed } from "../../../../src/work/consent/record";

describe("what a user confirmed", () => {
  let user: string;

  beforeEach(() => {
    user = mkdtempSync(join(tmpdir(), "sealwright-user-"));
  });

  afterEach(() => rmSync(user, { recursive: true }));

  it("is kept for the folder and the kind alone, readable by the user only", () => {
    confirm("references", "/a", new Map([["KEY", "env:X"]]), user);
    assert.deepEqual(confirmed("references", "/a", user), new Map([["KEY", "env:X"]]));
    assert.equal(confirmed("references", "/a/b", user).size, 0);
    assert.equal(confirmed("recipients", "/a", user).size, 0);
    const [file] = readdirSync(join(user, "confirmed"));
    if (process.platform !== "win32") {
      assert.equal(statSync(join(user, "confirmed", file as string)).mode & 0o777, 0o600);
    }
  });

  it("counts for nothing where the record is damaged", () => {
    confirm("references", "/a", new Map([["KEY", "env:X"]]), user);
    for (const file of readdirSync(join(user, "confirmed"))) writeFileSync(join(user, "confirmed", file), "{");
    assert.equal(confirmed("references", "/a", user).size, 0);
  });

  it("is asked for again after an addition or a change, and not after a removal", () => {
    const before = new Map([
      ["A", "1"],
      ["B", "2"],
    ]);
    const wanted = new Map([
      ["A", "1"],
      ["C", "3"],
    ]);
    assert.deepEqual(unconfirmed(wanted, before), { added: ["C"], changed: [], removed: ["B"] });
    assert.deepEqual(unconfirmed(new Map([["A", "9"]]), before), { added: [], changed: ["A"], removed: ["B"] });
  });
});
