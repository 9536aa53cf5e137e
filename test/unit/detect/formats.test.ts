import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { formats, foundOf, nearMisses } from "./formats";
import { drawing } from "./grammar";

/** Values of each format; the bench draws twenty times as many. */
const COUNT = 24;

describe("values that are drawn from the grammar of their format", function () {
  this.timeout(60_000);
  const seed = randomInt(2 ** 31);

  it(`are found in twelve kinds of place, many in one file (seed ${seed})`, () => {
    const found = foundOf(COUNT, drawing(seed));
    const missed = [...found.values()].reduce((sum, count) => sum + COUNT - count, 0);
    assert(formats.length > 400);
    assert(missed <= formats.length * COUNT * 0.01, `${missed} missed`);
    // Of so few some may be missed by chance; of a format that is not known all are.
    assert.deepEqual(
      [...found].filter(([, count]) => count < COUNT / 2),
      [],
    );
  });

  it(`are silent with a character too few, too many, or of another alphabet (seed ${seed})`, () => {
    const { tried, reported } = nearMisses(4, drawing(seed));
    assert(tried > 1000);
    assert(reported.length <= tried * 0.01, reported.join(" "));
  });
});
