import assert from "node:assert/strict";
import fc from "fast-check";
import { Mask } from "../../../src/cli/fix-diff";
import { Secret } from "../../../src/secret/secret";

const letter = fc.constantFrom(...'ab\n"%é');
const word = fc.string({ unit: letter, minLength: 1, maxLength: 5 });

describe("the mask of a diff", () => {
  it("leaves no value anywhere, and as many lines as before", () => {
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 4 }),
        fc.array(word, { maxLength: 2 }),
        fc.string({ unit: letter, maxLength: 40 }),
        (values, written, text) => {
          const masked = new Mask(
            values.map((value) => new Secret(value)),
            written,
          ).of(text);
          const plain = masked.replaceAll("[secret]", "\0");
          for (const value of [...values, ...written])
            if (/[^\n]/.test(value)) assert(!plain.includes(value), JSON.stringify([values, written, text]));
          assert.equal(masked.split("\n").length, text.split("\n").length);
          // What is in no value stays.
          const all = [...values, ...written].join("");
          assert.equal(plain.includes("a"), text.includes("a") && (!all.includes("a") || plain.includes("a")));
        },
      ),
      { seed, numRuns: 3000 },
    );
  });

  it("covers values that overlap as one", () => {
    const mask = new Mask(
      ["abcdef", "xabc"].map((value) => new Secret(value)),
      [],
    );
    assert.equal(mask.of("1 xabcdef 2 abcdef\n3 xab"), "1 [secret] 2 [secret]\n3 xab");
  });
});
