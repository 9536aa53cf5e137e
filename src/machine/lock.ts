import { lstat, mkdir, readdir, rename, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomHex, sha256 } from "./crypto";
import { FileError } from "./files";
import { awaitLifeSign, giveLifeSign, removeLifeSign } from "./liveness";

/** How long one holder may keep others waiting, in milliseconds. */
const PATIENCE = 15_000;
/** How many letters a lock's name has: macOS's folder for temporary files leaves no room for many in a socket's address. */
const NAME = 20;

/**
 * Does `act` while no other process of this user does the same for `path`, which is absolute, links resolved: reading a
 * file, changing it and writing it back is one step. The lock lies outside the repository; one that a dead process left
 * is taken over. Throws `FileError` (`changed`) where one process keeps it longer than `patience`, in milliseconds; `name` is
 * what the message calls it.
 *
 * A lock is a folder with one file: its holder's sign of life. A folder of one's own, with the sign in it, is renamed to
 * the lock's name, which fails while that folder holds a sign. Signs have names of their own, so that a process that removes
 * what a dead one left cannot remove the sign of the next holder.
 */
export async function withLock<T>(path: string, act: () => Promise<T>, patience = PATIENCE, name = path): Promise<T> {
  const folder = await lockFolder();
  const lock = join(folder, sha256(path).slice(0, NAME));
  // As long as the lock's name, so that a sign that could be made here can be reached there.
  const own = join(folder, randomHex(NAME / 2));
  await mkdir(own, { mode: 0o700 });
  const sign = await giveLifeSign(own, randomHex(6));
  try {
    while (!(await moveTo(own, lock))) {
      if (!(await holderGone(lock, patience)))
        throw new FileError("changed", path, `${name} is being changed by another process. Try again.`);
    }
    try {
      return await act();
    } finally {
      await removeLifeSign(lock, sign.name);
      // Another one may hold it by now.
      await rmdir(lock).catch(() => undefined);
    }
  } finally {
    sign.end();
    await rm(own, { recursive: true, force: true });
  }
}

async function lockFolder(): Promise<string> {
  const uid = process.getuid?.();
  const folder = join(tmpdir(), `sealwright-${uid ?? "locks"}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Where others may write too, a link to a folder of ours would pass for one.
  const found = await lstat(folder);
  if (!found.isDirectory() || (uid !== undefined && found.uid !== uid))
    throw new FileError("outside", folder, `${folder} belongs to another user. Remove it.`);
  return folder;
}

async function moveTo(own: string, lock: string): Promise<boolean> {
  try {
    await rename(own, lock);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if ((process.platform === "win32" ? [...NOT_EMPTY, ...WINDOWS] : NOT_EMPTY).includes(code)) return false;
    throw error;
  }
}

/** What systems say where a folder that holds something stands in the way; Windows says the same of an empty one. */
const NOT_EMPTY: readonly string[] = ["ENOTEMPTY", "EEXIST"];
const WINDOWS: readonly string[] = ["EPERM", "EACCES", "EBUSY"];

/** Waits for the holder of a lock, and removes what a dead one left; false where the holder outlasts `patience`. */
async function holderGone(lock: string, patience: number): Promise<boolean> {
  const [name] = await readdir(lock).catch(() => []);
  if (name === undefined) {
    if (process.platform === "win32") await rmdir(lock).catch(() => undefined);
    return true;
  }
  const waited = await awaitLifeSign(lock, name, patience);
  if (waited === "dead") await removeLifeSign(lock, name);
  return waited !== "alive";
}
