import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { Secret } from "../../src/secret/secret";
import { SopsFile } from "../../src/sops";
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

  const text = () => readFileSync(join(folder.path, FILE), "utf8");
  const rule = (line: string) =>
    folder.write(".sops.yaml", `creation_rules:\n  - age: ${folder.recipient}\n    ${line}\n`);
  /** Seals the file anew, as the rule that stands there now says. */
  async function sealAnew(content: string): Promise<void> {
    folder.write(FILE, content);
    await ok("sops", "encrypt", "--yes", "--in-place", FILE);
  }
  /** The file with the one data key, but with another rule, as one that edits the metadata has it. */
  async function withRule(expression: string, change: (plain: string) => string): Promise<void> {
    const keys = [new Secret(folder.identity)];
    const ruled = text().replace(/^( +encrypted_regex: ).*$/m, `$1${expression}`);
    const opened = await SopsFile.parse(ruled, "yaml").open(keys);
    opened.reseal(change(await plain()));
    folder.write(FILE, opened.toString());
  }

  it("seals what one side's wider rule seals, and keeps a rule of which ours does not know", async () => {
    rule("encrypted_regex: ^password$");
    await sealAnew("password: first\nhost: a\n");
    git("commit", "-qam", "narrow");
    await sides(
      () => withRule("^(password|token)$", (before) => `${before}token: tok-theirs\n`),
      () => set("/password", "ours1234"),
    );
    const { status, stderr } = mergeOther();
    assert.equal(status, 0, stderr);
    assert.match(text(), /encrypted_regex: "?\^\(password\|token\)\$/);
    assert(!text().includes("tok-theirs"));
    assert.match(await plain(), /password: ours1234\nhost: a\ntoken: tok-theirs\n/);
  });

  it("refuses two rules, and a rule under which a sealed entry would be in the clear", async () => {
    rule("encrypted_regex: ^(password|token)$");
    await sealAnew("password: first\nhost: a\nport: 1\n");
    git("commit", "-qam", "wide");
    await sides(
      () => withRule("^password$", (before) => before.replace("host: a", "host: b")),
      () => set("/token", "tok-ours"),
    );
    const before = text();
    const { status, stdout, stderr } = mergeOther();
    assert.equal(status, 1);
    assert.match(stdout + stderr, /\/token would be in the clear/);
    assert.equal(text(), before);

    git("merge", "--abort");
    await withRule("^(password|token|key)$", (plain) => plain);
    git("commit", "-qam", "another rule");
    const again = mergeOther();
    assert.equal(again.status, 1);
    assert.match(again.stdout + again.stderr, /both sides changed its recipients, its data key or what it seals/);
  });

  it("keeps key groups that one side made of the same recipients, and refuses others of the other side", async () => {
    const second = await identityToRecipient(await generateX25519Identity());
    const [one, two] = [folder.recipient, second];
    folder.write(".sops.yaml", `creation_rules:\n  - age: ${one},${two}\n`);
    await ok("sops", "updatekeys", "--yes", FILE);
    git("commit", "-qam", "one group of two");
    const groups = (threshold: number) =>
      folder.write(
        ".sops.yaml",
        `creation_rules:\n  - shamir_threshold: ${threshold}\n    key_groups:\n      - age: [${one}]\n      - age: [${one}, ${two}]\n`,
      );
    await sides(
      async () => {
        groups(2);
        await ok("sops", "updatekeys", "--yes", FILE);
      },
      () => set("/other", "changed"),
    );
    const { status, stderr } = mergeOther();
    assert.equal(status, 0, stderr);
    assert.match(text(), /shamir_threshold: 2/);
    assert.match(await plain(), /other: changed/);

    git("reset", "-q", "--hard", "HEAD~1");
    git("checkout", "-q", "HEAD~1");
    git("checkout", "-q", "-b", "ours2");
    folder.write(".sops.yaml", `creation_rules:\n  - age: ${one}\n`);
    await ok("sops", "updatekeys", "--yes", FILE);
    git("commit", "-qm", "one recipient", FILE);
    git("checkout", "-q", "--", ".");
    const refused = mergeOther();
    assert.equal(refused.status, 1);
    assert.match(refused.stdout + refused.stderr, /both sides changed its recipients/);
    assert(!text().includes("shamir_threshold: 2"));
  });

  it("merges and compares a file whose name begins with a dash", async () => {
    git("mv", "--", FILE, "-v.enc.yaml");
    git("commit", "-qm", "renamed");
    const dashed = async (pointer: string, input: string) => {
      const { code, stderr } = await folder.run(["sops", "set", "--yes", "./-v.enc.yaml", pointer], { input });
      assert.equal(code, 0, stderr);
    };
    await sides(
      () => dashed("/db/host", "b"),
      async () => {
        await dashed("/db/password", "second");
        assert.match(git("diff"), /^\+ +password: second$/m);
      },
    );
    const { status, stderr } = mergeOther();
    assert.equal(status, 0, stderr);
    assert.match(git("show", "--textconv", "HEAD:-v.enc.yaml"), /host: b\n +port: 5432\n +password: second\n/);
  });

  it("sets git up where a setting has two values, and leaves attributes that it cannot read", async () => {
    git("config", "--add", "merge.sealwright.driver", "false");
    git("config", "--add", "merge.sealwright.driver", "true");
    await ok("sops", "git-setup", "--yes");
    assert.match(git("config", "--get-all", "merge.sealwright.driver"), /^.* sops merge -- %O %A %B %P\n$/);
    const attributes = join(folder.path, ".git", "info", "attributes");
    const latin = Buffer.from("caf\u00e9.txt -text\n", "latin1");
    writeFileSync(attributes, latin);
    const { code, stderr } = await folder.run(["sops", "git-setup", "--yes"]);
    assert.equal(code, 2, stderr);
    assert.match(stderr, /attributes is not UTF-8 text/);
    assert.deepEqual(readFileSync(attributes), latin);
    rmSync(attributes);
    mkdirSync(attributes);
    assert.equal((await folder.run(["sops", "git-setup", "--yes"])).code, 2);
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
