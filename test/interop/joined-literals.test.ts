import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { lastJoined } from "../../src/python/joined-literals";
import { scanLiterals } from "../../src/python/literals";
import { missing, pythonJson } from "./python";

const RUNS = Number(process.env.FUZZ_RUNS ?? 1000);

/** For each source, the first and the last character of the strings that CPython reads as one, or null where it is no Python. */
const JOINED = `
import ast, io, json, sys, tokenize, warnings
warnings.simplefilter("ignore")
BLANK = (tokenize.NL, tokenize.COMMENT)
def groups(source):
    ast.parse(source)
    starts = [0]
    for line in source.split("\\n"): starts.append(starts[-1] + len(line) + 1)
    found, open = [], False
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        at = lambda place: starts[place[0] - 1] + place[1]
        if token.type == tokenize.STRING:
            if open: found[-1][1] = at(token.end)
            else: found.append([at(token.start), at(token.end)])
            open = True
        elif token.type not in BLANK: open = False
    return found
def answer(source):
    try: return groups(source)
    except (SyntaxError, tokenize.TokenError): return None
json.dump([answer(source) for source in json.load(sys.stdin)], sys.stdout)
`;

/** The same by our reader. */
function groupsOf(text: string): [number, number][] {
  const table = scanLiterals(text);
  const groups: [number, number][] = [];
  for (let first = 0; first < table.count; first++) {
    if (table.isComment(first)) continue;
    const last = lastJoined(text, table, first);
    groups.push([table.start(first), table.end(last)]);
    first = last;
  }
  return groups;
}

const text = fc.constantFrom('"v(1"', "'q'", '"""A [doc.\n\n    Of two lines."""', "'''t'''", 'r"\\d"', 'b"x"');
const gap = fc.constantFrom(" ", "", " \\\n        ", "\n    ", "  # why (not)\n    ", "\n\n    ", "\r\n    ");
const joinedText = fc.tuple(text, gap, text).map((parts) => parts.join(""));
const value = fc.oneof(
  { weight: 3, arbitrary: text },
  joinedText,
  joinedText.map((each) => `(${each})`),
  fc.tuple(joinedText, text).map(([one, other]) => `Field(default=${one}, description=${other})`),
  fc.tuple(text, gap, text).map(([one, blank, other]) => `[${one},${blank}${other}\n    ]`),
);
const member = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom("token = ", "key: str = ", "self.x = y = ", "return "), value) },
  { weight: 3, arbitrary: fc.tuple(fc.constant(""), text) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom("# it's ", "def f(self): "), text) },
);
const source = fc
  .tuple(
    fc.constantFrom("class Settings(BaseSettings):", "def f():", "if x:"),
    fc.array(member, { minLength: 1, maxLength: 6 }),
  )
  .map(([head, members]) => `${head}\n${members.map((parts) => `    ${parts.join("")}\n`).join("")}    pass\n`)
  .map((each) => each.replaceAll("\r\n", "\n"));

describe("strings that Python joins", function () {
  this.timeout(120_000);

  before(function () {
    if (spawnSync("python3", ["--version"]).status !== 0) missing(this as unknown as Mocha.Context, "Python 3");
  });

  it("are the same to CPython, and an attribute's docstring is none of them", () => {
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
    console.log(`      seed ${seed}`);
    const sources = fc.sample(source, { numRuns: RUNS, seed });
    const read = pythonJson("python3", JOINED, sources) as ([number, number][] | null)[];
    let compared = 0;
    sources.forEach((each, at) => {
      const expected = read[at];
      if (expected === null || expected === undefined) return;
      compared++;
      assert.deepEqual(groupsOf(each), expected, each);
    });
    assert(compared > RUNS / 3, `only ${compared} of ${RUNS} are Python`);
  });
});
