import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { readPythonDotenv } from "../../../../src/formats/dotenv/python";
import { scanLiterals } from "../../../../src/python/literals";
import { tokenize } from "../../../../src/python/tokenize";
import { readJson } from "../../../../src/text/json";
import { scanBytes } from "../../../../src/work/scan/file";
import { Project, program } from "../../cli/command";
import { VALUES } from "../../detect/found";

const MILLIONS = 3_200_000;
const PASSWORD_LINE = 'password = "@PASSWORD@"\n';

/** By title: a file's name and its text. */
const TEXTS: Readonly<Record<string, readonly [name: string, text: string]>> = {
  "a literal of escapes": ["a.py", `x = "${"\\n".repeat(MILLIONS)}"\n`],
  "a long literal of escapes": ["a.py", `x = """${"\\n".repeat(MILLIONS)}"""\n`],
  "a long literal of quotes": ["a.py", `x = """${'"a'.repeat(MILLIONS)}"""\n`],
  "an open literal of escapes": ["a.py", `x = """${"\\n".repeat(MILLIONS)}`],
  "a notebook's string of escapes": ["a.ipynb", notebook("\\n".repeat(MILLIONS))],
  "a notebook of escapes in a literal": ["a.ipynb", notebook(`x = "${"\\n".repeat(MILLIONS)}"`)],
  "a magic of continued lines": ["a.ipynb", notebook(`!ls ${"\\\n".repeat(MILLIONS)}`)],
  "continued lines": ["a.py", "\\\n".repeat(MILLIONS)],
  "a .env value of escapes": [".env", `A='${"\\a".repeat(MILLIONS)}'\n`],
};

describe("a file of millions of escapes", function () {
  this.timeout(60_000);

  for (const [title, [name, text]] of Object.entries(TEXTS))
    it(`is scanned, as ${title}`, () => {
      const scan = scanBytes(Buffer.from(text), name, []);
      assert.equal(scan.kind, "scanned", JSON.stringify(scan));
    });

  it("is tokenised and read as .env as well", () => {
    assert(tokenize(`x = "${"\\n".repeat(MILLIONS)}"\n`).length > 3);
    assert(tokenize(`%${"\\a".repeat(MILLIONS)}`, { magics: true }).length >= 1);
    assert(tokenize(`x = ${"\\\n".repeat(MILLIONS)}1\n`).length > 3);
    assert.equal(readPythonDotenv(`A='${"\\a".repeat(50_000)}'`).bindings.length, 1);
    readPythonDotenv(`A='${"\\a".repeat(MILLIONS)}'`);
  });
});

describe("a bounded repeat", () => {
  it("reads a literal to where an unbounded one reads it", () => {
    const piece = fc.constantFrom("\\", '"', "'", "a", "\n", "\\\\", '"""', "\\\n");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(3000), (pieces, count) => {
        // More rounds than the bound, in which nothing but the place moves.
        const filler = "\\a".repeat(count);
        const body = pieces.join("");
        for (const quotes of ['"', "'", '"""', "'''"]) {
          const short = scanLiterals(`${quotes}b${body}`).end(0);
          const long = scanLiterals(`${quotes}b${filler}${body}`).end(0);
          assert.equal(long, short + filler.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("reads a JSON string to where an unbounded one reads it", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(3000), (value, count) => {
        const text = JSON.stringify(`${"\n".repeat(count)}${value}`);
        assert.deepEqual(readJson(text), { kind: "string", start: 0, end: text.length });
      }),
      { numRuns: 200 },
    );
  });
});

describe("one file", function () {
  // The programs are built by the first that needs them.
  this.timeout(120_000);

  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  it("of credentials alone gives 10,000 of them, and says how many more there are", () => {
    const doubtful = `# pwd = "${VALUES.PASSWORD.slice(0, 5)}"\n`;
    project.write("a.py", `${doubtful.repeat(500)}${PASSWORD_LINE.repeat(12_345)}`);
    project.write("b.ipynb", notebook(PASSWORD_LINE.replace("@PASSWORD@", VALUES.PASSWORD).repeat(10_001)));
    project.write("c.py", PASSWORD_LINE.repeat(10_000));
    const { code, stdout, stderr } = project.run(["scan"]);
    assert.equal(code, 1);
    for (const [file, more] of [
      ["a.py", "2345 more credentials"],
      ["b.ipynb", "1 more credential"],
      ["c.py", undefined],
    ] as const) {
      assert.equal(stdout.split("\n").filter((line) => line.startsWith(`${file}:`)).length, 10_000, file);
      assert.equal(stderr.includes(`${file}: it holds`), more !== undefined, stderr);
    }
    assert.deepEqual(stdout.match(/… and .*/g), [
      "… and 2345 more credentials in this file",
      "… and 1 more credential in this file",
    ]);
    assert.match(stderr, /: 32346 credentials in 3 files\./);
    const rows = project.run(["scan", "--format", "jsonl"]).stdout.split("\n");
    assert.deepEqual(JSON.parse(rows[10_000] as string), { file: "a.py", more: 2345, atLeast: false });
    assert.deepEqual([rows.length, rows.filter((row) => row.includes('"more"')).length], [30_003, 2]);
    const log = JSON.parse(project.run(["scan", "--format", "sarif"]).stdout);
    const [result] = log.runs[0].results.filter(({ properties }: { properties: object }) => "more" in properties);
    assert.equal(log.runs[0].results.length, 30_002);
    assert.match(result.message.text, /^2345 more credentials are in this file than are listed\.$/);
    project.write("d.py", PASSWORD_LINE.repeat(60_000));
    assert.match(project.run(["scan", "d.py"]).stderr, /it holds at least 40000 more credentials than are reported/);
  });

  it("takes at most 20 times its size of memory, whatever it is made of", function () {
    if (process.platform !== "linux") return this.skip();
    const empty = peak("empty.py", "");
    const size = 10_000_000;
    for (const unit of [
      "sk-proj-",
      PASSWORD_LINE,
      "# password: Xk2zq9pLw3Rt\n",
      "postgres://u:p@",
      '"\\n',
      "curl -u a:b ",
    ]) {
      const text = unit.repeat(Math.ceil(size / unit.length));
      assert(peak("a.py", text) - empty < 20 * (size / 1000), unit);
    }
    const cell = '{"cell_type": "code", "metadata": {}, "source": "", "outputs": []},';
    const cells = notebook("").replace('"cells":[', `"cells":[${cell.repeat(150_000)}`);
    assert(peak("a.ipynb", cells) - empty < 20 * (cells.length / 1000), "cells");
  });

  /** The scan's largest resident set, in kB. */
  function peak(name: string, text: string): number {
    project.write(name, text);
    const script = `process.argv.splice(1, 1); process.on("exit", () => console.error("PEAK " + process.resourceUsage().maxRSS)); require(process.argv[1])`;
    const { stderr } = spawnSync(process.execPath, ["-e", script, "-", program(), "scan", name], {
      cwd: project.path,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    return Number(/PEAK (\d+)/.exec(stderr)?.[1]);
  }
});

function notebook(source: string): string {
  const cell = { cell_type: "code", metadata: {}, source, outputs: [], execution_count: null };
  return JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 });
}
