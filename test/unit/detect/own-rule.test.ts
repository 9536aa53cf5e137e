import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseProjectConfig } from "../../../src/detect/config";
import type { Finding } from "../../../src/detect/finding";
import type { Language } from "../../../src/detect/language";
import type { CompiledRule } from "../../../src/detect/read/own-rules";
import { scan } from "../../../src/detect/scan";
import { compileRules } from "../../../src/detect/vendors/compile-rules";
import { titleOf } from "../../../src/detect/vendors/rule-facts";
import { findingFromWire, findingToWire } from "../../../src/work/scan/wire";
import { filled, VALUES } from "./found";

/** The rules of a `.sealwright.toml` that consists of these lines of one rule. */
function rules(...lines: readonly string[]): readonly CompiledRule[] {
  const read = parseProjectConfig(["[[rule]]", 'id = "acme-key"', ...lines].join("\n"));
  assert(read.kind === "config", read.kind === "invalid" ? read.reason : "");
  const compiled = compileRules(read.config.ownRules);
  assert(typeof compiled !== "string", String(compiled));
  return compiled;
}

const found = (text: string, own: readonly CompiledRule[], path = "train.py", language: Language = "python") =>
  scan({ text: filled(text), path, language, rules: own }).map(({ rule, name, environment, confidence, secret }) => ({
    rule,
    name,
    environment,
    confidence,
    value: Object.entries(VALUES).find(([, value]) => value === secret.reveal())?.[0],
  }));

const HEX = { rule: "acme-key", name: "ACME_KEY", environment: undefined, confidence: "medium", value: "HEX" };

