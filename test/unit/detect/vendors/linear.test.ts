import assert from "node:assert/strict";
import { checkSync } from "recheck";
import { makeVocabulary } from "../../../../src/detect/prefilter/vocabulary";
import { namedRules, tokenRules } from "../../../../src/detect/vendors/catalogue";

/** Patterns differ mostly in their classes and counts; a large bound says no more about growth than a small one, and takes long to check. */
function withSmallBounds(source: string): string {
  return source.replace(/\{(\d+)(?:,(\d+))?\}/g, (_, low: string, high: string | undefined) =>
    high === undefined
      ? `{${Math.min(Number(low), 8)}}`
      : `{${Math.min(Number(low), 8)},${Math.min(Number(high), 16)}}`,
  );
}

describe("the patterns of the catalogue", function () {
  this.timeout(120_000);

  const sources = new Map<string, string>();
  for (const rule of tokenRules) {
    sources.set(`${rule.id}, pattern`, rule.entry.pattern.source);
    if (rule.entry.lead !== undefined) {
      sources.set(`${rule.id}, lead`, rule.entry.lead.source);
    }
  }
  for (const rule of namedRules) {
    sources.set(`${rule.id}, value`, rule.entry.value.source);
  }
  for (const { commands, before } of makeVocabulary().commands) sources.set(`${commands}, before`, before);

  it("repeat within bounds only", () => {
    for (const [name, source] of sources) {
      const outsideClasses = source.replace(/\\./g, "").replace(/\[[^\]]*\]/g, "");
      assert.doesNotMatch(outsideClasses, /[*+]|\{\d+,\}/, name);
    }
  });

  it("run in linear time", () => {
    for (const [name, source] of sources) {
      const result = checkSync(`^(?:${withSmallBounds(source)})`, "", { checker: "automaton", timeout: 10_000 });
      assert.ok(result.status === "safe", `${name}: ${result.status}`);
    }
  });
});
