import assert from "node:assert/strict";
import fc from "fast-check";
import { unpackVocabulary } from "../../../../src/detect/prefilter/packed-vocabulary";
import { makeVocabulary, packVocabulary } from "../../../../src/detect/prefilter/vocabulary";
import { WordSearch } from "../../../../src/detect/prefilter/word-search";
import { makeTables, rarest } from "../../../../src/detect/prefilter/word-tables";

describe("the vocabulary", () => {
  it("is the same after it was packed into a program", () => {
    const made = makeVocabulary();
    assert.deepEqual(unpackVocabulary(JSON.parse(JSON.stringify(packVocabulary(made)))), made);
  });
});

describe("the search for words", () => {
  const words = ["key", "pwd", "token", "secret", "hf_", "AKIA", "://", "sk-proj-", "x.y"];
  const list = words.map((text) => ({ text, exact: /[A-Z_]/.test(text), at: rarest(text) }));
  const search = new WordSearch(makeTables(list));

  it("finds what a search for each word by itself finds, in random text", () => {
    const piece = fc.oneof(
      fc.constantFrom(...words, "KEY", "Token", "akia", "hF_", "k", "e", "y"),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const bytes = new TextEncoder().encode(pieces.join(""));
        const text = Buffer.from(bytes).toString("latin1");
        const found: string[] = [];
        search.search(bytes, bytes.length, (offset, index) => found.push(`${offset} ${index}`));
        const expected = list.flatMap(({ text: word, exact }, index) => {
          const where = exact ? text : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
          const offsets: string[] = [];
          for (let at = where.indexOf(word); at >= 0; at = where.indexOf(word, at + 1)) offsets.push(`${at} ${index}`);
          return offsets;
        });
        assert.deepEqual(found.sort(), expected.sort());
      }),
      { numRuns: 2000 },
    );
  });
});
