import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, realpath, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DiskFiles } from "../../../../src/machine/project-files";
import { Secret } from "../../../../src/secret/secret";
import { envReference } from "../../../../src/stores/dotenv/reference";
import { isDotenvName } from "../../../../src/stores/dotenv/store";
import { Stores } from "../../../../src/stores/registry";
import type { SecretStore, StoreContext } from "../../../../src/stores/store";
import { readOne } from "../../../../src/stores/store";
import { REPLACE, USE } from "../../../calls";
import { everything, keepsTheContract } from "../contract";
import { NO_MANAGERS } from "../no-managers";

describe("the dotenv store", () => {
  let root: string;

  beforeEach(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), "sealwright-store-")));
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  const open = (folder = root): Promise<SecretStore> => {
    const context: StoreContext = {
      root,
      folder,
      files: new DiskFiles(root),
      env: {},
      agreesTo: async () => true,
      agreesToReadable: async () => true,
      agreesToSeal: async () => true,
      passphrase: async () => undefined,
      sawDataKey: () => undefined,
      wroteVariables: () => undefined,
      passesOver: () => undefined,
    };
    return new Stores(context, NO_MANAGERS).ofFiles("env") as Promise<SecretStore>;
  };

  keepsTheContract("env", async () => ({
    store: await open(),
    reference: (name) => envReference(name),
    place: [".env"],
    nowhere: envReference("FIRST", "none/.env"),
  }));

  it("takes .env and its variants, and neither templates nor references nor scripts", () => {
    for (const name of [".env", ".env.local", ".env.production"]) assert.equal(isDotenvName(name), true, name);
    for (const name of [".env.refs", ".env.example", ".env.sample", ".env.template", ".envrc", "env", "a.env"]) {
      assert.equal(isDotenvName(name), false, name);
    }
  });

  it("finds the files of all folders, ignored ones too", async () => {
    await mkdir(join(root, "app/node_modules/x"), { recursive: true });
    await mkdir(join(root, "venv"));
    await writeFile(join(root, "venv/pyvenv.cfg"), "");
    for (const file of [".env", ".env.example", "app/.env.local", "app/node_modules/x/.env", "venv/.env"]) {
      await writeFile(join(root, file), "A=1\n");
    }
    assert.deepEqual(
      (await everything(await open(), [])).map(({ name }) => name),
      [".env", "app/.env.local"],
    );
  });

  it("uses the nearest .env, and makes a private one that git leaves out", async () => {
    execFileSync("git", ["init", "-q"], { cwd: root });
    await mkdir(join(root, "app/deep"), { recursive: true });
    const store = await open(join(root, "app/deep"));
    assert.equal(
      (await store.write([{ reference: envReference("A"), secret: new Secret("zq9-Xk2") }], REPLACE, USE)).kind,
      "written",
    );
    assert.equal(await readFile(join(root, ".env"), "utf8"), "A=zq9-Xk2\n");
    assert.equal(await readFile(join(root, ".gitignore"), "utf8"), ".env\n");
    if (process.platform !== "win32") assert.equal((await stat(join(root, ".env"))).mode & 0o777, 0o600);
    await writeFile(join(root, "app/.env"), "B=1\n");
    await store.write([{ reference: envReference("B"), secret: new Secret("zq9-Xk2") }], REPLACE, USE);
    assert.equal(await readFile(join(root, "app/.env"), "utf8"), "B=zq9-Xk2\n");
  });

  it("refuses a file that git tracks", async () => {
    execFileSync("git", ["init", "-q"], { cwd: root });
    await writeFile(join(root, ".env"), "A=1\n");
    execFileSync("git", ["add", ".env"], { cwd: root });
    const result = await (await open()).write(
      [{ reference: envReference("A"), secret: new Secret("zq9-Xk2") }],
      REPLACE,
      USE,
    );
    assert.equal(result.kind, "refused");
    assert.equal(await readFile(join(root, ".env"), "utf8"), "A=1\n");
  });

  it("removes an entry of several lines with its comment, and nothing else", async () => {
    await writeFile(join(root, ".env"), '# keys\r\nA=1\r\nexport B="x\r\ny" # two\r\n\r\nC=3');
    await (await open()).remove(envReference("B"), USE);
    assert.equal(await readFile(join(root, ".env"), "utf8"), "# keys\r\nA=1\r\n\r\nC=3");
  });

  it("refuses a link that leaves the repository", async () => {
    const outside = await mkdtemp(join(tmpdir(), "sealwright-outside-"));
    await writeFile(join(outside, "env"), "A=zq9-Xk2\n");
    await symlink(join(outside, "env"), join(root, ".env"));
    assert.equal((await readOne(await open(), envReference("A"), USE)).kind, "unreachable");
    await rm(outside, { recursive: true });
  });
});
