import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Config, DEFAULT_CONFIG, parseProjectConfig } from "../../detect/config";
import { readFailure } from "../../machine/read-failure";

export const RULES_NAME = ".sealwright.toml";

export type LoadedConfig =
  | { readonly kind: "config"; readonly config: Config; readonly folder: string; readonly file: string | undefined }
  | { readonly kind: "invalid"; readonly file: string; readonly reason: string };

/** The configuration at `file`; without one, the nearest `.sealwright.toml` from `folder` up to the repository's root. */
export function loadConfig(folder: string, file?: string): LoadedConfig {
  const path = file === undefined ? nearest(resolve(folder)) : resolve(folder, file);
  if (path === undefined) return { kind: "config", config: DEFAULT_CONFIG, folder: resolve(folder), file: undefined };
  let text: string;
  try {
    text = readFileSync(path, "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    return { kind: "invalid", file: path, reason: readFailure(error) };
  }
  const parsed = parseProjectConfig(text);
  if (parsed.kind === "invalid") return { ...parsed, file: path };
  return { ...parsed, folder: dirname(path), file: path };
}

function nearest(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, RULES_NAME);
    if (existsSync(path)) return path;
    if (existsSync(join(folder, ".git")) || dirname(folder) === folder) return undefined;
  }
}
