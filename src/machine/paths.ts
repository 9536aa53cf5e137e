import { sep } from "node:path";

/** A path with `/` between its parts, as reports show it. */
export function toPosix(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
