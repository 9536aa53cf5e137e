import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileError, readText, writeAtomic } from "../../../src/machine/files";

describe("files of a project", () => {
  let folder: string;
  let root: string;

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), "sealwright-files-")));
    root = join(folder, "project");
    await mkdir(root);
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function refused(reason: string, work: Promise<unknown>): Promise<void> {
    await assert.rejects(work, (error: unknown) => error instanceof FileError && error.reason === reason);
  }

  it("are new with the given mode, and leave no temporary file", async () => {
    await writeAtomic(root, ".env", "A=1\n", { mode: 0o600 });
    assert.equal(await readFile(join(root, ".env"), "utf8"), "A=1\n");
    if (process.platform !== "win32") assert.equal((await stat(join(root, ".env"))).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(root), [".env"]);
  });

  it("keep their mode when they are replaced", async () => {
    await writeFile(join(root, ".env"), "A=1\n");
    await chmod(join(root, ".env"), 0o640);
    await writeAtomic(root, ".env", "A=2\n", { mode: 0o600 });
    if (process.platform !== "win32") assert.equal((await stat(join(root, ".env"))).mode & 0o777, 0o640);
  });

  it("are not overwritten when they have changed since", async () => {
    await writeFile(join(root, ".env"), "A=1\n");
    await refused("changed", writeAtomic(root, ".env", "B=1\n", { before: { text: undefined } }));
    await refused("changed", writeAtomic(root, ".env", "B=1\n", { before: { text: "A=0\n" } }));
    assert.equal(await readFile(join(root, ".env"), "utf8"), "A=1\n");
  });

  it("are refused as links that leave the project, also through a folder", async () => {
    const outside = join(folder, "outside");
    await mkdir(outside);
    await writeFile(join(outside, "secret"), "A=1\n");
    await symlink(join(outside, "secret"), join(root, ".env"));
    await symlink(outside, join(root, "sub"));
    await symlink(join(outside, "nothing"), join(root, "dangling"));
    await refused("link", readText(root, ".env"));
    await refused("link", writeAtomic(root, ".env", "A=2\n"));
    await refused("outside", writeAtomic(root, "sub/.env", "A=2\n"));
    await refused("link", writeAtomic(root, "dangling", "A=2\n"));
    await refused("outside", writeAtomic(root, "../outside/secret", "A=2\n"));
    assert.equal(await readFile(join(outside, "secret"), "utf8"), "A=1\n");
  });

  it("may be links inside the project, whose target is written", async () => {
    await writeFile(join(root, "real"), "A=1\n");
    await symlink("real", join(root, ".env"));
    await writeAtomic(root, ".env", "A=2\n");
    assert.equal(await readFile(join(root, "real"), "utf8"), "A=2\n");
  });

  it("are refused as folders and as what is not UTF-8 text", async () => {
    await mkdir(join(root, ".env"));
    await refused("folder", readText(root, ".env"));
    await writeFile(join(root, "latin"), Buffer.from([0xe9, 0x3d]));
    await refused("unreadable", readText(root, "latin"));
  });

  it("keep a byte-order mark, and a missing one is undefined", async () => {
    await writeFile(join(root, "bom"), "\uFEFFA=1\n");
    assert.equal(await readText(root, "bom"), "\uFEFFA=1\n");
    assert.equal(await readText(root, "missing"), undefined);
  });

  it("leave the old text where writing fails", async function () {
    if (process.platform === "win32") return this.skip();
    await writeFile(join(root, ".env"), "A=1\n");
    await chmod(folder, 0o755);
    await chmod(root, 0o555);
    // The superuser may write everywhere: as someone else for this test.
    const superuser = process.getuid?.() === 0;
    if (superuser) process.seteuid?.(65534);
    try {
      await refused("write-failed", writeAtomic(root, ".env", "A=2\n"));
    } finally {
      if (superuser) process.seteuid?.(0);
      await chmod(root, 0o700);
    }
    assert.equal(await readFile(join(root, ".env"), "utf8"), "A=1\n");
  });
});
