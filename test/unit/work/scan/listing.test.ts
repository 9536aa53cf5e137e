import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ignore from "ignore";
import { toPosix } from "../../../../src/machine/paths";
import { ignorePatterns } from "../../../../src/work/scan/editor-globs";
import { findAll } from "../../../../src/work/scan/find-all";
import { listFolder, listsFile } from "../../../../src/work/scan/listing";

describe("the files of a scan of the workspace", () => {
  let root: string;
  const TEXT = `client_secret = "${["q8Zt", "Rw3m", "Kp7x", "Vn2c", "Hs9d"].join("")}"\n`;

  before(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "listing-")));
    const files = [
      "a.py",
      "conf/app.yaml",
      "build/out.py",
      "kept/build/in.txt",
      "data/raw/x.csv",
      "inner/.env",
      "secret.log",
    ];
    for (const file of files) {
      mkdirSync(join(root, dirname(file)), { recursive: true });
      writeFileSync(join(root, file), TEXT);
    }
    writeFileSync(join(root, ".gitignore"), "/build/\n*.log\n.env\n");
    execFileSync("git", ["init", "-q", root]);
    execFileSync("git", ["-C", root, "add", "-f", "secret.log"]);
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  const list = async (patterns: readonly string[], git = true) => {
    const { files } = await listFolder(root, { patterns, git, cancelled: () => false });
    return files.map((file) => toPosix(file.slice(root.length + 1))).sort();
  };

  it("are those that the command reads", async () => {
    for (const patterns of [[], ["/data/"]]) {
      const found = await findAll({ cwd: root, paths: [], exclude: patterns });
      assert(found.kind === "scanned");
      const files = [...new Set(found.findings.map(({ file }) => file))].sort();
      assert(files.length >= 4 && files.includes("secret.log"));
      assert.deepEqual(
        (await list(patterns)).filter((file) => file !== ".gitignore"),
        files,
      );
    }
  });

  it("are found without git where no program may be started", async () => {
    assert(!(await list([], false)).includes("secret.log"));
  });

  it("are known one by one, when they change", async () => {
    const listed = new Set(await list([], false));
    for (const file of ["a.py", "build/out.py", "kept/build/in.txt", "inner/.env", "secret.log"]) {
      assert.equal(listsFile(root, join(root, file), []), listed.has(file), file);
    }
    assert.equal(listsFile(root, join(root, "data/raw/x.csv"), ["/data/"]), false);
  });
});

describe("an editor's glob as a pattern of .gitignore", () => {
  const cases: [string, readonly string[], readonly string[]][] = [
    ["**/node_modules/**", ["node_modules/a.js", "x/node_modules/b/c.js"], ["node_modules.py"]],
    ["data/**", ["data/a.py", "data/b/c.py"], ["x/data/a.py"]],
    ["*.csv", ["a.csv"], ["x/a.csv"]],
    ["**/*.{csv,tsv}", ["a.csv", "x/y.tsv"], ["a.py"]],
    ["{a,b}/{c,d}.py", ["a/c.py", "b/d.py"], ["a/e.py"]],
    ["**/.venv/**", [".venv/lib/a.py"], ["venv/a.py"]],
    ["**", ["a.py", "x/y.py"], []],
  ];
  for (const [glob, out, kept] of cases) {
    it(`leaves out what ${glob} does`, () => {
      const rules = ignore().add(ignorePatterns([glob]));
      for (const file of out) assert(rules.ignores(file), file);
      for (const file of kept) assert(!rules.ignores(file), file);
    });
  }
});
