import assert from "node:assert/strict";
import { Project } from "./command";

describe("sealwright env --check", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  it("lists what the code needs, with what gives it, and no value", () => {
    project.write(
      "a.py",
      'import os\nA = os.environ["A_TOKEN"]\nos.environ.get("B", "x")\nos.environ["C"] = "1"\nos.environ["C"]\nos.getenv("D")\nos.environ["HOME"]\n',
    );
    const cell = { cell_type: "code", metadata: {}, outputs: [], execution_count: null, source: ['os.environ["E"]'] };
    project.write("app/b.ipynb", JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    project.write(".env", "A_TOKEN=lantern-otter\n");
    project.write(".env.example", "D=\nE=\n");
    const { code, stdout, stderr } = project.run(["env", "--check"], { env: { E: "1" } });
    assert.equal(code, 1);
    const lines = [
      "A_TOKEN: .env (read in a.py:2)",
      "D: missing (read in a.py:6)",
      "E: the environment (read in app/b.ipynb (cell 1))",
    ];
    assert.equal(stdout, `${lines.join("\n")}\n`);
    assert.equal(stderr, "1 of 3 missing. Give one a value: sealwright secrets set env:D\n");
    const below = project.run(["env", "--check"], { cwd: "app", env: { E: "1" } });
    assert.deepEqual(
      [below.code, below.stdout, below.stderr],
      [0, "E: the environment (read in b.ipynb (cell 1))\n", "Nothing is missing.\n"],
    );
  });
});
