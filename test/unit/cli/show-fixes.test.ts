import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { filled, VALUES } from "../detect/found";
import { Project } from "./command";

describe("sealwright scan --show-fixes", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  const scan = (...args: string[]) => {
    const ended = project.run(["scan", "--show-fixes", ...args]);
    for (const value of Object.values(VALUES)) assert.ok(!(ended.stdout + ended.stderr).includes(value.slice(0, 8)));
    return ended;
  };

  it("shows beneath each finding what fix would change, and writes nothing", () => {
    const text = `import sys\n${"\n".repeat(8)}password = "@PASSWORD@"\n${"x = 1\n".repeat(9)}key = "@HUGGING_FACE@"\ntoken = "@HUGGING_FACE@"\n`;
    project.write("a.py", text);
    const { code, stdout } = scan("a.py");
    assert.equal(code, 1);
    const [first = "", second = "", third = ""] = stdout.split(/^(?=a\.py:)/m);
    // The import goes with the first.
    assert.match(first, /^ {7}@@ -1,\d/m);
    assert.match(
      first,
      /^ {7}\+import os\n[^]*^ {7}-password = "\[secret\]"\n {7}\+password = os\.environ\["A_PASSWORD"\]$/m,
    );
    assert.match(second, /^ {7}-key = "\[secret\]"$[^]*^ {7}\+key = os\.environ\["HF_TOKEN"\]$/m);
    assert.match(third, /^ {7}Fixed by a change above\.$/m);
    const changes = (shown: string) => shown.match(/^ *[-+](?!-- |\+\+ ).*$/gm)?.map((line) => line.trim());
    assert.deepEqual(changes(stdout), changes(project.run(["fix", "a.py"]).stdout));
    assert.equal(project.read("a.py"), filled(text));
    assert.ok(!project.has(".env"));
  });

  it("says why there is none", () => {
    const cells = [
      { cell_type: "code", metadata: {}, outputs: [], execution_count: null, source: 'key = "@HUGGING_FACE@"' },
      { cell_type: "markdown", metadata: {}, source: "the key is @HUGGING_FACE@" },
    ];
    project.write("a.ipynb", JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    project.write("b.sh", 'export DB_PASSWORD="@PASSWORD@"\n');
    project.write("c.py", 'def f(password: str = "@PASSWORD@"): ...\n');
    if (process.platform !== "win32") symlinkSync("c.py", join(project.path, "d.py"));
    const { stdout } = scan();
    assert.match(stdout, /\[cell 1, line 1\][^]*?^ {7}\+key = os\.environ\["HF_TOKEN"\]$/m);
    assert.match(stdout, /\[cell 2, line 1\].*\n.*\n.*\n {7}No fix: \S/);
    assert.match(stdout, /^b\.sh:.*\n.*\n.*\n {7}No fix: Not moved: change it by hand\.$/m);
    if (process.platform !== "win32") assert.match(stdout, /^d\.py:.*\n.*\n.*\n {7}No fix here: see the same file/m);
  });

  it("is refused where nothing could show it", () => {
    for (const [args, words] of [
      [["--format", "sarif"], /--format sarif has no place for it/],
      [["--staged"], /cannot be used with option '--staged'/],
      [["--stdin"], /cannot be used with option '--stdin'/],
    ] as const) {
      const { code, stderr } = scan(...args);
      assert.equal(code, 2);
      assert.match(stderr, words);
    }
  });
});
