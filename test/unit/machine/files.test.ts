import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmod,
  chown,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileError, readText } from "../../../src/machine/files";
import { writeAtomic } from "../../../src/machine/write-file";

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

  it("are new with what the umask leaves, and with the group of a folder that hands its own on", async function () {
    if (process.platform === "win32") return this.skip();
    const before = process.umask(0o027);
    try {
      await writeAtomic(root, "new", "x\n");
    } finally {
      process.umask(before);
    }
    assert.equal((await stat(join(root, "new"))).mode & 0o777, 0o640);
    if (process.getuid?.() !== 0) return;
    await chown(root, 0, 1234);
    await chmod(root, 0o2775);
    await writeAtomic(root, "shared", "x\n");
    assert.equal((await stat(join(root, "shared"))).gid, 1234);
  });

  it("keep owner, group, set-gid, ACL and extended attributes when they are replaced", async function () {
    if (process.platform !== "linux" || process.getuid?.() !== 0) return this.skip();
    const path = join(root, "kept");
    await writeFile(path, "A=1\n");
    await chown(path, 1111, 2222);
    await chmod(path, 0o2750);
    const has = (program: string) => spawnSync("which", [program]).status === 0;
    const attributes = has("setfattr") && spawnSync("setfattr", ["-n", "user.note", "-v", "x", path]).status === 0;
    const acl = has("setfacl") && spawnSync("setfacl", ["-m", "u:3333:r", path]).status === 0;
    const facl = acl ? execFileSync("getfacl", ["-p", path], { encoding: "utf8" }) : "";
    await writeAtomic(root, "kept", "A=2\n");
    const { uid, gid, mode } = await stat(path);
    assert.deepEqual([uid, gid, mode & 0o7777], [1111, 2222, 0o2750]);
    if (attributes) assert.match(execFileSync("getfattr", ["-d", path], { encoding: "utf8" }), /user\.note="x"/);
    if (acl) assert.equal(execFileSync("getfacl", ["-p", path], { encoding: "utf8" }), facl);
  });

  it("are refused where they have several names", async function () {
    if (process.platform === "win32") return this.skip();
    await writeFile(join(root, "one"), "A=1\n");
    await link(join(root, "one"), join(folder, "other"));
    await refused("links", writeAtomic(root, "one", "A=2\n"));
    assert.equal(await readFile(join(folder, "other"), "utf8"), "A=1\n");
  });

  it("are written by way of the repository's folder, and what a crash left there is removed", async () => {
    execFileSync("git", ["init", "-q", root]);
    await writeAtomic(root, ".env", "A=1\n");
    const own = join(root, ".git", "sealwright");
    assert.deepEqual(await readdir(own), []);
    // As after a crash: of this file, of another one just now, and of another one long ago.
    const name = `${createHash("sha256").update(join(root, ".env")).digest("hex").slice(0, 16)}-${"0".repeat(12)}`;
    const [fresh, old] = [`${"1".repeat(16)}-${"0".repeat(12)}`, `${"2".repeat(16)}-${"0".repeat(12)}`];
    for (const left of [name, fresh, old, "not-ours"]) await writeFile(join(own, left), "A=1\n");
    for (const left of [old, "not-ours"]) await utimes(join(own, left), 1, 1);
    await writeAtomic(root, ".env", "A=2\n");
    assert.deepEqual((await readdir(own)).sort(), [fresh, "not-ours"]);
    assert.deepEqual((await readdir(root)).sort(), [".env", ".git"]);
  });

  it("are written beside their place outside a repository, where nothing else is removed", async () => {
    const project = join(root, "sealwright");
    await mkdir(project);
    await writeFile(join(project, "old"), "x");
    await utimes(join(project, "old"), 1, 1);
    await writeFile(join(project, "..env.0123456789ab.tmp"), "A=1\n");
    await writeAtomic(project, ".env", "A=1\n");
    assert.deepEqual((await readdir(project)).sort(), [".env", "old"]);
  });

  it("are written by way of the folder of a further work tree", async () => {
    const git = (...args: string[]) =>
      execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd: root });
    git("init", "-q");
    git("commit", "-q", "--allow-empty", "-m", "first");
    git("worktree", "add", "-q", join(folder, "tree"));
    await writeAtomic(join(folder, "tree"), ".env", "A=1\n");
    assert.deepEqual(await readdir(join(root, ".git", "worktrees", "tree", "sealwright")), []);
  });
});
