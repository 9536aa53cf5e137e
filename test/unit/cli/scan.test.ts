import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { VALUES } from "../detect/found";
import { Project } from "./command";

const PASSWORD_LINE = 'password = "@PASSWORD@"\n';

describe("sealwright scan", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  const rows = (...args: string[]) => {
    const { stdout } = project.run(["scan", "--format", "jsonl", ...args]);
    return stdout
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  const files = (...args: string[]) => [...new Set(rows(...args).map(({ file }) => file))];

  it("exits with 0 when there is nothing, 1 when there is something, 2 when it was called wrongly", () => {
    project.write("a.py", "x = 1\n");
    assert.equal(project.run(["scan"]).code, 0);
    project.write("a.py", PASSWORD_LINE);
    assert.equal(project.run(["scan"]).code, 1);
    assert.equal(project.run(["scan", "a.py"]).code, 1);
    for (const args of [
      ["--format", "x"],
      ["--min-confidence", "sure"],
      ["missing.py"],
      ["--wrong"],
      ["--config", "no.toml"],
      ["--baseline", "no.json"],
    ])
      assert.equal(project.run(["scan", ...args]).code, 2, args.join(" "));
    assert.equal(project.run(["wrong"]).code, 2);
  });

  it("says of what is no more than low why, and adds it to that row alone", () => {
    project.write("a.py", 'password = "@PASSWORD@"\ndb_password = "event_password"\n');
    const low = ["--min-confidence", "low"];
    assert.deepEqual(
      rows(...low).map(({ confidence, doubt }) => [confidence, doubt]),
      [
        ["medium", undefined],
        ["low", "other-name"],
      ],
    );
    const { stdout } = project.run(["scan", ...low]);
    assert.match(stdout, /a\.py:2:\d+: low: .*; low, for it reads like the name of another credential$/m);
    assert.doesNotMatch(project.run(["scan"]).stdout, /low/);
  });

  it("reads its configuration from pyproject.toml too, the nearest first", () => {
    project.write("a.py", PASSWORD_LINE);
    project.write("pyproject.toml", '[tool.sealwright]\ndisable = ["password"]\n');
    assert.equal(project.run(["scan"]).code, 0);
    assert.equal(project.run(["scan", "--no-project-config"]).code, 1);
    assert.equal(project.run(["fix", "--no-project-config"]).code, 1);
    project.write(".sealwright.toml", "");
    assert.equal(project.run(["scan"]).code, 1);
    project.write("app/pyproject.toml", '[project]\nname = "x"\n');
    project.write("app/b.py", "x = 1\n");
    assert.equal(project.run(["scan"], { cwd: "app" }).code, 0);
    project.write("app/pyproject.toml", '[tool.sealwright]\nexcludes = ["x"]\n');
    const wrong = project.run(["scan"], { cwd: "app" });
    assert.deepEqual([wrong.code, /pyproject\.toml: the key "excludes" is not known/.test(wrong.stderr)], [2, true]);
  });

  it("shows a large file of data once, with a count, and gives every row to programs", () => {
    const row = `a,password: ${VALUES.PASSWORD}\n`;
    project.write("a.csv", row.repeat(30) + "x,1\n".repeat(250_000));
    project.write("b.csv", row.repeat(2));
    const { stdout } = project.run(["scan"]);
    assert.match(stdout, /^a\.csv:1:.*\n.*\n.*\n {7}… and 29 more credentials in this file of data\n\nb\.csv:1:/);
    assert.equal(stdout.match(/^b\.csv:/gm)?.length, 2);
    assert.equal(rows().length, 32);
  });

  it("says less, and takes as many threads, as is asked for", () => {
    for (let index = 0; index < 150; index += 1) project.write(`m/${index}.py`, "x = 1\n");
    project.write("m/z.py", PASSWORD_LINE);
    const quiet = project.run(["scan", "--quiet", "--jobs", "1"]);
    assert.deepEqual([quiet.code, quiet.stderr], [1, ""]);
    assert.equal(quiet.stdout, project.run(["scan", "-j", "3"]).stdout);
    assert.match(project.run(["scan", "-q", "none.py"]).stderr, /^none\.py: there is no such file/);
    assert.match(project.run(["scan", "--jobs", "0"]).stderr, /It is a number from 1 on/);
  });

  it("says where, what and under which name, and never the value", () => {
    project.write("src/a.py", `x = 1\n${PASSWORD_LINE}`);
    const { stdout, stderr } = project.run(["scan"]);
    const lines = [
      "src/a.py:2:13: medium: Hardcoded password in password (password, 9 characters)",
      '     2 | password = "[secret]"',
      "       |             ^^^^^^^^",
      "",
    ];
    assert.equal(stdout, lines.join("\n"));
    assert.match(stderr, /Scanned 1 file \(\d+\.\d kB\): 1 credential in 1 file\./);
    assert(!(stdout + stderr).includes(VALUES.PASSWORD.slice(0, 6)));
  });

  it("gives rows of JSON with everything but the value", () => {
    project.write("a.py", PASSWORD_LINE);
    project.write("b.py", PASSWORD_LINE);
    const [first, second] = rows();
    assert.deepEqual(Object.keys(first ?? {}), [
      "file",
      "line",
      "column",
      "endLine",
      "endColumn",
      "rule",
      "confidence",
      "name",
      "length",
      "fingerprint",
    ]);
    assert.deepEqual([first?.line, first?.column, first?.endLine, first?.endColumn], [1, 13, 1, 22]);
    assert.equal(first?.fingerprint, second?.fingerprint);
  });

  it("says the cell in a notebook", () => {
    const cells = [
      { cell_type: "markdown", metadata: {}, source: "x" },
      {
        cell_type: "code",
        metadata: {},
        outputs: [{ output_type: "stream", name: "stdout", text: VALUES.HUGGING_FACE }],
        source: ["x = 1\n", `password = "${VALUES.PASSWORD}"`],
      },
    ];
    project.write("a.ipynb", JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1));
    assert.deepEqual(
      rows()
        .map(({ cell, cellLine, cellColumn, where }) => [cell, cellLine, cellColumn, where])
        .sort(),
      [
        [1, 1, 1, "output"],
        [1, 2, 13, "source"],
      ],
    );
  });

  it("gives GitHub's workflow commands", () => {
    project.write("a.py", PASSWORD_LINE);
    assert.match(
      project.run(["scan", "--format", "github"]).stdout,
      /^::warning file=a\.py,line=1,endLine=1,col=13,endColumn=22,title=Sealwright%3A password::Hardcoded password/,
    );
  });

  it("respects .gitignore in every folder, and git's own excludes", () => {
    project.write(".gitignore", "/ignored/\n*.local.py\n!keep.local.py\n");
    project.write("sub/.gitignore", "inner.py\n!again.local.py\n");
    project.write(".git/info/exclude", "excluded.py\n");
    for (const name of [
      "a.py",
      "ignored/b.py",
      "x.local.py",
      "keep.local.py",
      "sub/inner.py",
      "sub/again.local.py",
      "sub/ignored/c.py",
      "excluded.py",
    ])
      project.write(name, PASSWORD_LINE);
    assert.deepEqual(files(), ["a.py", "keep.local.py", "sub/again.local.py", "sub/ignored/c.py"]);
  });

  it("scans from a folder above the one that --exclude begins at", () => {
    project.write("a.py", PASSWORD_LINE);
    project.write("one/two/b.py", PASSWORD_LINE);
    const { code, stdout, stderr } = project.run(["scan", "../..", "--exclude", "b.py"], { cwd: "one/two" });
    assert.equal(code, 1, stderr);
    assert.match(stdout, /^\.\.\/\.\.\/a\.py:/);
    assert.doesNotMatch(stdout, /b\.py/);
  });

  it("says that a baseline cannot be written", () => {
    project.write("a.py", PASSWORD_LINE);
    for (const file of ["none/baseline.json", "."]) {
      const { code, stderr } = project.run(["scan", "--write-baseline", file]);
      assert.equal(code, 2);
      assert.match(stderr, /cannot be written/);
    }
  });

  it("scans a named file although it is ignored, and leaves out what --exclude says", () => {
    project.write(".gitignore", "a.py\n");
    project.write("a.py", PASSWORD_LINE);
    project.write("data/b.py", PASSWORD_LINE);
    assert.deepEqual(files("a.py"), ["a.py"]);
    assert.deepEqual(files("--exclude", "data/"), []);
  });

  it("is not caught in a loop of links", () => {
    project.write("a/b.py", PASSWORD_LINE);
    symlinkSync("..", join(project.path, "a", "up"));
    symlinkSync("self", join(project.path, "self"));
    assert.deepEqual(files(), ["a/b.py"]);
  });

  it("counts pipes, and links that lead to nothing, unless they are ignored", function () {
    if (process.platform === "win32") return this.skip();
    project.write("a.py", "x = 1\n");
    project.write(".gitignore", "ignored\n");
    symlinkSync("none", join(project.path, "dangling"));
    symlinkSync("none", join(project.path, "ignored"));
    assert.match(
      project.run(["scan"]).stderr,
      /1 pipe, socket, or link to nothing or out of the project not scanned\./,
    );
    execFileSync("mkfifo", [join(project.path, "pipe.py")]);
    const { code, stderr } = project.run(["scan", "--strict"]);
    assert.equal(code, 0);
    assert.match(stderr, /2 pipes, sockets, or links to nothing or out of the project not scanned\./);
  });

  it("names `fix` only where it can change something", () => {
    project.write("settings.yaml", `password: ${VALUES.PASSWORD}\n`);
    assert.doesNotMatch(project.run(["scan"]).stderr, /sealwright fix/);
    project.write("a.py", PASSWORD_LINE);
    assert.match(project.run(["scan"]).stderr, /sealwright fix/);
  });

  it("names a folder and a file that it cannot read, and fails for them when it is strict", function () {
    if (process.platform === "win32") return this.skip();
    project.write("a.py", "x = 1\n");
    project.write("b.py", PASSWORD_LINE);
    mkdirSync(join(project.path, "closed"));
    for (const name of ["closed", "b.py"]) chmodSync(join(project.path, name), 0);
    const { code, stderr } = project.run(["scan"], { unprivileged: true });
    assert.equal(code, 0);
    assert.match(stderr, /closed: not scanned: the folder cannot be read/);
    assert.match(stderr, /b\.py: not scanned: no permission to read it/);
    assert.match(stderr, /2 files could not be scanned/);
    assert.equal(project.run(["scan", "--strict"], { unprivileged: true }).code, 2);
    assert.equal(project.run(["scan", "b.py"], { unprivileged: true }).code, 2);
    chmodSync(join(project.path, "closed"), 0o700);
  });

  it("names a file that is too large, and reads one of 50 MB", () => {
    project.write("large.py", "");
    truncateSync(join(project.path, "large.py"), 100_000_001);
    project.write(
      "b.py",
      Buffer.concat([Buffer.from(`password = "${VALUES.PASSWORD}"\n`), Buffer.alloc(50_000_000, "x = 1\n")]),
    );
    const { code, stdout, stderr } = project.run(["scan"]);
    assert.equal(code, 1);
    assert.match(stdout, /^b\.py:1:13/);
    assert.match(stderr, /large\.py: not scanned: it is larger than 100 MB/);
    assert.equal(project.run(["scan", "--strict"]).code, 2);
    const given = project.run(["scan", "--stdin"], { input: Buffer.alloc(100_000_001, "x = 1\n") });
    assert.equal(given.code, 2);
    assert.match(given.stderr, /stdin\.py: .*larger than 100 MB/);
  });

  it("counts binary files and does not read them", () => {
    project.write("a.bin", Buffer.concat([Buffer.from([0, 1, 2]), Buffer.from(VALUES.HUGGING_FACE)]));
    const { code, stderr } = project.run(["scan"]);
    assert.equal(code, 0);
    assert.match(stderr, /1 binary file not scanned/);
  });

  it("reads UTF-8 with a byte-order mark, UTF-16 and Latin-1, with columns that do not count the mark", () => {
    const text = `# é\r\npassword = "${VALUES.PASSWORD}"\r\n`;
    project.write("bom.py", Buffer.from(`\ufeff${text}`));
    project.write("little.py", Buffer.from(`\ufeff${text}`, "utf16le"));
    project.write("big.py", Buffer.from(`\ufeff${text}`, "utf16le").swap16());
    project.write("latin1.py", Buffer.from(text, "latin1"));
    assert.deepEqual(
      rows().map(({ file, line, column, endColumn }) => [file, line, column, endColumn]),
      ["big.py", "bom.py", "latin1.py", "little.py"].map((name) => [name, 2, 13, 22]),
    );
    project.write("first.py", Buffer.from(`\ufeffpassword = "${VALUES.PASSWORD}"`));
    assert.deepEqual(
      rows("first.py").map(({ line, column }) => [line, column]),
      [[1, 13]],
    );
  });

  it("reads what is staged from the index, whatever the file is now", () => {
    project.write("a.py", PASSWORD_LINE);
    project.write("b.py", "x = 1\n");
    project.git("add", "a.py");
    project.write("a.py", "x = 1\n");
    project.write("b.py", PASSWORD_LINE);
    assert.deepEqual(files("--staged"), ["a.py"]);
    project.git("commit", "-qm", "x");
    assert.deepEqual(files("--staged"), []);
  });

  it("leaves out of what is staged what exclude names, and all but the paths that are named", () => {
    project.write("tests/t.py", PASSWORD_LINE);
    project.write("src/a.py", PASSWORD_LINE);
    project.git("add", "-A");
    assert.deepEqual(files("--staged"), ["src/a.py", "tests/t.py"]);
    assert.deepEqual(files("--staged", "--exclude", "tests/"), ["src/a.py"]);
    assert.deepEqual(files("--staged", "tests"), ["tests/t.py"]);
    project.write(".sealwright.toml", 'exclude = ["tests/", "src/"]\n');
    assert.equal(project.run(["scan", "--staged"]).code, 0);
  });

  it("says of a path that is named with --staged and is nowhere that there is none", () => {
    project.write("a.py", PASSWORD_LINE);
    project.write("b.py", "x = 1\n");
    project.git("add", ".");
    project.git("commit", "-qm", "x");
    project.git("rm", "-q", "b.py");
    const { code, stderr } = project.run(["scan", "--staged", "nothere.py", "a.py", "../outside.py"]);
    assert.equal(code, 2);
    assert.match(stderr, /^nothere\.py: there is no such file or folder\.\n\.\.\/outside\.py: there is no such file/m);
    // A hook names what the commit takes away, too.
    assert.equal(project.run(["scan", "--staged", "b.py"]).code, 0);
  });

  it("leaves out what exclude names although it is named, and says so", () => {
    project.write(".sealwright.toml", 'exclude = ["tests/"]\n');
    project.write("tests/t.py", PASSWORD_LINE);
    const { code, stderr } = project.run(["scan", "tests/t.py"]);
    assert.equal(code, 0);
    assert.match(stderr, /tests\/t\.py is left out by a pattern of exclude\..*--no-force-exclude/);
    assert.deepEqual(files("--no-force-exclude", "tests/t.py"), ["tests/t.py"]);
  });

  it("knows a value of the baseline where it moved, and reports it where there is one more", () => {
    project.write("a.py", PASSWORD_LINE);
    project.run(["scan", "--write-baseline", "base.json"]);
    const base = JSON.parse(project.read("base.json"));
    assert.equal(base.version, 2);
    assert.deepEqual(base.findings[0].places, ["a.py"]);
    project.write("a.py", `x = 1\n${PASSWORD_LINE}`);
    assert.equal(project.run(["scan", "--baseline", "base.json"]).code, 0);
    project.write("b.py", PASSWORD_LINE);
    const { code, stdout } = project.run(["scan", "--baseline", "base.json"]);
    assert.equal(code, 1);
    assert.match(stdout, /^b\.py:.*a value of the baseline in a new place$/m);
    project.write("a.py", "x = 1\n");
    assert.equal(project.run(["scan", "--baseline", "base.json"]).code, 0);
    // Of version 1, which has no places.
    for (const row of base.findings) delete row.places;
    project.write("base.json", JSON.stringify({ ...base, version: 1 }));
    project.write("a.py", PASSWORD_LINE);
    assert.equal(project.run(["scan", "--baseline", "base.json"]).code, 0);
  });

  it("says what is missing where --staged has no repository", () => {
    const plain = new Project(false);
    const { code, stderr } = plain.run(["scan", "--staged"]);
    assert.equal(code, 2);
    assert.match(stderr, /no git repository/);
    plain.remove();
  });

  it("reads standard input, as Python or as what its name says", () => {
    assert.match(
      project.run(["scan", "--stdin"], { input: `password = "${VALUES.PASSWORD}"\n` }).stdout,
      /^stdin\.py:1:13/,
    );
    assert.match(
      project.run(["scan", "--stdin", "--filename", "x/.env"], { input: `DB_PASSWORD=${VALUES.PASSWORD}\n` }).stdout,
      /^x\/\.env:1:13/,
    );
    assert.equal(project.run(["scan", "--stdin"], { input: "" }).code, 0);
  });

  it("leaves out what a baseline holds, and reports a new value on the same line", () => {
    project.write("a.py", PASSWORD_LINE);
    assert.equal(project.run(["scan", "--write-baseline", "base.json"]).code, 0);
    assert(!project.read("base.json").includes(VALUES.PASSWORD.slice(0, 6)));
    assert.equal(project.run(["scan", "--baseline", "base.json"]).code, 0);
    project.write("a.py", 'password = "@PASSWORD@2"\n');
    assert.equal(project.run(["scan", "--baseline", "base.json"]).code, 1);
  });

  it("finds what the project's own rules name, in files of every kind and in their places in order", () => {
    project.write(".sealwright.toml", '[[rule]]\nid = "ours"\npattern = "our_[a-z]{8}"\n');
    const line = "y = our_abcdefgh  # and 'our_ijklmnop'\n";
    const output = { output_type: "stream", name: "stdout", text: "our_qrstuvwx\n" };
    const cells = [
      { cell_type: "code", execution_count: null, metadata: {}, source: line, outputs: [output] },
      { cell_type: "markdown", metadata: {}, source: line },
    ];
    project.write("a.ipynb", JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1));
    project.write("broken.ipynb", line);
    for (const file of ["a.py", "a.txt", "a.yaml"]) project.write(file, `${line}${PASSWORD_LINE}${line}`);
    const ours = rows().filter(({ rule }) => rule === "ours");
    const counts = Object.fromEntries(
      ["a.py", "a.txt", "a.yaml", "a.ipynb", "broken.ipynb"].map((name) => [
        name,
        ours.filter(({ file }) => file === name).length,
      ]),
    );
    assert.deepEqual(counts, { "a.py": 4, "a.txt": 4, "a.yaml": 4, "a.ipynb": 5, "broken.ipynb": 2 });
    const lines = rows()
      .filter(({ file }) => file === "a.py")
      .map(({ line: number }) => Number(number));
    assert.deepEqual(
      lines,
      [...lines].sort((one, other) => one - other),
    );
  });

  it("follows .sealwright.toml: its own rules, what it leaves out, and its errors", () => {
    project.write("a.py", `${PASSWORD_LINE}x = "our_abcdefgh"\n`);
    project.write("data/b.py", PASSWORD_LINE);
    project.write(
      ".sealwright.toml",
      'exclude = ["data/"]\ndisable = ["password"]\n[[rule]]\nid = "ours"\npattern = "our_[a-z]{8}"\n',
    );
    assert.deepEqual(
      rows().map(({ file, rule }) => [file, rule]),
      [["a.py", "ours"]],
    );
    project.write(".sealwright.toml", "[[rule]]\nid = 'ours'\npattern = '(?=x)'\n");
    const { code, stderr } = project.run(["scan"]);
    assert.equal(code, 2);
    assert.match(stderr, /\.sealwright\.toml: the pattern of the rule "ours"/);
  });

  it("finds the same on one thread and on several", () => {
    for (let at = 0; at < 200; at++) project.write(`m${at}.py`, at % 10 === 0 ? PASSWORD_LINE : "x = 1\n");
    assert.equal(files().length, 20);
  });

  it("reads either the index or standard input", () => {
    const { code, stderr } = project.run(["scan", "--staged", "--stdin"]);
    assert.equal(code, 2);
    assert.match(stderr, /'--staged' cannot be used with option '--stdin'/);
  });

  it("takes a PDF for binary", () => {
    project.write("report.pdf", `%PDF-1.4\n1 0 obj\n${PASSWORD_LINE}endobj\n`);
    assert.deepEqual(files(), []);
    assert.match(project.run(["scan"]).stderr, /1 binary file not scanned/);
  });

  it("reads a broken notebook as text and says so", () => {
    project.write("a.ipynb", `{"cells": [ "${VALUES.HUGGING_FACE}"`);
    const { code, stdout, stderr } = project.run(["scan"]);
    assert.equal(code, 1);
    assert.match(stdout, /^a\.ipynb:1:14/);
    assert.match(stderr, /a\.ipynb: it is not JSON.*line 1, column \d+/);
  });

  it("shows its progress on a terminal", function () {
    for (let at = 0; at < 1500; at++) project.write(`m${at}.py`, "password = 'x'\n".repeat(400));
    const shown = project.runOnTerminal(["scan"]);
    if (shown === undefined) return this.skip();
    assert.match(shown, /\r\x1b\[KScanned \d+ files, \d+ MB\/s, \d+ found\r\x1b\[K/);
  });

  it("shows no progress where standard error is no terminal", () => {
    project.write("a.py", "x = 1\n");
    const { stderr } = project.run(["scan"]);
    assert(!/[\r\x1b]/.test(stderr));
  });
});

