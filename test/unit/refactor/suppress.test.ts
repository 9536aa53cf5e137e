import assert from "node:assert/strict";
import { parse } from "smol-toml";
import type { Finding } from "../../../src/detect/finding";
import { planExclude } from "../../../src/refactor/exclude";
import type { Plan, Refusal } from "../../../src/refactor/plan";
import { stepsOf } from "../../../src/refactor/plan";
import { planRedact } from "../../../src/refactor/redact";
import { planAllow, planSuppressAbove, planSuppressLine } from "../../../src/refactor/suppress";
import { applyEdits } from "../../../src/text/edits";
import { findingAt, requestFor } from "./request";
import { editsAt } from "./steps";

const VALUE = "hunter2Xk9";

function edited(
  fix: typeof planSuppressLine,
  text: string,
  more: Partial<Finding> = {},
  language: "python" | "cell" = "python",
): string {
  const finding = findingAt(text, VALUE, more);
  const plan: Plan | Refusal = fix(requestFor(text, [finding], { language }).document, finding);
  return plan.kind === "refused" ? `refused: ${plan.code}` : applyEdits(text, editsAt(plan));
}

describe("suppressing on a line", () => {
  const cases: [string, string, string][] = [
    ["puts a comment at its end", `x = "${VALUE}"\ny = 1\n`, `x = "${VALUE}"  # sealwright: ignore[password]\ny = 1\n`],
    ["keeps blanks and CRLF", `x = "${VALUE}"  \r\n`, `x = "${VALUE}"  # sealwright: ignore[password]  \r\n`],
    ["keeps a comment", `x = "${VALUE}"  # mine\n`, `x = "${VALUE}"  # mine  # sealwright: ignore[password]\n`],
    [
      "joins rules that are ignored already",
      `x = "${VALUE}"  # sealwright: ignore[other] why\n`,
      `x = "${VALUE}"  # sealwright: ignore[other, password] why\n`,
    ],
    [
      "goes to the last line of a long string",
      `x = """a\n${VALUE}"""\n`,
      `x = """a\n${VALUE}"""  # sealwright: ignore[password]\n`,
    ],
    [
      "goes above where the line is continued",
      `def f():\n    x = "${VALUE}" \\\n        "b"\n`,
      `def f():\n    # sealwright: ignore[password]\n    x = "${VALUE}" \\\n        "b"\n`,
    ],
    ["is not offered inside a long string", `x = """a\n${VALUE}\nb"""\n`, "refused: not-safe"],
  ];
  for (const [behaviour, text, expected] of cases) {
    it(behaviour, () => assert.equal(edited(planSuppressLine, text), expected));
  }

  it("can be asked to stand above", () => {
    const above = `if x:\n    # sealwright: ignore[password]\n    y = "${VALUE}"\n`;
    assert.equal(edited(planSuppressAbove, `if x:\n    y = "${VALUE}"\n`), above);
  });

  it("goes above a notebook's command, and is not offered in a cell of commands", () => {
    const above = `# sealwright: ignore[password]\n%env A=${VALUE}\n`;
    assert.equal(edited(planSuppressLine, `%env A=${VALUE}\n`, {}, "cell"), above);
    assert.equal(edited(planSuppressLine, `%%bash -c ${VALUE}\nls\n`, {}, "cell"), "refused: not-safe");
    assert.equal(edited(planSuppressLine, `%%bash\nls ${VALUE}\n`, {}, "cell"), "refused: not-safe");
  });
});

describe("suppressing in .sealwright.toml", () => {
  it("adds the value's fingerprint, and the salt once above all tables", () => {
    const old = '[[rule]]\nid = "own"\n';
    const allowance = { rule: "password", name: "db", fingerprint: "a1b2c3", salt: "s1" };
    const text = stepsOf(planAllow({ file: ".sealwright.toml", text: old }, allowance), "write-file")[0]?.after ?? "";
    const again =
      stepsOf(planAllow({ file: ".sealwright.toml", text }, { rule: "token" }), "write-file")[0]?.after ?? "";
    assert.deepEqual(JSON.parse(JSON.stringify(parse(again))), {
      salt: "s1",
      rule: [{ id: "own" }],
      allow: [{ rule: "password", name: "db", fingerprint: "a1b2c3" }, { rule: "token" }],
    });
    assert.ok(again.includes(old));
  });

  it("leaves out a folder, above all tables or in the list that is there", () => {
    const excluded = (text: string | undefined): string => {
      const plan = planExclude({ file: ".sealwright.toml", text }, "/data/raw/");
      return plan.kind === "refused" ? plan.code : (stepsOf(plan, "write-file")[0]?.after ?? "");
    };
    assert.equal(excluded(undefined), 'exclude = ["/data/raw/"]\n');
    assert.equal(excluded('[[allow]]\nrule = "a"\n'), 'exclude = ["/data/raw/"]\n[[allow]]\nrule = "a"\n');
    assert.equal(excluded("exclude = []\n"), 'exclude = ["/data/raw/"]\n');
    const list = 'salt = "s"\nexclude = [\n  "old", # why\n]\n';
    assert.deepEqual({ ...parse(excluded(list)) }, { salt: "s", exclude: ["/data/raw/", "old"] });
    assert.equal(excluded("exclude = 3\n"), "not-safe");
  });

  it("makes the file where there is none", () => {
    const plan = planAllow({ file: ".sealwright.toml", text: undefined }, { rule: "token", reason: 'a "test"' });
    assert.equal(stepsOf(plan, "write-file")[0]?.after, '[[allow]]\nrule = "token"\nreason = "a \\"test\\""\n');
  });
});

describe("redacting", () => {
  it("overwrites the value in a comment and in documentation", () => {
    assert.equal(edited(planRedact, `x = 1  # was ${VALUE}, old\n`), "x = 1  # was <redacted>, old\n");
    assert.equal(edited(planRedact, `f(help="as ${VALUE}")\n`), 'f(help="as <redacted>")\n');
    assert.equal(edited(planRedact, `"""\n>>> f("${VALUE}")\n"""\n`), '"""\n>>> f("<redacted>")\n"""\n');
  });

  it("is not offered for what the program uses", () => {
    assert.equal(edited(planRedact, `x = "${VALUE}"\n`), "refused: not-safe");
  });
});
