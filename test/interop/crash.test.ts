import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { REFS_NAME, referenceTexts } from "../../src/formats/refs/edit";
import { Secret } from "../../src/secret/secret";
import { openFile } from "../sealed-texts";
import { buildCommand, CommandFolder, ended } from "./command";
import { inPairs } from "./sops";
import { Random } from "./sops-random";

const MOMENTS = 200;
const PASSWORD = "Zk4vQ9pLx2Rt";
const OLD = "mB7cT3nWq8";
const CODE = `db_password = "${PASSWORD}"\n`;
const SEALED = "secrets.enc.yaml";
const FIX = ["fix", "--to", `sops:${SEALED}`, "--write", "--yes"];

describe("a seal that is cut off", function () {
  this.timeout(300_000);
  let folder: CommandFolder;

  before(async function () {
    if (process.platform === "win32") return this.skip();
    await buildCommand();
  });

  beforeEach(async () => {
    folder = await CommandFolder.create();
    folder.write(".sops.yaml", `creation_rules:\n  - age: ${folder.recipient}\n`);
  });

  afterEach(() => folder?.remove());

  const text = (name: string) => {
    const path = join(folder.path, name);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  };

  /** The values of a sealed file; one that is not complete throws. */
  const values = async (name: string) => {
    const sealed = text(name);
    if (sealed === undefined) return undefined;
    const file = await openFile(sealed, "yaml", [new Secret(folder.identity)]);
    return new Map(file.values().map(({ pointer, secret }) => [pointer, secret?.reveal()]));
  };

  async function prepare(place: string, withOld: boolean): Promise<void> {
    execFileSync("git", ["init", "-q", join(folder.path, place)]);
    folder.write(`${place}/train.py`, CODE);
    folder.write(`${place}/.sops.yaml`, `creation_rules:\n  - age: ${folder.recipient}\n`);
    if (withOld) await folder.seal(`${place}/${SEALED}`, `old: ${OLD}\n`);
  }

  /** Whether the seal came to its end; everything that was promised is checked. */
  async function check(place: string, withOld: boolean): Promise<boolean> {
    const sealed = await values(`${place}/${SEALED}`);
    if (withOld) assert.equal(sealed?.get("/old"), OLD, "the old value is gone");
    const stored = sealed?.get("/db_password");
    assert.ok(stored === undefined || stored === PASSWORD);
    const reference = referenceTexts(text(`${place}/${REFS_NAME}`) ?? "").get("DB_PASSWORD");
    if (reference !== undefined) {
      assert.equal(reference, `sops://${SEALED}#/db_password`);
      assert.equal(stored, PASSWORD, "a reference leads to nothing");
    }
    const source = text(`${place}/train.py`);
    if (source === CODE) return false;
    assert.equal(source, 'import os\n\ndb_password = os.environ["DB_PASSWORD"]\n');
    assert.notEqual(reference, undefined, "the source reads what nothing gives");
    return true;
  }

  it("leaves every file old or new, and no source without its secret, at 200 random moments", async () => {
    await prepare("measured", true);
    const started = Date.now();
    assert.equal((await folder.run(FIX, { cwd: "measured" })).code, 0);
    const length = Date.now() - started;
    const random = new Random(20260131);
    const delays = Array.from({ length: MOMENTS }, () => (length * (25 + random.below(125))) / 100);
    const outcomes = { cut: 0, complete: 0 };
    await inPairs(delays, async (delay, index) => {
      const place = `run${index}`;
      const withOld = index % 2 === 0;
      await prepare(place, withOld);
      const child = folder.start(FIX, { cwd: place });
      const exit = once(child, "exit");
      child.stdin?.end();
      await Promise.race([wait(delay), exit]);
      child.kill("SIGKILL");
      await exit;
      outcomes[(await check(place, withOld)) ? "complete" : "cut"] += 1;
      // What a dead process left blocks no one.
      if (index % 10 === 0) {
        await folder.run(FIX, { cwd: place });
        assert.ok(await check(place, withOld), "the next seal does not come to its end");
      }
      rmSync(join(folder.path, place), { recursive: true });
    });
    assert.ok(outcomes.cut > MOMENTS / 10 && outcomes.complete > 0, JSON.stringify(outcomes));
  });

  it("loses nothing where several processes seal at once", async () => {
    const names = Array.from({ length: 6 }, (_, index) => `part${index}`);
    for (const [index, name] of names.entries()) {
      folder.write(`${name}.py`, `${name}_password = "${PASSWORD}${index}"\n`);
    }
    const results = await Promise.all(names.map((name) => ended(folder.start([...FIX, `${name}.py`]))));
    for (const { code, stdout, stderr } of results) assert.equal(code, 0, `${stdout}${stderr}`);
    const sealed = [...((await values(SEALED)) ?? new Map()).values()].sort();
    assert.deepEqual(
      sealed,
      names.map((_, index) => `${PASSWORD}${index}`),
    );
    assert.equal(referenceTexts(text(REFS_NAME) ?? "").size, names.length);
    for (const [index, name] of names.entries()) {
      assert.ok(!(text(`${name}.py`) ?? "").includes(`${PASSWORD}${index}`));
    }
  });
});
