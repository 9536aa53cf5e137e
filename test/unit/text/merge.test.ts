import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { mergeTexts } from "../../../src/text/merge";
import { assertLinear } from "../../linear-time";

/** Each line once: of lines that come again, several readings of a change are right. */
const lines = fc.shuffledSubarray(["a\n", "b\n", "c\n", "d\n", "e\n", "f\n", "g\n"]).map((all) => all.join(""));

describe("two changes of a text", () => {
  it("come to the one change where the other is none, and to it once where both are the same", () => {
    fc.assert(
      fc.property(lines, lines, (base, changed) => {
        assert.equal(mergeTexts(base, base, changed), changed);
        assert.equal(mergeTexts(base, changed, base), changed);
        assert.equal(mergeTexts(base, changed, changed), changed);
      }),
    );
  });

  it("come to what git makes of them, where git finds no conflict", function () {
    this.timeout(60_000);
    const folder = mkdtempSync(join(tmpdir(), "sealwright-merge-"));
    fc.assert(
      fc.property(lines, lines, lines, (base, ours, theirs) => {
        for (const [name, text] of Object.entries({ base, ours, theirs })) writeFileSync(join(folder, name), text);
        const git = spawnSync("git", ["merge-file", "-p", "-q", "ours", "base", "theirs"], {
          cwd: folder,
          encoding: "utf8",
        });
        if (git.status === 0) assert.equal(mergeTexts(base, ours, theirs), git.stdout);
      }),
      { numRuns: 300 },
    );
    rmSync(folder, { recursive: true });
  });

  it("come to one text of many lines, however many are kept, added and removed", () => {
    const many = (name: string, count = 200_000) => Array.from({ length: count }, (_, at) => `${name}${at}\n`).join("");
    const base = many("a");
    assert(mergeTexts(base, `first\n${base}`, `${base}last\n`) === `first\n${base}last\n`);
    assert(mergeTexts("a\n", `${many("b")}a\n`, `a\n${many("c")}`) === `${many("b")}a\n${many("c")}`);
    // More than the fewest edits are searched for.
    const [before, after] = [many("a", 5000), many("b", 5000)];
    assert(mergeTexts(`x\n${before}y\n`, `x\n${after}y\n`, `x\n${before}y\nz\n`) === `x\n${after}y\nz\n`);
    assert.equal(mergeTexts(before, after, before.replace("a9\n", "")), undefined);
  }).timeout(60_000);

  it("are compared in a time that grows no faster than they do", () => {
    const all = (name: string, length: number) =>
      Array.from({ length: length / 8 }, (_, at) => `${name}${at}\n`).join("");
    assertLinear(
      (text) => void mergeTexts(text, text.replaceAll("a", "b"), text),
      (length) => all("a", length),
      1_000_000,
    );
  }).timeout(120_000);

  it("have both additions at one place, ours first, and none where both change a line", () => {
    assert.equal(mergeTexts("a\n", "a\nb\n", "a\nc\n"), "a\nb\nc\n");
    assert.equal(mergeTexts("a\n", "b\n", "c\n"), undefined);
  });
});
