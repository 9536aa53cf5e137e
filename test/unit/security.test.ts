import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../host/repository";

describe("SECURITY.md", () => {
  const text = readFileSync(join(ROOT, "SECURITY.md"), "utf8");

  it("names for each promise tests that are there", () => {
    const table = text.slice(text.indexOf("| promise |"), text.indexOf("### Locks"));
    const rows = table.split("\n").filter((line) => line.startsWith("| ") && !/^\| (?:promise|---)/.test(line));
    assert(rows.length > 12);
    for (const row of rows) {
      const tests =
        row
          .split(" | ")
          .at(-1)
          ?.match(/`(test\/[^`]+)`/g) ?? [];
      assert(tests.length > 0, row.slice(0, 60));
      for (const test of tests) assert(existsSync(join(ROOT, test.slice(1, -1))), test);
    }
  });

  it("leads to headings that are there", () => {
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title?.toLowerCase().replaceAll(" ", "-"));
    for (const [, target] of text.matchAll(/\]\(#([^)]+)\)/g)) assert(headings.includes(target), target);
  });
});
