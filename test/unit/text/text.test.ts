import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { applyEdits, inverseEdits, type TextEdit } from "../../../src/text/edits";
import { lineEnd, lineStart, nextLine } from "../../../src/text/lines";
import { Lines, lastNotAfter } from "../../../src/text/positions";
import { shellWord } from "../../../src/text/shell-words";

const text = fc
  .array(fc.constantFrom("a", "bc", "é", "\n", "\r\n", "\r", "\u{1F600}"), { maxLength: 20 })
  .map((parts) => parts.join(""));
const place = fc.tuple(text, fc.nat(40)).map(([one, at]) => [one, Math.min(at, one.length)] as const);

describe("the lines of a text", () => {
  it("end before a line feed, a carriage return or both, and begin behind them", () => {
    fc.assert(
      fc.property(place, ([one, offset]) => {
        const start = lineStart(one, offset);
        const end = lineEnd(one, offset);
        assert.doesNotMatch(one.slice(start, end), /[\r\n]/);
        assert(start === 0 || /[\r\n]/.test(one.charAt(start - 1)));
        assert(end === one.length || /[\r\n]/.test(one.charAt(end)));
        assert.equal(nextLine(one, offset), end + (/^(?:\r\n|\r|\n)/.exec(one.slice(end))?.[0].length ?? 0));
      }),
    );
  });

  it("begin no further back than is asked for", () => {
    assert.equal(lineStart("a\nbcdef", 7, 3), 4);
    assert.equal(lineStart("a\nbcdef", 7, 6), 2);
  });
});

describe("a position in a text", () => {
  it("is a line and a column from 1, in UTF-16 code units", () => {
    fc.assert(
      fc.property(place, ([one, offset]) => {
        // Between the two characters of one line ending nothing begins or ends.
        fc.pre(!one.startsWith("\r\n", offset - 1));
        const lines = one.slice(0, offset).split(/\r\n|\r|\n/);
        const { line, column } = new Lines(one).range(offset, offset);
        assert.deepEqual([line, column], [lines.length, (lines.at(-1) ?? "").length + 1]);
      }),
    );
  });

  it("is found among ascending ones as a search from the end finds it", () => {
    const ascending = fc.uniqueArray(fc.nat(50), { maxLength: 20 }).map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(ascending, fc.nat(60), (offsets, offset) => {
        assert.equal(
          lastNotAfter(offsets.length, (index) => offsets[index] as number, offset),
          offsets.findLastIndex((one) => one <= offset),
        );
      }),
    );
  });
});

describe("edits of a text", () => {
  it("replace their parts and leave the rest", () => {
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.string({ maxLength: 3 }))), (one, many) => {
        const edits: { start: number; end: number; text: string }[] = [];
        let from = 0;
        for (const [skip, width, put] of many) {
          const start = Math.min(from + skip, one.length);
          const end = Math.min(start + width, one.length);
          edits.push({ start, end, text: put });
          from = end;
        }
        const backwards = edits.reduceRight(
          (rest, { start, end, text: put }) => rest.slice(0, start) + put + rest.slice(end),
          one,
        );
        assert.equal(applyEdits(one, edits), backwards);
      }),
    );
  });

  it("that overlap or are not sorted are a defect", () => {
    for (const edits of [
      [
        { start: 0, end: 2, text: "" },
        { start: 1, end: 2, text: "" },
      ],
      [
        { start: 2, end: 2, text: "" },
        { start: 0, end: 1, text: "" },
      ],
      [{ start: 0, end: 9, text: "" }],
    ])
      assert.throws(() => applyEdits("abc", edits), /overlap or are not sorted/);
  });

  it("are taken back by their inverse", () => {
    const cuts = fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(text, cuts, text, (before, at, put) => {
        const places = at.filter((each) => each <= before.length).sort((a, b) => a - b);
        const edits: TextEdit[] = [];
        for (let i = 0; i + 1 < places.length; i += 2)
          edits.push({ start: places[i] ?? 0, end: places[i + 1] ?? 0, text: put });
        assert.equal(applyEdits(applyEdits(before, edits), inverseEdits(before, edits)), before);
      }),
    );
  });
});

describe("a word of an advised command", () => {
  it("is quoted only where a shell would read it otherwise", () => {
    for (const word of ["secrets.enc.yaml", "../a/b_c@2.env", "süß/Ключ.yaml"]) assert.equal(shellWord(word), word);
    assert.equal(shellWord("my file.env", "linux"), "'my file.env'");
    assert.equal(shellWord("my file.env", "darwin"), "'my file.env'");
    assert.equal(shellWord("my file.env", "win32"), '"my file.env"');
    assert.equal(shellWord("-x.env", "linux"), "'./-x.env'");
  });

  it("is read back by a shell as it was", function () {
    if (process.platform === "win32") this.skip();
    const word = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .filter((text) => !/[\0\r\n]|^-/.test(text));
    const words = fc.array(word, { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(words, (all) => {
        const command = `printf '%s\\n' ${all.map((each) => shellWord(each)).join(" ")}`;
        assert.deepEqual(execFileSync("sh", ["-c", command], { encoding: "utf8" }).split("\n").slice(0, -1), all);
      }),
      { numRuns: 20 },
    );
  });
});
