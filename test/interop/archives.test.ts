import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Project } from "../unit/cli/command";
import { filled, VALUES } from "../unit/detect/found";
import { missing, pythonWith } from "./python";

const MAKER = fileURLToPath(new URL("make_archives.py", import.meta.url));
const TEXT = 'x = 1\npassword = "@PASSWORD@"\n';
const LONG = `${"a-folder-with-a-long-name/".repeat(12)}long.py`;
const BLOB = `blobs/sha256/${"0123456789abcdef".repeat(4)}`;

describe("sealwright scan --archives", function () {
  this.timeout(180_000);
  let project: Project;

  before(() => {
    project = new Project();
    execFileSync("python3", [MAKER, project.path], { input: filled(TEXT) });
  });
  after(() => project.remove());

  const scanned = (...args: string[]) => {
    const { code, stdout, stderr } = project.run(["scan", "--archives", "--format", "jsonl", ...args]);
    const rows = stdout.split("\n").filter(Boolean);
    return { code, files: rows.map((row) => (JSON.parse(row) as { file: string }).file).sort(), stderr };
  };

  for (const archive of ["deflated.zip", "stored.zip", "wide.zip", "gnu.tar", "pax.tar", "packed.tar.gz", "packed.tgz"])
    it(`finds in ${archive} what its members hold, by names that lead nowhere`, () => {
      const { code, files, stderr } = scanned(archive);
      const members = ["abs.py", "app/a.py", "up.py", LONG].map((name) => `${archive}!/${name}`);
      assert.deepEqual([code, files, stderr], [1, members.sort(), ""]);
    });

  it("reads names in two parts, and files that gzip alone packed", () => {
    assert.ok(scanned("ustar.tar").files.includes(`ustar.tar!/${"b".repeat(90)}/${"c".repeat(90)}.py`));
    assert.deepEqual(scanned("one.py.gz", "two.py.gz").files, ["one.py.gz!/one.py", "two.py.gz!/two.py"]);
  });

  it("reads the layers of saved images, in the older layout and in OCI's", () => {
    assert.deepEqual(scanned("classic.tar").files, ["classic.tar!/0a1b/layer.tar!/app/settings.py"]);
    assert.deepEqual(scanned("oci.tar").files, [`oci.tar!/${BLOB}!/app/settings.py`]);
    const zstd = scanned("zstd.tar");
    assert.deepEqual([zstd.code, zstd.stderr.includes("packed by zstd, which is not read")], [2, true]);
  });

  it("reads a wheel that pip made", function () {
    const python = pythonWith("wheel==0.45.1");
    if (python === undefined) return missing(this, "python3 with venv and pip");
    project.write("package/setup.py", 'from setuptools import setup\nsetup(name="p", version="1", py_modules=["p"])\n');
    project.write("package/p.py", TEXT);
    const args = ["-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", "wheels", "./package"];
    execFileSync(python, args, { cwd: project.path, stdio: "pipe" });
    assert.deepEqual(scanned("wheels").files, ["wheels/p-1-py3-none-any.whl!/p.py"]);
  });

  it("stops where an archive unpacks to too much, is too deep, or is packed in another way, and says so", () => {
    for (const [archive, words] of [
      ["zeros.gz", "it unpacks to 200 times its size"],
      ["zeros.zip", "it unpacks to 200 times its size"],
      ["deep.zip", "it is an archive in 4 others"],
      ["bzipped.zip", "it is packed by method 12"],
    ] as const) {
      const { code, files, stderr } = scanned(archive, "one.py.gz");
      assert.deepEqual([code, files], [2, ["one.py.gz!/one.py"]], archive);
      assert.ok(stderr.includes(words), stderr);
    }
  });

  it("goes on behind what is broken, which ends with 2 only where it was named", () => {
    project.write("some/cut.zip", readFileSync(`${project.path}/stored.zip`).subarray(0, 500));
    project.write("some/cut.tar.gz", readFileSync(`${project.path}/packed.tar.gz`).subarray(0, -20));
    project.write("some/text.gz", "no gzip");
    project.write("some/whole.tar", readFileSync(`${project.path}/pax.tar`));
    const { code, files, stderr } = scanned("some");
    assert.equal(code, 1);
    assert.equal(files.filter((file) => file.startsWith("some/whole.tar!/")).length, 4);
    for (const name of ["cut.zip", "cut.tar.gz", "text.gz"])
      assert.match(stderr, new RegExp(`^some/${name}: not scanned: .`, "m"), name);
    assert.equal(scanned("some/cut.zip").code, 2);
    assert.equal(scanned("some", "--strict").code, 2);
  });

  it("shows places, no value, and offers no fix; leaves members out by exclude, and refuses what is staged", () => {
    const { stdout, stderr } = project.run(["scan", "--archives", "pax.tar", "--exclude", "app/"]);
    assert.match(stdout, /^pax\.tar!\/abs\.py:2:13: medium: Hardcoded password/m);
    assert.ok(!stdout.includes("app/a.py") && !(stdout + stderr).includes(VALUES.PASSWORD));
    assert.ok(!stderr.includes("sealwright fix"), stderr);
    const staged = project.run(["scan", "--archives", "--staged"]);
    assert.deepEqual(
      [staged.code, /'--archives' cannot be used with option '--staged'/.test(staged.stderr)],
      [2, true],
    );
    const plain = project.run(["scan", "pax.tar"]);
    assert.ok(!plain.stdout.includes("!/"));
  });
});
