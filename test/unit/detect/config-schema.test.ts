import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import fc from "fast-check";
import { parse, stringify } from "smol-toml";
import { parseProjectConfig, parsePyproject } from "../../../src/detect/config";

const SCHEMA = fileURLToPath(new URL("../../../schema/sealwright.schema.json", import.meta.url));
const README = fileURLToPath(new URL("../../../README.md", import.meta.url));

/** Texts of which each key takes some. */
const text = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("acme", "acme_", "acme-token", "Acme", "ACME_KEY", "acme login", "low", "high"),
  },
  fc.constantFrom(
    "",
    "a",
    "a b c d e f g",
    "a\nb",
    "\u200b",
    "é",
    "x".repeat(81),
    "x".repeat(121),
    "[",
    "1A",
    "a|b.c*",
    "a\n",
  ),
  fc.string({ maxLength: 5, unit: "grapheme" }),
);
const anything = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant([]), fc.constant({}), fc.constant(new Date(0)));
/** Mostly what a key takes. */
const often = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 30, arbitrary: right }, { weight: 1, arbitrary: anything });
const texts = often(fc.array(often(text), { maxLength: 2 }));
const right = (...words: readonly string[]) => often(fc.constantFrom(...words));
const some = (...words: readonly string[]) =>
  often(fc.oneof(fc.constantFrom(...words), fc.array(right(...words), { minLength: 1, maxLength: 2 })));
const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("Acme", "acme.login", "a|b.client", "*.cc", "..aa", "aa|bb", ".xy") },
  fc.constantFrom("", "x", "a b", "aa|b", "0aé", "a.bb\n", "a.*"),
);
const place = fc.oneof({ weight: 8, arbitrary: fc.constantFrom("0", "12") }, fc.constantFrom("123", "x", "-1", ""));
const call = fc.dictionary(place, right("password", "api_key"), { maxKeys: 2 });
const command = fc.record(
  { command: some("acme", "acme login", "a.b-c x y z"), before: right("x", "\\s+"), after: text },
  { requiredKeys: ["command", "before"], noNullPrototype: true },
);
const command1 = fc.oneof(
  { weight: 8, arbitrary: command.map(({ after: _, ...rest }) => rest) },
  { weight: 1, arbitrary: command },
);
const rule = fc.record(
  {
    id: right("acme-token", "a", "0.9_x", "x".repeat(64)),
    title: right("Acme token", "é", "x".repeat(120)),
    vendor: right("Acme"),
    environment: right("ACME_KEY", "_a"),
    pattern: right("[0-9a-f]{40}", "a"),
    prefix: some("acme_", "!~"),
    names: some("acme", "abc0"),
    calls: often(fc.dictionary(key, often(call), { maxKeys: 2 })),
    commands: often(fc.array(often(command1), { maxLength: 2 })),
    keywords: texts,
    confidence: right("low", "medium", "high"),
    other: text,
  },
  { requiredKeys: ["id"] },
);
const allowed = fc.oneof(
  { weight: 5, arbitrary: fc.record({ rule: right("token"), name: right("x"), fingerprint: right("f") }) },
  fc.record({ rule: text, name: text }, { requiredKeys: [] }),
);
const document = fc.record(
  {
    minimum_confidence: right("low", "medium", "high"),
    exclude: texts,
    disable: texts,
    salt: right("s"),
    allow: often(fc.array(often(allowed), { maxLength: 2 })),
    rule: often(fc.array(often(rule), { maxLength: 2 })),
  },
  { requiredKeys: [] },
);
const misspelt = fc.oneof(
  { weight: 9, arbitrary: document },
  document.map((root) => ({ ...root, excludes: [] })),
);

const TIME = "1970-01-01T00:00:00.000Z";
const timeless = (_: string, value: unknown): unknown => (value === TIME ? 0 : value);

describe("the published schema of .sealwright.toml", () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(SCHEMA, "utf8")));

  it("accepts what the reader accepts, and nothing else, at the top and in pyproject.toml", () => {
    const seen = { config: 0, invalid: 0 };
    fc.assert(
      fc.property(misspelt, (root) => {
        const toml = stringify(root);
        // A time is neither a text nor a table.
        const valid = validate(JSON.parse(JSON.stringify(parse(toml)), timeless));
        const read = parseProjectConfig(toml);
        assert.equal(
          valid,
          read.kind === "config",
          `${toml}\n${JSON.stringify(read)} ${JSON.stringify(validate.errors)}`,
        );
        assert.deepEqual(parsePyproject(stringify({ tool: { sealwright: root } }))?.kind, read.kind);
        seen[read.kind] += 1;
      }),
      { numRuns: 3000 },
    );
    assert.ok(seen.config > 300 && seen.invalid > 300, JSON.stringify(seen));
  });

  it("accepts what the README shows", () => {
    const [, shown = ""] = /```toml\n([^]*?)```/.exec(readFileSync(README, "utf8")) ?? [];
    assert.ok(shown.includes("[[rule]]"));
    assert.ok(validate(parse(shown)), JSON.stringify(validate.errors));
  });
});
