import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { decodeLiteral } from "../../src/python/decode";
import { scanLiterals } from "../../src/python/literals";
import { tokenize } from "../../src/python/tokenize";
import { missing } from "./python";

type Found = [start: number, end: number, kind: "string" | "comment", value: number[] | null];

const RUNS = Number(process.env.FUZZ_RUNS ?? 3000);
const LIBRARY_FILES = 300;

function python(sources: readonly string[]): (Found[] | null)[] {
  const output = execFileSync("python3", ["-X", "utf8", join(__dirname, "tokenize_sources.py")], {
    input: JSON.stringify(sources),
    encoding: "utf8",
    maxBuffer: 1 << 29,
    stdio: ["pipe", "pipe", "ignore"],
  });
  return JSON.parse(output) as (Found[] | null)[];
}

/** What both of our lexers find; `null` in `value` for an f-string. */
function ours(source: string): { table: Found[]; tokens: [number, number, string][] } {
  const literals = scanLiterals(source);
  const table = Array.from({ length: literals.count }, (_, index): Found => {
    const start = literals.start(index);
    const end = literals.end(index);
    if (literals.isComment(index)) return [start, end, "comment", null];
    const literal = literals.literal(index);
    return [start, end, "string", literal.format ? null : units(decodeLiteral(source, literal).value)];
  });
  const tokens = tokenize(source)
    .filter(({ kind }) => kind === "string" || kind === "comment")
    .map(({ kind, start, end }): [number, number, string] => [start, end, kind]);
  return { table, tokens };
}

const units = (value: string) => Array.from({ length: value.length }, (_, at) => value.charCodeAt(at));
const inUnits = (points: readonly number[]) => points.flatMap((point) => units(String.fromCodePoint(point)));

const character = fc.constantFrom(
  ..."abrfu0179_ {}()[]:=,.#%+-/*'\"\\\n\t;@é\u{1F600}ß",
  "\\n",
  "\\x41",
  "\\101",
  "\\u00e9",
  "\\\n",
  '\\"',
  "\\'",
  "{{",
  "}}",
);
const text = fc.array(character, { maxLength: 12 }).map((parts) => parts.join(""));
const prefix = fc.constantFrom("", "", "", "r", "b", "u", "f", "R", "B", "U", "F", "rb", "bR", "Br", "fr", "rF");
const quote = fc.constantFrom('"', "'", '"""', "'''");
const literal = fc.tuple(prefix, quote, text).map(([head, marks, body]) => head + marks + body + marks);
const comment = text.map((body) => `# ${body.replaceAll("\n", " ")}`);
const name = fc.constantFrom("x", "self.key", "d['k']", "βeta", "rb", "u", "f1");
const statement = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(name, literal).map(([target, value]) => `${target} = ${value}`) },
  {
    weight: 3,
    arbitrary: fc.tuple(literal, literal).map(([one, other]) => `call(${one}, key=(${other}\n    ${one}))`),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(literal, comment).map(([value, remark]) => `x = [${value},  ${remark}\n  1]  ${remark}`),
  },
  { weight: 2, arbitrary: comment },
  { weight: 1, arbitrary: literal.map((value) => `def f(a=${value}):\n    ${value}\n    return 1`) },
  { weight: 1, arbitrary: fc.tuple(literal, literal).map(([one, other]) => `x = ${one} if y else \\\n  ${other}`) },
);
const source = fc.array(statement, { minLength: 1, maxLength: 5 }).map((lines) => `${lines.join("\n")}\n`);

/** Python 3.11 takes an f-string for one token as we do, but reads its fields later; both see the same quotes. */
function assertSame(sources: readonly string[], read: readonly (Found[] | null)[]): number {
  let compared = 0;
  sources.forEach((each, at) => {
    const expected = read[at];
    if (expected === null || expected === undefined) return;
    compared++;
    const { table, tokens } = ours(each);
    // Named characters stay as written.
    const isNamed = ([start, end]: Found) => /\\N\{/.test(each.slice(start, end));
    const wanted = expected.map(
      (found): Found => [found[0], found[1], found[2], isNamed(found) || found[3] === null ? null : inUnits(found[3])],
    );
    const found = table.map((each): Found => [each[0], each[1], each[2], isNamed(each) ? null : each[3]]);
    const places = wanted.map(([start, end, kind]) => [start, end, kind]);
    // A comparison in full is slow, and only wanted where there is a difference.
    if (JSON.stringify(found) !== JSON.stringify(wanted)) assert.deepEqual(found, wanted, each.slice(0, 400));
    if (JSON.stringify(tokens) !== JSON.stringify(places)) assert.deepEqual(tokens, places, each.slice(0, 400));
  });
  return compared;
}

describe("Python's literals", function () {
  this.timeout(120_000);

  before(function () {
    if (spawnSync("python3", ["--version"]).status !== 0) missing(this as unknown as Mocha.Context, "Python 3");
  });

  it("of random programs stand where CPython finds them, and have the value that it gives them", () => {
    const sources = fc.sample(source, RUNS);
    const compared = assertSame(sources, python(sources));
    assert(compared > RUNS / 10, `only ${compared} of ${RUNS} are Python`);
  });

  it("of the standard library's files do, too", () => {
    const root = execFileSync("python3", ["-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"], {
      encoding: "utf8",
    }).trim();
    const files = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".py") && !/site-packages|dist-packages/.test(file))
      .sort()
      .map((file) => join(root, file));
    const step = Math.max(1, Math.floor(files.length / LIBRARY_FILES));
    const texts = files
      .filter((file, at) => at % step === 0 && statSync(file).size < 200_000)
      .map((file) => readFileSync(file, "utf8").replace(/^\ufeff/, ""))
      .filter((each) => !each.includes("\r") && !each.includes("\f"));
    const read = python(texts);
    let compared = 0;
    texts.forEach((each, at) => {
      compared += assertSame([each], [read[at] ?? null]);
    });
    assert(compared > 100, `only ${compared} files were compared`);
  });
});
