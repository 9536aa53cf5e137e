import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { VALUES } from "../detect/found";
import { Project } from "./command";

describe("sealwright doctor", function () {
  this.timeout(60_000);
  let project: Project;

  beforeEach(() => {
    project = new Project();
  });
  afterEach(() => project.remove());

  const doctor = (env: NodeJS.ProcessEnv = {}) => {
    const { code, stdout, stderr } = project.run(["doctor"], { env });
    assert.equal(stderr, "");
    return { code, lines: stdout.split("\n") };
  };
  const about = (lines: readonly string[], what: string) =>
    lines.filter((line) => line.slice(4).startsWith(`${what}:`));

  it("finds nothing wrong where there is nothing yet", () => {
    const { code, lines } = doctor();
    assert.equal(code, 0);
    assert.match(lines[0] ?? "", /^Sealwright \d+\.\d+\.\d+, Node v\d+/);
    for (const what of [".env", ".env.refs", ".sops.yaml", "age key"])
      assert.match(about(lines, what)[0] ?? "", /^ -- /, what);
  });

  it("names what is wrong and what to do, and no value", () => {
    project.write(".env", "DB_PASSWORD=@PASSWORD@\n");
    project.write(".env.refs", "A=plain\nB=env:C\n");
    project.write(".sealwright.toml", "excludes = []\n");
    project.write(".sops.yaml", "creation_rules: {\n");
    const first = doctor({ SOPS_AGE_KEY: VALUES.PASSWORD });
    assert.equal(first.code, 1);
    assert.match(about(first.lines, "configuration")[0] ?? "", /^ !! .*the key "excludes" is not known/);
    assert.match(about(first.lines, ".env")[0] ?? "", /^ !! .*add it to \.gitignore/);
    assert.match(about(first.lines, ".env.refs")[0] ?? "", /^ !! .*\.env\.refs:1: A/);
    assert.match(about(first.lines, ".sops.yaml")[0] ?? "", /^ !! /);
    assert.match(about(first.lines, "age key")[0] ?? "", /^ !! .*SOPS_AGE_KEY: Line 1/);
    assert.ok(!first.lines.join("\n").includes(VALUES.PASSWORD));
    project.write(".gitignore", ".env\n");
    if (process.platform !== "win32") {
      chmodSync(join(project.path, ".env"), 0o644);
      assert.match(about(doctor().lines, ".env")[0] ?? "", /chmod 600 \.env/);
    }
    project.git("add", "--force", ".env");
    assert.match(about(doctor().lines, ".env")[0] ?? "", /git rm --cached \.env/);
  });

  it("says that .env is no file, and that a script asks sops whenever it runs", () => {
    project.write(".env/x", "");
    assert.match(about(doctor().lines, ".env")[0] ?? "", /^ -- \.env: \.env is no file: nothing is read of it\.$/);
    project.write(
      "app/a.py",
      'import subprocess\nsubprocess.run(["sops", "decrypt", "--extract", \'["a"]\', "s.yaml"])\n',
    );
    const without = doctor({ PATH: "/nowhere" });
    assert.match(
      about(without.lines, "sops")[0] ?? "",
      /^ !! .*app\/a\.py asks it for values whenever it runs\. Install/,
    );
    if (process.platform === "win32") return;
    project.write("../bin/sops", "#!/bin/sh\n");
    chmodSync(join(project.path, "../bin/sops"), 0o755);
    const found = doctor({ PATH: join(project.path, "../bin") });
    assert.match(about(found.lines, "sops")[0] ?? "", /^ ok .*sops; app\/a\.py asks it for values whenever it runs\.$/);
  });
});