describe("a rule of one's own", () => {
  describe("with names", () => {
    const own = rules(
      'names = ["acme"]',
      'pattern = "[0-9a-f]{40}"',
      'confidence = "high"',
      'environment = "ACME_API_KEY"',
    );
    const wanted = [{ ...HEX, confidence: "high", environment: "ACME_API_KEY" }];

    it("finds the values of such names, in programs, cells and settings", () => {
      assert.deepEqual(found('ACME_KEY = "@HEX@"\n', own), wanted);
      assert.deepEqual(found('config = {"ACME_KEY": "@HEX@"}\n', own), wanted);
      assert.deepEqual(found("%env ACME_KEY=@HEX@\n", own, "train.ipynb", "cell"), wanted);
      assert.deepEqual(found("ACME_KEY=@HEX@\n", own, ".env", "text"), wanted);
    });

    it("asks for a credential's word beside the vendor's, and for the whole value", () => {
      assert.deepEqual(found('acme_revision = "@HEX@"\n', own), []);
      assert.deepEqual(
        found('ACME_KEY = "0@HEX@"\n', own).filter(({ rule }) => rule === "acme-key"),
        [],
      );
      assert.deepEqual(found('checksum = "@HEX@"\n', own), []);
    });

    it("finds the argument of a call by the name of what is called", () => {
      const name = { ...(wanted[0] as object), name: "api_key" };
      assert.deepEqual(found('client = acme.Client(api_key="@HEX@")\n', own), [name]);
    });
  });

  it("with a prefix takes only what begins with it, at a boundary", () => {
    const own = rules('prefix = "acme_"', 'pattern = "[a-z]{4}_[A-Za-z0-9]{24}"');
    assert.equal(found("x = 'acme_@DRAWN@'\n", own).length, 1);
    assert.equal(found("x = 'zacme_@DRAWN@'\n", own).length, 0);
    assert.equal(found("x = 'emca_@DRAWN@'\n", own).length, 0);
  });

  it("with calls gives their arguments names, and their fix the variable", () => {
    const own = rules(
      "calls = { AcmeClient = { 1 = 'api_key' }, 'acme*.connect' = { 0 = 'password' } }",
      'environment = "ACME_API_KEY"',
    );
    assert.deepEqual(found('c = AcmeClient(url, "@DRAWN@")\n', own), [
      { rule: "api-key", name: "api_key", environment: "ACME_API_KEY", confidence: "medium", value: "DRAWN" },
    ]);
    assert.deepEqual(found('c = AcmeClient("@DRAWN@", url)\n', own), []);
    assert.deepEqual(
      found('acme_v2.connect("@PASSWORD@")\n', own).map(({ rule, value }) => [rule, value]),
      [["password", "PASSWORD"]],
    );
    assert.deepEqual(found('other.connect("@PASSWORD@")\n', own), []);
  });

  it("with commands finds what stands behind them, in shells' lines and in lists", () => {
    const own = rules("commands = [{ command = ['acme login', 'ac'], before = '\\s+(?:-k|--key)[ =]' }]");
    const wanted = [{ ...HEX, name: undefined, value: "DRAWN" }];
    assert.deepEqual(found("acme login --key=@DRAWN@\n", own, "setup.sh", "text"), wanted);
    assert.deepEqual(found("ac -k @DRAWN@\n", own, "setup.sh", "text"), wanted);
    assert.deepEqual(found('os.system("acme login -k @DRAWN@")\n', own), wanted);
    assert.deepEqual(found("!acme  login -k @DRAWN@\n", own, "train.ipynb", "cell"), wanted);
    assert.deepEqual(found("acme login --key=$ACME_KEY\n", own, "setup.sh", "text"), []);
  });

  it("is written in the README as it works", () => {
    const readme = readFileSync(join(__dirname, "../../../README.md"), "utf8");
    const [, toml = ""] = /```toml\n(.*?)```/s.exec(readme) ?? [];
    const read = parseProjectConfig(toml);
    assert(read.kind === "config", read.kind === "invalid" ? read.reason : "");
    const own = compileRules(read.config.ownRules);
    assert(typeof own !== "string");
    const text = 'ACME_KEY = "@HEX@"\nc = AcmeClient("@DRAWN@")\nos.system("acme login --key @AWS_SECRET@")\n';
    assert.deepEqual(
      found(text, own).map(({ rule, value }) => [rule, value]),
      [
        ["acme-key", "HEX"],
        ["api-key", "DRAWN"],
        ["acme-key", "AWS_SECRET"],
      ],
    );
  });

  it("leaves what the product's rules find to them", () => {
    const own = rules('names = ["wandb"]', 'pattern = "[0-9a-f]{40}"');
    assert.deepEqual(
      found('WANDB_API_KEY = "@HEX@"\n', own).map(({ rule }) => rule),
      ["wandb-legacy-key"],
    );
  });

  for (const [what, line, reason] of [
    ["names without a pattern", 'names = ["acme"]', /rule\.pattern must be a text in quotes/],
    ["a prefix without a pattern", 'prefix = "acme_"', /rule\.pattern must be a text in quotes/],
    [
      "a name in upper case",
      'names = ["Acme"]\npattern = "x"',
      /rule\.names must be words of three or more .* in lower case/,
    ],
    ["no names", 'names = []\npattern = "x"', /rule\.names must be a text in quotes, or a list of them/],
    [
      "a prefix with a blank",
      'prefix = "a b"\npattern = "x"',
      /rule\.prefix must be characters of ASCII without blanks/,
    ],
    [
      "a variable with a blank",
      'environment = "A B"\npattern = "x"',
      /rule\.environment must be the name of a variable/,
    ],
    ["a number for the vendor", 'vendor = 1\npattern = "x"', /rule\.vendor must be a text in quotes/],
    ["a list for calls", "calls = []", /rule\.calls must be a table/],
    ["a call that is none", 'calls = { "a b" = { 0 = "key" } }', /rule\.calls must have calls for keys/],
    ["a star for a call's own name", 'calls = { "acme.*" = { 0 = "key" } }', /rule\.calls must have calls for keys/],
    ["a name for a position", 'calls = { Acme = { key = "key" } }', /rule\.calls must have positions from 0/],
    ["a number for an argument's name", "calls = { Acme = { 0 = 1 } }", /rule\.calls must be a text in quotes/],
    ["a command that is none", 'commands = [{ command = "a;b", before = " " }]', /command must be a program/],
    ["a command without what stands before", 'commands = [{ command = "acme" }]', /commands\.before must be a text/],
    [
      "an unknown key of a command",
      'commands = [{ command = "acme", befor = "x" }]',
      /may have command and before alone/,
    ],
  ] as const)
    it(`with ${what} is an error that says so`, () => {
      const read = parseProjectConfig(`[[rule]]\nid = "ours"\n${line}\n`);
      assert.match(read.kind === "invalid" ? read.reason : "no error", reason);
    });

  it("with a command's expression that RE2 does not run is refused by its name", () => {
    const read = parseProjectConfig('[[rule]]\nid = "ours"\ncommands = [{ command = "acme", before = "(?<!x)" }]\n');
    assert(read.kind === "config");
    assert.match(String(compileRules(read.config.ownRules)), /rule "ours"/);
  });

  it("has its title in the finding, also when that has crossed to another thread", () => {
    const own = rules('title = "Acme token"', 'names = ["acme"]', 'pattern = "[0-9a-f]{40}"');
    const text = filled('ACME_KEY = "@HEX@"\npassword = "@PASSWORD@"\n');
    const findings = scan({ text, path: "train.py", language: "python", rules: own });
    for (const each of [findings, findings.map(findingToWire).map(findingFromWire)])
      assert.deepEqual(each.map(titleOf), ["Acme token", "Hardcoded password"]);
    const untitled = scan({ text, path: "train.py", language: "python", rules: rules(...UNTITLED) });
    assert.equal(titleOf(untitled[0] as Finding), "acme-key");
  });
});

const UNTITLED = ['names = ["acme"]', 'pattern = "[0-9a-f]{40}"'];
