import assert from "node:assert/strict";
import { chmodSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Project, program } from "../../cli/command";
import { VALUES } from "../../detect/found";

const PASSWORD_LINE = 'password = "@PASSWORD@"\n';

describe("what is staged", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
    project.write("a.py", "x = 1\n");
    project.git("add", ".");
    project.git("commit", "-qm", "first");
    project.write("b.py", PASSWORD_LINE);
    project.git("add", "b.py");
  });
  afterEach(() => project.remove());

  const staged = () => project.run(["scan", "--staged"]);
  const objectOf = (name: string) => {
    const id = project.git("rev-parse", `:${name}`).trim();
    return join(project.path, ".git", "objects", id.slice(0, 2), id.slice(2));
  };

  it("is reported as not read where its object is missing, beside what is found in the others", () => {
    project.write("c.py", "c = 1\n");
    project.git("add", "c.py");
    rmSync(objectOf("c.py"));
    const { code, stdout, stderr } = staged();
    assert.equal(code, 2);
    assert.match(stdout, /^b\.py:1:13/);
    assert.match(stderr, /^c\.py: its staged content is missing or damaged: git add it again\.$/m);
  });

  it("is reported as not read where its object is damaged, beside what is found in the others", () => {
    project.write("c.py", "c = 1\n");
    project.git("add", "c.py");
    rmSync(objectOf("c.py"));
    writeFileSync(objectOf("c.py"), "not an object");
    const { code, stdout, stderr } = staged();
    assert.equal(code, 2);
    assert.match(stdout, /^b\.py:1:13/);
    assert.match(stderr, /^c\.py: its staged content/m);
  });

  it("is not read where it is larger than any file that is scanned", () => {
    project.write("large.py", "");
    truncateSync(join(project.path, "large.py"), 100_000_001);
    project.git("add", "large.py");
    const large = /^large\.py: .*larger than 100 MB/m;
    assert.match(staged().stderr, large);
    assert.equal(staged().code, 2);
    // Where git's answer for all objects at once is of no use.
    rmSync(objectOf("b.py"));
    const { code, stderr } = staged();
    assert.equal(code, 2);
    assert.match(stderr, large);
    assert.match(stderr, /^b\.py: its staged content/m);
  });

  it("is no clean answer where there are only conflicts", () => {
    const commit = (message: string) => project.git("commit", "-qam", message);
    commit("second");
    project.git("checkout", "-q", "-b", "other", "HEAD~1");
    project.write("a.py", "x = 2\n");
    commit("other");
    project.git("checkout", "-q", "-");
    project.write("a.py", "x = 3\n");
    commit("third");
    assert.throws(() => project.git("merge", "-q", "other"));
    const { code, stderr } = staged();
    assert.equal(code, 2);
    assert.match(stderr, /^a\.py: it has a merge conflict/m);
  });

  it("is what git commits, where git runs a hook with an index of its own", function () {
    if (process.platform === "win32") return this.skip();
    project.write("a.py", `token = "${VALUES.HUGGING_FACE}"\n`);
    const hook = ".git/hooks/pre-commit";
    project.write(hook, `#!/bin/sh\nexec "${process.execPath}" "${program()}" scan --staged >report\n`);
    chmodSync(join(project.path, hook), 0o755);
    // Commits a.py alone: b.py stays staged, and is not in the index of this commit.
    assert.throws(() => project.git("commit", "-qm", "x", "a.py"));
    assert.match(project.read("report"), /^a\.py:1:10/);
    assert.doesNotMatch(project.read("report"), /^b\.py/m);
  });

  it("is not known where git commits by an index elsewhere", () => {
    for (const index of [join(project.path, "..", "index"), "/nonexistent/index"]) {
      const { code, stderr } = project.run(["scan", "--staged"], { env: { GIT_INDEX_FILE: index } });
      assert.equal(code, 2);
      assert.match(stderr, /GIT_INDEX_FILE names .* Scan the files by their paths/);
    }
  });

  it("is nothing to scan where nothing is", () => {
    project.git("reset", "-q");
    const { code, stderr } = staged();
    assert.equal(code, 0);
    assert.match(stderr, /^There is nothing to scan\.$/m);
  });
});
