import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { REFS_NAME } from "../formats/refs/edit";
import { parseRefs, type RefsEntry } from "../formats/refs/parse";
import { FileError, readText } from "../machine/files";
import { nearestFile, repositoryRoot } from "../machine/nearest";
import { isRefusedName } from "../work/run/environment";
import { CommandError } from "./exit";

/** The references that a command works with. */
export interface RefsInUse {
  /** The file's path, its folder's links resolved; `undefined` where there is none. */
  readonly file: string | undefined;
  /** Where the references' paths begin, links resolved. */
  readonly folder: string;
  readonly root: string;
  readonly entries: readonly RefsEntry[];
}

/**
 * The references of `file`, or of the nearest `.env.refs` from `cwd` up to the repository's root. Throws `CommandError`
 * with `code` where a line is wrong or sets a name that no file may set.
 */
export async function loadRefs(cwd: string, file: string | undefined, code: number): Promise<RefsInUse> {
  if (file === undefined) {
    const here = realpathSync(cwd);
    const root = repositoryRoot(here) ?? here;
    const path = nearestFile(here, root, REFS_NAME);
    if (path === undefined) return { file: undefined, folder: here, root, entries: [] };
    return { file: path, folder: dirname(path), root, entries: await readEntries(root, path, code) };
  }
  const given = resolve(cwd, file);
  let folder: string;
  try {
    folder = realpathSync(dirname(given));
  } catch {
    throw new CommandError(`${file}: there is no such file.`, code);
  }
  const root = repositoryRoot(folder) ?? folder;
  const path = join(folder, basename(given));
  return { file: path, folder, root, entries: await readEntries(root, path, code) };
}

async function readEntries(root: string, path: string, code: number): Promise<readonly RefsEntry[]> {
  const text = await readText(root, path).catch((error: unknown) => {
    if (error instanceof FileError) throw new CommandError(error.message, code);
    throw error;
  });
  if (text === undefined) throw new CommandError(`${path}: there is no such file.`, code);
  const { entries, errors } = parseRefs(text);
  const wrong = [
    ...errors,
    ...entries
      .filter(({ name }) => isRefusedName(name))
      .map(({ name, line }) => ({
        line,
        message: `${name} decides what a program loads or trusts; no file may set it.`,
      })),
  ].sort((a, b) => a.line - b.line);
  if (wrong.length > 0) {
    throw new CommandError(wrong.map(({ line, message }) => `${path}:${line}: ${message}`).join("\n"), code);
  }
  return entries;
}
