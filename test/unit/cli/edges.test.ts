import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Project, program } from "./command";

describe("the command at the edges of what it is given", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
    project.write("a.py", 'password = "@PASSWORD@"\n');
  });
  afterEach(() => project.remove());

  it("fails where standard output cannot be written", function () {
    if (!existsSync("/dev/full")) return this.skip();
    const { status, stderr } = spawnSync(
      "sh",
      ["-c", `"$0" "$1" scan --format sarif > /dev/full`, process.execPath, program()],
      {
        cwd: project.path,
        encoding: "utf8",
      },
    );
    assert.equal(status, 2);
    assert.match(stderr, /Standard output could not be written \(ENOSPC\)/);
  });

  it("takes no empty argument for everything", () => {
    for (const args of [
      ["scan", ""],
      ["fix", "--write", ""],
    ]) {
      const { code, stderr } = project.run(args);
      assert.equal(code, 2, args.join(" "));
      assert.match(stderr, /An empty argument is no path/);
    }
    assert.ok(!project.has(".env"));
  });

  it("does not write a baseline in the place of the one that it reads", () => {
    assert.equal(project.run(["scan", "--write-baseline", "b.json"]).code, 0);
    const before = project.read("b.json");
    assert.equal(project.run(["scan", "--baseline", "b.json", "--write-baseline", "./b.json"]).code, 2);
    assert.equal(project.read("b.json"), before);
  });

  it("says that the current folder is gone", function () {
    if (process.platform === "win32") return this.skip();
    const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$0" "$1" scan';
    const { status, stderr } = spawnSync("sh", ["-c", script, process.execPath, program()], {
      cwd: project.path,
      encoding: "utf8",
    });
    assert.equal(status, 2);
    assert.match(stderr, /The current folder no longer exists/);
  });

  it("makes no key in a project, whatever the environment calls home", () => {
    const env = { HOME: "", XDG_CONFIG_HOME: "config", PATH: process.env.PATH };
    const shown = execFileSync(process.execPath, [program(), "doctor"], { cwd: project.path, env, encoding: "utf8" });
    assert.doesNotMatch(shown, /config\/sops/);
    assert.ok(!existsSync(join(project.path, "config")));
  });
});
