import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseSopsConfig, SopsError, SopsFile, withCreationRule } from "../../../src/sops";
import { expandAliases } from "../../../src/sops/formats/yaml-alias";
import { readTokens } from "../../../src/sops/meaning/yaml-tokens";
import { MOST_NESTED, yamlDocuments } from "../../../src/sops/yaml-syntax";

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  "sealed files": (text) => SopsFile.isSealed(text, "yaml"),
  aliases: (text) => expandAliases(`x: &x 1\ny: *x\n${text}`),
  meaning: readTokens,
  ".sops.yaml": parseSopsConfig,
  "a new rule": (text) => withCreationRule(text, "x", "age1x"),
};

/** Long lines and many lines, of which most are no YAML. */
const HOSTILE: Readonly<Record<string, (size: number) => string>> = {
  "maps within maps": (size) => `a: {${" {".repeat(size / 2)}`,
  "lists within lists": (size) => `a: ${"[".repeat(size)}`,
  "lists on one line": (size) => `${"- ".repeat(size / 2)}x`,
  "keys without an end": (size) => "? ".repeat(size / 2),
  "colons in a map": (size) => `a: {${" :".repeat(size / 2)}`,
  "commas in a map": (size) => `a: {${" ,".repeat(size / 2)}`,
  "brackets that end nothing": (size) => `a: ${"}".repeat(size)}`,
  "empty maps in a row": (size) => `a: ${"{} ".repeat(size / 3)}`,
  "anchors in a row": (size) => `a: ${"&a ".repeat(size / 3)}x`,
  "tags in a row": (size) => `a: ${"!a ".repeat(size / 3)}x`,
  "aliases in a row": (size) => `a: ${"*a ".repeat(size / 3)}`,
  "quotes in a row": (size) => `a: ${'"x" '.repeat(size / 4)}`,
  "keys in a row": (size) => "a: b: ".repeat(size / 6),
  "wrong indentation": (size) => "  a: b\n a: c\n".repeat(size / 13),
  "a key many times": (size) => "a: 1\n".repeat(size / 5),
  "many keys": (size) => Array.from({ length: size / 9 }, (_, at) => `k${at}: x\n`).join(""),
  "aliases within each other": (size) =>
    `a0: &a0 [x]\n${Array.from({ length: size / 24 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}]\n`).join("")}`,
};

/** The code units that are read in a millisecond, at their best of two. */
function speed(read: (text: string) => unknown, text: string): number {
  const times = [1, 2].map(() => {
    const start = process.hrtime.bigint();
    try {
      read(text);
    } catch (error) {
      assert.ok(error instanceof SopsError, String(error));
    }
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return text.length / Math.max(Math.min(...times), 10);
}

describe("YAML that a repository brings", () => {
  for (const [name, read] of Object.entries(READERS)) {
    it(`is read in linear time, or refused, whatever its form: ${name}`, () => {
      for (const [form, make] of Object.entries(HOSTILE)) {
        const [short, long] = [speed(read, make(2500)), speed(read, make(50_000))];
        assert.ok(long > short / 8, `${form}: ${Math.round(short)}, then ${Math.round(long)} characters a millisecond`);
      }
    }).timeout(120_000);

    it(`may be nested as deep as people write it, and not deeper than the library can read: ${name}`, () => {
      for (const [open, close] of [
        ["[", "]"],
        ["{a: ", "}"],
      ] as const) {
        const nested = (depth: number) => `creation_rules:\nb: ${open.repeat(depth)}${close.repeat(depth)}\n`;
        assert.doesNotThrow(() => read(nested(MOST_NESTED - 10)));
        assert.throws(() => read(nested(MOST_NESTED + 10)), /nested too deeply/);
      }
    });
  }

  it("never ends the process", () => {
    const script = `for (const n of [3000, 20_000, 100_000])
      try { require("./config").parseSopsConfig("a: {" + " {".repeat(n)); process.exitCode = 1; }
      catch (error) { if (!/nested too deeply/.test(error.message)) throw error; }`;
    const cwd = join(__dirname, "../../../src/sops");
    const { status, stderr } = spawnSync(process.execPath, ["--import", "tsx", "-e", script], {
      cwd,
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
  }).timeout(60_000);

  it("is read to its first fault, which is told with its line", () => {
    const fail = (what: string) => new Error(what);
    assert.throws(() => yamlDocuments("a: 1\nb: [1, 2\nc: {\n", {}, fail), /^Error: line [34] breaks its form/);
    assert.throws(() => yamlDocuments("a: 1\nb: }\nc: ]\n", {}, fail), /^Error: line 2 breaks its form/);
  });

  it("keeps its comments where a rule is added to it", () => {
    const rule = "creation_rules:\n  - path_regex: x$\n    age: age1x\n";
    assert.equal(withCreationRule("# why\n", "x$", "age1x"), `# why\n\n${rule}`);
    assert.equal(withCreationRule("", "x$", "age1x"), rule);
  });

  it("has no key twice in .sops.yaml, as for sops", () => {
    assert.throws(() => parseSopsConfig("stores: {}\ncreation_rules: [{age: a, age: b}]\n"), /a key stands twice/);
  });
});
