import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FileError } from "../../../src/machine/files";
import { gitFolder } from "../../../src/machine/git-folder";
import { awaitLifeSign, removeLifeSign } from "../../../src/machine/liveness";
import { withLock } from "../../../src/machine/lock";

describe("changing a file while others do", () => {
  const fresh = () => `/project/${randomBytes(6).toString("hex")}`;

  it("happens one after another", async () => {
    const path = fresh();
    let value = 0;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        withLock(path, async () => {
          const before = value;
          await new Promise((resolve) => setImmediate(resolve));
          value = before + 1;
        }),
      ),
    );
    assert.equal(value, 20);
  });

  it("goes on after a failure", async () => {
    const path = fresh();
    await assert.rejects(
      withLock(path, () => Promise.reject(new Error("no"))),
      /no/,
    );
    assert.equal(await withLock(path, async () => 1), 1);
  });

  it("does not wait for a process that died", async () => {
    const path = fresh();
    const module = JSON.stringify(fileURLToPath(new URL("../../../src/machine/lock.ts", import.meta.url)));
    const program = `void require(${module}).withLock(${JSON.stringify(path)}, async () => process.exit(0))`;
    execFileSync(process.execPath, ["--import", "tsx", "-e", program]);
    assert.equal(await withLock(path, async () => 1, 0), 1);
  });

  it("waits for a process without a socket by its number, and gives up on one that lives", async () => {
    const folder = await mkdtemp(join(tmpdir(), "sealwright-liveness-"));
    const here = hostname()
      .replace(/[^\w.]/g, "_")
      .slice(0, 30);
    const sign = async (pid: number, machine = here) => {
      const name = `p-${pid}-${machine}-${randomBytes(4).toString("hex")}`;
      await writeFile(join(folder, name), "");
      return name;
    };
    const dead = Number(execFileSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }));
    assert.equal(await awaitLifeSign(folder, await sign(dead), 1000), "dead");
    assert.equal(await awaitLifeSign(folder, await sign(process.pid), 40), "alive");
    const ending = await sign(process.pid);
    setTimeout(() => void removeLifeSign(folder, ending), 30);
    assert.equal(await awaitLifeSign(folder, ending, 5000), "ended");
    // Of another machine, whose numbers say nothing here: by when it was last touched.
    const elsewhere = await sign(dead, "elsewhere");
    assert.equal(await awaitLifeSign(folder, elsewhere, 40), "alive");
    await utimes(join(folder, elsewhere), 1, 1);
    assert.equal(await awaitLifeSign(folder, elsewhere, 40), "dead");
    await rm(folder, { recursive: true });
  });

  it("happens one after another in a checkout that is mounted at two places, with temporary folders of their own", async function () {
    if (process.platform !== "linux") return this.skip();
    const top = realpathSync(mkdtempSync(join(tmpdir(), "sw-")));
    const checkout = join(top, "a".repeat(90));
    execFileSync("git", ["init", "-q", checkout]);
    const module = JSON.stringify(fileURLToPath(new URL("../../../src/machine/lock.ts", import.meta.url)));
    const program = `require(${module}).withLock(process.argv[1], async () => {
      console.log("in");
      await new Promise((resolve) => process.stdin.once("end", resolve).resume());
    })`;
    mkdirSync(join(top, "tmp"));
    const other = spawn(process.execPath, ["--import", "tsx", "-e", program, "--", join(checkout, ".env")], {
      env: { ...process.env, TMPDIR: join(top, "tmp") },
      stdio: ["pipe", "pipe", "inherit"],
    });
    await once(other.stdout, "data");
    // The same folder by another path, as another container has it.
    const moved = join(top, "b");
    renameSync(checkout, moved);
    await assert.rejects(
      withLock(join(moved, ".env"), async () => undefined, 100),
      FileError,
    );
    other.stdin.end();
    assert.equal(await withLock(join(moved, ".env"), async () => 1), 1);
    const left = readdirSync(join(moved, ".git", "sealwright-locks"));
    assert.deepEqual(left, []);
    rmSync(top, { recursive: true });
  });

  it("removes what processes left that were ended while they waited, and nothing of one that lives", async function () {
    if (process.platform === "win32") return this.skip();
    const top = realpathSync(mkdtempSync(join(tmpdir(), "sw-")));
    execFileSync("git", ["init", "-q", top]);
    const locks = join(top, ".git", "sealwright-locks");
    const age = (name: string) => utimes(join(locks, name), 1, 1);
    await withLock(join(top, "held"), async () => {
      const [held = ""] = readdirSync(locks);
      await age(held);
      for (const name of ["old", "new"]) {
        const server = createServer().listen(join(mkdirSync(join(locks, name), { recursive: true }) ?? "", "s-1"));
        await once(server, "listening");
        // A killed process leaves the socket's file, which closing it would not.
        renameSync(join(locks, name, "s-1"), join(locks, name, "s-2"));
        server.close();
      }
      mkdirSync(join(locks, "empty"));
      for (const name of ["old", "empty"]) await age(name);
      await withLock(join(top, "other"), async () => undefined);
      assert.deepEqual(readdirSync(locks).sort(), [held, "new"].sort());
    });
    rmSync(top, { recursive: true });
  });

  it("gives up where what a dead process left cannot be removed", async () => {
    const top = realpathSync(mkdtempSync(join(tmpdir(), "sw-")));
    execFileSync("git", ["init", "-q", top]);
    const name = createHash("sha256").update(".env").digest("hex").slice(0, 20);
    mkdirSync(join(top, ".git", "sealwright-locks", name, "s-x", "y"), { recursive: true });
    await assert.rejects(
      withLock(join(top, ".env"), async () => 1, 500),
      FileError,
    );
    rmSync(top, { recursive: true });
  });

  it("trusts no folder that a file named .git names, unless git made it", async () => {
    const top = realpathSync(mkdtempSync(join(tmpdir(), "sw-")));
    const victim = join(top, "victim");
    mkdirSync(join(victim, "sealwright"), { recursive: true });
    mkdirSync(join(top, "project"));
    writeFileSync(join(top, "project", ".git"), `gitdir: ${victim}\n`);
    assert.equal(gitFolder(join(top, "project", ".git")), undefined);
    await withLock(join(top, "project", ".env"), async () => 1);
    assert.deepEqual(readdirSync(victim), ["sealwright"]);
    rmSync(top, { recursive: true });
  });

  it("gives up where another one keeps the file", async () => {
    const path = fresh();
    await withLock(path, async () => {
      await assert.rejects(
        withLock(path, async () => undefined, 0),
        (error: unknown) => error instanceof FileError && error.reason === "changed",
      );
    });
  });

  // A socket's address may be some 103 bytes long, which macOS's folder for temporary files nearly is by itself.
  for (const length of [48, 54, 62, 70, 95]) {
    it(`happens one after another below a temporary folder whose path has ${length} letters`, async function () {
      const kept = process.env.TMPDIR;
      if (process.platform === "win32" || tmpdir() !== (kept ?? "/tmp") || tmpdir().length > 20) this.skip();
      const top = mkdtempSync(join(tmpdir(), "sw-"));
      const long = join(top, "x".repeat(length - top.length - 1));
      mkdirSync(long);
      process.env.TMPDIR = long;
      try {
        const path = fresh();
        let inside = 0;
        const alone = async () => {
          inside += 1;
          await new Promise((resolve) => setTimeout(resolve, 40));
          assert.equal(inside, 1);
          inside -= 1;
        };
        await Promise.all([1, 2, 3].map(() => withLock(path, alone)));
        await withLock(path, () => assert.rejects(withLock(path, alone, 100), FileError));
      } finally {
        if (kept === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = kept;
        rmSync(top, { recursive: true });
      }
    });
  }
});
