import { basename, dirname, join, relative, resolve } from "node:path";
import { type Config, DEFAULT_CONFIG, parseProjectConfig, parsePyproject } from "../../detect/config";
import type { CompiledRule } from "../../detect/read/own-rules";
import { readBounded } from "../../machine/bounded-file";
import { lstatOrAbsent } from "../../machine/git-folder";
import { repositoryRoot } from "../../machine/nearest";
import { type Refused, refuse } from "../../text/refused";

export const RULES_NAME = ".sealwright.toml";
/** May hold the same in its table `tool.sealwright`. */
export const PYPROJECT_NAME = "pyproject.toml";

export type LoadedConfig =
  | { readonly kind: "config"; readonly config: Config; readonly folder: string; readonly file: string | undefined }
  | { readonly kind: "invalid"; readonly file: string; readonly reason: string };

/**
 * The configuration at `file`; without one, that of the nearest `.sealwright.toml`, or `pyproject.toml` with a table of ours, from
 * `folder` up to the repository's root; none where `file` is false.
 */
export function loadConfig(folder: string, file?: string | false): LoadedConfig {
  const none = { kind: "config", config: DEFAULT_CONFIG, folder: resolve(folder), file: undefined } as const;
  if (file === false) return none;
  if (file !== undefined) return readConfig(resolve(folder, file), undefined) ?? none;
  const root = repositoryRoot(folder);
  for (let at = resolve(folder); ; at = dirname(at)) {
    for (const name of [RULES_NAME, PYPROJECT_NAME]) {
      const path = join(at, name);
      // A link to nothing is one that cannot be read, not a project without a configuration.
      const loaded = lstatOrAbsent(path) === undefined ? undefined : readConfig(path, root ?? at);
      if (loaded !== undefined) return loaded;
    }
    if (lstatOrAbsent(join(at, ".git")) !== undefined || dirname(at) === at) return none;
  }
}

/** A configuration with the project's own rules compiled. */
interface LoadedRules {
  readonly kind: "rules";
  readonly loaded: Extract<LoadedConfig, { kind: "config" }>;
  readonly rules: readonly CompiledRule[];
}

/** The same, ready to scan by; refused with the file's name from `folder` and what is wrong in it. */
export async function loadRules(folder: string, file?: string | false): Promise<LoadedRules | Refused> {
  const loaded = loadConfig(folder, file);
  const wrong = (path: string, reason: string) => refuse("config", `${relative(folder, path) || path}: ${reason}`);
  if (loaded.kind === "invalid") return wrong(loaded.file, loaded.reason);
  const { ownRules } = loaded.config;
  if (ownRules.length === 0) return { kind: "rules", loaded, rules: [] };
  const rules = (await import("../../detect/vendors/compile-rules")).compileRules(ownRules);
  return typeof rules === "string" ? wrong(loaded.file ?? RULES_NAME, rules) : { kind: "rules", loaded, rules };
}

/** `undefined` where a `pyproject.toml` says nothing to us. */
function readConfig(path: string, root: string | undefined): LoadedConfig | undefined {
  const pyproject = basename(path) === PYPROJECT_NAME;
  const read = readBounded(path, root);
  if (read.kind === "unreadable") return pyproject ? undefined : { kind: "invalid", file: path, reason: read.reason };
  const parsed = pyproject ? parsePyproject(read.text) : parseProjectConfig(read.text);
  if (parsed === undefined) return undefined;
  return parsed.kind === "invalid" ? { ...parsed, file: path } : { ...parsed, folder: dirname(path), file: path };
}
