import { lstatSync, type Stats } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { readBounded } from "./bounded-file";
import { codeOf } from "./files";

/**
 * Git's own folder of a repository, whose `.git` is given: that folder itself, or what the file names in a further work
 * tree or a submodule. `undefined` where it is none that git made: a file could name any folder.
 */
export function gitFolder(path: string): string | undefined {
  const found = lstatOrAbsent(path);
  if (found?.isDirectory()) return path;
  if (found?.isFile() !== true) return undefined;
  const named = firstLine(path)?.match(/^gitdir: (.{1,4000})$/)?.[1];
  if (named === undefined) return undefined;
  const folder = resolve(dirname(path), named);
  if (lstatOrAbsent(join(folder, "HEAD"))?.isFile() !== true) return undefined;
  // A work tree's folder leads back; a submodule's lies among the modules of the repository around it.
  const back = firstLine(join(folder, "gitdir"));
  const leadsBack = back !== undefined && resolve(folder, back) === path;
  return leadsBack || folder.includes(`${sep}.git${sep}modules${sep}`) ? folder : undefined;
}

/** The folder that all work trees of a repository share; the folder itself where there is one. */
export function commonFolder(folder: string): string {
  const common = firstLine(join(folder, "commondir"));
  return common === undefined ? folder : resolve(folder, common);
}

/** What is at a path, links not followed; `undefined` where nothing is, also below what is no folder. */
export function lstatOrAbsent(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

function firstLine(path: string): string | undefined {
  const read = readBounded(path, undefined);
  return read.kind === "text" ? read.text.split(/\r?\n/)[0] : undefined;
}
