import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { creationRule, parseSopsConfig } from "../../../../src/sops";
import { setUpEncryption } from "../../../../src/work/seal/set-up";
import { Session } from "../../../../src/work/session";
import { ScriptedPerson } from "../scripted-person";

describe("setting up encryption", () => {
  let root: string;
  let home: string;
  const now = new Date("2026-01-02T03:04:05Z");

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "sealwright-setup-")));
    home = mkdtempSync(join(tmpdir(), "sealwright-home-"));
  });

  afterEach(() => {
    for (const folder of [root, home]) rmSync(folder, { recursive: true, force: true });
  });

  const setUp = (env: NodeJS.ProcessEnv = {}) => {
    const own = { HOME: home, XDG_CONFIG_HOME: join(home, ".config"), ...env };
    return setUpEncryption(new Session({ root, person: new ScriptedPerson(), env: own }), "secrets.enc.yaml", now);
  };
  const keys = () => join(home, ".config/sops/age/keys.txt");
  const ready = async (env?: NodeJS.ProcessEnv) => {
    const result = await setUp(env);
    assert.equal(result.kind, "ready", result.kind === "refused" ? result.reason : "");
    if (result.kind !== "ready") throw new Error("not ready");
    return result;
  };

  it("makes a key that only its owner can read, and a rule for the project's secrets", async () => {
    const result = await ready();
    assert.deepEqual(
      [result.keyMade, result.keyPlace, result.rule, result.reads, result.config],
      [true, keys(), "made", true, ".sops.yaml"],
    );
    if (process.platform !== "win32") {
      assert.equal(statSync(keys()).mode & 0o777, 0o600);
      assert.equal(statSync(dirname(keys())).mode & 0o777, 0o700);
    }
    const text = readFileSync(keys(), "utf8");
    assert.match(text, /^# created: 2026-01-02T03:04:05.000Z\n# public key: age1\w+\nAGE-SECRET-KEY-1\w+\n$/);
    assert.equal(await identityToRecipient(text.trim().split("\n")[2] as string), result.publicKey);
    const config = parseSopsConfig(readFileSync(join(root, ".sops.yaml"), "utf8"));
    assert.equal(creationRule(config, "secrets.enc.yaml")?.groups[0]?.[0]?.id, result.publicKey);
    assert.equal(creationRule(config, "deep/er/secrets.enc.yaml")?.groups[0]?.[0]?.id, result.publicKey);
    assert.throws(() => creationRule(config, "xsecrets.enc.yaml"));
    assert.ok(!JSON.stringify(result).includes("AGE-SECRET"));
  });

  it("changes nothing the second time", async () => {
    await ready();
    const before = [readFileSync(keys(), "utf8"), readFileSync(join(root, ".sops.yaml"), "utf8")];
    const result = await ready();
    assert.deepEqual([result.keyMade, result.rule], [false, "kept"]);
    assert.deepEqual([readFileSync(keys(), "utf8"), readFileSync(join(root, ".sops.yaml"), "utf8")], before);
  });

  it("takes a key that the environment gives", async () => {
    const key = await generateX25519Identity();
    const result = await ready({ SOPS_AGE_KEY: key });
    assert.deepEqual([result.keyMade, result.publicKey], [false, await identityToRecipient(key)]);
    assert.equal(result.keyPlace, "SOPS_AGE_KEY");
  });

  it("makes no key beside one that is named wrong, and says what it looks like", async () => {
    const key = await generateX25519Identity();
    for (const [given, says] of [
      [await identityToRecipient(key), /^SOPS_AGE_KEY: Line 1 is no age secret key but a public key/],
      ["~/age/keys.txt", /^SOPS_AGE_KEY: Line 1 is no age secret key but a path, which SOPS_AGE_KEY_FILE takes/],
    ] as const) {
      const refused = await setUp({ SOPS_AGE_KEY: given });
      assert.match(refused.kind === "refused" ? refused.reason : "", says);
      assert.ok(!JSON.stringify(refused).includes(given));
      assert.throws(() => readFileSync(keys()), { code: "ENOENT" });
    }
  });

  it("keeps the lines of a key file without a key for it", async () => {
    mkdirSync(dirname(keys()), { recursive: true });
    writeFileSync(keys(), "# mine");
    await ready();
    assert.match(readFileSync(keys(), "utf8"), /^# mine\n# created/);
  });

  it("takes over a .sops.yaml, and says where it does not seal to this user", async () => {
    const other = await identityToRecipient(await generateX25519Identity());
    const text = `# ours\ncreation_rules:\n  - path_regex: \\.yaml$ # all\n    age: ${other}\n`;
    writeFileSync(join(root, ".sops.yaml"), text);
    const result = await ready();
    assert.deepEqual([result.rule, result.reads], ["kept", false]);
    assert.equal(readFileSync(join(root, ".sops.yaml"), "utf8"), text);
  });

  it("adds a rule where none is for the file, and keeps the others with their comments", async () => {
    const other = await identityToRecipient(await generateX25519Identity());
    const text = `# ours\ncreation_rules:\n  - path_regex: ^prod/ # production\n    age: ${other}\nstores:\n  yaml:\n    indent: 2\n`;
    writeFileSync(join(root, ".sops.yaml"), text);
    const result = await ready();
    assert.equal(result.rule, "added");
    const after = readFileSync(join(root, ".sops.yaml"), "utf8");
    for (const line of text.trim().split("\n")) assert.ok(after.split("\n").includes(line), line);
    const config = parseSopsConfig(after);
    assert.equal(creationRule(config, "prod/x.yaml")?.groups[0]?.[0]?.id, other);
    assert.equal(creationRule(config, "secrets.enc.yaml")?.groups[0]?.[0]?.id, result.publicKey);
  });

  it("works where it cannot be kept that the user agreed", async () => {
    mkdirSync(join(home, ".config"));
    writeFileSync(join(home, ".config/sealwright"), "");
    assert.equal((await ready({ SOPS_AGE_KEY: await generateX25519Identity() })).rule, "made");
  });

  it("leaves a broken .sops.yaml alone", async () => {
    writeFileSync(join(root, ".sops.yaml"), "creation_rules: [\n");
    assert.equal((await setUp()).kind, "refused");
    assert.equal(readFileSync(join(root, ".sops.yaml"), "utf8"), "creation_rules: [\n");
  });
});
