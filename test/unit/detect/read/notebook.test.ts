import assert from "node:assert/strict";
import { reaches } from "../../../../src/detect/finding";
import { type NotebookFinding, scanNotebook } from "../../../../src/detect/read/notebook";
import { assertFound, type Case, filled, VALUES } from "../found";

interface CellText {
  readonly type?: "code" | "markdown" | "raw";
  readonly source: string | readonly string[];
  readonly outputs?: readonly unknown[];
}

function notebook(cells: readonly CellText[], more: object = {}): object {
  return {
    cells: cells.map(({ type = "code", source, outputs = [] }) => ({
      cell_type: type,
      metadata: {},
      ...(type === "code" ? { execution_count: 1, outputs } : {}),
      source,
    })),
    metadata: { kernelspec: { language: "python", name: "python3" } },
    nbformat: 4,
    nbformat_minor: 5,
    ...more,
  };
}

function scanned(file: string): NotebookFinding[] {
  const result = scanNotebook(file, "train.ipynb");
  assert.equal(result.kind, "scanned");
  return result.kind === "scanned" ? result.findings.filter(({ confidence }) => reaches(confidence, "medium")) : [];
}

const found = (cells: readonly CellText[], more?: object) => scanned(JSON.stringify(notebook(cells, more), null, 1));
const MINE = `password = "${VALUES.PASSWORD}"\n`;
const stream = (text: string | readonly string[]) => ({ output_type: "stream", name: "stdout", text });
const display = (data: object) => ({ output_type: "display_data", data, metadata: {} });

const MAGICS: readonly Case[] = [
  ["%env with =", "%env DB_PASSWORD=@PASSWORD@\n"],
  ["%env with a blank", "%env DB_PASSWORD @PASSWORD@\n"],
  ["%set_env", "%set_env DB_PASSWORD=@PASSWORD@\n"],
  ["%sql", "%sql postgresql://svc:@PASSWORD@@db.internal/app\n", ["PASSWORD"]],
  ["%%bash", "%%bash\nexport DB_PASSWORD=@PASSWORD@\n"],
  ["%%sh", "%%sh\nexport API_KEY=@DRAWN@\n"],
  ["%%writefile of settings", "%%writefile .env\nDB_PASSWORD=@PASSWORD@\n"],
  ["%%writefile of Python", '%%writefile a.py\npassword = "@PASSWORD@"\n'],
  ["%%time above Python", '%%time\npassword = "@PASSWORD@"\n'],
  ["!export", "!export API_KEY=@DRAWN@\n"],
  [
    "!pip --extra-index-url",
    "!pip install x --extra-index-url https://svc:@DRAWN@@pypi.example.org/simple\n",
    ["DRAWN"],
  ],
  ["!curl", '!curl -H "Authorization: Bearer @DRAWN@" https://example.org\n'],
  ["!huggingface-cli login", "!huggingface-cli login --token @HUGGING_FACE@\n"],
  ["!aws configure", "!aws configure set aws_secret_access_key @AWS_SECRET@\n"],
  ["!wandb login", "!wandb login @HEX@\n"],
  [
    "!kaggle",
    '!echo \'{"username":"svc","key":"3f9c07be51d2a86e4410bb7f25c9e801"}\' > ~/.kaggle/kaggle.json\n',
    ["something else"],
  ],
  ["!git clone", "!git clone https://svc:@DRAWN@@github.com/a/b.git\n", ["DRAWN"]],
  ["an assigned command", "out = !tool --password=@DRAWN@\n"],
  ["Python between magics", '%matplotlib inline\npassword = "@PASSWORD@"\n!ls\n'],
];

