import { existsSync } from "node:fs";
import { lstat, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { randomHex, sha256 } from "./crypto";
import { FileError } from "./files";
import { gitFolder } from "./git-folder";
import { repositoryRoot } from "./nearest";
import { toPosix } from "./paths";

/** Where the lock of a path lies. */
interface LockPlace {
  readonly folder: string;
  readonly name: string;
}

/** How many letters a lock's name has: macOS's folder for temporary files leaves no room for many in a socket's address. */
export const NAME = 20;

/**
 * The lock of a path, which is absolute, links resolved. In a repository it lies in git's folder and is named by the path
 * from the root, so that all who work in this checkout meet, in containers and under other mount points too. Elsewhere,
 * and where git's folder cannot be written, it lies in a folder of this user's for temporary files.
 */
export async function lockPlace(path: string): Promise<LockPlace> {
  const root = repositoryRoot(existing(path));
  const git = root === undefined ? undefined : gitFolder(join(root, ".git"));
  const shared = git === undefined ? undefined : await sharedFolder(git);
  if (root === undefined || shared === undefined) return { folder: await userFolder(), name: nameOf(path) };
  return { folder: shared, name: nameOf(toPosix(relative(root, path))) };
}

function nameOf(text: string): string {
  return sha256(text).slice(0, NAME);
}

function existing(path: string): string {
  let at = path;
  while (!existsSync(at)) at = dirname(at);
  return at;
}

/** A folder of git's, with the modes that the umask gives, so that those who share the repository share it too. */
async function sharedFolder(git: string): Promise<string | undefined> {
  const folder = join(git, "sealwright-locks");
  const probe = join(folder, randomHex(NAME / 2));
  try {
    await mkdir(folder).catch(() => undefined);
    if (!(await lstat(folder)).isDirectory()) return undefined;
    await mkdir(probe);
    await rm(probe, { recursive: true });
    return folder;
  } catch {
    return undefined;
  }
}

async function userFolder(): Promise<string> {
  const uid = process.getuid?.();
  const folder = join(tmpdir(), `sealwright-${uid ?? "locks"}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Where others may write too, a link to a folder of ours would pass for one.
  const found = await lstat(folder);
  if (!found.isDirectory() || (uid !== undefined && found.uid !== uid))
    throw new FileError("outside", folder, `${folder} belongs to another user. Remove it.`);
  return folder;
}
