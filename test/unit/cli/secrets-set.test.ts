import assert from "node:assert/strict";
import { Project } from "./command";

describe("sealwright secrets", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  it("sets no name in .env that programs would not get from there, and says why", () => {
    for (const name of ["PATH", "LD_PRELOAD", "PYTHONSTARTUP", "NODE_OPTIONS"]) {
      const { code, stderr } = project.run(["secrets", "set", `env:${name}`], { input: "lantern\n" });
      assert.deepEqual([code, stderr.includes("no file may set it")], [2, true], stderr);
    }
    assert.ok(!project.has(".env"));
    assert.equal(project.run(["secrets", "set", "env:LD_SDK_KEY"], { input: "lantern\n" }).code, 0);
  });

  it("names the lines of .env.refs that still refer to what was removed", () => {
    project.write(".env", "A=lantern\nB=otter\n");
    project.write(".env.refs", "# names\nX=env:A\nY=env:B\n");
    project.write("app/.env.refs", "Z=env:A\n");
    const { code, stderr } = project.run(["secrets", "remove", "env:A"]);
    assert.equal(code, 0);
    assert.match(stderr, /\.env\.refs:2: X still refers to it: take the line out/);
    assert.match(stderr, /app\/\.env\.refs:1: Z still refers to it/);
    assert.ok(!stderr.includes("Y"));
  });

  it("says at run why there is no .env", () => {
    const run = (...args: string[]) => project.run(["run", ...args, "--", process.execPath, "-e", "0"]).stderr;
    assert.match(run(), /there is no \.env\.refs or \.env here, so/);
    project.write(".env", "A=1\n");
    assert.match(run("--no-dotenv"), /there is no \.env\.refs here, and the nearest \.env is left out, so/);
    project.write("app/.env/x", "");
    const { stderr } = project.run(["run", "--", process.execPath, "-e", "0"], { cwd: "app/.env" });
    assert.ok(!stderr.includes("is no file"), "the nearest that is a file counts");
  });
});
