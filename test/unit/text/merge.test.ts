import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { mergeTexts } from "../../../src/text/merge";

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

  it("have both additions at one place, ours first, and none where both change a line", () => {
    assert.equal(mergeTexts("a\n", "a\nb\n", "a\nc\n"), "a\nb\nc\n");
    assert.equal(mergeTexts("a\n", "b\n", "c\n"), undefined);
  });
});
