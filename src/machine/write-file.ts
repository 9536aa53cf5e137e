import { constants, type Stats } from "node:fs";
import { type FileHandle, mkdir, open, rename, stat, unlink } from "node:fs/promises";
import { dirname } from "node:path";
import { absent, changedSinceRead, codeOf, FileError, readText, resolveInside } from "./files";
import { findProgram } from "./find-program";
import { besideFolder, privateFolder, sweep, type TemporaryFolder } from "./temporary-files";

interface WriteAtomicOptions {
  /** Of a new file; what the umask leaves by default. */
  readonly mode?: number;
  readonly before?: { readonly text: string | undefined };
  /** What messages call the file. */
  readonly name?: string;
}

/**
 * Writes a file so that a reader sees the old text or the new one, never a part, also after a power cut. An existing
 * file keeps its owner, group, mode, ACL and extended attributes, as far as this user may set them; one with several
 * names is refused. With `before` the file must still hold that text (`undefined`: be missing). The file's lock must be
 * held: what a write that was cut off has left is removed.
 */
export async function writeAtomic(
  root: string,
  file: string,
  text: string | Uint8Array,
  options: WriteAtomicOptions = {},
): Promise<void> {
  const { name = file } = options;
  const path = await resolveInside(root, file, name);
  if (options.before !== undefined && (await readText(root, file, name)) !== options.before.text) {
    throw changedSinceRead(name);
  }
  const existing = await stat(path).catch(absent);
  if (existing !== undefined && existing.nlink > 1)
    throw new FileError(
      "links",
      file,
      `${name} has ${existing.nlink} names (hard links), of which a write would change one alone. Make it a file of its own: cp ${name} ${name}.new && mv ${name}.new ${name}`,
    );
  try {
    await mkdir(dirname(path), { recursive: true });
    const write = (folder: TemporaryFolder) =>
      writeThrough(folder, path, text, (handle, temporary) =>
        existing === undefined
          ? setNew(handle, dirname(path), options.mode)
          : keepAttributes(handle, temporary, path, existing, root),
      );
    const own = await privateFolder(path);
    // The repository's folder can be on another disk.
    if (own === undefined || !(await write(own))) await write(besideFolder(path));
  } catch (error) {
    throw new FileError("write-failed", file, `${name} could not be written (${codeOf(error) ?? "unknown"}).`, {
      cause: error,
    });
  }
  await syncFolder(dirname(path));
}

/** Writes a temporary file and renames it; false where that folder is on another disk. */
async function writeThrough(
  folder: TemporaryFolder,
  path: string,
  text: string | Uint8Array,
  finish: (handle: FileHandle, temporary: string) => Promise<void>,
): Promise<boolean> {
  await sweep(folder);
  const temporary = folder.next();
  try {
    // Private until it has its last mode: the text may hold secrets.
    const handle = await open(temporary, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
    try {
      await handle.writeFile(text);
      await finish(handle, temporary);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    return true;
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    if (codeOf(error) === "EXDEV") return false;
    throw error;
  }
}

const SET_GID = 0o2000;

/** A new file has the mode that is asked for, and the group of a folder that hands its own on. */
async function setNew(handle: FileHandle, folder: string, mode = 0o666 & ~process.umask()): Promise<void> {
  const { mode: folderMode, gid } = await stat(folder);
  if (folderMode & SET_GID) await handle.chown(process.getuid?.() ?? -1, gid).catch(() => undefined);
  await handle.chmod(mode);
}

async function keepAttributes(
  handle: FileHandle,
  temporary: string,
  path: string,
  { uid, gid, mode }: Stats,
  root: string,
): Promise<void> {
  if (process.platform === "win32") return handle.chmod(mode & 0o7777);
  // Another's file becomes ours, as with every program that replaces files; its group stays where we are in it.
  await handle.chown(uid, gid).catch(() => handle.chown(process.getuid?.() ?? -1, gid).catch(() => undefined));
  if (process.platform === "linux") await copyExtended(path, temporary, root);
  await handle.chmod(mode & 0o7777);
}

/** ACL and extended attributes, which Node does not know of. */
async function copyExtended(from: string, to: string, root: string): Promise<void> {
  const program = findProgram("cp", root, process.env);
  if (program === undefined) return;
  const { spawn } = await import("node:child_process");
  const args = ["--attributes-only", "--preserve=mode,xattr", "--", from, to];
  await new Promise<void>((done) => {
    // One that knows no such option, and attributes that only the system may set, are no failure of the write.
    spawn(program, args, { stdio: "ignore" })
      .on("error", () => done())
      .on("close", () => done());
  });
}

/** Some systems cannot sync a folder; the file itself has been synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
