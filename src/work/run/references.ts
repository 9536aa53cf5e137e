import { basename, dirname, join, resolve } from "node:path";
import { REFS_NAME } from "../../formats/refs/edit";
import { parseRefs, type RefsEntry } from "../../formats/refs/parse";
import { LOADS_CODE } from "../../formats/refs/reference";
import { fileStep, readText } from "../../machine/files";
import { nearestFile, realFolder, repositoryRoot } from "../../machine/nearest";
import { pathSeenFrom } from "../../machine/paths";
import { parseReference } from "../../stores/kinds";
import { type Refused, refuse } from "../../text/refused";

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

const STAGE = /^[A-Za-z0-9][A-Za-z0-9_-]{0,40}$/;

interface FindOptions {
  readonly root?: string | undefined;
  readonly from?: string | undefined;
  readonly without?: readonly string[];
  /** Finds `.env.refs.STAGE`, which is refused where it is not there. */
  readonly stage?: string | undefined;
}

/**
 * The references of the nearest `.env.refs` from `here` up to `root`, which is the repository's by default. Refused where
 * a line is wrong, or (`loads-code`) sets a name that no file may set. `from`: where the person is, here by default. `without`:
 * names that are left out.
 */
export async function findRefs(
  here: string,
  { root, from = here, without = [], stage }: FindOptions,
): Promise<RefsInUse | Refused> {
  const folder = realFolder(here);
  if (folder === undefined) return refuse("absent", `${here}: there is no such folder.`);
  const top = root ?? repositoryRoot(folder) ?? folder;
  if (stage !== undefined && !STAGE.test(stage))
    return refuse("stage", "A stage is a name of letters, digits, - and _.");
  const name = stage === undefined ? REFS_NAME : `${REFS_NAME}.${stage}`;
  const path = nearestFile(folder, top, name);
  const seen = realFolder(from) ?? from;
  if (path === undefined && stage !== undefined) return refuse("stage", `There is no ${name} here.`);
  if (path !== undefined) return readEntries(top, path, seen, without);
  return { kind: "refs", file: undefined, shown: undefined, folder, root: top, from: seen, entries: [] };
}

/** The references of a file that a person in `from` named. */
export async function openRefs(
  file: string,
  from: string,
  without: readonly string[] = [],
): Promise<RefsInUse | Refused> {
  const given = resolve(from, file);
  const folder = realFolder(dirname(given));
  if (folder === undefined) return refuse("absent", `${file}: there is no such file.`);
  const path = join(folder, basename(given));
  return readEntries(repositoryRoot(folder) ?? folder, path, realFolder(from) ?? from, without);
}

async function readEntries(
  root: string,
  path: string,
  from: string,
  without: readonly string[],
): Promise<RefsInUse | Refused> {
  const shown = pathSeenFrom(from, root, path);
  const text = await fileStep(() => readText(root, path, shown));
  if (typeof text === "object") return text;
  if (text === undefined) return refuse("absent", `${shown}: there is no such file.`);
  const { entries: all, errors } = parseRefs(text, parseReference);
  const entries = all.filter(({ name }) => !without.includes(name));
  const { nameKind } = await import("../../formats/refs/names");
  const loading = entries
    .filter(({ name }) => nameKind(name) === "loads")
    .map(({ name, line }) => ({ line, message: `${name} ${LOADS_CODE}` }));
  const wrong = [...errors, ...loading].sort((a, b) => a.line - b.line);
  if (wrong.length > 0) {
    const code = errors.length > 0 ? "wrong-line" : "loads-code";
    return refuse(code, wrong.map(({ line, message }) => `${shown}:${line}: ${message}`).join("\n"));
  }
  return { kind: "refs", file: path, shown, folder: dirname(path), root, from, entries };
}
