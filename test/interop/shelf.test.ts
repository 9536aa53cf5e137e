import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { CommandFolder, type Ended, ended } from "./command";

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

const VALUE = "Vw7-kQ2 #nX9$";
const PASSWORD = "Zk4vQ9pLx2Rt7nBq";

describe("a kind of store that the product does not know", () => {
  let folder: CommandFolder;
  let env: NodeJS.ProcessEnv;

  beforeEach(async () => {
    folder = await CommandFolder.create();
    env = { SHELF: folder.write("../shelf.json", JSON.stringify({ team: { TOKEN: VALUE } })) };
  });

  afterEach(() => folder.remove());

  /** The command from its sources, with one kind of store more. */
  function run(args: readonly string[], input = ""): Promise<Ended> {
    const preloads = [require.resolve("tsx"), path("test/shelf/with-shelf.ts")];
    const loaders = preloads.flatMap((file) => ["--import", pathToFileURL(file).href]);
    const { PATH } = process.env;
    const child = spawn(process.execPath, [...loaders, path("src/cli/main.ts"), ...args], {
      cwd: folder.path,
      env: { PATH, HOME: folder.root, XDG_CONFIG_HOME: join(folder.root, "config"), ...env },
    });
    return ended(child, input);
  }

  const shelf = () => JSON.parse(readFileSync(env.SHELF ?? "", "utf8"));

  it("is listed, read, set and emptied by secrets", async () => {
    const list = await run(["secrets", "list"]);
    assert.deepEqual([list.code, list.stdout, list.stderr], [0, "shelf://team/TOKEN\n", ""]);
    const get = await run(["secrets", "get", "--unsafe-print", "shelf://team/TOKEN"]);
    assert.deepEqual([get.code, get.stdout.trimEnd()], [0, VALUE]);
    const set = await run(["secrets", "set", "shelf://team/OTHER"], PASSWORD);
    assert.deepEqual([set.code, set.stderr.includes(PASSWORD)], [0, false]);
    const removed = await run(["secrets", "remove", "shelf://team/TOKEN"]);
    assert.equal(removed.code, 0, removed.stderr);
    assert.deepEqual(shelf(), { team: { OTHER: PASSWORD } });
    const gone = await run(["secrets", "get", "--unsafe-print", "shelf://team/TOKEN"]);
    assert.equal(gone.code, 1);
    assert.match(gone.stderr, /there is no such entry/);
    const wrong = await run(["secrets", "get", "--unsafe-print", "shelf://team"]);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /shelf:\/\/team\/name/);
  });

  it("gives its values to a program, masked in what the program prints", async () => {
    folder.write(".env.refs", "TOKEN=shelf://team/TOKEN\n");
    const code = 'import os; print(len(os.environ["TOKEN"]), os.environ["TOKEN"])';
    const { code: exit, stdout, stderr } = await run(["run", "--yes", "--", "python3", "-c", code]);
    assert.equal(exit, 0, stderr);
    assert.match(stdout, new RegExp(`^${VALUE.length} `));
    assert.ok(!stdout.includes(VALUE), "the value is not masked");
  });

  it("is refused by a fix, shown or written, where it cannot be used", async () => {
    env = {};
    const before = `db_password = "${PASSWORD}"\n`;
    folder.write("train.py", before);
    for (const write of [[], ["--write"]]) {
      const { code, stdout, stderr } = await run(["fix", "--to", "shelf:team", ...write]);
      assert.equal(code, 1, stderr);
      assert.match(stdout + stderr, /SHELF names no file/);
    }
    assert.equal(readFileSync(join(folder.path, "train.py"), "utf8"), before);
  });

  it("takes what a fix moves, and the program runs with it", async () => {
    folder.write("train.py", `db_password = "${PASSWORD}"\nprint(len(db_password))\n`);
    const shown = await run(["fix", "--to", "shelf:team"]);
    assert.equal(shown.code, 1, shown.stderr);
    assert.deepEqual(shelf(), { team: { TOKEN: VALUE } }, "a look has written");
    const { code, stderr } = await run(["fix", "--to", "shelf:team", "--write"]);
    assert.equal(code, 0, stderr);
    assert.deepEqual(shelf(), { team: { TOKEN: VALUE, DB_PASSWORD: PASSWORD } });
    const refs = readFileSync(join(folder.path, ".env.refs"), "utf8");
    assert.match(refs, /^DB_PASSWORD=shelf:\/\/team\/DB_PASSWORD$/m);
    const source = readFileSync(join(folder.path, "train.py"), "utf8");
    assert.ok(!source.includes(PASSWORD) && source.includes('os.environ["DB_PASSWORD"]'), "not moved");
    const ran = await run(["run", "--yes", "--", "python3", "train.py"]);
    assert.deepEqual([ran.code, ran.stdout.trim()], [0, String(PASSWORD.length)], ran.stderr);
  });
});
