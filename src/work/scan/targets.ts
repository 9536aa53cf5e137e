import { statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { toPosix } from "../../machine/paths";
import { walk } from "../../machine/walk";
import { type Refused, refuse } from "../../text/refused";
import type { ScanFile } from "./pool";
import type { FileProblem } from "./report";

/**
 * The files to scan, a batch at a time: those named, and those below the folders named that no ignore rule leaves out; each
 * once. Ends with a refusal where a named one is not there. Folders that cannot be read are reported to `unreadable`;
 * pipes, sockets, devices and links to nothing below a folder to `special`.
 */
export function* listTargets(
  paths: readonly string[],
  cwd: string,
  exclude: readonly string[],
  excludeFrom: string,
  unreadable: (folder: FileProblem) => void,
  special: () => void,
): Generator<ScanFile[] | Refused> {
  const seen = new Set<string>();
  const shown = (path: string) => toPosix(relative(cwd, path)) || ".";
  const prefix = cwd.endsWith(sep) ? cwd : cwd + sep;
  for (const path of paths) {
    const root = resolve(cwd, path);
    const stats = statSync(root, { throwIfNoEntry: false });
    if (stats === undefined) {
      yield refuse("absent", `${path}: there is no such file or folder.`);
      return;
    }
    if (!stats.isDirectory() && !stats.isFile()) {
      unreadable({ file: shown(root), detail: "it is no regular file" });
      continue;
    }
    const batches = stats.isDirectory()
      ? walk(root, { exclude, excludeFrom }, ({ path, detail }) => unreadable({ file: shown(path), detail }), special)
      : [[root]];
    for (const batch of batches) {
      const files: ScanFile[] = [];
      for (const file of batch) {
        // Only where several paths are named can a file come twice.
        if (paths.length > 1 && seen.has(file)) continue;
        if (paths.length > 1) seen.add(file);
        files.push({ file, path: file.startsWith(prefix) ? toPosix(file.slice(prefix.length)) : shown(file) });
      }
      if (files.length > 0) yield files;
    }
  }
}
