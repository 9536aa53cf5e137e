import { basename, dirname, join, resolve } from "node:path";
import { REFS_NAME } from "../../formats/refs/edit";
import { parseRefs, type RefsEntry } from "../../formats/refs/parse";
import { FileError, readText } from "../../machine/files";
import { nearestFile, realFolder, repositoryRoot } from "../../machine/nearest";
import { parseReference } from "../../stores/kinds";
import { type Refused, refuse } from "../../text/refused";
import { isRefusedName } from "./environment";

/** The references that programs get. */
export interface RefsInUse {
  readonly kind: "refs";
  /** The file's path, its folder's links resolved; `undefined` where there is none. */
  readonly file: string | undefined;
  /** Where the references' paths begin, links resolved. */
  readonly folder: string;
  readonly root: string;
  readonly entries: readonly RefsEntry[];
}

/**
 * The references of the nearest `.env.refs` from `here` up to `root`, which is the repository's by default. Refused where
 * a line is wrong, or sets a name that no file may set.
 */
export async function findRefs(here: string, root?: string): Promise<RefsInUse | Refused> {
  const folder = realFolder(here);
  if (folder === undefined) return refuse("absent", `${here}: there is no such folder.`);
  const top = root ?? repositoryRoot(folder) ?? folder;
  const path = nearestFile(folder, top, REFS_NAME);
  if (path === undefined) return { kind: "refs", file: undefined, folder, root: top, entries: [] };
  return readEntries(top, path);
}

/** The references of a file that a person named. */
export async function openRefs(file: string): Promise<RefsInUse | Refused> {
  const given = resolve(file);
  const folder = realFolder(dirname(given));
  if (folder === undefined) return refuse("absent", `${file}: there is no such file.`);
  return readEntries(repositoryRoot(folder) ?? folder, join(folder, basename(given)));
}

async function readEntries(root: string, path: string): Promise<RefsInUse | Refused> {
  let text: string | undefined;
  try {
    text = await readText(root, path);
  } catch (error) {
    if (error instanceof FileError) return refuse(error.reason, error.message);
    throw error;
  }
  if (text === undefined) return refuse("absent", `${path}: there is no such file.`);
  const { entries, errors } = parseRefs(text, parseReference);
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
    return refuse("wrong-line", wrong.map(({ line, message }) => `${path}:${line}: ${message}`).join("\n"));
  }
  return { kind: "refs", file: path, folder: dirname(path), root, entries };
}
