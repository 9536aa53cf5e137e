import { basename, dirname, join, resolve } from "node:path";
import { REFS_NAME } from "../../formats/refs/edit";
import { parseRefs, type RefsEntry } from "../../formats/refs/parse";
import { FileError, readText } from "../../machine/files";
import { nearestFile, realFolder, repositoryRoot } from "../../machine/nearest";
import { pathSeenFrom } from "../../machine/paths";
import { parseReference } from "../../stores/kinds";
import { type Refused, refuse } from "../../text/refused";
import { isRefusedName } from "./environment";

/** The references that programs get. */
export interface RefsInUse {
  readonly kind: "refs";
  /** The file's path, its folder's links resolved; `undefined` where there is none. */
  readonly file: string | undefined;
  /** The file's name for the person; `undefined` where there is none. */
  readonly shown: string | undefined;
  /** Where the references' paths begin, links resolved. */
  readonly folder: string;
  readonly root: string;
  /** Where the person is, from where files are named to them. */
  readonly from: string;
  readonly entries: readonly RefsEntry[];
}

/**
 * The references of the nearest `.env.refs` from `here` up to `root`, which is the repository's by default. Refused where
 * a line is wrong, or sets a name that no file may set. `from`: where the person is, here by default.
 */
export async function findRefs(here: string, root?: string, from = here): Promise<RefsInUse | Refused> {
  const folder = realFolder(here);
  if (folder === undefined) return refuse("absent", `${here}: there is no such folder.`);
  const top = root ?? repositoryRoot(folder) ?? folder;
  const path = nearestFile(folder, top, REFS_NAME);
  const seen = realFolder(from) ?? from;
  if (path !== undefined) return readEntries(top, path, seen);
  return { kind: "refs", file: undefined, shown: undefined, folder, root: top, from: seen, entries: [] };
}

/** The references of a file that a person in `from` named. */
export async function openRefs(file: string, from: string): Promise<RefsInUse | Refused> {
  const given = resolve(from, file);
  const folder = realFolder(dirname(given));
  if (folder === undefined) return refuse("absent", `${file}: there is no such file.`);
  return readEntries(repositoryRoot(folder) ?? folder, join(folder, basename(given)), realFolder(from) ?? from);
}

async function readEntries(root: string, path: string, from: string): Promise<RefsInUse | Refused> {
  const shown = pathSeenFrom(from, root, path);
  let text: string | undefined;
  try {
    text = await readText(root, path, shown);
  } catch (error) {
    if (error instanceof FileError) return refuse(error.reason, error.message);
    throw error;
  }
  if (text === undefined) return refuse("absent", `${shown}: there is no such file.`);
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
    return refuse("wrong-line", wrong.map(({ line, message }) => `${shown}:${line}: ${message}`).join("\n"));
  }
  return { kind: "refs", file: path, shown, folder: dirname(path), root, from, entries };
}
