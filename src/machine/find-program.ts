import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { basename, delimiter, dirname, isAbsolute, join, resolve } from "node:path";
import { isInside } from "./files";

/**
 * The first program of this name on PATH; `undefined` where there is none. A folder on PATH that is relative or inside
 * `root` does not count, nor does the current one, where Windows looks first, nor a link that leads inside: no repository
 * brings its own.
 */
export function findProgram(name: string, root: string, env: NodeJS.ProcessEnv): string | undefined {
  const file = process.platform === "win32" ? `${name}.exe` : name;
  return (env.PATH ?? env.Path ?? "")
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, file))
    .find((path) => isProgram(path) && !bringsItself(root, path));
}

/**
 * A program that the user named: by a path, which begins in the current folder where it is relative, or as on PATH. `undefined` where
 * there is none, or none outside of `root`, links resolved.
 */
export function namedProgram(name: string, root: string, env: NodeJS.ProcessEnv): string | undefined {
  if (basename(name) === name) return findProgram(name.replace(/\.exe$/i, ""), root, env);
  const path = resolve(name);
  return isProgram(path) && !bringsItself(root, path) ? path : undefined;
}

function bringsItself(root: string, path: string): boolean {
  const top = realpathSync(root);
  return isInside(root, path) || isInside(top, dirname(path)) || isInside(top, realpathSync(path));
}

export function isProgram(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return false;
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
