import assert from "node:assert/strict";
import { parseProjectConfig } from "../../../src/detect/config";
import type { Finding } from "../../../src/detect/finding";
import type { OwnRule } from "../../../src/detect/own-rule";
import { findOwn } from "../../../src/detect/read/own-rules";
import { Allowances } from "../../../src/detect/suppress/allow";
import { compileRules } from "../../../src/detect/vendors/compile-rules";
import { sharedFingerprint } from "../../../src/secret/fingerprint";
import { Secret } from "../../../src/secret/secret";
import { filled, findingsIn, VALUES } from "./found";

describe("a .sealwright.toml", () => {
  it("may be empty", () => {
    const read = parseProjectConfig("");
    assert.equal(read.kind, "config");
  });

  it("says what is left out, how sure a report must be, and which rules there are", () => {
    const read = parseProjectConfig(
      'minimum_confidence = "high"\nexclude = ["data/"]\ndisable = ["password"]\nsalt = "s"\n[[allow]]\nrule = "token"\nname = "x"\nfingerprint = "abcdef"\n[[rule]]\nid = "ours"\npattern = "our_[a-z]{8}"\n',
    );
    assert(read.kind === "config");
    const { config } = read;
    assert.equal(config.minimumConfidence, "high");
    assert.deepEqual(config.exclude, ["data/"]);
    assert.deepEqual([...config.disabledRules], ["password"]);
    assert.deepEqual(config.allowed, [{ rule: "token", name: "x", fingerprint: "abcdef" }]);
    assert.deepEqual(config.ownRules, [
      { id: "ours", title: "ours", pattern: "our_[a-z]{8}", keywords: [], confidence: "medium" },
    ]);
  });

  for (const [what, text, reason] of [
    ["is no TOML", 'x = 1\ny = "abc\n', /^line 2 is not TOML$/],
    ["has an unknown key", 'excludes = ["x"]\n', /"excludes" is not known; known are .*exclude/],
    [
      "has an unknown confidence",
      'minimum_confidence = "sure"\n',
      /minimum_confidence must be "low", "medium" or "high"/,
    ],
    ["has a text for a list", 'exclude = "data/"\n', /exclude must be a list/],
    ["has a number for a text", "exclude = [1]\n", /exclude must be a text in quotes/],
    ["has a rule without a pattern", '[[rule]]\nid = "x"\n', /rule\.pattern must be a text/],
    ["has an allowance without a rule", '[[allow]]\nfingerprint = "x"\n', /allow\.rule must be a text/],
    ["has a list for a table", "rule = [1]\n", /rule must be a table/],
  ] as const)
    it(`that ${what} is an error that says so`, () => {
      const read = parseProjectConfig(text);
      assert.match(read.kind === "invalid" ? read.reason : "", reason);
    });

  it("that is broken inside a value does not show it", () => {
    const read = parseProjectConfig(`salt = "${VALUES.DRAWN}\n`);
    assert(read.kind === "invalid");
    assert(!read.reason.includes(VALUES.DRAWN.slice(0, 6)));
  });
});

describe("a rule of one's own", () => {
  const own = (pattern: string, more: Partial<OwnRule> = {}): OwnRule => ({
    id: "ours",
    title: "Ours",
    pattern,
    keywords: [],
    confidence: "high",
    ...more,
  });
  const find = (rule: OwnRule, text: string, before: readonly Finding[] = []) => {
    const compiled = compileRules([rule]);
    assert(typeof compiled !== "string");
    return findOwn(text, compiled, before);
  };

  it("finds what its pattern matches, or the group named value", () => {
    const text = `x = our_${VALUES.DRAWN}\n`;
    assert.equal(find(own("our_[A-Za-z0-9]+"), text)[0]?.start, 4);
    assert.equal(find(own("our_(?P<value>[A-Za-z0-9]+)"), text)[0]?.secret.equals(new Secret(VALUES.DRAWN)), true);
  });

  it("is tried only where one of its keywords stands", () => {
    assert.equal(find(own("[a-z]{8}", { keywords: ["here"] }), "abcdefgh").length, 0);
    assert.equal(find(own("[a-z]{8}", { keywords: ["here"] }), "here abcdefgh").length, 1);
  });

  it("does not report again what another rule found", () => {
    const text = filled('password = "@PASSWORD@"\n');
    assert.equal(find(own("[a-zA-Z0-9]{10}"), text, findingsIn(text)).length, 0);
  });

  it("with look-around or a back-reference is refused by its name", () => {
    for (const pattern of ["(?=a)b", "(a)\\1", "(?<!x)y", "("])
      assert.match(String(compileRules([own(pattern)])), /rule "ours"/);
  });

  it("takes linear time where V8 would hang", () => {
    assert.equal(find(own("(a+)+$"), `${"a".repeat(5000)}!`).length, 0);
  });
});

describe("an allowance", () => {
  const finding = (value: string, rule = "password", name: string | undefined = "db_password"): Finding => ({
    rule,
    name,
    confidence: "medium",
    start: 0,
    end: 1,
    secret: new Secret(value),
  });
  const allow = async (value: string) => [
    {
      rule: "password",
      name: "db_password",
      fingerprint: await sharedFingerprint("salt", new Secret(value), "password", "db_password"),
    },
  ];

  it("covers its value under its rule and name, and nothing else", async () => {
    const list = new Allowances("salt", await allow(VALUES.PASSWORD));
    assert.equal(await list.covers(finding(VALUES.PASSWORD)), true);
    assert.equal(await list.covers(finding(`${VALUES.PASSWORD}2`)), false);
    assert.equal(await list.covers(finding(VALUES.PASSWORD, "token")), false);
    assert.equal(await list.covers(finding(VALUES.PASSWORD, "password", "other_password")), false);
  });

  it("is useless under another salt", async () => {
    assert.equal(await new Allowances("other", await allow(VALUES.PASSWORD)).covers(finding(VALUES.PASSWORD)), false);
  });

  it("without a fingerprint covers the whole rule", async () => {
    const list = new Allowances(undefined, [{ rule: "password" }]);
    assert.equal(await list.covers(finding(VALUES.PASSWORD)), true);
    assert.equal(await list.covers(finding(VALUES.DRAWN, "token")), false);
  });
});
