import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Project } from "./command";

const PASSWORD_LINE = 'password = "@PASSWORD@"\n';

describe("an answer that says nothing was found", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  const scan = (...args: string[]) => project.run(["scan", ...args]);

  it("says that there was nothing to scan", () => {
    const { code, stderr } = scan();
    assert.equal(code, 0);
    assert.equal(stderr, "There is nothing to scan.\n");
  });

  it("is none where a named path is missing; what the others hold is reported", () => {
    project.write("a.py", PASSWORD_LINE);
    const { code, stdout, stderr } = scan("none.py", "a.py");
    assert.equal(code, 2);
    assert.match(stdout, /^a\.py:1:13/);
    assert.match(stderr, /^none\.py: there is no such file or folder\.$/m);
  });

  it("counts binary files, names those that were asked for, and is none for them where it is strict", () => {
    project.write("a.bin", Buffer.from([0, 1, 2, 3, 0, 0, 0, 255, 0, 0, 0, 0]));
    assert.match(scan().stderr, /1 binary file not scanned/);
    assert.equal(scan().code, 0);
    assert.match(scan("a.bin").stderr, /^a\.bin: not scanned: it is binary$/m);
    assert.equal(scan("a.bin").code, 0);
    assert.equal(scan("--strict").code, 2);
  });

  it("covers what git tracks although .gitignore names it, and what is excluded no more than before", () => {
    project.write(".gitignore", "*.local.py\nlogs/\n");
    project.write("a.local.py", PASSWORD_LINE);
    project.write("logs/b.py", PASSWORD_LINE);
    project.write("c.local.py", PASSWORD_LINE);
    project.git("add", "--force", "a.local.py", "logs/b.py");
    const files = (...args: string[]) =>
      scan(...args)
        .stdout.split("\n")
        .flatMap((line) => /^(\S+?):\d/.exec(line)?.[1] ?? []);
    assert.deepEqual(files(), ["a.local.py", "logs/b.py"]);
    assert.deepEqual(files("logs"), ["logs/b.py"]);
    assert.deepEqual(files("--exclude", "logs/"), ["a.local.py"]);
  });

  it("covers the same of a repository within", () => {
    const inner = "vendor/inner";
    project.write(`${inner}/.gitignore`, "*.local.py\n");
    project.write(`${inner}/a.local.py`, PASSWORD_LINE);
    project.write(`${inner}/b.local.py`, PASSWORD_LINE);
    project.git("init", "-q", inner);
    project.git("-C", inner, "add", "--force", "a.local.py");
    assert.match(scan().stdout, /^vendor\/inner\/a\.local\.py:1:13.*\n {5}1 \|.*\n.*\n$/);
  });

  it("says what was not asked, where git gives no answer about tracked files", () => {
    project.write("a.py", "x = 1\n");
    project.git("config", "core.bare", "true");
    const { code, stderr } = scan();
    assert.equal(code, 0);
    assert.match(
      stderr,
      /Files that git tracks although \.gitignore names them were not looked at\. .*core\.bare false/,
    );
  });

  it("covers a further work tree, and a tracked path that leads elsewhere now is none", function () {
    if (process.platform === "win32") return this.skip();
    const other = new Project(false);
    other.write("k.py", PASSWORD_LINE);
    project.write(".gitignore", "d/\n");
    project.write("d/k.py", "x = 1\n");
    project.write("a.py", PASSWORD_LINE);
    project.git("add", "--force", ".");
    project.git("commit", "-qm", "first");
    project.git("worktree", "add", "-q", "../tree");
    assert.match(project.run(["scan"], { cwd: "../tree" }).stdout, /^a\.py:1:13/);
    rmSync(join(project.path, "d"), { recursive: true });
    symlinkSync(other.path, join(project.path, "d"));
    assert.doesNotMatch(scan().stdout, /^d\//m);
    rmSync(join(project.path, "d"));
    project.write("d", "x = 1\n");
    assert.equal(scan().code, 1);
    other.remove();
  });

  it("does not follow a link out of the project, unless the link is named", function () {
    if (process.platform === "win32") return this.skip();
    const other = new Project(false);
    other.write("secret.py", PASSWORD_LINE);
    symlinkSync(join(other.path, "secret.py"), join(project.path, "link.py"));
    symlinkSync(other.path, join(project.path, "folder"));
    assert.equal(scan().code, 0);
    assert.match(scan().stderr, /1 pipe, socket, or link to nothing or out of the project not scanned/);
    assert.equal(scan("link.py").code, 1);
    assert.equal(scan("folder").code, 1);
    other.remove();
  });

  it("says in CI what the project's own configuration keeps silent, and can leave it unread", () => {
    project.write("a.py", PASSWORD_LINE);
    project.write(".sealwright.toml", 'exclude = ["a.py"]\ndisable = ["password"]\n');
    const inCi = project.run(["scan"], { env: { CI: "true" } });
    assert.equal(inCi.code, 0);
    assert.match(
      inCi.stderr,
      /^\.sealwright\.toml leaves out 1 pattern of paths, 1 rule; a pull request can change that\./m,
    );
    assert.doesNotMatch(scan().stderr, /leaves out/);
    const without = project.run(["scan", "--no-project-config"], { env: { CI: "true" } });
    assert.equal(without.code, 1);
    assert.doesNotMatch(without.stderr, /leaves out/);
  });

  for (const [title, make, reason] of [
    ["a pipe", (path: string) => execFileSync("mkfifo", [path]), /it is no regular file/],
    ["a device", (path: string) => symlinkSync("/dev/zero", path), /it is a link that leaves the project/],
    ["a link to nothing", (path: string) => symlinkSync("none", path), /there is no such file/],
    ["a folder", (path: string) => mkdirSync(path), /it is/],
  ] as const)
    it(`is none where .sealwright.toml is ${title}`, function () {
      if (process.platform === "win32") return this.skip();
      project.write("a.py", "x = 1\n");
      make(join(project.path, ".sealwright.toml"));
      const { code, stderr } = scan();
      assert.equal(code, 2);
      assert.match(stderr, /\.sealwright\.toml: /);
      assert.match(stderr, reason);
    });

  it("is none where .sealwright.toml is larger than any configuration, or nested without end", () => {
    project.write("a.py", "x = 1\n");
    project.write(".sealwright.toml", Buffer.alloc((1 << 20) + 1, "# x\n"));
    assert.match(scan().stderr, /larger than 1 MB/);
    project.write(".sealwright.toml", `exclude = ${"[".repeat(200_000)}`);
    const { code, stderr } = scan();
    assert.equal(code, 2);
    assert.match(stderr, /\.sealwright\.toml: /);
    assert.doesNotMatch(stderr, /internal error/);
  });

  it("is not spoilt by a .gitignore that is a device or a pipe", function () {
    if (process.platform === "win32") return this.skip();
    project.write("a.py", PASSWORD_LINE);
    symlinkSync("/dev/zero", join(project.path, ".gitignore"));
    mkdirSync(join(project.path, "sub"));
    execFileSync("mkfifo", [join(project.path, "sub", ".gitignore")]);
    assert.equal(scan().code, 1);
  });
});
