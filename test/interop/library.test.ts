import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeLiteral } from "../../src/python/decode";
import { scanLiterals } from "../../src/python/literals";
import { planEnvironment } from "../../src/refactor/environment";
import { Secret } from "../../src/secret/secret";
import { applyEdits } from "../../src/text/edits";
import { requestFor } from "../unit/refactor/request";
import { editsAt } from "../unit/refactor/steps";
import { missing, pythonWithDotenv } from "./python";

const FILES = 150;

/** Whole bodies of the file's string literals, spread over the file. */
function someLiterals(text: string): { start: number; end: number; value: string }[] {
  const table = scanLiterals(text);
  const bodies = [];
  const step = Math.max(1, Math.floor(table.count / 3));
  for (let index = 1; index < table.count; index += step) {
    if (table.isComment(index)) continue;
    const literal = table.literal(index);
    const { bodyStart: start, bodyEnd: end, format } = literal;
    if (end - start > 4 && !format) bodies.push({ start, end, value: decodeLiteral(text, literal).value });
  }
  return bodies;
}

describe("string literals of the standard library", function () {
  this.timeout(180_000);

  it("move one at a time, and nothing else in the file changes its meaning", function () {
    const python = pythonWithDotenv();
    if (python === undefined) return missing(this, "Python 3 with venv and pip");
    const locate = "import os; print(os.path.dirname(os.__file__))";
    const folder = execFileSync(python, ["-c", locate], { encoding: "utf8" }).trim();
    const files = readdirSync(folder).filter((name) => name.endsWith(".py"));
    const changed: [string, string, readonly string[]][] = [];
    const where: string[] = [];
    for (const file of files.slice(0, FILES)) {
      const text = readFileSync(join(folder, file), "utf8");
      if (text.length > 100_000) continue;
      for (const { start, end, value } of someLiterals(text)) {
        const secret = new Secret(value);
        const finding = { rule: "password", confidence: "medium" as const, name: undefined, start, end, secret };
        const loadDotenv = start % 3 === 0 ? "always" : "never";
        const plan = planEnvironment(requestFor(text, [finding], { settings: { loadDotenv } }));
        if (plan.kind === "refused") continue;
        changed.push([text, applyEdits(text, editsAt(plan)), plan.names]);
        where.push(`${file}, offset ${start}`);
      }
    }
    assert.ok(changed.length > FILES / 2);
    const output = execFileSync(python, ["-W", "ignore", "-X", "utf8", join(__dirname, "one_place.py")], {
      input: JSON.stringify(changed),
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const results = JSON.parse(output) as (string | null)[];
    results.forEach((result, at) => {
      assert.equal(result, null, where[at]);
    });
  });
});
