import assert from "node:assert/strict";
import { reaches } from "../../../../src/detect/finding";
import { scan } from "../../../../src/detect/scan";
import { genericRules } from "../../../../src/detect/vendors/generic-rules";

const reported = (text: string) =>
  scan({ text: `${text}\n`, path: "app.py", language: "python" })
    .filter(({ confidence }) => reaches(confidence, "medium"))
    .map(({ rule }) => rule);

describe("the rules that rest on a name or a place", () => {
  for (const rule of genericRules) {
    it(`find the examples of ${rule.id} and leave its near misses alone`, () => {
      rule.matches.forEach((text, index) => {
        assert.deepEqual(reported(text), [rule.id], `example ${index + 1}`);
      });
      rule.near.forEach((text, index) => {
        assert.deepEqual(reported(text), [], `near miss ${index + 1}`);
      });
    });
  }
});
