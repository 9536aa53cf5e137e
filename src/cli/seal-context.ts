import { realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { repositoryRoot } from "../machine/nearest";
import { toPosix } from "../machine/paths";
import type { SealContext } from "../stores/sops/sealing";
import { CommandError } from "./exit";
import { storeContext } from "./store-context";

/** What sealing may ask for when a command does it: keys of the process's own environment, and the user's word. */
export function sealContext(root: string, yes: boolean): SealContext {
  return storeContext(root, root, yes);
}

/** The repository around the current folder; without one the folder itself. Links resolved. */
export function currentRoot(): string {
  const here = realpathSync(process.cwd());
  return repositoryRoot(here) ?? here;
}

/** A file that was named on the command line, relative to `root`, with `/`. Throws `CommandError` where it is outside. */
export function pathInside(root: string, file: string): string {
  const path = relative(root, resolve(realpathSync(process.cwd()), file));
  if (path === "" || path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path)) {
    throw new CommandError(`${file} is outside the project, where nothing is written.`);
  }
  return toPosix(path);
}
