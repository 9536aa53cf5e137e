import { realpathSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { FileError, isInside } from "../../machine/files";
import { lstatOrAbsent } from "../../machine/git-folder";
import { repositoryRoot } from "../../machine/nearest";
import { toPosix } from "../../machine/paths";
import { readFailure } from "../../machine/read-failure";
import { excluder, type Walk, walk } from "../../machine/walk";
import type { ScanFile } from "./pool";
import type { FileProblem } from "./report";

/** Patterns that leave out paths, and the folder that they are relative to. */
export interface Exclusion {
  /** As in `.gitignore`. */
  readonly patterns: readonly string[];
  readonly from: string;
  /** Whether it holds for files that are named themselves too. */
  readonly named: boolean;
}

/** The note on files that were named and that a pattern leaves out. */
export function excludedNote(files: readonly string[]): string {
  const which = files.length === 1 ? `${files[0]} is` : `${files[0]} and ${files.length - 1} more are`;
  return `${which} left out by a pattern of exclude. \`sealwright scan --no-force-exclude\` reads what is named all the same.`;
}

/** The files to scan: those named, and those below the folders named that no ignore rule leaves out. */
export class Targets {
  /** Folders on the way that could not be read. */
  readonly unreadable: FileProblem[] = [];
  /** Named paths that could not be read. */
  readonly failed: FileProblem[] = [];
  /** Pipes, sockets, devices, and links to nothing or out of the project, met below a folder. */
  special = 0;
  readonly notes: string[] = [];
  /** Files that were named themselves, as they are reported. */
  readonly named = new Set<string>();
  readonly #paths: readonly string[];
  readonly #cwd: string;
  readonly #walk: Walk;
  readonly #forced: boolean;
  /** Files that were named and left out. */
  readonly excluded: string[] = [];
  readonly #prefix: string;
  readonly #seen = new Set<string>();
  /** Folders below those named that are repositories of their own, as far as they were met. */
  readonly #nested: string[] = [];

  /** `paths` are relative to `cwd`, which is absolute. */
  constructor(paths: readonly string[], cwd: string, { patterns, from, named }: Exclusion) {
    this.#paths = paths;
    this.#forced = named;
    this.#cwd = cwd;
    this.#prefix = cwd.endsWith(sep) ? cwd : cwd + sep;
    this.#walk = {
      exclude: patterns,
      excludeFrom: from,
      problem: ({ path, detail }) => this.unreadable.push({ file: this.#shown(path), detail }),
      special: () => this.special++,
      repository: (folder) => this.#nested.push(folder),
    };
  }

  /** A batch at a time, each file once. */
  *list(): Generator<ScanFile[]> {
    const isExcluded = this.#forced ? excluder(this.#walk) : () => false;
    for (const path of this.#paths) {
      const root = resolve(this.#cwd, path);
      const fail = (detail: string) => this.failed.push({ file: this.#shown(root), detail });
      let stats: import("node:fs").Stats | undefined;
      try {
        stats = statSync(root, { throwIfNoEntry: false });
      } catch (error) {
        fail(readFailure(error));
        continue;
      }
      if (stats === undefined) fail("there is no such file or folder");
      else if (stats.isDirectory()) {
        for (const batch of walk(root, this.#walk)) yield this.#files(batch);
      } else if (stats.isFile() && isExcluded(root, false)) this.excluded.push(this.#shown(root));
      else if (stats.isFile()) {
        this.named.add(this.#shown(root));
        yield this.#files([root]);
      } else fail("it is no regular file");
    }
  }

  /** Files below the named folders that git tracks although an ignore rule names them: what is committed is looked at. */
  trackedAndIgnored(): Promise<ScanFile[]> {
    return this.#trackedAndIgnored(this.#paths.map((path) => resolve(this.#cwd, path)).filter(isFolder));
  }

  /** The same of the repositories that `list` met below the named folders. */
  trackedAndIgnoredBelow(): Promise<ScanFile[]> {
    return this.#trackedAndIgnored(this.#nested);
  }

  async #trackedAndIgnored(folders: readonly string[]): Promise<ScanFile[]> {
    const found: ScanFile[] = [];
    for (const folder of folders) {
      const root = repositoryRoot(folder);
      if (root === undefined) continue;
      const { ignoredButTracked } = await import("../../machine/git");
      const isExcluded = excluder(this.#walk);
      try {
        const paths = (await ignoredButTracked(folder)).map((path) => join(folder, path));
        // A link, also one on the way, and a file that was deleted hold nothing to scan.
        const project = realpathSync(root);
        const files = paths.filter(
          (path) => lstatOrAbsent(path)?.isFile() === true && isInside(project, realpathSync(path)),
        );
        for (const file of this.#files(files.filter((path) => !isExcluded(path, false)))) found.push(file);
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        this.notes.push(`Files that git tracks although .gitignore names them were not looked at. ${error.message}`);
      }
    }
    return found;
  }

  #files(paths: readonly string[]): ScanFile[] {
    const files: ScanFile[] = [];
    for (const file of paths) {
      if (this.#seen.has(file)) continue;
      this.#seen.add(file);
      files.push({ file, path: this.#shown(file) });
    }
    return files;
  }

  /** As it is reported: relative to the current folder, with `/`. */
  #shown(file: string): string {
    if (file.startsWith(this.#prefix)) return toPosix(file.slice(this.#prefix.length));
    return toPosix(relative(this.#cwd, file)) || ".";
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
