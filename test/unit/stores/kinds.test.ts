import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { Reference } from "../../../src/formats/refs/reference";
import { ageReference } from "../../../src/stores/age/reference";
import { envReference } from "../../../src/stores/dotenv/reference";
import { findReferences, parseReference, STORE_KINDS } from "../../../src/stores/kinds";
import { managerReference } from "../../../src/stores/managers/reference";
import { sopsReference } from "../../../src/stores/sops/reference";

function parsed(text: string): Reference {
  const reading = parseReference(text);
  assert.equal(reading.kind, "reference", text);
  return (reading as { reference: Reference }).reference;
}

describe("references", () => {
  const CASES: [string, Reference][] = [
    ["env:DATABASE_URL", envReference("DATABASE_URL")],
    ["sops://secrets.enc.yaml#/db/password", sopsReference("secrets.enc.yaml", "/db/password", 0)],
    ["sops://../a/b.yaml?doc=2#/x~1y#z", sopsReference("../a/b.yaml", "/x~1y#z", 2)],
    ["sops://my%20keys%23.json#/A b", sopsReference("my keys#.json", "/A b", 0)],
    ["sops://model.bin", sopsReference("model.bin", "", 0)],
    ["age://../prod/my%20token.age", ageReference("../prod/my token.age")],
    ["age://db.age#pass%23word", ageReference("db.age", "pass#word")],
    ["vault://kv/team/db#password", managerReference("vault", { path: ["kv", "team", "db"], field: "password" })],
    [
      "vault://kv/db?version=3#password",
      managerReference("vault", { path: ["kv", "db"], field: "password", version: "3" }),
    ],
    [
      "aws-sm://prod%2Fdb?version=AWSPREVIOUS#url",
      managerReference("aws-sm", { path: ["prod/db"], field: "url", version: "AWSPREVIOUS" }),
    ],
    ["aws-sm://plain", managerReference("aws-sm", { path: ["plain"] })],
    ["azure-kv://team/Db-Url", managerReference("azure-kv", { path: ["team", "Db-Url"] })],
    ["gcp-sm://project/name?version=7", managerReference("gcp-sm", { path: ["project", "name"], version: "7" })],
    [
      "vault://team/kv/db?store=team%26a&version=3#password",
      managerReference("vault", { path: ["team", "kv", "db"], field: "password", version: "3", store: "team&a" }),
    ],
    ["gcp-sm://project/europe-west3/name", managerReference("gcp-sm", { path: ["project", "europe-west3", "name"] })],
    ["aws-sts://train#access_key_id", managerReference("aws-sts", { path: ["train"], field: "access_key_id" })],
    ["conjur://acme/variable/db/url", managerReference("conjur", { path: ["acme", "variable", "db", "url"] })],
  ];
  for (const [text, reference] of CASES) {
    it(`reads and writes ${text}`, () => {
      assert.deepEqual(parsed(text), reference);
      assert.equal(reference.text, text);
    });
  }

  const REFUSED = [
    "",
    "hunter2",
    "env:",
    "env:A B",
    "env://A",
    "sops:a.yaml",
    "age:a.age",
    "age://",
    "age:///etc/a.age",
    "age://folder/",
    "age://a.age?x=1",
    "age://a.age#",
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
    "vault://kv/a?store=#b",
    "vault://kv/a?store=x&store=y#b",
    "azure-kv://vault",
    "gcp-sm://a/b/c/d",
    "aws-sts://role",
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
    const sops = fc
      .tuple(fc.array(name, { minLength: 1, maxLength: 3 }), fc.nat(99), pointer)
      .map(([parts, document, place]) => sopsReference(parts.join("/"), place, document));
    const vault = fc
      .tuple(fc.array(name, { minLength: 2, maxLength: 4 }), name, name)
      .map(([path, field, version]) => managerReference("vault", { path, field, version }));
    fc.assert(fc.property(fc.oneof(sops, vault), (reference) => assert.deepEqual(parsed(reference.text), reference)));
  });

  it("are found in any text, without the punctuation around them", () => {
    const text =
      'See sops://a.yaml#/db/password, and "sops://b/c.json#/x". Also vault://kv/a#b; not env:NAME or https://x.org/a.';
    assert.deepEqual(
      findReferences(text).map(({ reference, start, end }) => [reference.text, text.slice(start, end)]),
      ["sops://a.yaml#/db/password", "sops://b/c.json#/x", "vault://kv/a#b"].map((each) => [each, each]),
    );
  });
});

describe("the kinds of store", () => {
  /** The schemes that a suite of this folder runs the contract for. */
  const tested = readdirSync(__dirname, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => readFileSync(join(__dirname, file), "utf8"))
    .flatMap((text) => [...text.matchAll(/^ *keepsTheContract\("([a-z-]+)"/gm)].map(([, scheme]) => scheme));

  it("that can be opened keep the contract of stores in a test of their own", () => {
    const opened = STORE_KINDS.filter(({ open }) => open !== undefined).map(({ scheme }) => scheme);
    assert.deepEqual(
      opened.filter((scheme) => !tested.includes(scheme)),
      [],
    );
    assert.ok(opened.length > 1 && !tested.includes("vault"));
  });
});
