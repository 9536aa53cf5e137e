import { lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { randomHex, sha256 } from "./crypto";
import { FileError } from "./files";
import { gitFolder } from "./git-folder";
import { repositoryRoot } from "./nearest";
import { toPosix } from "./paths";

/** Where the lock of a path lies, and a new folder beside it, which can be renamed to it. */
interface LockPlace {
  readonly lock: string;
  readonly own: string;
}

/** How many letters a lock's name has: macOS's folder for temporary files leaves no room for many in a socket's address. */
const NAME = 20;

/**
 * The lock of a path, which is absolute, links resolved. In a repository it lies in git's folder and is named by the path
 * from the root, so that all who work in this checkout meet, in containers and under other mount points too. Elsewhere,
 * and where git's folder cannot be written, it lies in a folder of this user's for temporary files.
 */
export async function lockPlace(path: string): Promise<LockPlace> {
  const root = repositoryRoot(path);
  const git = root === undefined ? undefined : gitFolder(join(root, ".git"));
  const shared = git === undefined ? undefined : await placeInGit(git, toPosix(relative(root as string, path)));
  return shared ?? placeIn(await userFolder(), path);
}

/** With the modes that the umask gives, so that those who share the repository share it too; undefined where that cannot be. */
async function placeInGit(git: string, named: string): Promise<LockPlace | undefined> {
  const folder = join(git, "sealwright-locks");
  try {
    await mkdir(folder).catch(() => undefined);
    return (await lstat(folder)).isDirectory() ? await placeIn(folder, named) : undefined;
  } catch {
    return undefined;
  }
}

async function placeIn(folder: string, named: string): Promise<LockPlace> {
  // As long as the lock's name, so that a sign that could be made here can be reached there.
  const own = join(folder, randomHex(NAME / 2));
  await mkdir(own);
  return { lock: join(folder, sha256(named).slice(0, NAME)), own };
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
