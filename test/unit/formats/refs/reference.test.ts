import assert from "node:assert/strict";
import fc from "fast-check";
import { formatReference, parseReference, type Reference } from "../../../../src/formats/refs/reference";

function parsed(text: string): Reference {
  const reading = parseReference(text);
  assert.equal(reading.kind, "reference", text);
  return (reading as { reference: Reference }).reference;
}

describe("references", () => {
  const CASES: [string, Reference][] = [
    ["env:DATABASE_URL", { kind: "env", name: "DATABASE_URL" }],
    [
      "sops://secrets.enc.yaml#/db/password",
      { kind: "sops", path: "secrets.enc.yaml", document: 0, pointer: "/db/password" },
    ],
    ["sops://../a/b.yaml?doc=2#/x~1y#z", { kind: "sops", path: "../a/b.yaml", document: 2, pointer: "/x~1y#z" }],
    ["sops://my%20keys%23.json#/A b", { kind: "sops", path: "my keys#.json", document: 0, pointer: "/A b" }],
    ["sops://model.bin", { kind: "sops", path: "model.bin", document: 0, pointer: "" }],
    ["vault://kv/team/db#password", { kind: "vault", path: ["kv", "team", "db"], field: "password" }],
    ["vault://kv/db?version=3#password", { kind: "vault", path: ["kv", "db"], field: "password", version: "3" }],
    [
      "aws-sm://prod%2Fdb?version=AWSPREVIOUS#url",
      { kind: "aws-sm", path: ["prod/db"], field: "url", version: "AWSPREVIOUS" },
    ],
    ["aws-sm://plain", { kind: "aws-sm", path: ["plain"] }],
    ["azure-kv://team/Db-Url", { kind: "azure-kv", path: ["team", "Db-Url"] }],
    ["gcp-sm://project/name?version=7", { kind: "gcp-sm", path: ["project", "name"], version: "7" }],
    ["conjur://acme/variable/db/url", { kind: "conjur", path: ["acme", "variable", "db", "url"] }],
  ];
  for (const [text, reference] of CASES) {
    it(`reads and writes ${text}`, () => {
      assert.deepEqual(parsed(text), reference);
      assert.equal(formatReference(reference), text);
    });
  }

  const REFUSED = [
    "",
    "hunter2",
    "env:",
    "env:A B",
    "env://A",
    "sops:a.yaml",
    "sops://",
    "sops:///etc/passwd#/a",
    "sops://C:/a#/b",
    "sops://a/#/b",
    "sops://a.yaml#b",
    "sops://a.yaml#/~2",
    "sops://a.yaml?doc=-1#/b",
    "sops://a.yaml?x=1#/b",
    "sops://a%zz#/b",
    "sops://a%00#/b",
    "vault://kv#a",
    "vault://kv/a",
    "vault://kv//a#b",
    "vault://kv/../a#b",
    "vault://kv/a?v=1#b",
    "azure-kv://vault/name#field",
    "azure-kv://vault",
    "gcp-sm://a/b/c",
    "https://example.org/a",
    "SOPS://a#/b",
  ];
  for (const text of REFUSED) {
    it(`refuses ${JSON.stringify(text)}`, () => assert.equal(parseReference(text).kind, "invalid"));
  }

  it("never repeat what was taken for one", () => {
    for (const text of ["postgres://u:hunter2Xk9@h/db", "hunter2Xk9", "sops://a.yaml#hunter2Xk9", "env:hunter2Xk9!"]) {
      assert.doesNotMatch(JSON.stringify(parseReference(text)), /hunter2/);
    }
  });

  it("are read back as they were written", () => {
    const name = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
      .filter((text) => !/[\0-\x1f\x7f/]|^\.{1,2}$|^[A-Za-z]:/.test(text));
    const pointer = fc
      .array(
        fc.string({ maxLength: 8 }).filter((token) => !/[\0-\x1f\x7f]/.test(token)),
        { maxLength: 3 },
      )
      .map((tokens) => tokens.map((token) => `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""));
    const sops = fc.record({
      kind: fc.constant("sops" as const),
      path: fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/")),
      document: fc.nat(99),
      pointer,
    });
    const vault = fc.record({
      kind: fc.constant("vault" as const),
      path: fc.array(name, { minLength: 2, maxLength: 4 }),
      field: name,
      version: name,
    });
    fc.assert(
      fc.property(fc.oneof(sops, vault), (reference) => {
        assert.deepEqual(parsed(formatReference(reference)), { ...reference });
      }),
    );
  });
});
