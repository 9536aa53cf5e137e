import { dirname, join, resolve } from "node:path";
import { type Config, DEFAULT_CONFIG, parseProjectConfig } from "../../detect/config";
import { readBounded } from "../../machine/bounded-file";
import { lstatOrAbsent } from "../../machine/git-folder";
import { repositoryRoot } from "../../machine/nearest";

export const RULES_NAME = ".sealwright.toml";

export type LoadedConfig =
  | { readonly kind: "config"; readonly config: Config; readonly folder: string; readonly file: string | undefined }
  | { readonly kind: "invalid"; readonly file: string; readonly reason: string };

/**
 * The configuration at `file`; without one, the nearest `.sealwright.toml` from `folder` up to the repository's root; none
 * where `file` is false.
 */
export function loadConfig(folder: string, file?: string | false): LoadedConfig {
  const path = file === undefined ? nearest(resolve(folder)) : file === false ? undefined : resolve(folder, file);
  if (path === undefined) return { kind: "config", config: DEFAULT_CONFIG, folder: resolve(folder), file: undefined };
  const read = readBounded(path, file === undefined ? (repositoryRoot(folder) ?? dirname(path)) : undefined);
  if (read.kind === "unreadable") return { kind: "invalid", file: path, reason: read.reason };
  const parsed = parseProjectConfig(read.text);
  if (parsed.kind === "invalid") return { ...parsed, file: path };
  return { ...parsed, folder: dirname(path), file: path };
}

function nearest(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, RULES_NAME);
    // A link to nothing is one that cannot be read, not a project without a configuration.
    if (lstatOrAbsent(path) !== undefined) return path;
    if (lstatOrAbsent(join(folder, ".git")) !== undefined || dirname(folder) === folder) return undefined;
  }
}