describe("a notebook's", () => {
  describe("code cell is read with its magics:", () => {
    for (const one of MAGICS) it(one[0], () => assertFound(one, "train.ipynb", "cell"));
  });

  it("cells of every kind are read", () => {
    for (const type of ["code", "markdown", "raw"] as const) {
      const text = type === "code" ? MINE : `Use \`${MINE.trim()}\` for it.\n`;
      assert.equal(found([{ source: "x = 1" }, { type, source: text }])[0]?.cell, 1, type);
    }
  });

  it("positions are right in the cell and in the file", () => {
    for (const source of [`# é\n${MINE}`, ["# é\n", "\n", MINE], ['# \u{1F600} "q"\\\n', MINE]]) {
      for (const indent of [undefined, 1, 4]) {
        for (const newline of ["\n", "\r\n"]) {
          const file = JSON.stringify(notebook([{ source: "pass" }, { source }]), null, indent).replaceAll(
            "\n",
            newline,
          );
          const [finding, ...others] = scanned(file);
          assert(finding);
          assert.equal(others.length, 0);
          assert.equal(file.slice(finding.start, finding.end) === VALUES.PASSWORD, true, "the place in the file");
          assert.equal(
            finding.cellText.slice(finding.cellStart, finding.cellEnd) === VALUES.PASSWORD,
            true,
            "the place in the cell",
          );
        }
      }
    }
  });

  it("positions are right where the file escapes every character outside ASCII", () => {
    const file = JSON.stringify(notebook([{ source: `größe = "\u{1F600}"; ${MINE}` }])).replace(
      /[^\0-\x7f]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
    const [finding] = scanned(file);
    assert(finding);
    assert.equal(file.slice(finding.start, finding.end) === VALUES.PASSWORD, true);
  });

  it("value with an escape of JSON in it is reported whole", () => {
    const file = JSON.stringify(notebook([{ source: 'password = r"vy\\qcx7pKz9"\n' }]));
    const [finding] = scanned(file);
    assert(finding);
    assert.equal(file.slice(finding.start, finding.end), "vy\\\\qcx7pKz9");
  });

  it("lines may end in CR LF", () => {
    const [finding] = found([{ source: `x = 1\r\n${MINE}`.replace(/\n$/, "\r\n") }]);
    assert.equal(finding?.cellText.slice(finding.cellStart, finding.cellEnd) === VALUES.PASSWORD, true);
  });

  for (const [what, output] of [
    ["a stream", stream(filled("token: @HUGGING_FACE@\n"))],
    ["a stream in lines", stream(["a\n", filled("token: @HUGGING_FACE@\n")])],
    [
      "a traceback",
      {
        output_type: "error",
        ename: "E",
        evalue: "",
        traceback: [filled('\u001b[0;31m    token="@HUGGING_FACE@"\u001b[0m')],
      },
    ],
    ["an error's message", { output_type: "error", ename: "E", evalue: filled("bad @HUGGING_FACE@"), traceback: [] }],
    ["text/plain", display({ "text/plain": [filled("'@HUGGING_FACE@'")] })],
    ["text/html", display({ "text/html": filled("<td>@HUGGING_FACE@</td>") })],
    ["JSON", display({ "application/json": { token: VALUES.HUGGING_FACE } })],
    ["vendors' JSON", display({ "application/vnd.x.v1+json": { token: VALUES.HUGGING_FACE } })],
  ] as const)
    it(`output is read: ${what}`, () => {
      const [finding, ...others] = found([{ source: "x" }, { source: "print(x)", outputs: [output] }]);
      assert.equal(others.length, 0);
      assert.deepEqual([finding?.cell, finding?.where, finding?.rule], [1, "output", "hugging-face-token"]);
    });

  it("value in an output is found through terminal colours", () => {
    const parts = [VALUES.HUGGING_FACE.slice(0, 9), VALUES.HUGGING_FACE.slice(9)];
    const [finding] = found([{ source: "x", outputs: [stream(`\u001b[31m${parts.join("\u001b[0m")}\n`)] }]);
    assert.equal(finding?.where, "output");
  });

  it("images and other binary outputs are not read", () => {
    const data = {
      "image/png": filled("@HUGGING_FACE@"),
      "image/svg+xml": filled("<t>@HUGGING_FACE@</t>"),
      "application/pdf": filled("@HUGGING_FACE@"),
    };
    assert.equal(found([{ source: "x", outputs: [display(data)] }]).length, 0);
  });

  it("value that an output shows as text and as HTML is reported once", () => {
    const data = { "text/plain": filled("@HUGGING_FACE@"), "text/html": filled("<b>@HUGGING_FACE@</b>") };
    assert.equal(found([{ source: "x", outputs: [display(data)] }]).length, 1);
  });

  it("old format (nbformat 3) is read", () => {
    const cells = [
      {
        cell_type: "code",
        language: "python",
        input: [MINE],
        outputs: [{ output_type: "stream", stream: "stdout", text: filled("@HUGGING_FACE@") }],
      },
    ];
    const file = JSON.stringify({
      metadata: {},
      nbformat: 3,
      nbformat_minor: 0,
      worksheets: [{ cells, metadata: {} }],
    });
    assert.deepEqual(
      scanned(file).map(({ where }) => where),
      ["source", "output"],
    );
  });

  it("other language is read as text", () => {
    const metadata = { kernelspec: { language: "R", name: "ir" } };
    assert.equal(
      found([{ source: `password <- "${VALUES.PASSWORD}"\n` }, { source: `x <- "${VALUES.HUGGING_FACE}"\n` }], {
        metadata,
      }).length >= 1,
      true,
    );
  });
});

describe("a notebook that is none", () => {
  const broken = (file: string) => {
    const result = scanNotebook(file, "train.ipynb");
    assert.equal(result.kind, "broken");
    return result as Extract<typeof result, { kind: "broken" }>;
  };

  it("may be empty", () => {
    assert.equal(broken("").reason, "it is empty");
    assert.equal(broken("\n").reason, "it is empty");
  });

  it("is read as text, and the reason says where it stops", () => {
    const file = `${JSON.stringify(notebook([{ source: `token = "${VALUES.HUGGING_FACE}"` }])).slice(0, -20)}`;
    const { reason, offset, findings } = broken(file);
    assert.match(reason, /it is not JSON: .* expected/);
    assert.equal(offset <= file.length && offset > 0, true);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ["hugging-face-token"],
    );
  });

  it("is distinguished from one with an unresolved merge conflict", () => {
    const whole = JSON.stringify(notebook([{ source: ["a\n", "b"] }]), null, 1);
    const conflict = whole.replace('    "a\\n",', '<<<<<<< HEAD\n    "a\\n",\n=======\n    "c\\n",\n>>>>>>> main');
    assert.match(
      broken(conflict === whole ? whole.replace('"a\\n"', '\n<<<<<<< HEAD\n"a\\n"') : conflict).reason,
      /merge conflict/,
    );
  });

  it("may be JSON without cells, a list, a number, or nothing", () => {
    for (const file of ["{}", "[]", "1", "", '{"cells": 3}', "\0\0", '{"nbformat": 3, "worksheets": []}'])
      assert.equal(scanNotebook(file, "a.ipynb").kind, "broken", JSON.stringify(file));
  });

  it("may have cells of any shape", () => {
    for (const cell of [
      "null",
      "1",
      '"x"',
      "[]",
      "{}",
      '{"cell_type":"code"}',
      '{"cell_type":"code","source":5,"outputs":7}',
      '{"cell_type":"code","source":[1,"a"],"outputs":[null,{"data":[]}]}',
    ])
      assert.equal(scanNotebook(`{"nbformat":4,"cells":[${cell}]}`, "a.ipynb").kind, "scanned", cell);
  });
});
