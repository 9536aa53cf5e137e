import { lstatSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { FileError } from "../../machine/files";
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
  readonly #prefix: string;
  readonly #seen = new Set<string>();

  /** `paths` are relative to `cwd`, which is absolute. */
  constructor(paths: readonly string[], cwd: string, { patterns, from }: Exclusion) {
    this.#paths = paths;
    this.#cwd = cwd;
    this.#prefix = cwd.endsWith(sep) ? cwd : cwd + sep;
    this.#walk = {
      exclude: patterns,
      excludeFrom: from,
      problem: ({ path, detail }) => this.unreadable.push({ file: this.#shown(path), detail }),
      special: () => this.special++,
    };
  }

  /** A batch at a time, each file once. */
  *list(): Generator<ScanFile[]> {
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
      } else if (stats.isFile()) {
        this.named.add(this.#shown(root));
        yield this.#files([root]);
      } else fail("it is no regular file");
    }
  }

  /** Files below the named folders that git tracks although an ignore rule names them: what is committed is looked at. */
  async trackedAndIgnored(): Promise<ScanFile[]> {
    const found: ScanFile[] = [];
    for (const folder of this.#paths.map((path) => resolve(this.#cwd, path))) {
      if (!isFolder(folder) || repositoryRoot(folder) === undefined) continue;
      const { ignoredButTracked } = await import("../../machine/git");
      const isExcluded = excluder(this.#walk);
      try {
        const paths = (await ignoredButTracked(folder)).map((path) => join(folder, path));
        // A link, and a file that was deleted, hold nothing to scan.
        const files = paths.filter((path) => lstatSync(path, { throwIfNoEntry: false })?.isFile() === true);
        for (const file of this.#files(files.filter((path) => !isExcluded(path, false)))) found.push(file);
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        this.notes.push(`Files that git tracks although .gitignore names them were not looked at. ${error.message}`);
      }
    }
    return found;
  }

  #files(paths: readonly string[]): ScanFile[] {
    // Only where several paths are named, or git is asked, can a file come twice.
    const once = this.#paths.length > 1;
    return paths.flatMap((file) => {
      if (once && this.#seen.has(file)) return [];
      if (once) this.#seen.add(file);
      return [{ file, path: this.#shown(file) }];
    });
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
