import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildCommand, CommandFolder } from "./command";
import { missing } from "./python";
import { type Run, SopsFolder, sopsProgram } from "./sops";

const PASSWORD = "Zk4vQ9pLx2Rt";
const CODE = `import os\n\ndb_password = "${PASSWORD}"\nprint(len(db_password))\n`;

describe("sealing from the command", function () {
  this.timeout(120_000);
  let folder: CommandFolder;
  let peer: SopsFolder;

  before(async function () {
    const program = sopsProgram();
    if (program === undefined) return missing(this, "Go, with which the sops program is built");
    await buildCommand();
    peer = await SopsFolder.create(program);
  });

  after(() => peer?.remove());

  beforeEach(async () => {
    folder = await CommandFolder.create();
    execFileSync("git", ["init", "-q"], { cwd: folder.path });
    folder.write(".sops.yaml", `creation_rules:\n  - age: ${folder.recipient},${peer.recipient}\n`);
  });

  afterEach(() => folder?.remove());

  const read = (name: string) => readFileSync(join(folder.path, name), "utf8");
  /** What the sops program makes of a file, with another key of its recipients. */
  const theirs = (name: string): Promise<Run> => peer.sops(["decrypt", join(folder.path, name)]);
  const ok = async (...args: string[]) => {
    const result = await folder.run(args);
    assert.equal(result.code, 0, result.stderr);
    return result;
  };

  for (const file of ["secrets.enc.yaml", "conf/prod.enc.json", "secrets.enc.env", "secrets.enc.ini"]) {
    it(`moves a literal into ${file}, which sops opens, and the program runs`, async () => {
      folder.write("train.py", CODE);
      const { stdout, stderr } = await ok("fix", "--write", "--yes", "--to", `sops:${file}`);
      assert.ok(!`${stdout}${stderr}`.includes(PASSWORD));
      assert.equal(read("train.py"), CODE.replace(`"${PASSWORD}"`, 'os.environ["DB_PASSWORD"]'));
      assert.match(read(".env.refs"), new RegExp(`^DB_PASSWORD=sops://${file}#/`));
      const opened = await theirs(file);
      assert.ok(opened.ok, opened.stderr);
      assert.ok(opened.stdout.includes(PASSWORD));
      assert.equal((await ok("run", "--yes", "--", "python3", "train.py")).stdout, `${PASSWORD.length}\n`);
    });
  }

  it("seals for sops exec-env, which gives the program its variables", async () => {
    folder.write("train.py", CODE);
    await ok("fix", "--write", "--yes", "--to", "sops:secrets.enc.env", "--sops-form", "exec-env");
    assert.ok(!existsSync(join(folder.path, ".env.refs")));
    const path = join(folder.path, "train.py");
    const run = await peer.sops(["exec-env", "secrets.enc.env", `python3 ${path}`], folder.path);
    assert.equal(run.stdout, `${PASSWORD.length}\n`, run.stderr);
  });

  it("seals for a script that asks sops itself, wherever it is started", async () => {
    const other = "two\nlines é \\ \"'";
    folder.write(
      "src/train.py",
      `"""Doc."""\nfrom pathlib import Path\n${CODE}api_secret = ${JSON.stringify(other)}\nprint(repr(api_secret))\n`,
    );
    await ok(
      "fix",
      "--write",
      "--yes",
      "--min-confidence",
      "low",
      "--to",
      "sops:secrets.enc.yaml",
      "--sops-form",
      "extract",
    );
    const text = read("src/train.py");
    assert.ok(!text.includes(PASSWORD) && !existsSync(join(folder.path, ".env.refs")));
    const output = execFileSync("python3", [join(folder.path, "src/train.py")], {
      cwd: "/",
      encoding: "utf8",
      env: { ...process.env, PATH: `${dirname(peer.program)}:${process.env.PATH}`, SOPS_AGE_KEY: folder.identity },
    });
    assert.equal(output, `${PASSWORD.length}\n'two\\nlines é \\\\ "\\''\n`);
  });

  it("seals what was added to a sealed file by hand, which sops opens again", async () => {
    folder.write("plain.yaml", "a: one\n");
    folder.write("secrets.enc.yaml", (await ok("sops", "encrypt", "--yes", "plain.yaml")).stdout);
    folder.write("secrets.enc.yaml", `port: 8080\nnew: ${PASSWORD}\n${read("secrets.enc.yaml")}`);
    assert.ok(!(await theirs("secrets.enc.yaml")).ok);
    const refused = await folder.run(["sops", "encrypt", "--in-place", "secrets.enc.yaml"]);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /has values in the clear, added by hand: \/port, \/new\./);
    await ok("sops", "encrypt", "--in-place", "--yes", "secrets.enc.yaml");
    assert.ok(!read("secrets.enc.yaml").includes(PASSWORD));
    assert.equal((await theirs("secrets.enc.yaml")).stdout, `port: 8080\nnew: ${PASSWORD}\na: one\n`);
  });

  it("seals what can be of a .env, and the entries that are named", async () => {
    folder.write(".env", `# ours\nA_KEY=one\nB_KEY=two\nLD_DEBUG=no\n`);
    await ok("seal", ".env", "B_KEY", "--to", "secrets.enc.yaml", "--yes");
    assert.equal(read(".env"), "# ours\nA_KEY=one\nLD_DEBUG=no\n");
    const { code, stderr } = await folder.run(["seal", ".env", "--yes"]);
    assert.equal(code, 1);
    assert.match(stderr, /Line 3 \(LD_DEBUG\) stays in \.env: no \.env\.refs may set it\./);
    assert.equal(read(".env"), "# ours\nLD_DEBUG=no\n");
    assert.equal((await theirs("secrets.enc.yaml")).stdout, "b_key: two\na_key: one\n");
  });

  it("adds to a file that sops made, whose other lines stay", async () => {
    folder.write("plain.yaml", "# note\na: one\nlist: [1, 2]\n");
    const sealed = await peer.sops([
      "encrypt",
      "--age",
      `${folder.recipient},${peer.recipient}`,
      join(folder.path, "plain.yaml"),
    ]);
    folder.write("secrets.enc.yaml", sealed.stdout);
    folder.write("train.py", CODE);
    await ok("fix", "--write", "--yes", "--to", "sops");
    const before = sealed.stdout.split("\n").filter((line) => !/^ {4}(?:lastmodified|mac):/.test(line));
    const after = read("secrets.enc.yaml").split("\n");
    for (const line of before) assert.ok(after.includes(line), line);
    assert.equal(
      (await theirs("secrets.enc.yaml")).stdout,
      `# note\na: one\nlist:\n    - 1\n    - 2\ndb_password: ${PASSWORD}\n`,
    );
  });

  it("shows what would happen without a word of the value, and changes nothing", async () => {
    folder.write("train.py", CODE);
    const { code, stdout, stderr } = await folder.run(["fix", "--to", "sops:secrets.enc.yaml"]);
    assert.equal(code, 1);
    assert.match(stdout, /secrets\.enc\.yaml: would get \/db_password\n\.env\.refs: would get DB_PASSWORD/);
    assert.ok(!`${stdout}${stderr}`.includes(PASSWORD));
    assert.equal(read("train.py"), CODE);
    assert.ok(!existsSync(join(folder.path, "secrets.enc.yaml")));
  });

  it("wants --yes where there is no terminal to ask on", async () => {
    folder.write("train.py", CODE);
    const { code, stdout } = await folder.run(["fix", "--write", "--to", "sops:secrets.enc.yaml"]);
    assert.equal(code, 2);
    assert.match(stdout, /not agreed.*The code was not changed/);
    assert.equal(read("train.py"), CODE);
  });

  it("asks on a terminal once, and again where someone is new or gone", async () => {
    const fix = (name: string, ...typed: (readonly [string, string])[]) => {
      folder.write(`${name}.py`, `${name}_password = "${PASSWORD}${name}"\n`);
      const words = ["fix", "--write", "--to", "sops:secrets.enc.yaml", `${name}.py`];
      return folder.onTerminal(typed, words);
    };
    const first = await fix("one", ["[y/N] ", "y\r"]);
    assert.match(first.stdout, new RegExp(`  \\+ ${folder.recipient}\n  \\+ ${peer.recipient}\n`));
    assert.equal(first.code, 0, first.stdout);
    const second = await fix("two");
    assert.equal(second.code, 0, second.stdout);
    assert.ok(!second.stdout.includes("[y/N]"));
    folder.write(".sops.yaml", `creation_rules:\n  - age: ${folder.recipient}\n`);
    await ok("sops", "updatekeys", "--yes", "secrets.enc.yaml");
    const third = await fix("three", ["[y/N] ", "n\r"]);
    assert.match(third.stdout, new RegExp(`  - ${peer.recipient}\n`));
    assert.equal(third.code, 2);
    assert.ok(read("three.py").includes(PASSWORD));
  });

  it("uses one entry for a value that stands in several files and cells", async () => {
    folder.write("a.py", CODE);
    folder.write("b.py", CODE);
    const cells = [1, 2].map((id) => ({
      cell_type: "code",
      id: `c${id}`,
      metadata: {},
      outputs: [],
      execution_count: null,
      source: [`db_password = "${PASSWORD}"`],
    }));
    folder.write("c.ipynb", JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    await ok("fix", "--write", "--yes", "--to", "sops:secrets.enc.yaml");
    assert.equal(read(".env.refs"), "DB_PASSWORD=sops://secrets.enc.yaml#/db_password\n");
    for (const file of ["a.py", "b.py", "c.ipynb"]) assert.ok(!read(file).includes(PASSWORD), file);
  });

  it("encrypts, decrypts, sets, rotates and changes recipients as sops does", async () => {
    folder.write("app.yaml", "db:\n    password: old\nport: 5432\n");
    await ok("sops", "encrypt", "--yes", "--in-place", "app.yaml");
    assert.equal((await theirs("app.yaml")).stdout, "db:\n    password: old\nport: 5432\n");
    const set = await folder.run(["sops", "set", "--yes", "app.yaml", "/db/password"], { input: `${PASSWORD}\n` });
    assert.equal(set.code, 0, set.stderr);
    const plain = `db:\n    password: ${PASSWORD}\nport: 5432\n`;
    assert.equal((await theirs("app.yaml")).stdout, plain);
    const before = read("app.yaml");
    const { stdout: rotated } = await ok("sops", "rotate", "--yes", "app.yaml");
    assert.equal(read("app.yaml"), before);
    await ok("sops", "rotate", "--yes", "--in-place", "app.yaml");
    assert.ok(rotated !== before && read("app.yaml") !== before);
    assert.equal((await theirs("app.yaml")).stdout, plain);
    folder.write(".sops.yaml", `creation_rules:\n  - age: ${folder.recipient}\n`);
    const { stderr } = await ok("sops", "updatekeys", "--yes", "app.yaml");
    assert.match(stderr, new RegExp(`  - ${peer.recipient}\n.*rotate`, "s"));
    assert.ok(!(await theirs("app.yaml")).ok);
    assert.equal((await ok("sops", "decrypt", "app.yaml")).stdout, plain);
    assert.match((await folder.run(["sops", "encrypt", "--yes", "app.yaml"])).stderr, /sealed/);
  });

  it("decrypts a binary file to the same bytes", async () => {
    const bytes = Buffer.from([0, 255, 254, 10, 13, 0]);
    folder.write("model.bin", bytes);
    await ok("sops", "encrypt", "--yes", "-i", "model.bin");
    await ok("sops", "decrypt", "-i", "model.bin");
    assert.deepEqual(readFileSync(join(folder.path, "model.bin")), bytes);
  });

  it("seals a .env as python-dotenv reads it, and removes it", async () => {
    folder.write(
      ".env",
      `# mine\nDB_PASSWORD='${PASSWORD}'\nexport URL="postgresql://me:\${DB_PASSWORD}@h/d"\nEMPTY=\n`,
    );
    const { stderr } = await ok("seal", "--yes", "--to", "secrets.enc.yaml", ".env");
    assert.ok(!stderr.includes(PASSWORD));
    assert.doesNotMatch(stderr, /Git has seen/);
    assert.ok(!existsSync(join(folder.path, ".env")));
    const program =
      "import os; print(os.environ['URL'] == 'postgresql://me:' + os.environ['DB_PASSWORD'] + '@h/d', repr(os.environ['EMPTY']))";
    assert.equal((await ok("run", "--yes", "--", "python3", "-c", program)).stdout, "True ''\n");
    assert.ok((await theirs("secrets.enc.yaml")).stdout.includes(PASSWORD));
  });

  it("keeps a line of a .env that nobody reads, and says what git has seen", async () => {
    folder.write(".env", "A=one-long-value\n");
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd: folder.path });
    git("add", ".env");
    git("commit", "-qm", "oops");
    git("rm", "-q", "--cached", ".env");
    git("commit", "-qm", "gone");
    folder.write("broken.env", "B=1\n'x\n");
    const broken = await folder.run(["seal", "--yes", "broken.env"]);
    assert.match(broken.stderr, /Line 2 stays in broken\.env: python-dotenv does not read it\./);
    assert.equal(read("broken.env"), "'x\n");
    const { stderr } = await ok("seal", "--yes", ".env");
    assert.match(stderr, /Git has seen \.env: replace its values/);
  });

  it("makes a key and a rule where there is none", async () => {
    const alone = await CommandFolder.create();
    try {
      execFileSync("git", ["init", "-q"], { cwd: alone.path });
      alone.write("train.py", CODE);
      const env = { XDG_CONFIG_HOME: join(alone.root, "fresh") };
      const refused = await alone.run(["fix", "--write", "--to", "sops:secrets.enc.yaml"], { env });
      assert.match(refused.stderr, /sops set-up/);
      const set = await alone.run(["sops", "set-up"], { env });
      assert.match(set.stderr, /public key.*age1/);
      const key = join(alone.root, "fresh/sops/age/keys.txt");
      assert.equal(statSync(key).mode & 0o777, 0o600);
      // Who set up has said to whom: no further question.
      const { code, stdout } = await alone.run(["fix", "--write", "--to", "sops:secrets.enc.yaml"], { env });
      assert.equal(code, 0, stdout);
    } finally {
      alone.remove();
    }
  });

  it("lets git compare sealed files opened, and only where the user set that up", async () => {
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], {
        cwd: folder.path,
        encoding: "utf8",
        env: {
          ...process.env,
          XDG_CONFIG_HOME: join(folder.root, "config"),
          PATH: `${join(folder.root, "bin")}:${process.env.PATH}`,
        },
      });
    folder.link("bin/sealwright");
    folder.write("secrets.enc.yaml", "a: one\n");
    await ok("sops", "encrypt", "--yes", "-i", "secrets.enc.yaml");
    git("add", ".");
    git("commit", "-qm", "one");
    const set = await folder.run(["sops", "set", "--yes", "secrets.enc.yaml", "/a"], { input: "two" });
    assert.equal(set.code, 0, set.stderr);
    assert.doesNotMatch(git("diff"), /^\+a: two$/m);
    assert.equal((await folder.run(["sops", "git-setup"])).code, 2);
    await ok("sops", "git-setup", "--yes");
    assert.match(git("diff"), /^-a: one$[^]*^\+a: two$/m);
    assert.doesNotMatch(git("diff", "--no-textconv"), /a: (?:one|two)/);
    assert.equal(git("config", "diff.sealwright.cachetextconv").trim(), "false");
    assert.equal(git("status", "--short"), " M secrets.enc.yaml\n");
  });
});
