import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { toPosix } from "./paths";

export interface WalkOptions {
  /** Patterns as in `.gitignore`, relative to `excludeFrom`. */
  readonly exclude: readonly string[];
  /** The folder that `exclude` is relative to. */
  readonly excludeFrom: string;
}

export interface WalkProblem {
  readonly path: string;
  readonly detail: string;
}

/** A `.gitignore` and the folder it stands in. */
interface Ignored {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Folders that hold a version control's own data. */
const OWN = new Set([".git", ".hg", ".svn", ".jj"]);

/**
 * The files below `root`, in batches of a folder each, that no `.gitignore` on the way leaves out. Links to folders are
 * not followed, so that no loop is met. Unreadable folders are reported to `problem`, each pipe, socket, device and link to nothing to `special`.
 */
export function* walk(
  root: string,
  options: WalkOptions,
  problem: (problem: WalkProblem) => void,
  special: () => void,
): Generator<string[]> {
  const excluded = ignore().add([...options.exclude]);
  const isExcluded = (path: string, folder: boolean) => {
    if (options.exclude.length === 0) return false;
    const below = toPosix(relative(options.excludeFrom, path));
    return below !== "" && !/^\.\.(?:\/|$)/.test(below) && excluded.ignores(folder ? `${below}/` : below);
  };
  const stack: { folder: string; ignored: readonly Ignored[] }[] = [{ folder: root, ignored: ignoredAbove(root) }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { folder } = next;
    let entries: import("node:fs").Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
      problem({ path: folder, detail: `the folder cannot be read (${code})` });
      continue;
    }
    const own = entries.some(({ name }) => name === ".gitignore") ? readIgnore(folder, ".gitignore") : undefined;
    const ignored = own === undefined ? next.ignored : [...next.ignored, own];
    const files: string[] = [];
    for (const entry of entries) {
      const path = folder === sep ? sep + entry.name : folder + sep + entry.name;
      if (entry.isDirectory()) {
        if (!OWN.has(entry.name) && !isIgnored(path, true, ignored) && !isExcluded(path, true))
          stack.push({ folder: path, ignored });
        continue;
      }
      const kind = entry.isFile() ? "file" : entry.isSymbolicLink() ? linked(path) : "special";
      if (kind === "folder" || isIgnored(path, false, ignored) || isExcluded(path, false)) continue;
      if (kind === "file") files.push(path);
      else special();
    }
    if (files.length > 0) yield files;
  }
}

/** Git's rule: the last pattern that matches decides, and a deeper file's patterns come later. */
function isIgnored(path: string, folder: boolean, ignored: readonly Ignored[]): boolean {
  for (let i = ignored.length - 1; i >= 0; i--) {
    const { folder: from, rules } = ignored[i] as Ignored;
    const below = toPosix(path.slice(from.length + (from.endsWith(sep) ? 0 : 1)));
    const result = rules.test(folder ? `${below}/` : below);
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}

/** The `.gitignore` files from the repository's root down to above `root`, and its `info/exclude`. */
function ignoredAbove(root: string): Ignored[] {
  const found: Ignored[] = [];
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    const repository = existsSync(join(folder, ".git"));
    if (folder !== resolve(root)) {
      const own = readIgnore(folder, ".gitignore");
      if (own !== undefined) found.unshift(own);
    }
    if (repository) {
      const own = readIgnore(folder, join(".git", "info", "exclude"));
      if (own !== undefined) found.unshift(own);
      return found;
    }
    if (dirname(folder) === folder) return [];
  }
}

function readIgnore(folder: string, name: string): Ignored | undefined {
  try {
    return { folder, rules: ignore().add(readFileSync(join(folder, name), "utf8")) };
  } catch {
    return undefined; // no such file, or one that git could not read either
  }
}

function linked(path: string): "file" | "folder" | "special" {
  try {
    const found = statSync(path);
    return found.isFile() ? "file" : found.isDirectory() ? "folder" : "special";
  } catch {
    return "special";
  }
}
