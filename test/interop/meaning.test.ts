import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { planEnvironment } from "../../src/refactor/environment";
import { Secret } from "../../src/secret/secret";
import { applyEdits } from "../../src/text/edits";
import { requestFor } from "../unit/refactor/request";
import { editsAt, storedValues } from "../unit/refactor/steps";
import { program } from "./program";
import { missing, pythonWithDotenv } from "./python";

const RUNS = Number(process.env.FUZZ_RUNS ?? 1500);

describe("random programs", function () {
  this.timeout(180_000);

  it("keep their meaning when their values move", function () {
    const python = pythonWithDotenv();
    if (python === undefined) return missing(this, "Python 3 with venv and pip");
    const pairs: [string, string, Record<string, string>][] = [];
    let asked = 0;
    let moved = 0;
    for (const { text, values } of fc.sample(program, RUNS)) {
      const findings = values.map(({ value, start, end }, at) => ({
        rule: "password",
        confidence: "medium" as const,
        name: at % 2 === 0 ? "db_password" : undefined,
        start,
        end,
        secret: new Secret(value),
      }));
      if (findings.length === 0) continue;
      asked += findings.length;
      const plan = planEnvironment(requestFor(text, findings));
      if (plan.kind === "refused") continue;
      moved += plan.names.length;
      const env = Object.fromEntries(storedValues(plan).map(({ name, secret }) => [name, secret.reveal()]));
      pairs.push([text, applyEdits(text, editsAt(plan)), env]);
    }
    assert.ok(moved > asked / 2, `only ${moved} of ${asked} values moved`);
    const output = execFileSync(python, ["-W", "ignore", "-X", "utf8", join(__dirname, "run_pairs.py")], {
      input: JSON.stringify(pairs),
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const results = JSON.parse(output) as [unknown, unknown][];
    results.forEach(([before, after], at) => {
      assert.deepEqual(after, before, `${pairs[at]?.[0]}\n----\n${pairs[at]?.[1]}`);
    });
  });
});