describe("sealwright", function () {
  this.timeout(60_000);
  let project: Project;
  before(() => {
    project = new Project();
  });
  after(() => project.remove());

  it("helps everywhere, and knows its version", () => {
    for (const command of [[], ["scan"], ["fix"], ["rules"]]) {
      const { code, stdout } = project.run([...command, "--help"]);
      assert.equal(code, 0, command.join());
      assert.match(stdout, /^Usage: sealwright/);
    }
    assert.match(project.run(["--version"]).stdout, /^\d+\.\d+\.\d+/);
  });

  it("lists the rules, and explains one", () => {
    const { code, stdout } = project.run(["rules"]);
    assert.equal(code, 0);
    assert(stdout.split("\n").length > 200);
    assert.match(
      project.run(["rules", "hugging-face-token"]).stdout,
      /^hugging-face-token: Hugging Face[^]*HF_TOKEN[^]*sealwright: ignore\[hugging-face-token\]/,
    );
    assert.equal(project.run(["rules", "none"]).code, 2);
  });

  it("says what a rule of the project's own is called, as of any other rule", () => {
    const rule = ['id = "acme-key"', 'title = "Acme token"', 'names = ["acme"]', 'pattern = "[0-9a-f]{40}"'];
    project.write(".sealwright.toml", ["[[rule]]", ...rule].join("\n"));
    project.write("train.py", 'ACME_KEY = "@HEX@"\n');
    project.write("deep.ipynb", NOTEBOOK_WITH_OWN);
    for (const format of ["text", "github", "sarif"]) {
      const { stdout } = project.run(["scan", "--format", format]);
      assert.equal(stdout.match(/Acme token in ACME_KEY/g)?.length, 2, stdout);
    }
    assert.doesNotMatch(project.run(["scan", "--format", "jsonl"]).stdout, /Acme token/);
  });
});

const NOTEBOOK_WITH_OWN = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [
    { cell_type: "code", id: "a", metadata: {}, outputs: [], execution_count: null, source: ['ACME_KEY = "@HEX@"'] },
  ],
});
