import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ignore, { type Ignore } from "ignore";
import { readBounded } from "./bounded-file";
import { isInside } from "./files";
import { commonFolder, gitFolder, lstatOrAbsent } from "./git-folder";
import { repositoryRoot } from "./nearest";
import { toPosix } from "./paths";

/** What a walk leaves out, and what it reports on the way. */
export interface Walk {
  /** Patterns as in `.gitignore`, relative to `excludeFrom`. */
  readonly exclude: readonly string[];
  /** The folder that `exclude` is relative to. */
  readonly excludeFrom: string;
  /** Gets each folder that cannot be read. */
  readonly problem: (folder: { readonly path: string; readonly detail: string }) => void;
  /** Called for each pipe, socket and device, and for each link to nothing or out of the project. */
  readonly special: () => void;
  /** Gets each folder below the root that is a repository of its own. */
  readonly repository: (folder: string) => void;
}

/** A `.gitignore` and the folder it stands in. */
interface Ignored {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Folders that hold a version control's own data. */
const OWN = new Set([".git", ".hg", ".svn", ".jj"]);

/** Says of a path whether the patterns of a walk leave it out. */
export function excluder({
  exclude,
  excludeFrom,
}: Pick<Walk, "exclude" | "excludeFrom">): (path: string, folder: boolean) => boolean {
  if (exclude.length === 0) return () => false;
  const excluded = ignore().add([...exclude]);
  return (path, folder) => {
    const below = toPosix(relative(excludeFrom, path));
    return below !== "" && !/^\.\.(?:\/|$)/.test(below) && excluded.ignores(folder ? `${below}/` : below);
  };
}

/**
 * The files below `root`, in batches of a folder each, that no `.gitignore` on the way leaves out. Links to folders are
 * not followed, so that no loop is met; links to files are, inside the project.
 */
export function* walk(root: string, options: Walk): Generator<string[]> {
  const { problem, special, repository } = options;
  const project = realpathSync(repositoryRoot(root) ?? root);
  const isExcluded = excluder(options);
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
    const own = entries.some(({ name }) => name === ".gitignore")
      ? readIgnore(folder, join(folder, ".gitignore"))
      : undefined;
    const ignored = own === undefined ? next.ignored : [...next.ignored, own];
    const files: string[] = [];
    if (folder !== root && entries.some(({ name }) => name === ".git")) repository(folder);
    for (const entry of entries) {
      const path = folder === sep ? sep + entry.name : folder + sep + entry.name;
      if (entry.isDirectory()) {
        if (!OWN.has(entry.name) && !isIgnored(path, true, ignored) && !isExcluded(path, true))
          stack.push({ folder: path, ignored });
        continue;
      }
      const kind = entry.isFile() ? "file" : entry.isSymbolicLink() ? linkedKind(path, project) : "special";
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
      const own = readIgnore(folder, join(folder, ".gitignore"));
      if (own !== undefined) found.unshift(own);
    }
    if (repository) {
      const git = gitFolder(join(folder, ".git"));
      const own = git === undefined ? undefined : readIgnore(folder, join(commonFolder(git), "info", "exclude"));
      if (own !== undefined) found.unshift(own);
      return found;
    }
    if (dirname(folder) === folder) return [];
  }
}

/** The rules of a file; undefined where there is none, or one that git does not read either: a link, or no regular file. */
function readIgnore(folder: string, path: string): Ignored | undefined {
  if (lstatOrAbsent(path)?.isFile() !== true) return undefined;
  const read = readBounded(path, undefined);
  return read.kind === "text" ? { folder, rules: ignore().add(read.text) } : undefined;
}

/** What a link leads to; special where that is outside of the project. */
function linkedKind(path: string, project: string): "file" | "folder" | "special" {
  try {
    const found = statSync(path);
    if (found.isDirectory()) return "folder";
    return found.isFile() && isInside(project, realpathSync(path)) ? "file" : "special";
  } catch {
    return "special";
  }
}
