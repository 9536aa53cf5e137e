import { statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { toPosix } from "../host/paths";
import type { ScanFile } from "../host/scan-pool";
import { walk } from "../host/walk";
import { CommandError } from "./exit";

export interface Targets {
  readonly files: readonly ScanFile[];
  readonly unreadable: readonly { readonly file: string; readonly detail: string }[];
}

/** The files to scan: those named, and those below the folders named that no ignore rule leaves out. */
export function targets(
  paths: readonly string[],
  cwd: string,
  exclude: readonly string[],
  excludeFrom: string,
  grown: (files: number) => void,
): Targets {
  const files = new Map<string, ScanFile>();
  const unreadable: { file: string; detail: string }[] = [];
  const shown = (path: string) => toPosix(relative(cwd, path)) || ".";
  const prefix = cwd.endsWith(sep) ? cwd : cwd + sep;
  for (const path of paths) {
    const root = resolve(cwd, path);
    const stats = statSync(root, { throwIfNoEntry: false });
    if (stats === undefined) throw new CommandError(`${path}: there is no such file or folder`);
    if (!stats.isDirectory()) {
      files.set(root, { file: root, path: shown(root) });
      continue;
    }
    for (const batch of walk(root, { exclude, excludeFrom }, ({ path, detail }) =>
      unreadable.push({ file: shown(path), detail }),
    )) {
      for (const file of batch)
        if (!files.has(file))
          files.set(file, { file, path: file.startsWith(prefix) ? toPosix(file.slice(prefix.length)) : shown(file) });
      grown(files.size);
    }
  }
  return { files: [...files.values()], unreadable };
}
