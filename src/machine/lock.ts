import { readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { randomHex } from "./crypto";
import { codeOf, FileError } from "./files";
import { lstatOrAbsent } from "./git-folder";
import { awaitLifeSign, giveLifeSign, removeLifeSign } from "./liveness";
import { lockPlace } from "./lock-place";

/** How long until a lock that cannot be read is looked at again, in milliseconds. */
const PAUSE = 15;
/** How long one holder may keep others waiting, in milliseconds. */
const PATIENCE = 30_000;

/**
 * Does `act` while no other process does the same for `path`, which is absolute, links resolved: reading a file, changing
 * it and writing it back is one step. One that a dead process left is taken over. Throws `FileError` (`changed`) where one process keeps it longer than `patience`, in milliseconds; `name` is
 * what the message calls it.
 *
 * A lock is a folder with one file: its holder's sign of life. A folder of one's own, with the sign in it, is renamed to
 * the lock's name, which fails while that folder holds a sign. Signs have names of their own, so that a process that removes
 * what a dead one left cannot remove the sign of the next holder.
 */
export async function withLock<T>(path: string, act: () => Promise<T>, patience = PATIENCE, name = path): Promise<T> {
  const { lock, own } = await lockPlace(path);
  const sign = await giveLifeSign(own, randomHex(6));
  try {
    // The holder that was met last, and since when: one that cannot be told dead from alive ends the waiting too.
    let met: string | undefined;
    let since = Date.now();
    while (!(await moveTo(own, lock))) {
      const names = await namesIn(lock, patience);
      if (names?.[0] !== met) since = Date.now();
      met = names?.[0];
      const late = names === undefined || Date.now() - since > patience;
      if (late || !(await holderGone(lock, met, patience)))
        throw new FileError("changed", path, `${name} is being changed by another process. Try again.`);
    }
    try {
      await removeLeftOver(dirname(lock));
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

/** How old what a dead process left is before others remove it, in milliseconds: far more than any of them takes to begin. */
const LEFT_OVER = 3_600_000;
/** How long a process that may have left something has to show that it lives, in milliseconds. */
const ANSWER = 100;

/** Removes the locks, and the folders to become one, that processes left which ended while they waited. */
async function removeLeftOver(locks: string): Promise<void> {
  for (const name of await readdir(locks)) {
    const folder = join(locks, name);
    try {
      if (Date.now() - (await stat(folder)).mtimeMs < LEFT_OVER) continue;
      for (const sign of await readdir(folder))
        if ((await awaitLifeSign(folder, sign, ANSWER)) === "dead") await removeLifeSign(folder, sign);
      await rmdir(folder);
    } catch {
      // It is gone, another user's, or its process lives.
    }
  }
}

async function moveTo(own: string, lock: string): Promise<boolean> {
  try {
    await rename(own, lock);
    return true;
  } catch (error) {
    const code = codeOf(error) ?? "";
    if ((process.platform === "win32" ? [...NOT_EMPTY, ...WINDOWS] : NOT_EMPTY).includes(code)) return false;
    throw error;
  }
}

/** What systems say where a folder that holds something stands in the way; Windows says the same of an empty one. */
const NOT_EMPTY: readonly string[] = ["ENOTEMPTY", "EEXIST"];
const WINDOWS: readonly string[] = ["EPERM", "EACCES", "EBUSY"];

/** Waits for the holder of a lock, by its sign's name, and removes what a dead one left; false where it outlasts `patience`. */
async function holderGone(lock: string, name: string | undefined, patience: number): Promise<boolean> {
  if (name === undefined) {
    if (process.platform === "win32") await rmdir(lock).catch(() => undefined);
    return true;
  }
  const waited = await awaitLifeSign(lock, name, patience);
  if (waited === "dead") {
    await removeLifeSign(lock, name);
    if (lstatOrAbsent(join(lock, name)) !== undefined) {
      throw new FileError(
        "changed",
        lock,
        `${lock} is left over from a process that has ended, and is not yours. Remove that folder.`,
      );
    }
  }
  return waited !== "alive";
}

/** What is in a lock; undefined where another user's stays closed for `patience`. */
async function namesIn(lock: string, patience: number): Promise<readonly string[] | undefined> {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      return await readdir(lock);
    } catch (error) {
      if (codeOf(error) === "ENOENT") return [];
      if (waited >= patience) return undefined;
      await wait(PAUSE);
    }
  }
}
