import { lstat, readFile, realpath, stat } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { type Refused, refuse } from "../text/refused";

type FileReason =
  | "link"
  | "folder"
  | "not-a-file"
  | "unreadable"
  | "too-large"
  | "outside"
  | "changed"
  | "write-failed"
  | "read-back"
  | "git"
  | "links";

/** A `.env`, `.env.refs` or another file of that family, and the most that is read of one, in bytes. */
const DOTENV = /(?:^|[\\/])\.env(?:\.[^\\/]{1,200})?$/;
const LARGEST_DOTENV = 16 << 20;

/** A file that cannot be read or written as asked; `reason` says why, the message names the file and never its content. */
export class FileError extends Error {
  readonly reason: FileReason;
  readonly file: string;

  constructor(reason: FileReason, file: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "FileError";
    this.reason = reason;
    this.file = file;
  }
}

/** What a step on files gives, or why a file stood in its way. */
export async function fileStep<T>(step: () => Promise<T>): Promise<T | Refused<FileReason>> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof FileError) return refuse(error.reason, error.message);
    throw error;
  }
}

/** The failure of a change that was made from an older text. */
export function changedSinceRead(file: string): FileError {
  return new FileError("changed", file, `${file} has changed since it was read. Try again.`);
}

/**
 * The path of a file to write, links resolved. Throws `FileError` where it is a folder, a link that leaves `root`, or no
 * regular file. The file may be missing; its folder may not be outside `root`. `name` is what messages call it.
 */
export async function resolveInside(root: string, file: string, name = file): Promise<string> {
  const path = resolve(root, file);
  const top = await realpath(root);
  const folder = await realpath(await existingFolder(dirname(path)));
  if (!isInside(top, folder))
    throw new FileError("outside", file, `${name} is outside the project, where nothing is read or written.`);
  const found = await lstat(path).catch(absent);
  if (found === undefined) return path;
  if (!found.isSymbolicLink()) return regular(path, name, found);
  const target = await realpath(path).catch(absent);
  if (target === undefined || !isInside(top, target)) {
    throw new FileError("link", file, `${name} is a link that leaves the project. Replace it by a file.`);
  }
  return regular(target, name, await stat(target));
}

/** The bytes of a file; `undefined` where there is none. Throws `FileError`. */
export async function readBytes(root: string, file: string, name = file): Promise<Buffer | undefined> {
  const path = await resolveInside(root, file, name);
  if (DOTENV.test(path)) {
    const size = (await stat(path).catch(absent))?.size ?? 0;
    if (size > LARGEST_DOTENV) {
      const reason = `${name} is larger than 16 MB, which no file of variables is: it is not read.`;
      throw new FileError("too-large", file, reason);
    }
  }
  return readFile(path).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new FileError("unreadable", file, `${name} cannot be read. Look at its permissions.`, { cause: error });
  });
}

/** The text of a file, a byte-order mark kept; `undefined` where there is none. Throws `FileError` for what is not UTF-8 text. */
export async function readText(root: string, file: string, name = file): Promise<string | undefined> {
  const bytes = await readBytes(root, file, name);
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FileError("unreadable", file, `${name} is not UTF-8 text. Save it as UTF-8 first.`);
  }
}

/** Whether `path` is `folder` or inside it; both absolute, links resolved. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && resolve(folder, way) === path);
}

function regular(path: string, file: string, found: { isDirectory(): boolean; isFile(): boolean }): string {
  if (found.isDirectory()) throw new FileError("folder", file, `${file} is a folder. Rename it first.`);
  if (!found.isFile()) throw new FileError("not-a-file", file, `${file} is not a regular file. Remove it first.`);
  return path;
}

async function existingFolder(folder: string): Promise<string> {
  let at = folder;
  while ((await lstat(at).catch(absent)) === undefined && dirname(at) !== at) at = dirname(at);
  return at;
}

/** For a promise's `catch`: what is not there is `undefined`, and all else stays an error. */
export function absent(error: unknown): undefined {
  if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
  throw error;
}

/** The system's code of an error, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
