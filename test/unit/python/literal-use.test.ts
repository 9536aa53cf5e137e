import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { LiteralUse } from "../../../src/python/literal-use";
import { literalUse } from "../../../src/python/literal-use-backward";
import { literalUseOfTokens } from "../../../src/python/literal-use-of-tokens";
import { scanLiterals } from "../../../src/python/literals";
import { readModule } from "../../../src/python/module";

interface Both {
  /** The string, or the joined ones, as the text has them. */
  readonly written: string;
  readonly backward: LiteralUse;
  readonly tokens: LiteralUse;
}

/** The uses of every string in a text, by both readers: backwards over the text, and over the tokens. */
function usesOf(text: string): Both[] {
  const module = readModule(text, "python");
  if (module === undefined) return [];
  const table = scanLiterals(text);
  const uses: Both[] = [];
  for (let first = 0; first < module.code.length; first++) {
    const isString = (index: number) => module.code[index]?.kind === "string";
    if (!isString(first) || isString(first - 1)) continue;
    let last = first;
    while (isString(last + 1)) last++;
    const start = module.code[first]?.start ?? 0;
    const end = module.code[last]?.end ?? 0;
    const tokens = literalUseOfTokens(module, first, last);
    uses.push({ written: text.slice(start, end), backward: literalUse(text, table, start, end), tokens });
  }
  return uses;
}

function assertAgreed(text: string): number {
  const uses = usesOf(text);
  for (const { backward, tokens } of uses) assert.deepEqual(tokens, backward, text);
  return uses.length;
}

const name = fc.constantFrom("password", "self.token", "config.db", "x", "größe");
const key = fc.constantFrom('"api_key"', "'db'", "NAME", "1");
const text = fc.constantFrom('"vy"', "'q'", 'f"a{b}"', 'rb"x"', '"""t"""', '"a" "b"', "'a' # c\n    'b'");
const gap = fc.constantFrom("", "", " ", "\n    ", "  # note\n    ");

const { expression, call, statement } = fc.letrec<{ expression: string; call: string; statement: string }>((tie) => ({
  call: fc
    .tuple(
      fc.oneof(name, fc.constantFrom("SecretStr", "f(1)", 'd["k"]', "a.b().c", "os.environ.get")),
      fc.array(fc.tuple(fc.constantFrom("", "", "password=", "default = ", "*", "**"), tie("expression")), {
        maxLength: 3,
      }),
      gap,
    )
    .map(
      ([callee, args, blank]) =>
        `${callee}(${blank}${args.map((parts) => parts.join("")).join(`,${blank || " "}`)}${blank})`,
    ),
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    name,
    tie("call"),
    fc
      .tuple(
        fc.constantFrom("(%)", "[%]", "{%}", "(%,)", "[%, %]", "(%, %)", "{%: %}", "(\n    %)", "{\n    %:\n %,\n}"),
        tie("expression"),
        tie("expression"),
      )
      .map(([form, one, other]) => form.replace("%", () => one).replace("%", () => other)),
    fc.tuple(key, tie("expression")).map(([entry, value]) => `{${entry}: ${value}, "user": "svc"}`),
    fc
      .tuple(
        tie("expression"),
        fc.constantFrom(" or ", " + ", " % ", " == ", " in ", " if x else ", " and ", " * ", " is not "),
        tie("expression"),
      )
      .map((parts) => parts.join("")),
    fc.tuple(name, key).map(([target, entry]) => `${target}[${entry}]`),
    fc.tuple(text, fc.constantFrom(".strip()", ".encode()", "[0]")).map((parts) => parts.join("")),
    tie("expression").map((value) => `(x := ${value})`),
    tie("expression").map((value) => `lambda y=${value}: ${value}`),
  ) as fc.Arbitrary<string>,
  statement: fc.oneof(
    { depthSize: "small" },
    fc
      .tuple(
        fc.constantFrom(
          "% = ",
          "a = % = ",
          "% = a = ",
          "%: str = ",
          "%: dict[str, x] | None = ",
          "% += ",
          '%["k"] = ',
          "u, % = 'svc', ",
          "(u, %) = ",
          "% -= ",
        ),
        name,
        tie("expression"),
      )
      .map(([form, target, value]) => form.replace("%", target) + value),
    tie("expression"),
    tie("call"),
    tie("expression").map(
      (value) => `def f(a, password=${value}, *, token: str = ${value}) -> str:\n    return ${value}`,
    ),
    tie("expression").map((value) => `class C:\n    "doc"\n    token: str = ${value}`),
    fc
      .tuple(tie("expression"), tie("statement"))
      .map(([value, inner]) => `if ${value}: ${inner.replaceAll("\n", " ")}`),
    tie("expression").map((value) => `for p in ${value}:\n    print(p, ${value})`),
    tie("expression").map((value) => `with connect(password=${value}) as c:\n    yield ${value}`),
    tie("expression").map((value) => `@option("--password", default=${value})\ndef main(): pass`),
    tie("expression").map((value) => `x = 1; token = ${value}`),
    tie("expression").map((value) => `assert ${value}, ${value}`),
  ) as fc.Arbitrary<string>,
}));

describe("the use of a string", () => {
  const folder = join(__dirname, "../../fixtures/refactor");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".py"));

  it("is the same read backwards and over the tokens, in every fixture of the fix", () => {
    const strings = files.map((file) => assertAgreed(readFileSync(join(folder, file), "utf8")));
    assert(strings.reduce((sum, count) => sum + count) > 200);
  });

  it("is the same read backwards and over the tokens, in random programs", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(statement, expression, call), { minLength: 1, maxLength: 3 }),
        (lines) => void assertAgreed(`${lines.join("\n")}\n`),
      ),
      {
        numRuns: 3000,
      },
    );
  });

  for (const [code, role, name] of [
    ['password = "v"', "assignment", "password"],
    ['user, password = "v", x', "assignment", "user"],
    ['user, password = x, "v"', "assignment", "password"],
    ['try: password = "v"', "assignment", "password"],
    ['password: Dict[str, str] | None = "v"', "assignment", "password"],
    ['a = b = "v"', "assignment", "b"],
    ['config["token"] = "v"', "assignment", 'config["token"]'],
    ['f(password="v")', "keyword", "password"],
    ['f(password=("v"))', "keyword", "password"],
    ['f(password=x or "v")', "keyword", "password"],
    ['def f(token: str = "v"): pass', "default", "token"],
    ['def f(token: "v"): pass', "annotation", "token"],
    ['x = {"token": "v"}', "entry", "token"],
    ['x = {TOKEN: "v"}', "entry", "TOKEN"],
    ['x = {"v": 1}', "key", undefined],
    ['x["v"]', "subscript", undefined],
    ['f(1, "v")', "argument", undefined],
    ['x = [1, "v"]', "element", "x"],
    ['x == "v"', "comparison", "x"],
    ['def f():\n    return "v"', "return", undefined],
    ['def f():\n    "v"', "statement", undefined],
    ['x: "v"', "annotation", "x"],
    ['x = 1 * "v"', "expression", undefined],
  ] as const)
    it(`in ${code.replaceAll("\n", " ")} is ${role}${name === undefined ? "" : ` of ${name}`}`, () => {
      const use = usesOf(`${code}\n`).find(({ written }) => written === '"v"');
      assert.deepEqual([use?.backward.role, use?.backward.name], [role, name]);
      assert.deepEqual(use?.tokens, use?.backward);
    });
});
