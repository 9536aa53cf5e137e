import assert from "node:assert/strict";
import fc from "fast-check";
import type { Language } from "../../../src/detect/language";
import { scanNotebook } from "../../../src/detect/read/notebook";
import { scan } from "../../../src/detect/scan";
import { tokenize } from "../../../src/python/tokenize";
import { assertLinear } from "../../linear-time";
import { VALUES } from "./found";

const RUNS = Number(process.env.FUZZ_RUNS ?? 400);

const piece = fc.oneof(
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom(
    ..."()[]{}=:,.+-\\\n\r\t #'\"%!@&?/|<>*$`",
    ...Object.values(VALUES),
    "password",
    "api_key",
    "token=",
    "os.environ[",
    'f"{',
    '"""',
    "'''",
    "://",
    "Bearer ",
    "%%bash\n",
    "%env X ",
    "!curl -u a:",
    "-----BEGIN RSA PRIVATE KEY-----",
    "sealwright: ignore",
    "{{",
    "\\x",
    "\\N{",
    "\ud800",
    "login(",
    "jwt.encode(",
    "docker login -p ",
    "PWD=",
  ),
);
const text = fc.array(piece, { maxLength: 60 }).map((parts) => parts.join(""));

describe("whatever a text is,", () => {
  it("scanning it does not throw, and what is found lies inside it in order without overlaps", () => {
    const paths = fc.constantFrom("a.py", "tests/test_a.py", "a.yaml", ".env", "a.sh", "Dockerfile", "a.txt");
    fc.assert(
      fc.property(text, paths, fc.constantFrom("python", "cell", "text"), (source, path, language) => {
        let last = 0;
        for (const { start, end } of scan({ text: source, path, language })) {
          assert(start >= last && end > start && end <= source.length);
          last = end;
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("splitting it into tokens does not throw, and no character is in two", () => {
    fc.assert(
      fc.property(text, fc.boolean(), (source, magics) => {
        let last = 0;
        for (const { start, end } of tokenize(source, { magics })) {
          assert(start >= last && end > start && end <= source.length);
          last = end;
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("reading it as a notebook does not throw", () => {
    const cell = fc.record({
      cell_type: fc.constantFrom("code", "markdown", "raw", 5),
      source: fc.oneof(text, fc.array(text)),
      outputs: fc.oneof(
        fc.constant(null),
        fc.array(
          fc.record({ text, data: fc.dictionary(fc.constantFrom("text/plain", "text/html", "image/png"), text) }),
        ),
      ),
    });
    const notebook = fc
      .record({ cells: fc.array(cell, { maxLength: 3 }), nbformat: fc.constantFrom(4, 3, "x") })
      .map((value) => JSON.stringify(value));
    const cut = fc.tuple(notebook, fc.nat(400)).map(([file, at]) => file.slice(0, at));
    fc.assert(
      fc.property(fc.oneof(notebook, cut, text), (file) => {
        const result = scanNotebook(file, "a.ipynb");
        for (const { start, end } of result.findings) assert(start <= end && end <= file.length);
      }),
      { numRuns: RUNS },
    );
  });
});

const MEGABYTE = 1_000_000;
const repeated = (unit: string) => (length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
const DRAWN = Array.from(
  { length: 4096 },
  (_, at) => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[(at * at * 7 + at * 13) % 64],
).join("");

/** Inputs of any length that invite a scanner to look again and again. */
const INPUTS: Readonly<Record<string, (length: number) => string>> = {
  a: repeated("a"),
  "double quotes": repeated('"'),
  "single quotes": repeated("'"),
  "quotes in lines": repeated("'\"\n"),
  "nested brackets": (length) => `password = ${repeated("([{")(length)}`,
  "nested brackets with literals": (length) => `password = ${repeated('(["x",')(length)}`,
  "f-strings' fields": (length) => `password = f"${repeated("{")(length)}`,
  "f-strings in a row": repeated('f"{a'),
  base64: (length) => `key = "${repeated(DRAWN)(length)}"`,
  "base64 in lines": repeated(`${DRAWN.slice(0, 76)}\n`),
  "minified code": repeated('var a=function(b,c){return b.key==c?"password":d.token("x")};'),
  "minified code in one dict": (length) => `x={${repeated('"key":"abc","token":d("x"),')(length)}`,
  "broken Python 2": repeated('print \'x\' % password\nexec "token = \'%s" in d\nraise E, `key`\nif x <> """:\n'),
  "names of credentials": repeated("password "),
  "names and separators": repeated("password="),
  "names and quotes": repeated('password="'),
  "commas between literals": (length) => `f(${repeated('"password", ')(length)}`,
  "joined literals": (length) => `password = (${repeated('"ab"\n')(length)})`,
  backslashes: repeated("\\"),
  addresses: repeated("a://b:c@"),
  schemes: repeated("Bearer "),
  commands: repeated("curl -u a "),
  comments: repeated("# password: x\n"),
  "blank lines": (length) => `password =${repeated("\n ")(length)}"x"`,
  findings: repeated(`password = "${VALUES.PASSWORD}"\n`),
  tokens: repeated(`${VALUES.HUGGING_FACE} `),
  "tokens in one literal": (length) => `x = """${repeated(`${VALUES.HUGGING_FACE} `)(length)}"""`,
  "suppressed findings": repeated(`password = "${VALUES.PASSWORD}"  # nosec\n`),
  magics: repeated("!ls -l\n"),
  "assigned magics": repeated("x = !ls\n"),
  "continued magics": repeated("!ls \\\n"),
  "magics with values": repeated(`%env DB_PASSWORD=${VALUES.PASSWORD}\n`),
  "beginnings of keys": repeated("-----BEGIN RSA PRIVATE KEY-----\n"),
};

/** The inputs that are tried at ten megabytes. */
const LARGE = new Set(["a", "double quotes", "nested brackets", "base64", "minified code", "broken Python 2"]);

describe("time grows no faster than the text", function () {
  this.timeout(600_000);

  const scanning = (language: Language) => (text: string) =>
    void scan({ text, path: language === "text" ? "a.yaml" : "a.py", language });

  for (const [what, make] of Object.entries(INPUTS)) {
    if (LARGE.has(what)) it(`of 10 MB of ${what}`, () => assertLinear(scanning("python"), make, 10 * MEGABYTE));
    for (const language of ["python", "cell", "text"] as const)
      it(`of ${what}, read as ${language}`, () => assertLinear(scanning(language), make, MEGABYTE));
  }

  it("of a notebook of many strings and cells", () => {
    const cell = '{"cell_type":"code","source":["x=1","y"],"outputs":[{"data":{"text/plain":"a"}}]},';
    const make = (length: number) => `{"nbformat":4,"cells":[${cell.repeat(length / cell.length)}{}]}`;
    assertLinear((file) => void scanNotebook(file, "a.ipynb"), make, 4 * MEGABYTE);
  });
});
