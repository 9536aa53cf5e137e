import assert from "node:assert/strict";
import fc from "fast-check";
import { dotenvValues, setDotenv, setDotenvEntries } from "../../../../src/formats/dotenv/file";
import { assertLinear } from "../../../linear-time";

const line = fc.constantFrom("A=1", "export B='two'", "# c", "", 'D="x', "E=$A", "bad line", "C=\\");
const text = fc
  .tuple(fc.array(line, { maxLength: 5 }), fc.constantFrom("\n", "\r\n"), fc.boolean())
  .map(([lines, ending, ends]) => lines.join(ending) + (ends ? ending : ""));
const entry = fc.tuple(
  fc.constantFrom("A", "B", "C", "NEW", "OTHER"),
  fc.constantFrom("v", "a b", "$A", "it's", "\0", "x\ny"),
);

describe("several entries of a .env", () => {
  it("come to what they do one after the other", () => {
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
    fc.assert(
      fc.property(text, fc.uniqueArray(entry, { maxLength: 5, selector: ([name]) => name }), (before, entries) => {
        const known = entries.filter(([name]) => dotenvValues(before).has(name));
        const ordered = [...known, ...entries.filter((each) => !known.includes(each))];
        let one: ReturnType<typeof setDotenv> = { kind: "text", text: before };
        for (const [name, value] of ordered) if (one.kind === "text") one = setDotenv(one.text, name, value);
        const together = setDotenvEntries(before, entries);
        assert.equal(together.kind, one.kind);
        if (one.kind === "text" && together.kind === "text") assert.equal(together.text, one.text);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it("take time in step with their number", () => {
    assertLinear(
      (names) => {
        const entries = names.split(" ").map((name) => [name, `v-${name}`] as const);
        assert.equal(setDotenvEntries("A=1\n", entries).kind, "text");
      },
      (length) => Array.from({ length }, (_, at) => `NAME_${at}`).join(" "),
      4000,
    );
  });
});
