import assert from "node:assert/strict";
import fc from "fast-check";
import { readBlocks } from "../../../../src/sops/formats/yaml-block";
import { readDocuments } from "../../../../src/sops/formats/yaml-document";
import { resolvePlain, yamlBlock, yamlString } from "../../../../src/sops/formats/yaml-scalar";
import type { Timestamp } from "../../../../src/sops/tree/timestamp";
import { Random, yamlDocument } from "../../../interop/sops-random";

describe("a plain YAML scalar", () => {
  const cases: [string, unknown][] = [
    ["0777", 511n],
    ["08", 8],
    ["1_000", 1000n],
    ["0b11", 3n],
    ["0o17", 15n],
    ["-0x1F", -31n],
    ["+5", 5n],
    ["9223372036854775807", 9223372036854775807n],
    ["92233720368547758080", 2 ** 63 * 10],
    ["1e3", 1000],
    [".5", 0.5],
    ["5.", 5],
    ["1e999", "1e999"],
    ["yes", "yes"],
    ["on", "on"],
    ["TRUE", true],
    ["~", null],
    ["", null],
    [".inf", Number.POSITIVE_INFINITY],
    ["1:20", "1:20"],
    ["2024-02-30", "2024-02-30"],
    ["<<", "<<"],
    ["-", "-"],
  ];
  for (const [text, value] of cases)
    it(`${JSON.stringify(text)} means what it means to sops`, () => assert.equal(resolvePlain(text), value));

  it("is a time where it has a date's form", () => {
    assert.equal((resolvePlain("2024-1-2") as Timestamp).text, "2024-01-02T00:00:00Z");
    assert.equal((resolvePlain("2001-12-14t21:59:43.10-05:00") as Timestamp).text, "2001-12-14T21:59:43.1-05:00");
  });

  it("is written so that it reads back as the string it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const written = yamlString(text);
        const node = readDocuments(`a: ${written}\n`)[0]!.entries[0]!.value;
        assert.equal(node.kind === "scalar" && node.value, text);
        const block = yamlBlock(text, 4);
        if (block === undefined) return;
        for (const read of [readDocuments, readBlocks]) {
          const value = read(`a: ${block}\nb: 1\n`)?.[0]?.entries[0]?.value;
          assert.ok(value === undefined || (value.kind === "scalar" && value.value === text));
        }
      }),
    );
  });
});

describe("the fast YAML reader", () => {
  it("reads what the full reader reads, at the same places, or gives up", () => {
    let fast = 0;
    for (let seed = 0; seed < 300; seed++) {
      const { text } = yamlDocument(new Random(seed), { comments: seed % 2 === 0 });
      const read = readBlocks(text);
      if (read === undefined) continue;
      fast++;
      const shape = (value: unknown) =>
        JSON.stringify(value, (name, inner: unknown) => {
          if (name === "head" || name === "foot") return (inner as { text: string }[]).map((one) => one.text);
          return name === "at" ? undefined : typeof inner === "bigint" ? `${inner}n` : inner;
        });
      assert.equal(shape(read), shape(readDocuments(text)), text);
    }
    assert.ok(fast > 50, `${fast} documents were read fast`);
  });
});
