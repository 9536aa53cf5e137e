import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, relative } from "node:path";
import { inspect } from "node:util";
import { defaultKeyFile, findIdentities } from "../../../../src/stores/sops/identities";
import { splitWords } from "../../../../src/text/shell-words";

describe("age keys", () => {
  let home: string;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), "sealwright-keys-"));
    await mkdir(join(home, "project"));
  });

  afterEach(() => rm(home, { recursive: true }));

  const find = async (env: NodeJS.ProcessEnv, recipients?: readonly string[]) => {
    const sources = await findIdentities({ root: join(home, "project"), env, home, platform: "linux" }, recipients);
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

  it("are given by no program of the repository, links resolved", async () => {
    const root = join(home, "project");
    const script = "#!/bin/sh\necho started\n";
    for (const folder of ["bin", "elsewhere"]) await mkdir(join(root, folder), { recursive: true });
    await mkdir(join(home, "bin"));
    await writeFile(join(root, "elsewhere", "give"), script, { mode: 0o755 });
    await writeFile(join(root, "bin", "mine"), script, { mode: 0o755 });
    await writeFile(join(home, "bin", "mine"), script.replace("started", "my key"), { mode: 0o755 });
    await symlink(join(root, "elsewhere", "give"), join(home, "bin", "give"));
    const PATH = [join(root, "bin"), join(home, "bin"), process.env.PATH].join(delimiter);
    const commands = ["give", join(home, "bin", "give"), relative(process.cwd(), join(root, "bin", "mine"))];
    for (const command of commands) {
      const [problem] = await find({ PATH, SOPS_AGE_KEY_CMD: `'${command}'` });
      assert.match(problem ?? "", /^SOPS_AGE_KEY_CMD: the command could not be started: .* outside of the repository/);
    }
    for (const command of ["mine", join(home, "bin", "mine")]) {
      assert.deepEqual(await find({ PATH, SOPS_AGE_KEY_CMD: command }), ["my key\n"]);
    }
  });

  it("are never shown", async () => {
    const sources = await findIdentities({ root: home, env: { SOPS_AGE_KEY: "zq9-Xk2" }, home, platform: "linux" });
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
