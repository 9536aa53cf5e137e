import { lstat, mkdir, readdir, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { randomHex, sha256 } from "./crypto";
import { absent } from "./files";
import { gitFolder } from "./git-folder";
import { repositoryRoot } from "./nearest";

/** Where the temporary files of one file lie until they get its name. */
export interface TemporaryFolder {
  readonly folder: string;
  /** A path that is not taken. */
  next(): string;
  /** Whether a name there is that of a temporary file of this file's. */
  isOwn(name: string): boolean;
  /** Whether nothing but temporary files is in it. */
  readonly dedicated: boolean;
}

/** A file that another one's writer left is a crash's, once it is this old, in milliseconds. */
const STALE = 24 * 60 * 60 * 1000;

/**
 * A folder of ours in the repository's own, which git never takes up whatever is left in it; `undefined` outside a
 * repository, or where it cannot be made.
 */
export async function privateFolder(path: string): Promise<TemporaryFolder | undefined> {
  const root = repositoryRoot(dirname(path));
  const git = root === undefined ? undefined : gitFolder(join(root, ".git"));
  if (git === undefined) return undefined;
  const folder = join(git, "sealwright");
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch {
    const found = await lstat(folder).catch(absent);
    const uid = process.getuid?.();
    if (found?.isDirectory() !== true || (uid !== undefined && found.uid !== uid)) return undefined;
  }
  const own = sha256(path).slice(0, 16);
  const isOwn = (name: string) => name.startsWith(`${own}-`);
  return { folder, next: () => join(folder, `${own}-${randomHex(6)}`), isOwn, dedicated: true };
}

/** The file's own folder. */
export function besideFolder(path: string): TemporaryFolder {
  const folder = dirname(path);
  const start = `.${basename(path)}.`;
  const isOwn = (name: string) => name.startsWith(start) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(start.length));
  return { folder, next: () => join(folder, `${start}${randomHex(6)}.tmp`), isOwn, dedicated: false };
}

/** Removes what a write that was cut off has left. The file's lock must be held. */
export async function sweep({ folder, isOwn, dedicated }: TemporaryFolder): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    if (isOwn(name) || (dedicated && OURS.test(name) && (await isStale(path))))
      await unlink(path).catch(() => undefined);
  }
}

/** A name that `privateFolder` gives. */
const OURS = /^[0-9a-f]{16}-[0-9a-f]{12}$/;

async function isStale(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() === true && Date.now() - found.mtimeMs > STALE;
}
