import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { creationRule, parseSopsConfig } from "../../../src/sops/config";
import { open, parseSealed, seal } from "../../../src/sops/crypto/sealed-value";
import { formatOf } from "../../../src/sops/formats/format";
import { readBlocks } from "../../../src/sops/formats/yaml-block";
import { readDocuments } from "../../../src/sops/formats/yaml-document";
import { resolvePlain, yamlBlock, yamlString } from "../../../src/sops/formats/yaml-scalar";
import { combine, split } from "../../../src/sops/keys/shamir";
import { appendToken, parsePointer } from "../../../src/sops/tree/pointer";
import { formatFloat, scalarText } from "../../../src/sops/tree/scalar";
import { canonicalMoment, parseTimestamp, type Timestamp } from "../../../src/sops/tree/timestamp";
import { Random, yamlDocument } from "../../interop/sops-random";

describe("a sealed value", () => {
  it("opens with its own key and path alone", () => {
    const key = randomBytes(32);
    const text = seal("plain", "str", key, "a:b:", randomBytes(32));
    const parts = parseSealed(text)!;
    assert.equal(open(parts, key, "a:b:")?.toString(), "plain");
    assert.equal(open(parts, key, "a:c:"), undefined);
    assert.equal(open(parts, randomBytes(32), "a:b:"), undefined);
  });

  it("is refused after any change of any of its bytes", () => {
    const key = randomBytes(32);
    const text = seal("plain text", "str", key, ":", randomBytes(32));
    for (let at = 0; at < text.length; at++) {
      for (let code = 1; code < 256; code++) {
        if (code === text.charCodeAt(at)) continue;
        const parts = parseSealed(text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1));
        assert.ok(parts === undefined || open(parts, key, ":") === undefined, `byte ${at}`);
      }
    }
  }).timeout(30_000);

  it("is read from canonical base64 only", () => {
    const text = seal("x", "str", randomBytes(32), ":", randomBytes(32));
    const data = /data:(..)==/.exec(text)![1]!;
    const changed = text.replace(`data:${data}`, `data:${data[0]}${String.fromCharCode(data.charCodeAt(1) + 1)}`);
    assert.equal(parseSealed(changed), undefined);
    assert.equal(parseSealed(`${text} `), undefined);
  });
});

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

describe("the parts of the format", () => {
  it("tells the format by the suffix", () => {
    assert.deepEqual(["a.yaml", "a.yml", "a.json", "x/.env", "a.env", "a.ini", "a.env.bak", "a"].map(formatOf), [
      "yaml",
      "yaml",
      "json",
      "dotenv",
      "dotenv",
      "ini",
      "binary",
      "binary",
    ]);
  });

  it("writes floats without an exponent", () => {
    assert.deepEqual([1e21, 1e-7, -2.5, 0.1, 1, -0, 1.5e22].map(formatFloat), [
      "1000000000000000000000",
      "0.0000001",
      "-2.5",
      "0.1",
      "1",
      "-0",
      "15000000000000000000000",
    ]);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => Number(formatFloat(value)) === value),
    );
    assert.equal(scalarText(true), "True");
  });

  it("brings a moment into the form that the code is sealed with", () => {
    assert.equal(canonicalMoment("2024-01-02T03:04:05.678+00:00"), "2024-01-02T03:04:05Z");
    assert.equal(canonicalMoment("2024-01-02T03:04:05+02:00"), "2024-01-02T03:04:05+02:00");
    assert.equal(parseTimestamp("2024-01-02T25:00:00Z"), undefined);
  });

  it("restores a secret from enough shares, and from no fewer", () => {
    const secret = randomBytes(32);
    const shares = split(secret, 5, 3, randomBytes);
    assert.deepEqual(Buffer.from(combine([shares[4]!, shares[0]!, shares[2]!])!), secret);
    assert.notDeepEqual(Buffer.from(combine(shares.slice(0, 2))!), secret);
    assert.equal(combine([shares[0]!, shares[0]!]), undefined);
  });

  it("reads JSON pointers, and refuses what is none", () => {
    assert.deepEqual(parsePointer("/a~1b/~0/"), ["a/b", "~", ""]);
    assert.throws(() => parsePointer("a"), { reason: "malformed" });
    assert.throws(() => parsePointer("/~2"), { reason: "malformed" });
    fc.assert(
      fc.property(fc.array(fc.string()), (tokens) =>
        assert.deepEqual(parsePointer(tokens.reduce(appendToken, "")), tokens),
      ),
    );
  });

  it("takes the first creation rule that matches, and says when none does", () => {
    const config = parseSopsConfig(
      "creation_rules:\n  - path_regex: (?i)^PROD\n    age: a, b\n    encrypted_regex: ^x\n  - path_regex: dev\n    pgp: AB CD\n",
    );
    assert.deepEqual(creationRule(config, "prod.yaml")!.groups, [
      [
        { type: "age", id: "a" },
        { type: "age", id: "b" },
      ],
    ]);
    assert.deepEqual(creationRule(config, "x/dev.env")!.groups, [[{ type: "pgp", id: "ABCD" }]]);
    assert.throws(() => creationRule(config, "other"), { reason: "no-rule" });
    assert.equal(creationRule(parseSopsConfig("stores: {}\n"), "any"), undefined);
    assert.throws(() => parseSopsConfig("a: [\n"), { reason: "malformed" });
  });
});
