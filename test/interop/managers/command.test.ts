import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { shipped } from "../../shipped";
import { missing } from "../python";
import { OpenBao, openBaoProgram } from "../servers/openbao";

const VALUE = "hf_Vb29kLmQxTzRw84YpNcGdSjEuAoKfHtMi0";

describe("the command with a secret manager", function () {
  this.timeout(60_000);
  let bao: OpenBao;
  let folder: string;

  before(async function () {
    this.timeout(300_000);
    shipped();
    const program = openBaoProgram();
    if (program === undefined) return missing(this, "Python with venv, for OpenBao from PyPI");
    bao = await OpenBao.start(program);
  });
  after(() => bao?.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-manager-"));
    mkdirSync(join(folder, "project"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (args: readonly string[], more: NodeJS.ProcessEnv = {}, input = "") => {
    const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, VAULT_TOKEN: bao.token, ...more };
    const options = { cwd: join(folder, "project"), env, input, encoding: "utf8" } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(shipped(), "cli.js"), ...args], options);
    return { code: status, stdout, stderr };
  };
  const write = (name: string, text: string) => writeFileSync(join(folder, "project", name), text);
  const read = (name: string) => readFileSync(join(folder, "project", name), "utf8");

  it("adds what the machine has, says who is signed in, and takes it out again", () => {
    assert.match(run(["stores", "list"]).stderr, /No secret manager is set up/);
    const added = run(["stores", "add", "vault"], { VAULT_ADDR: bao.address });
    assert.equal(added.code, 0, added.stderr);
    assert.match(added.stderr, /found by VAULT_ADDR/);
    assert.match(run(["stores", "check"]).stdout, /^vault: signed in as /);
    const denied = run(["stores", "check"], { VAULT_TOKEN: "not-the-token" });
    assert.equal(denied.code, 1);
    assert.match(denied.stdout, /does not hold any longer\. Run: vault login/);
    assert.equal(run(["stores", "add", "vault"], { VAULT_ADDR: bao.address }).code, 2);
    assert.equal(run(["stores", "remove", "vault"]).code, 0);
    assert.equal(run(["stores", "remove", "vault"]).code, 2);
  });

  it("refuses a setting that there is not, and an address without encryption that is not this machine's", () => {
    for (const [setting, said] of [
      ["adress=https://vault.example.org", /there is no setting adress/],
      ["address=http://vault.example.org", /begins with https/],
      ["address=https://me:pw@vault.example.org", /begins with https/],
    ] as const) {
      const { code, stderr } = run(["stores", "add", "vault", "--set", setting]);
      assert.equal(code, 2);
      assert.match(stderr, said);
      assert.doesNotMatch(stderr, /pw@/);
    }
  });

  it("moves a credential into a manager, and runs the program with it", async () => {
    run(["stores", "add", "vault", "--set", `address=${bao.address}`]);
    write(
      "train.py",
      `import os\n\nHF_TOKEN = "${VALUE}"\nprint("same" if HF_TOKEN == os.environ["WANTED"] else "other", HF_TOKEN)\n`,
    );
    const fixed = run(["fix", "--write", "--to", "vault:secret/ml/train", "train.py"]);
    assert.match(fixed.stderr + fixed.stdout, /secret\/ml\/train/);
    assert.doesNotMatch(read("train.py"), new RegExp(VALUE));
    assert.equal(read(".env.refs"), "HF_TOKEN=vault://secret/ml/train#HF_TOKEN\n");
    const { data } = (await bao.ask("GET", "secret/data/ml/train")) as { data: { data: object } };
    assert.deepEqual(data.data, { HF_TOKEN: VALUE });
    const ran = run(["run", "--yes", "--", "python3", "train.py"], { WANTED: VALUE });
    assert.equal(ran.stdout, "same [secret]\n", ran.stderr);
    const again = run(["run", "--", "python3", "train.py"], { WANTED: VALUE });
    assert.equal(again.code, 125);
    assert.match(again.stderr, /HF_TOKEN=vault:\/\/secret\/ml\/train#HF_TOKEN \(vault, http:\/\/127/);
  });

  it("uses an equal value that is there, and replaces no other", async () => {
    run(["stores", "add", "vault", "--set", `address=${bao.address}`]);
    await bao.ask("POST", "secret/data/ml/equal", { data: { HF_TOKEN: VALUE } });
    await bao.ask("POST", "secret/data/ml/other", { data: { HF_TOKEN: "another" } });
    for (const [place, name] of [
      ["equal", "HF_TOKEN"],
      ["other", "HF_TOKEN_2"],
    ] as const) {
      write("train.py", `HF_TOKEN = "${VALUE}"\n`);
      write(".env.refs", "");
      const { code, stderr } = run(["fix", "--write", "--to", `vault:secret/ml/${place}`, "train.py"]);
      assert.equal(code, 0, stderr);
      assert.equal(read(".env.refs"), `HF_TOKEN=vault://secret/ml/${place}#${name}\n`);
    }
    const { data } = (await bao.ask("GET", "secret/data/ml/other")) as { data: { data: object } };
    assert.deepEqual(data.data, { HF_TOKEN: "another", HF_TOKEN_2: VALUE });
  });

  it("records which version a program got, and who still has an earlier one", async () => {
    run(["stores", "add", "vault", "--set", `address=${bao.address}`]);
    await bao.ask("POST", "secret/data/held/db", { data: { password: VALUE } });
    write(".env.refs", "DB_PASSWORD=vault://secret/held/db#password\n");
    const script = `"$0" "$1" secrets set "vault://secret/held/db#password" < new`;
    write("new", "another value");
    const ran = run(["run", "--yes", "--", "sh", "-c", script, process.execPath, join(shipped(), "cli.js")]);
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stderr, /One program still runs with version 1\./);
    const text = readFileSync(join(folder, "sealwright", "audit.jsonl"), "utf8");
    assert.ok(!text.includes(VALUE) && !text.includes(bao.token) && !text.includes(script));
    const [started, ended] = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      [started.values, ended.code, started.program],
      [[{ name: "DB_PASSWORD", reference: "vault://secret/held/db#password", version: "1" }], 0, "sh"],
    );
    const hash = createHash("sha256")
      .update(text.split("\n")[0] as string)
      .digest("hex");
    assert.deepEqual([started.previous, ended.previous], ["", hash]);
  });

  it("copies between stores, and replaces nothing", async () => {
    run(["stores", "add", "vault", "--set", `address=${bao.address}`]);
    write(".env", `TOKEN=${VALUE}\n`);
    write(".gitignore", ".env\n");
    const copy = (from: string, to: string) => run(["secrets", "copy", from, to]);
    assert.equal(copy("env:TOKEN", "vault://secret/copied/one#token").code, 0);
    const { data } = (await bao.ask("GET", "secret/data/copied/one")) as { data: { data: object } };
    assert.deepEqual(data.data, { token: VALUE });
    assert.equal(copy("env:TOKEN", "vault://secret/copied/one#token").code, 0);
    await bao.ask("POST", "secret/data/copied/two", { data: { token: "another" } });
    const taken = copy("vault://secret/copied/two#token", "vault://secret/copied/one#token");
    assert.equal(taken.code, 2);
    assert.match(taken.stderr, /has another value already/);
    assert.equal(copy("vault://secret/copied/none#token", "vault://secret/copied/three#token").code, 1);
  });

  it("lists a level, and keeps the other fields where one is set", async () => {
    run(["stores", "add", "vault", "--set", `address=${bao.address}`]);
    await bao.ask("POST", "secret/data/list/db", { data: { user: "u" } });
    assert.match(run(["secrets", "list", "vault://"]).stdout, /^secret$/m);
    assert.equal(run(["secrets", "list", "vault://secret/list"]).stdout, "db\n");
    assert.equal(run(["secrets", "list", "vault://secret/list/db"]).stdout, "vault://secret/list/db#user\n");
    const set = run(["secrets", "set", "vault://secret/list/db#password"], {}, "a new value\n");
    assert.equal(set.code, 0, set.stderr);
    const got = run(["secrets", "get", "vault://secret/list/db#user", "--unsafe-print"]);
    assert.equal(got.stdout, "u");
    assert.equal(run(["secrets", "remove", "vault://secret/list/db#user"]).code, 0);
    const gone = run(["secrets", "get", "vault://secret/list/db#user", "--unsafe-print"]);
    assert.equal(gone.code, 1);
  });
});
