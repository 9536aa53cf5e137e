import { createHash, randomBytes } from "node:crypto";
import { lstat, mkdir, readFile, rename, stat, unlink, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { FileError } from "./files";

/** Between two looks, and until the other one is taken to hang, in milliseconds. */
const PAUSE = 15;
const PATIENCE = 15_000;
const LONGEST_HELD = 60_000;

/**
 * Does `act` while no other process of this user does the same for `path`, which is absolute, links resolved: reading a
 * file, changing it and writing it back is one step. The lock lies outside the repository; one that a dead process left
 * is taken over. Throws `FileError` (`changed`) where another process keeps it too long.
 */
export async function withLock<T>(path: string, act: () => Promise<T>, patience = PATIENCE): Promise<T> {
  const lock = await lockFile(path);
  const own = `${process.pid} ${randomBytes(6).toString("hex")}`;
  const last = Date.now() + patience;
  while (!(await take(lock, own))) {
    if (await isLeft(lock)) await unlessTaken(lock);
    else if (Date.now() > last) {
      throw new FileError("changed", path, `${path} is being changed by another process. Try again.`);
    } else await wait(PAUSE);
  }
  try {
    return await act();
  } finally {
    if ((await readFile(lock, "utf8").catch(() => "")) === own) await unlink(lock).catch(() => undefined);
  }
}

async function lockFile(path: string): Promise<string> {
  const { uid } = userInfo();
  const folder = join(tmpdir(), `sealwright-${uid === -1 ? "locks" : uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Where others may write too, a link to a folder of ours would pass for one.
  const found = await lstat(folder);
  if (!found.isDirectory() || (uid !== -1 && found.uid !== uid))
    throw new FileError("outside", folder, `${folder} belongs to another user. Remove it.`);
  return join(folder, `${createHash("sha256").update(path).digest("hex").slice(0, 32)}.lock`);
}

async function take(lock: string, own: string): Promise<boolean> {
  try {
    await writeFile(lock, own, { flag: "wx", mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "EEXIST" || error.code === "EPERM")) return false;
    throw error;
  }
}

/** Whether whoever took the lock is no longer there. */
async function isLeft(lock: string): Promise<boolean> {
  const text = await readFile(lock, "utf8").catch(() => "");
  const found = await stat(lock).catch(() => undefined);
  if (found === undefined) return false;
  if (Date.now() - found.mtimeMs > LONGEST_HELD) return true;
  const pid = Number(/^(\d{1,10}) /.exec(text)?.[1] ?? Number.NaN);
  if (Number.isNaN(pid)) return false; // its text is on the way
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

/** Removes a lock that was left, once: of several processes that find it, the rename lets one through. */
async function unlessTaken(lock: string): Promise<void> {
  const aside = `${lock}.${randomBytes(6).toString("hex")}`;
  const moved = await rename(lock, aside).then(
    () => true,
    () => false,
  );
  if (moved) await unlink(aside).catch(() => undefined);
}
