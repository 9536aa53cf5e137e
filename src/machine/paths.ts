import { relative, resolve, sep } from "node:path";

/** A path with `/` between its parts, as reports show it. */
export function toPosix(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}

/** A file (absolute, or relative to `root`) as it is named to a person who is in `from`: relative to that folder, with `/`. */
export function pathSeenFrom(from: string, root: string, file: string): string {
  return toPosix(relative(from, resolve(root, file))) || ".";
}
