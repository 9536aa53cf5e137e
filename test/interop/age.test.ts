import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { shipped } from "../shipped";
import { ageProgram } from "./age";
import { missing } from "./python";

const VALUE = `hf_${"Vq7LmZkTwRbNsXpDcHgJyUaEfOiKt3Wz9x"}`;

describe("age files beside age's own program", function () {
  this.timeout(120_000);
  let program: string;
  let folder: string;
  let recipient: string;

  before(function () {
    const found = ageProgram();
    if (found === undefined) return missing(this, "age, or Go");
    program = found;
  });

  beforeEach(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-age-")));
    mkdirSync(join(folder, "project/secrets"), { recursive: true });
    const identity = await generateX25519Identity();
    recipient = await identityToRecipient(identity);
    writeFileSync(join(folder, "keys.txt"), `${identity}\n`, { mode: 0o600 });
    const rule = `creation_rules:\n  - path_regex: \\.age$\n    age: ${recipient}\n`;
    writeFileSync(join(folder, "project/.sops.yaml"), rule);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (args: readonly string[], input = "") => {
    const env = { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder };
    const options = {
      cwd: join(folder, "project"),
      env: { ...env, SOPS_AGE_KEY_FILE: join(folder, "keys.txt") },
      input,
      encoding: "utf8",
    } as const;
    return spawnSync(process.execPath, [join(shipped(), "cli.js"), ...args], options);
  };
  const seal = (file: string, text: string, ...more: string[]) =>
    execFileSync(program, ["-r", recipient, ...more, "-o", join(folder, "project", file)], { input: text });
  const opened = (file: string) =>
    execFileSync(program, ["-d", "-i", join(folder, "keys.txt"), join(folder, "project", file)], { encoding: "utf8" });

  for (const [form, more] of [
    ["binary", []],
    ["armored", ["-a"]],
  ] as const) {
    it(`gives a program the value of a ${form} file that age sealed, masked in its output`, () => {
      seal("secrets/token.age", `${VALUE}\n`, ...more);
      seal("secrets/db.age", '{"password": "p-Xk29#77aq"}', ...more);
      const refs = "HF_TOKEN=age://secrets/token.age\nDB_PASSWORD=age://secrets/db.age#password\n";
      writeFileSync(join(folder, "project/.env.refs"), refs);
      const script = 'import os; print(len(os.environ["HF_TOKEN"]), os.environ["HF_TOKEN"], os.environ["DB_PASSWORD"])';
      const { status, stdout, stderr } = run(["run", "--yes", "--", "python3", "-c", script]);
      assert.equal(status, 0, stderr);
      assert.equal(stdout, `${VALUE.length} [secret] [secret]\n`);
    });
  }

  it("moves a credential into a file that age opens", () => {
    writeFileSync(join(folder, "project/train.py"), `HF_TOKEN = "${VALUE}"\n`);
    const { status, stderr, stdout } = run(["fix", "--write", "--to", "age:secrets", "train.py", "--yes"]);
    assert.equal(status, 0, stderr + stdout);
    assert.equal(opened("secrets/HF_TOKEN.age"), VALUE);
    assert.equal(readFileSync(join(folder, "project/.env.refs"), "utf8"), "HF_TOKEN=age://secrets/HF_TOKEN.age\n");
    assert.doesNotMatch(readFileSync(join(folder, "project/train.py"), "utf8"), new RegExp(VALUE));
  });

  it("changes a file that age sealed, in its form", () => {
    for (const more of [[], ["-a"]]) {
      seal("secrets/token.age", "before", ...more);
      const set = run(["secrets", "set", "age://secrets/token.age", "--yes"], VALUE);
      assert.equal(set.status, 0, set.stderr);
      assert.equal(opened("secrets/token.age"), VALUE);
    }
  });
});
