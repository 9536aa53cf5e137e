import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { constantText, filledTemplate } from "../../src/python/filled-template";
import { lastJoined } from "../../src/python/joined-literals";
import { literalAt, scanLiterals } from "../../src/python/literals";
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

/** What CPython makes of expressions, where it is text. */
const EVALUATED = `
import json, sys
def answer(source):
    try: value = eval(source)
    except Exception: return None
    return value if isinstance(value, str) else None
json.dump([answer(source) for source in json.load(sys.stdin)], sys.stdout)
`;

const filling = fc.constantFrom(
  '"b1"',
  "'c%s'",
  'r"\\d"',
  '"""e"""',
  '"{}"',
  "f'g'",
  "h()",
  'b"i"',
  '"j" "k"',
  '"\\x41"',
);
const fillings = fc
  .array(fc.tuple(fc.constantFrom("", "", "", "n=", "m = "), filling), { maxLength: 3 })
  .map((all) => all.map((parts) => parts.join("")).join(", "));
const template = fc
  .array(fc.constantFrom("a-", "%s", "%d", "%%", "{}", "{0}", "{1}", "{n}", "{{", "}}", "{n!r}", "\\t"), {
    maxLength: 4,
  })
  .map((parts) => `"${parts.join("")}"`);
const filled = fc
  .tuple(
    template,
    fc.oneof(
      fillings.map((given) => `.format(${given})`),
      fillings.map((given) => ` % (${given})`),
      fillings.map((given) => ` % (${given},)`),
      filling.map((given) => ` % ${given}`),
    ),
    fc.constantFrom("", "", "", ".upper()", "[0]", " * 2", ' % "z"', ' + "z"'),
  )
  .map((parts) => parts.join(""));
const field = fc.oneof(
  filling.filter((each) => !/["\\]/.test(each)).map((each) => `{${each}}`),
  fc.constantFrom("a", "{{", "{ 'b' }", "{'c'!r}", "{'d':>4}", "{1}"),
);
const formatted = fc.array(field, { minLength: 1, maxLength: 4 }).map((parts) => `f"${parts.join("")}"`);

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

  it("have the value that CPython gives them where literals fill a template", () => {
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
    console.log(`      seed ${seed}`);
    const sources = fc.sample(fc.oneof({ weight: 3, arbitrary: filled }, formatted), { numRuns: RUNS, seed });
    const evaluated = pythonJson("python3", EVALUATED, sources) as (string | null)[];
    let made = 0;
    sources.forEach((each, at) => {
      const literal = literalAt(each, 0);
      assert(literal !== undefined);
      const own = constantText(each, literal);
      const whole = own === undefined ? undefined : filledTemplate(each, own, literal.end);
      if (whole === undefined ? literal.end < each.length || own === undefined : whole.end < each.length) return;
      const value = whole?.value ?? own;
      if (evaluated[at] === null) return;
      made++;
      assert.equal(value, evaluated[at], each);
    });
    assert(made > RUNS / 20, `only ${made} of ${RUNS} were read`);
  });
});
