import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Secret } from "../../src/secret/secret";
import { globOf } from "../../src/work/seal/git-attributes";
import { openFile } from "../sealed-texts";
import { buildCommand, CommandFolder } from "./command";

const FILE = "secrets.enc.yaml";
const PLAIN = "# of the database\ndb:\n  host: a.example\n  port: 5432\n  password: first\nother: kept\n";

describe("git and sealed files", function () {
  this.timeout(120_000);
  let folder: CommandFolder;

  before(buildCommand);
  beforeEach(async () => {
    folder = await CommandFolder.create();
    folder.write(".sops.yaml", `creation_rules:\n  - age: ${folder.recipient}\n`);
    folder.write(FILE, PLAIN);
    await ok("sops", "encrypt", "--yes", "--in-place", FILE);
    git("add", ".");
    git("commit", "-qm", "first");
    await ok("sops", "git-setup", "--yes");
  });
  afterEach(() => folder.remove());

  const env = () => ({ ...process.env, XDG_CONFIG_HOME: join(folder.root, "config"), SOPS_AGE_KEY: "" });
  function git(...args: string[]): string {
    const identity = ["-c", "user.name=a", "-c", "user.email=a@b.c"];
    return execFileSync("git", [...identity, ...args], { cwd: folder.path, encoding: "utf8", env: env() });
  }
  const mergeOther = () =>
    spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", "merge", "-q", "--no-edit", "other"], {
      cwd: folder.path,
      encoding: "utf8",
      env: env(),
    });
  async function ok(...args: string[]): Promise<void> {
    const { code, stderr } = await folder.run(args);
    assert.equal(code, 0, stderr);
  }
  const set = async (pointer: string, input: string) => {
    const { code, stderr } = await folder.run(["sops", "set", "--yes", FILE, pointer], { input });
    assert.equal(code, 0, stderr);
  };
  const plain = async () => {
    const file = await openFile(readFileSync(join(folder.path, FILE), "utf8"), "yaml", [new Secret(folder.identity)]);
    return Buffer.from(file.plaintext().bytes()).toString();
  };
  /** One side's changes on a branch, the other's on the first one. */
  async function sides(theirs: () => Promise<unknown>, ours: () => Promise<unknown>): Promise<void> {
    git("checkout", "-q", "-b", "other");
    await theirs();
    git("commit", "-qam", "theirs");
    git("checkout", "-q", "-");
    await ours();
    git("commit", "-qam", "ours");
  }

  it("merges changes of different entries, added ones too, with types and comments", async () => {
    await sides(
      async () => {
        await set("/db/password", "second");
        await set("/theirs", "1");
      },
      async () => {
        await set("/db/host", "b.example");
        await set("/ours", "2");
      },
    );
    const { status, stderr } = mergeOther();
    assert.equal(status, 0, stderr);
    const merged = await plain();
    assert.match(
      merged,
      /^# of the database\ndb:\n\s+host: b\.example\n\s+port: 5432\n\s+password: second\nother: kept\n/,
    );
    assert.match(merged, /^ours: "2"$/m);
    assert.match(merged, /^theirs: "1"$/m);
    assert.equal(git("status", "--short"), "");
  });

  it("names the entries that both sides changed, and keeps a file that opens", async () => {
    await sides(
      () => set("/db/password", "theirs12"),
      () => set("/db/password", "ours1234"),
    );
    const { status, stdout, stderr } = mergeOther();
    assert.equal(status, 1);
    assert.match(stdout + stderr, /secrets\.enc\.yaml: both sides changed \/db\/password\. Ours is kept/);
    assert(!/theirs12|ours1234/.test(stdout + stderr));
    assert.match(await plain(), /password: ours1234/);
    assert.match(git("status", "--short"), /^UU secrets\.enc\.yaml$/m);
  });

  it("keeps another data key and other readers, whichever side has them", async () => {
    await sides(
      () => ok("sops", "rotate", "--yes", "--in-place", FILE),
      () => set("/other", "changed"),
    );
    const rotated = git("show", `other:${FILE}`);
    assert.equal(mergeOther().status, 0);
    assert.match(await plain(), /other: changed/);
    const data = /enc: \|\n\s+-----BEGIN AGE[^]*?-----END/.exec(rotated)?.[0];
    assert(data !== undefined && readFileSync(join(folder.path, FILE), "utf8").includes(data), "the old key is back");
  });

  it("merges a file of such a name that is not sealed as a text, with git's markers", async () => {
    folder.write("plain.enc.txt", "a\nb\nc\nd\ne\n");
    git("add", ".");
    git("commit", "-qm", "plain");
    await sides(
      async () => folder.write("plain.enc.txt", "A\nb\nc\nd\ne\n"),
      async () => folder.write("plain.enc.txt", "a\nb\nc\nd\nE\n"),
    );
    assert.equal(mergeOther().status, 0);
    assert.equal(readFileSync(join(folder.path, "plain.enc.txt"), "utf8"), "A\nb\nc\nd\nE\n");
    git("checkout", "-q", "-b", "third", "HEAD~1");
    folder.write("plain.enc.txt", "x\nb\nc\nd\ne\n");
    git("commit", "-qam", "third");
    assert.equal(mergeOther().status, 1);
    assert.match(readFileSync(join(folder.path, "plain.enc.txt"), "utf8"), /<<<<<<< ours/);
  });

  it("leaves the file as it is where no key opens it", async () => {
    await sides(
      () => set("/other", "a"),
      () => set("/db/host", "b"),
    );
    const before = readFileSync(join(folder.path, FILE), "utf8");
    rmSync(join(folder.root, "config"), { recursive: true });
    const { status, stderr } = mergeOther();
    assert.equal(status, 1, stderr);
    assert.equal(readFileSync(join(folder.path, FILE), "utf8"), before);
  });

  it("compares files where the command or the key is gone, sealed", async () => {
    await set("/other", "changed");
    assert.match(git("diff"), /^\+other: changed$/m);
    rmSync(join(folder.root, "config"), { recursive: true });
    assert.match(git("diff"), /^\+other: ENC\[/m);
    const driver = git("config", "diff.sealwright.textconv").trim();
    git("config", "diff.sealwright.textconv", driver.replaceAll(process.execPath, "/none/node"));
    assert.match(git("diff"), /^\+other: ENC\[/m);
  });

  it("covers what the rules cover", async () => {
    folder.write(
      ".sops.yaml",
      ["deploy/.*\\.yaml$", "^top\\.json$", "(prod|dev)/secret.*", "\\.vault\\.env$"]
        .map((expression) => `  - path_regex: ${expression}\n    age: ${folder.recipient}\n`)
        .reduce((text, rule) => text + rule, "creation_rules:\n"),
    );
    folder.write("prod/secret1.yaml", "a: b\n");
    await ok("sops", "git-setup", "--yes");
    const attribute = (path: string) => git("check-attr", "diff", "merge", "--", path);
    for (const path of [
      "deploy/a.yaml",
      "x/deploy/y/b.yaml",
      "top.json",
      "prod/secret1.yaml",
      "x/.vault.env",
      "a.enc.ini",
    ])
      assert.equal(attribute(path), `${path}: diff: sealwright\n${path}: merge: sealwright\n`);
    for (const path of ["x/top.json", "train.py", ".sops.yaml"]) assert.match(attribute(path), /diff: unspecified/);
    assert(existsSync(join(folder.path, ".git", "info", "attributes")));
  });

  it("says by a pattern what a rule's expression says", () => {
    const expressions = [
      "\\.enc\\.yaml$",
      "^secrets/.*\\.json$",
      "conf/[^/]+\\.ini$",
      "^a/b\\.env$",
      ".*\\.sealed\\.yaml$",
      "^x/[^/]*$",
    ];
    const names = [
      "a.enc.yaml",
      "a/b.env",
      "secrets/a.json",
      "secrets/b/c.json",
      "x/secrets/a.json",
      "conf/a.ini",
      "myconf/a.ini",
      "conf/a/b.ini",
      "a.sealed.yaml",
      "x/y.sealed.yaml",
      "x/y",
      "x/y/z",
      "enc.yaml",
      ".enc.yaml",
      "q/a/b.env",
    ];
    for (const expression of expressions) {
      const glob = globOf(expression);
      assert(glob !== undefined, expression);
      folder.write(".git/info/attributes", `${glob} covered\n`);
      for (const name of names) {
        const said = git("check-attr", "covered", "--", name).includes("covered: set");
        assert.equal(said, new RegExp(expression).test(name), `${expression} as ${glob}: ${name}`);
      }
    }
    for (const expression of ["(a|b)", "a.*b$", "[ab]\\.yaml$", "a+", "\\d"])
      assert.equal(globOf(expression), undefined);
  });
});
