import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomCredentials } from "../../scripts/start/credentials";
import { ROOT } from "../host/repository";

describe("the npm package", () => {
  let folder: string;

  before(function () {
    this.timeout(120_000);
    const packed = spawnSync(process.execPath, ["scripts/package.mjs"], { cwd: ROOT, encoding: "utf8" });
    assert.equal(packed.status, 0, packed.stderr);
    folder = mkdtempSync(join(tmpdir(), "sealwright-package-"));
    const tarball = readdirSync(`${ROOT}out`).find((name) => /^sealwright-[\d.]+\.tgz$/.test(name));
    assert(tarball);
    writeFileSync(join(folder, "package.json"), '{"private":true}\n');
    // It depends on nothing, so that no registry needs to be reached.
    const args = ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", `${ROOT}out/${tarball}`];
    const installed = spawnSync("npm", args, { cwd: folder, encoding: "utf8", shell: process.platform === "win32" });
    assert.equal(installed.status, 0, installed.stderr);
  });
  after(() => folder && rmSync(folder, { recursive: true, force: true }));

  it("installs a command that finds a credential, says where, and does not show it", () => {
    const { huggingFaceToken } = randomCredentials();
    const project = join(folder, "project");
    mkdirSync(project);
    writeFileSync(join(project, "train.py"), `import os\n\nHF_TOKEN = "${huggingFaceToken}"\n`);
    const command = join(folder, "node_modules", ".bin", "sealwright");
    const { status, stdout, stderr } = spawnSync(command, ["scan"], { cwd: project, encoding: "utf8" });
    assert.equal(status, 1, stderr);
    assert.match(stdout, /train\.py:3:13/);
    assert(!(stdout + stderr).includes(huggingFaceToken.slice(0, 8)));
  });

  it("says what is wrong from every part of the command", function () {
    this.timeout(60_000);
    const command = join(folder, "node_modules", ".bin", "sealwright");
    for (const [words, said] of [
      [["scan", "none.py"], /none\.py/],
      [["fix", "--to", "nowhere"], /--to takes/],
      [["run", "--refs", "none", "--", "true"], /no such file/],
      [["secrets", "get", "x", "--unsafe-print"], /not a reference/],
      [["sops", "decrypt", "package.json"], /package\.json/],
      [["seal", ".env"], /no such file/],
    ] as const) {
      const { status, stderr } = spawnSync(command, [...words], { cwd: folder, encoding: "utf8" });
      assert.match(stderr, said);
      assert.doesNotMatch(stderr, /internal error/);
      assert.equal(status, words[0] === "run" ? 125 : 2);
    }
  });

  it("holds all that the command may read, and nothing of the editor's", () => {
    const home = join(folder, "node_modules", "sealwright");
    const files = readdirSync(home, { recursive: true, encoding: "utf8" });
    const programs = files.filter((file) => file.endsWith(".js"));
    assert(programs.length > 5);
    for (const file of programs) {
      assert.match(file, /^dist[\\/](?:cli|scan-worker|lease-supervisor|command-[^\\/]+)\.js$/);
      assert(!readFileSync(join(home, file), "utf8").includes('require("vscode")'), file);
    }
    const parts = programs.filter((file) => file.includes("command-")).map((file) => join(home, file));
    const read = parts.map((file) => `require(${JSON.stringify(file)});`).join("");
    const { status, stderr } = spawnSync(process.execPath, ["-e", read], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
  });
});
