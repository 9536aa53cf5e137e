import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { defaultKeyFile, findIdentities } from "../../../../src/stores/sops/identities";
import { splitWords } from "../../../../src/text/shell-words";

describe("age keys", () => {
  let home: string;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), "sealwright-keys-"));
  });

  afterEach(() => rm(home, { recursive: true }));

  const find = async (env: NodeJS.ProcessEnv, recipients?: readonly string[]) => {
    const sources = await findIdentities({ env, home, platform: "linux" }, recipients);
    return sources.map(({ text, problem }) => text?.reveal() ?? problem);
  };

  it("come from all places together", async () => {
    await mkdir(join(home, ".config/sops/age"), { recursive: true });
    await writeFile(join(home, ".config/sops/age/keys.txt"), "key of the usual place");
    await writeFile(join(home, "other.txt"), "key of a file");
    const env = {
      SOPS_AGE_KEY: "key itself",
      SOPS_AGE_KEY_FILE: join(home, "other.txt"),
      SOPS_AGE_KEY_CMD: `'${process.execPath}' -e "process.stdout.write('key for ' + process.env.SOPS_AGE_RECIPIENT)"`,
    };
    assert.deepEqual(await find(env, ["age1a", "age1b"]), [
      "key itself",
      "key of a file",
      "key for age1a",
      "key for age1b",
      "key of the usual place",
    ]);
  });

  it("do not stand in each other's way, and say what gave none", async () => {
    const [file, command, ssh] = await find({
      SOPS_AGE_KEY_FILE: join(home, "none.txt"),
      SOPS_AGE_KEY_CMD: `'${process.execPath}' -e "console.log('zq9-Xk2'); process.exit(3)"`,
      SOPS_AGE_SSH_PRIVATE_KEY_FILE: "/x",
    });
    assert.equal(file, "The file of SOPS_AGE_KEY_FILE: there is no such file.");
    assert.equal(command, "SOPS_AGE_KEY_CMD: the command failed (exit code 3).");
    assert.match(ssh ?? "", /only the sops program/);
  });

  it("are never shown", async () => {
    const sources = await findIdentities({ env: { SOPS_AGE_KEY: "zq9-Xk2" }, home, platform: "linux" });
    assert.doesNotMatch(inspect(sources, { depth: 5 }) + JSON.stringify(sources), /zq9/);
  });

  it("are looked for where sops does on each system", () => {
    const at = (platform: NodeJS.Platform, env: NodeJS.ProcessEnv) => defaultKeyFile({ env, platform, home: "/h" });
    assert.equal(at("linux", {}), "/h/.config/sops/age/keys.txt");
    assert.equal(at("linux", { XDG_CONFIG_HOME: "/x" }), "/x/sops/age/keys.txt");
    assert.equal(at("darwin", { XDG_CONFIG_HOME: "/x" }), "/x/sops/age/keys.txt");
    assert.equal(at("darwin", {}), "/h/Library/Application Support/sops/age/keys.txt");
  });

  it("come from a command that is split as a shell splits it", () => {
    assert.deepEqual(splitWords(`pass  show 'a b'"c \\" $d"\\ e ''`), ["pass", "show", 'a bc " $d e', ""]);
    assert.equal(splitWords("pass 'a"), undefined);
    assert.equal(splitWords('pass "a'), undefined);
    assert.deepEqual(splitWords("  "), []);
  });
});
