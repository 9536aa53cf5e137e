import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { dotenvValues } from "../../src/formats/dotenv/file";
import { buildCommand, CommandFolder, ended } from "./command";
import { missing } from "./python";

const PASSWORD = "zq9-Xk2/77 =&é";
const HF_TOKEN = ["hf", "QmZkTwVbNsRdLpYxHcJgUaEfOiKrMtXeWq"].join("_");
const RECIPE = fileURLToPath(new URL("../../docs/masking-logs.md", import.meta.url));

describe("the commands that work with secrets", function () {
  this.timeout(60_000);
  let folder: CommandFolder;

  before(async function () {
    if (process.platform === "win32") return this.skip();
    await buildCommand();
  });

  beforeEach(async () => {
    folder = await CommandFolder.create();
    await folder.seal("secrets.enc.yaml", `db:\n    password: ${PASSWORD}\n    user: someone\n`);
    folder.write(".env.refs", "DB_PASSWORD=sops://secrets.enc.yaml#/db/password\n");
  });

  afterEach(() => folder?.remove());

  describe("sealwright mask", () => {
    it("takes the secrets out of a log, and leaves all else as it is", async () => {
      const log = Buffer.concat([
        Buffer.from(`a ${PASSWORD} ${encodeURIComponent(PASSWORD)}\r\n`),
        Buffer.from([0xff, 0, 10]),
        Buffer.from("x".repeat(300_000) + PASSWORD + "\n"),
      ]);
      const { code, stdout } = await folder.run(["mask", "--yes"], { input: log });
      assert.equal(code, 0);
      assert.equal(stdout, `a [secret] [secret]\r\n\ufffd\0\n${"x".repeat(300_000)}[secret]\n`);
    });

    it("takes known tokens out too, where that is asked for", async () => {
      const input = `token ${HF_TOKEN}, password ${PASSWORD}\n`;
      assert.equal((await folder.run(["mask", "--yes"], { input })).stdout, `token ${HF_TOKEN}, password [secret]\n`);
      const both = await folder.run(["mask", "--yes", "--patterns"], { input });
      assert.equal(both.stdout, "token [secret], password [secret]\n");
    });

    it("masks nothing, and says why, where the folder is not confirmed", async () => {
      const { code, stdout, stderr } = await folder.run(["mask"], { input: PASSWORD });
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, /have not confirmed/);
    });
  });

  describe("sealwright env", () => {
    it("gives values through a pipe", async () => {
      folder.write(".env", "OTHER=fromDotenv\n");
      const words = ["env", "--yes", "--names", "DB_PASSWORD,OTHER,HOME", "--format", "json"];
      const { code, stdout } = await folder.run(words);
      assert.equal(code, 0);
      assert.deepEqual(JSON.parse(stdout), { DB_PASSWORD: PASSWORD, OTHER: "fromDotenv", HOME: process.env.HOME });
      const one = await folder.run(["env", "--names", "OTHER"]);
      assert.deepEqual([one.code, one.stdout], [0, '{"OTHER":"fromDotenv"}\n'], "no reference is resolved");
      const unasked = await folder.run(["env", "--names", "OTHER,DB_PASSWORD"]);
      assert.deepEqual([unasked.code, unasked.stdout], [2, ""]);
      const none = await folder.run(["env", "--yes", "--names", "DB_PASSWORD,NONE"]);
      assert.deepEqual([none.code, none.stdout], [2, ""]);
      assert.match(none.stderr, /^sealwright: NONE: neither/);
    });

    it("writes them as others read them", async () => {
      const HARD = 'say "7" $HOME \\n `x` #1';
      folder.write(".env.refs", "");
      const set = (name: string, input: string) => folder.run(["secrets", "set", `env:${name}`], { input });
      assert.equal((await set("HARD", HARD)).code, 0);
      assert.equal((await set("SOFT", "it's")).code, 0);
      const given = async (format: string, ...names: string[]) => {
        const all = await folder.run(["env", "--format", format, ...names]);
        assert.equal(all.code, 0, all.stderr);
        return all.stdout;
      };
      const shown = '; printf "%s|%s" "$HARD" "$SOFT"';
      for (const shell of ["sh", "bash"])
        assert.equal(
          execFileSync(shell, ["-c", (await given("shell")) + shown.slice(1)], { encoding: "utf8" }),
          `${HARD}|it's`,
        );
      const direnv = await given("direnv");
      assert.match(direnv, /^watch_file '.*\/\.env\.refs'\nwatch_file '.*\/\.env'\nexport HARD=/);
      const stub = "watch_file() { :; }\n";
      assert.equal(execFileSync("bash", ["-c", stub + direnv + shown.slice(1)], { encoding: "utf8" }), `${HARD}|it's`);
      assert.equal(
        await given("github"),
        `HARD<<SEALWRIGHT\n${HARD}\nSEALWRIGHT\nSOFT<<SEALWRIGHT\nit's\nSEALWRIGHT\n`,
      );
      assert.equal(await given("docker"), `HARD=${HARD}\nSOFT=it's\n`);
      assert.deepEqual(
        [...dotenvValues(await given("dotenv"))],
        [
          ["HARD", HARD],
          ["SOFT", "it's"],
        ],
      );
      await set("LINES", "a\nb\n");
      const docker = await folder.run(["env", "--format", "docker"]);
      assert.deepEqual([docker.code, docker.stdout], [2, ""]);
      assert.match(docker.stderr, /LINES has several lines/);
    });

    it("gives them to no terminal and no file", async () => {
      const words = ["env", "--yes", "--names", "DB_PASSWORD"];
      const terminal = await folder.onTerminal([], words);
      assert.deepEqual([terminal.code, terminal.stdout.includes("zq9")], [2, false]);
      const file = openSync(join(folder.path, "out.json"), "w");
      const child = folder.start(words, { stdout: file });
      closeSync(file);
      assert.equal((await ended(child)).code, 2);
      assert.equal(readFileSync(join(folder.path, "out.json"), "utf8"), "");
    });
  });

  describe("sealwright secrets", () => {
    const REFERENCE = "sops://secrets.enc.yaml#/db/password";

    it("lists references, and no value", async () => {
      folder.write("app/.env.local", "KEY=zq9-plain\n");
      const all = await folder.run(["secrets", "list"]);
      assert.equal(all.stdout, `env:KEY  (app/.env.local)\n${REFERENCE}\nsops://secrets.enc.yaml#/db/user\n`);
      const below = await folder.run(["secrets", "list", "sops://project/secrets.enc.yaml#/db"], { cwd: ".." });
      assert.equal(below.stdout.includes("#/db/user"), true, below.stderr);
      assert.equal((await folder.run(["secrets", "list", "sops://none.yaml"])).code, 1);
    });

    it("prints a value to a terminal only, or where an option says so", async () => {
      const { code, stdout } = await folder.run(["secrets", "get", REFERENCE]);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.equal((await folder.run(["secrets", "get", "--unsafe-print", REFERENCE])).stdout, PASSWORD);
      folder.write("sub/a.py", "");
      const from = ["secrets", "get", "--unsafe-print", REFERENCE.replace("sops://", "sops://../")];
      assert.equal((await folder.run(from, { cwd: "sub" })).stdout, PASSWORD);
      assert.equal((await folder.onTerminal([], ["secrets", "get", REFERENCE])).stdout, `${PASSWORD}\n`);
      assert.equal((await folder.run(["secrets", "get", "--unsafe-print", "env:NONE"])).code, 1);
    });

    it("sets a value from standard input, once its readers are confirmed", async () => {
      const refused = await folder.run(["secrets", "set", REFERENCE], { input: "new-Value-1\n" });
      assert.equal(refused.code, 2);
      assert.match(refused.stderr, /have not agreed that secrets\.enc\.yaml is sealed to age1/);
      const set = await folder.run(["secrets", "set", "--yes", REFERENCE], { input: "new-Value-1\n" });
      assert.deepEqual([set.code, set.stdout, set.stderr], [0, "", ""]);
      assert.equal((await folder.run(["secrets", "get", "--unsafe-print", REFERENCE])).stdout, "new-Value-1");
      assert.doesNotMatch(readFileSync(join(folder.path, "secrets.enc.yaml"), "utf8"), /new-Value/);
    });

    it("asks for a value without showing it", async () => {
      const steps = [
        ["(not shown):", "typedd\u007f-Value\r"],
        ["[y/N]", "y\n"],
      ] as const;
      const set = await folder.onTerminal(steps, ["secrets", "set", REFERENCE]);
      assert.equal(set.code, 0, set.stdout);
      assert.doesNotMatch(set.stdout, /typed/);
      assert.equal((await folder.run(["secrets", "get", "--unsafe-print", REFERENCE])).stdout, "typed-Value");
      const again = await folder.run(["secrets", "set", REFERENCE], { input: "x-Value" });
      assert.equal(again.code, 0, "confirmed once");
    });

    it("removes an entry", async () => {
      assert.equal((await folder.run(["secrets", "remove", "--yes", REFERENCE])).code, 0);
      assert.equal((await folder.run(["secrets", "remove", "--yes", REFERENCE])).code, 1);
      assert.equal((await folder.run(["secrets", "list"])).stdout, "sops://secrets.enc.yaml#/db/user\n");
    });
  });

  it("Python's logging hides values by the recipe of the documentation", function () {
    const blocks = [...readFileSync(RECIPE, "utf8").matchAll(/```python\n([^`]*)```/g)].map(
      ([, code]) => code as string,
    );
    const program =
      `${blocks.join("\n")}\n` +
      "log = logging.getLogger('library')\n" +
      "log.warning('url %s', os.environ['DATABASE_URL'])\n" +
      "try:\n    raise ValueError(os.environ['HF_TOKEN'])\nexcept ValueError:\n    log.exception('failed')\n" +
      "log.warning('100%% %s', 'plain', stack_info=True)\n";
    const env = { ...process.env, DATABASE_URL: `first-line\n${PASSWORD}`, HF_TOKEN };
    try {
      execFileSync("python3", ["--version"], { stdio: "pipe" });
    } catch {
      return missing(this, "Python 3");
    }
    execFileSync("python3", ["-c", program], { cwd: folder.path, env, stdio: "pipe" });
    const log = readFileSync(join(folder.path, "train.log"), "utf8");
    assert.match(log, /url \[secret\]\n/);
    assert.match(log, /ValueError: \[secret\]\n/);
    assert.match(log, /100% plain\n/);
    assert.doesNotMatch(log, /zq9|QmZk|first-line/);
  });
});
