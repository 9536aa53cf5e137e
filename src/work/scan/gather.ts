import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { CompiledRule } from "../../detect/read/own-rules";
import { toPosix } from "../../machine/paths";
import { type Refused, refuse } from "../../text/refused";
import { type FileScan, scanBytes } from "./file";
import { type ScanFile, ScanPool } from "./pool";
import type { FileProblem } from "./report";
import { listTargets } from "./targets";

/** Where the texts come from. */
export interface ScanSources {
  /** Where relative paths and the configuration begin; absolute. */
  readonly cwd: string;
  /** Files and folders; the current folder where there are none. */
  readonly paths: readonly string[];
  /** Standard input instead, under a name. */
  readonly stdin?: { readonly name: string };
  /** What is staged in git's index instead. */
  readonly staged?: boolean;
  /** Reported how many more files are done. */
  readonly progress?: (files: number) => void;
}

/** What was read, and what was found in it. */
export interface Gathered {
  readonly kind: "gathered";
  /** By the name under which a file is reported: what was found in it, or why it was skipped. Files without either may be missing. */
  readonly scans: ReadonlyMap<string, FileScan>;
  /** Scanned files and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly unreadable: readonly FileProblem[];
  readonly special: number;
}

/** Patterns that leave out paths, and the folder that they are relative to. */
export interface Exclusion {
  readonly patterns: readonly string[];
  readonly from: string;
}

/** Scans everything that is asked for. */
export async function gather(
  { cwd, paths, stdin, staged, progress }: ScanSources,
  rules: readonly CompiledRule[],
  exclude: Exclusion,
): Promise<Gathered | Refused> {
  if (stdin !== undefined) {
    const path = toPosix(stdin.name);
    return counted([[path, scanBytes(readFileSync(0), path, rules)]]);
  }
  if (staged === true) {
    const { GitError, stagedFiles } = await import("./staged");
    try {
      return counted(
        stagedFiles(cwd).map(({ file, bytes }) => {
          const path = toPosix(relative(cwd, file));
          return [path, scanBytes(bytes, path, rules)];
        }),
      );
    } catch (error) {
      if (error instanceof GitError) return refuse("git", error.message);
      throw error;
    }
  }
  return scanPaths(cwd, paths.length === 0 ? ["."] : paths, rules, exclude, progress);
}

function counted(scans: readonly (readonly [string, FileScan])[]): Gathered {
  const scanned = scans.flatMap(([, scan]) => (scan.kind === "scanned" ? [scan] : []));
  const bytes = scanned.reduce((sum, scan) => sum + scan.bytes, 0);
  return { kind: "gathered", scans: new Map(scans), files: scanned.length, bytes, unreadable: [], special: 0 };
}

async function scanPaths(
  cwd: string,
  paths: readonly string[],
  rules: readonly CompiledRule[],
  { patterns, from }: Exclusion,
  progress: ((files: number) => void) | undefined,
): Promise<Gathered | Refused> {
  const unreadable: FileProblem[] = [];
  let files = 0;
  let bytes = 0;
  let special = 0;
  const pool = new ScanPool(rules, (moreFiles, moreBytes) => {
    files += moreFiles;
    bytes += moreBytes;
    progress?.(moreFiles);
  });
  const listed: ScanFile[] = [];
  const met = listTargets(
    paths,
    cwd,
    patterns,
    from,
    (folder) => unreadable.push(folder),
    () => special++,
  );
  for (const batch of met) {
    if ("kind" in batch) {
      pool.stop();
      return batch;
    }
    listed.push(...batch);
    pool.add(batch);
  }
  await pool.finish();
  const scans = new Map<string, FileScan>();
  for (const [index, scan] of pool.found) {
    scans.set(listed[index]?.path as string, scan);
    if (scan.kind === "skipped") files--;
  }
  return { kind: "gathered", scans, files, bytes, unreadable, special };
}
