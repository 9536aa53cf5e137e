import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Fixture, fixtures } from "../unit/refactor/fixtures";
import { missing, pythonWithDotenv } from "./python";

const LOAD =
  "import os, runpy, sys\nfrom dotenv import load_dotenv\nload_dotenv(sys.argv.pop(1))\nrunpy.run_path(sys.argv.pop(1), run_name='__main__')\n";

interface Recording {
  readonly calls: readonly unknown[];
  readonly error: string | null;
}

const moved = fixtures().filter(({ plan, description }) => plan.kind === "plan" && description.language !== "cell");

describe("a refactored program", function () {
  this.timeout(180_000);
  let python: string;
  let folder: string;

  before(function () {
    const interpreter = pythonWithDotenv();
    if (interpreter === undefined) return missing(this, "Python 3 with venv and pip");
    python = interpreter;
    folder = mkdtempSync(join(tmpdir(), "sealwright-refactor-"));
  });

  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true });
  });

  it("compiles, and its syntax tree differs in the intended places only", () => {
    const input = moved.map(({ before, after, plan, description }) => [
      before,
      after,
      plan.kind === "plan" ? plan.names : [],
      description.findings.map(({ value }) => value),
    ]);
    const output = execFileSync(python, ["-X", "utf8", join(__dirname, "same_tree.py")], {
      input: JSON.stringify(input),
      encoding: "utf8",
    });
    const results = JSON.parse(output) as (string | null)[];
    results.forEach((result, at) => {
      assert.equal(result, null, moved[at]?.name);
    });
  });

  for (const fixture of moved) {
    it(`makes the same calls with the same values: ${fixture.name}`, () => {
      const original = record(fixture, "before", "");
      assert.equal(original.error, null);
      const refactored = record(fixture, "after", fixture.env);
      assert.deepEqual(refactored, original);
    });

    if (fixture.description.optional === true) continue;
    it(`fails at once and names the variable where it is missing: ${fixture.name}`, () => {
      const names = fixture.plan.kind === "plan" ? fixture.plan.names : [];
      const { error } = record(fixture, "after", "");
      assert.ok(
        names.some((name) => error === `KeyError: '${name}'`),
        error ?? "it did not fail",
      );
    });
  }

  function record(
    { name, before: original, after: refactored }: Fixture,
    which: "before" | "after",
    env: string,
  ): Recording {
    const place = join(folder, `${name}-${which}-${env === "" ? "bare" : "loaded"}`);
    mkdirSync(place);
    writeFileSync(join(place, "train.py"), which === "before" ? original : refactored);
    writeFileSync(join(place, ".env"), env);
    const record = join(__dirname, "record.py");
    const args = ["-X", "utf8", "-c", LOAD, join(place, ".env"), record, join(place, "train.py")];
    const options = { cwd: place, encoding: "utf8" as const, env: { PATH: process.env.PATH ?? "" } };
    return JSON.parse(execFileSync(python, args, options)) as Recording;
  }
});
