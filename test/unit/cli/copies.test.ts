import assert from "node:assert/strict";
import { VALUES } from "../detect/found";
import { Project } from "./command";

describe("what a fix says of copies", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
    project.write("a.py", 'db_password = "@PASSWORD@"\n');
  });
  afterEach(() => project.remove());

  it("lists each other place of the value, and ends with 1 while git has or would take up one", () => {
    project.write("compose.yaml", "services:\n  db:\n    x: @PASSWORD@\n");
    project.write("nb/.ipynb_checkpoints/a.json", JSON.stringify({ parameters: { p: VALUES.PASSWORD } }));
    project.write("old.py", 'db_password = "@PASSWORD@"  # sealwright: ignore\n');
    project.write("venv/pyvenv.cfg", "");
    project.write("venv/x.py", "# @PASSWORD@\n");
    project.write(".gitignore", ".ipynb_checkpoints/\n");
    const { code, stdout } = project.run(["fix", "--write"]);
    assert.equal(code, 1);
    const [, listed] = stdout.split(/^(?=A?_?DB_PASSWORD still)/m);
    const lines = [
      "DB_PASSWORD still stands in 3 places:",
      "  compose.yaml:3",
      "  nb/.ipynb_checkpoints/a.json:1 (not in git)",
      "  old.py:1 (suppressed)",
      "",
    ];
    assert.equal(listed, lines.join("\n"));
    assert.ok(!stdout.includes(VALUES.PASSWORD));
  });

  it("does not count what a baseline holds", () => {
    project.write("old.py", 'token_password = "@PASSWORD@"\n');
    project.run(["scan", "old.py", "--write-baseline", "known.json"]);
    const { code, stdout } = project.run(["fix", "--write", "--baseline", "known.json"]);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^ {2}old\.py:1 \(suppressed\)$/m);
  });

  it("ends with 0 where none is left that counts, and says nothing of what is only shown", () => {
    project.write("old.py", 'db_password = "@PASSWORD@"  # sealwright: ignore\n');
    assert.doesNotMatch(project.run(["fix"]).stdout, /still stands/);
    const { code, stdout } = project.run(["fix", "--write"]);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^ {2}old\.py:1 \(suppressed\)$/m);
  });
});
