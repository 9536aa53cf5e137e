import assert from "node:assert/strict";
import { parse } from "dotenv";
import fc from "fast-check";
import { readComposeDotenv } from "../../src/formats/dotenv/compose";
import { encodeValue } from "../../src/formats/dotenv/encode";
import { setDotenv } from "../../src/formats/dotenv/file";
import { readNodeDotenv } from "../../src/formats/dotenv/node";
import { readPythonDotenv } from "../../src/formats/dotenv/python";
import { composeReader, readWithCompose } from "./compose";
import { missing, pythonJson, pythonWithDotenv } from "./python";

const READ = `
import io, json, sys
from dotenv import dotenv_values
texts = json.load(sys.stdin)
# newline=None is how a file is opened.
def read(text, interpolate):
    stream = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
    return dict(dotenv_values(stream=stream, interpolate=interpolate))
print(json.dumps([read(text, False) for text in texts]))
`;
const READ_INTERPOLATED = READ.replace("read(text, False)", "read(text, True)");

// The characters on which the readers differ, more often than others.
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(..."abXZ09_-.=:/+'\"`\\$#{} \n\r\t;&!%@*?~^|<>()[],") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "${A}",
      "$$",
      "\\n",
      "\\\\",
      " #",
      "\\'",
      '\\"',
      "$x",
      "${",
      "export ",
      "\u2028",
      "\x85",
      "\xa0",
      "\x1c",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }) },
);
const value = fc.array(piece, { maxLength: 24 }).map((parts) => parts.join("").replaceAll("\0", ""));
const line = fc.tuple(
  fc.constantFrom("A", "export B", "C_1", "# c", ""),
  fc.constantFrom("=", " = ", ":", ": ", ""),
  value,
);
const file = fc
  .tuple(fc.array(line, { maxLength: 5 }), fc.constantFrom("\n", "\r\n", "\n\n"), fc.boolean())
  .map(([lines, ending, last]) => lines.map((parts) => parts.join("")).join(ending) + (last ? ending : ""));

const RUNS = Number(process.env.FUZZ_RUNS ?? 3000);

describe("the readers of .env files", function () {
  this.timeout(180_000);
  let python: string;
  let compose: string;

  before(function () {
    const interpreter = pythonWithDotenv();
    const reader = composeReader();
    if (interpreter === undefined) return missing(this, "Python 3 with venv and pip");
    if (reader === undefined) return missing(this, "Go 1.24 or newer");
    python = interpreter;
    compose = reader;
  });

  it("read back whatever value is written, unchanged", () => {
    const written: { value: string; text: string }[] = [];
    for (const sample of fc.sample(value, RUNS)) {
      const encoding = encodeValue(sample);
      if (encoding.kind !== "encoded") continue;
      const set = setDotenv("# kept\nFIRST=1\n", "NAME", sample);
      if (set.kind === "text") written.push({ value: sample, text: `${set.text}AFTER=2\n` });
      else assert.fail("an encodable value was refused by the file");
    }
    assert.ok(written.length > RUNS / 4);
    const texts = written.map((each) => each.text);
    const fromPython = pythonJson(python, READ_INTERPOLATED, texts) as Record<string, string>[];
    const fromCompose = readWithCompose(compose, texts);
    written.forEach((each, at) => {
      const expected = { FIRST: "1", NAME: each.value, AFTER: "2" };
      assert.deepEqual({ ...fromPython[at] }, expected, JSON.stringify(each));
      assert.deepEqual({ ...fromCompose[at] }, expected, JSON.stringify(each));
      assert.deepEqual({ ...parse(each.text) }, expected, JSON.stringify(each));
    });
  });

  it("are followed exactly by our models, on any file", () => {
    const texts = fc.sample(file, RUNS);
    const fromPython = pythonJson(python, READ, texts) as Record<string, string | null>[];
    const fromCompose = readWithCompose(compose, texts);
    texts.forEach((text, at) => {
      const shown = JSON.stringify(text);
      const model = Object.fromEntries(
        readPythonDotenv(text.replace(/\r\n?/g, "\n")).bindings.map((each) => [each.name, each.value ?? null]),
      );
      assert.deepEqual(model, fromPython[at], `python-dotenv: ${shown}`);
      const node = readNodeDotenv(text);
      const realNode = parse(text);
      assert.deepEqual([...node.keys()].sort(), Object.keys(realNode).sort(), `dotenv: ${shown}`);
      for (const [key, own] of node) if (own !== undefined) assert.equal(own, realNode[key], `dotenv: ${shown}`);
      const ours = readComposeDotenv(text);
      const theirs = fromCompose[at];
      if (ours === undefined) assert.equal(theirs, null, `compose: ${shown}`);
      else if (theirs === null || theirs === undefined) {
        // An interpolation may be one that Compose refuses; our model only says that there is one.
        assert.ok(text.includes("$"), `compose: ${shown}`);
      } else {
        for (const [key, own] of ours) if (own !== undefined) assert.equal(own, theirs[key], `compose: ${shown}`);
      }
    });
  });
});
