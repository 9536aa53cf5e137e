import assert from "node:assert/strict";
import fc from "fast-check";
import { looksRandom } from "../../../../src/detect/judge/wordness";
import { RandomRuns } from "../../../../src/detect/prefilter/random-runs";

const part = fc.oneof(
  fc.constantFrom(
    "token",
    "=",
    '"',
    " ",
    "\n",
    ", ",
    "_",
    "configuration",
    "self.",
    "(",
    ")",
    "aB3xQ9",
    "qzxkvjwq",
    "7",
  ),
  fc.string({ maxLength: 6 }),
);
const texts = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(""));
const ranges = fc.array(fc.tuple(fc.nat(120), fc.nat(60)), { minLength: 1, maxLength: 12 });

describe("the runs that could be random", () => {
  it("are the same whatever was asked for before", () => {
    fc.assert(
      fc.property(texts, ranges, fc.boolean(), (text, asked, inOrder) => {
        const bytes = Buffer.from(text);
        const runs = new RandomRuns(bytes);
        for (const [from, length] of inOrder ? asked.toSorted(([a], [b]) => a - b) : asked) {
          const to = Math.min(bytes.length, from + length);
          assert.equal(runs.within(from, to), new RandomRuns(bytes).within(from, to), `${from}-${to}`);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("are letters that form no words, or have digits among them", () => {
    const bytes = Buffer.from('a = "configuration", "qzxkvjwq", "aB3xQ9"');
    const runs = new RandomRuns(bytes);
    const places = [0, 20, 33].map((from) => (runs.within(from, from + 4) ? from : undefined));
    assert.deepEqual(places, [undefined, 20, 33]);
    assert.equal(runs.within(0, bytes.length), true);
  });

  it("hold every value that looks random, whatever joins it to what is before and behind", () => {
    const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz");
    const piece = fc.tuple(fc.array(letter, { minLength: 1, maxLength: 8 }), fc.nat(3)).map(([letters, form]) => {
      const word = letters.join("");
      return [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1), `${word}4`][form] as string;
    });
    const joint = fc.constantFrom("", "", "-", "_", ".", "=", "/", "!");
    const value = fc
      .array(fc.tuple(piece, joint), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.flat().join(""))
      .filter((text) => looksRandom(text));
    fc.assert(
      fc.property(value, fc.constantFrom('"', "=", "key=", "Name: ", "https://a.b/?q="), (text, lead) => {
        assert(new RandomRuns(Buffer.from(`${lead}${text}"`)).within(0, lead.length + 1), lead + text);
      }),
      { numRuns: 2000 },
    );
  });
});
