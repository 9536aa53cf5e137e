import assert from "node:assert/strict";
import { expected, fixtures } from "./fixtures";
import { linesBeside } from "./steps";

describe("moving a literal to the environment", () => {
  for (const { name, description, plan, before, after, env } of fixtures()) {
    if (description.refused !== undefined) {
      it(`is not offered: ${name}`, () => {
        assert.equal(plan.kind, "refused");
        assert.equal(plan.kind === "refused" && plan.code, description.refused);
        assert.match(plan.kind === "refused" ? plan.reason : "", /^[A-Z._].*\.$/);
        for (const { value } of description.findings) assert.ok(!JSON.stringify(plan).includes(value));
      });
      continue;
    }
    it(`writes what the fixture shows: ${name}`, () => {
      assert.equal(plan.kind, "plan", plan.kind === "refused" ? plan.reason : "");
      if (plan.kind !== "plan") return;
      const shown = {
        title: plan.title,
        notes: plan.notes,
        ignores: linesBeside(plan, "before"),
        examples: linesBeside(plan, "after"),
      };
      const summary = `${JSON.stringify(shown, null, 2)}\n`;
      assert.equal(after, expected(name, "after.py", after));
      assert.equal(env, expected(name, "expected.env", env));
      assert.equal(summary, expected(name, "plan.json", summary));
      assert.notEqual(after, before);
      const messages = JSON.stringify(plan);
      for (const { value } of description.findings) assert.ok(!messages.includes(value), "a plan prints a value");
    });
  }
});
