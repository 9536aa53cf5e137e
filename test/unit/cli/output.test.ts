import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { printable, printableJson } from "../../../src/cli/output/printable";
import { ROOT } from "../../host/repository";
import { Project } from "./command";

const PASSWORD_LINE = 'password = "@PASSWORD@"\n';
/** What a runner of workflows takes for a command: GitHub's forms, Azure's, TeamCity's. */
const COMMAND = /^\s*::|##[\w.-]{0,40}\[/m;
const STEERING = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

describe("a line for a person", () => {
  it("steers no terminal and is no runner's command, whatever is in it", () => {
    const piece = fc.constantFrom(
      "::",
      ":",
      "#",
      "##[",
      "##vso[",
      "##teamcity[",
      " ",
      "\u3000",
      "\u00a0",
      "\u3164",
      "\t",
      "a",
      "stop-commands",
      "]",
      "\n",
      "\x1b[2J",
      "\u202e",
      "\u200b",
      "\ufeff",
      "\u{e0041}",
      "é",
      "🔑",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const line = printable(pieces.join(""));
        assert.doesNotMatch(line, COMMAND);
        assert.doesNotMatch(line.replaceAll("\t", ""), STEERING);
      }),
    );
  });

  it("is what it was where nothing in it does", () => {
    for (const line of ["a::b", "std::vector", "# a", "#[derive]", "  - a: b", "é 🔑 漢字", "a\tb", "## Title"])
      assert.equal(printable(line), line);
  });

  it("means the same as JSON", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.constantFrom("", "##[a", "\u202e", "\u{e0041}"), (text, more) => {
        const json = printableJson({ [text + more]: text });
        assert.deepEqual(JSON.parse(json), { [text + more]: text });
        assert.doesNotMatch(json, COMMAND);
      }),
    );
  });
});

describe("the command's output", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  const NAMES = [
    "\u3000::error title=x::e.py",
    "::stop-commands::x.py",
    "##[stop-commands]x.py",
    "a\n::error::b.py",
    "\x1b[2Jc.py",
    "\u202ed.py",
  ];

  for (const format of ["text", "jsonl", "sarif", "github"])
    it(`in ${format} is not steered by the names of files`, function () {
      if (process.platform === "win32") return this.skip();
      for (const name of NAMES) project.write(name, PASSWORD_LINE);
      project.write("::broken::.ipynb", "{");
      const { code, stdout, stderr } = project.run(["scan", "--format", format]);
      assert.equal(code, 1);
      assert.doesNotMatch(stderr, COMMAND);
      const commands = stdout.split("\n").filter((line) => COMMAND.test(line) && !/^\s*::/.test(line));
      assert.deepEqual(format === "github" ? commands.filter((line) => !line.includes("file=")) : commands, []);
      const begun = stdout.split("\n").filter((line) => /^\s*::/.test(line));
      assert.equal(begun.length, format === "github" ? NAMES.length : 0);
      for (const line of begun) assert.match(line, /^::warning file=/);
      assert.doesNotMatch((stdout + stderr).replaceAll("\n", ""), STEERING);
    });

  it("of fix is not steered by the names of files", function () {
    if (process.platform === "win32") return this.skip();
    for (const name of NAMES) project.write(name, PASSWORD_LINE);
    for (const args of [[], ["--write"]]) {
      const { stdout, stderr } = project.run(["fix", ...args]);
      assert.match(stdout, /c\.py/);
      assert.doesNotMatch(stdout + stderr, COMMAND);
      assert.doesNotMatch((stdout + stderr).replaceAll("\n", ""), STEERING);
    }
  });

  it("is written in one place, but for values and files as they are", () => {
    const folder = join(ROOT, "src/cli");
    const writers = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (file) =>
        file.endsWith(".ts") &&
        /\b(?:process\.|std(?:out|err)\.)\w*\.?write\(|console\./.test(readFileSync(join(folder, file), "utf8")),
    );
    // Progress draws numbers; a question stands in front of its answer.
    assert.deepEqual(writers.map((file) => file.replaceAll("\\", "/")).sort(), [
      "output/write.ts",
      "progress.ts",
      "prompt.ts",
    ]);
  });
});

describe("a project's own rule", function () {
  this.timeout(60_000);

  it("has an id and a title that are shown as they are", () => {
    const project = new Project();
    project.write("a.py", "x = 1\n");
    for (const [key, value] of [
      ["id", "::stop-commands::"],
      ["id", "a b"],
      ["id", "a\\n::error::b"],
      ["title", "a\\u001b[2J"],
      ["title", "a\\nb"],
    ]) {
      const other = key === "id" ? "" : 'id = "acme-token"\n';
      project.write(".sealwright.toml", `[[rule]]\n${other}${key} = "${value}"\npattern = "acme_[0-9]{8}"\n`);
      const { code, stderr } = project.run(["scan"]);
      assert.equal(code, 2);
      assert.match(stderr, new RegExp(`rule\\.${key} must be`));
      assert.doesNotMatch(stderr, COMMAND);
    }
    project.remove();
  });
});
