import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isInside } from "./files";

/** The folder that holds `.git`, from `folder` upwards, links resolved; `undefined` outside a repository. The folder may be missing. Starts no process. */
export function repositoryRoot(folder: string): string | undefined {
  for (let at = realFolder(folder) ?? resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** The nearest file of that name from `folder` up to `root`, both included; `undefined` where there is none. */
export function nearestFile(folder: string, root: string, name: string): string | undefined {
  for (let at = realFolder(folder) ?? resolve(folder); isInside(root, at); at = dirname(at)) {
    if (isFile(join(at, name))) return join(at, name);
    if (dirname(at) === at) return undefined;
  }
  return undefined;
}

/** The nearest thing of that name, whatever it is, in the same way. */
export function nearestPlace(folder: string, root: string, name: string): string | undefined {
  for (let at = realFolder(folder) ?? resolve(folder); isInside(root, at); at = dirname(at)) {
    if (existsSync(join(at, name))) return join(at, name);
    if (dirname(at) === at) return undefined;
  }
  return undefined;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** A folder with its links resolved; `undefined` where it is not there. */
export function realFolder(folder: string): string | undefined {
  try {
    return realpathSync(folder);
  } catch {
    return undefined;
  }
}

/** A path (absolute) with the links of its folder resolved, as far as the folder is there; its last part may be a link. */
export function realPlace(path: string): string {
  const folder = dirname(path);
  return folder === path ? path : join(realFolder(folder) ?? realPlace(folder), basename(path));
}
