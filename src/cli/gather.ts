import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { CompiledRule } from "../detect/read/own-rules";
import { toPosix } from "../machine/paths";
import { type FileScan, scanBytes } from "../work/scan/file";
import { type ScanFile, ScanPool } from "../work/scan/pool";
import { CommandError } from "./exit";
import { Progress } from "./progress";
import { targets, type Unreadable } from "./targets";

/** Where the texts come from: standard input, git's index, or files and folders. */
export interface Sources {
  readonly stdin?: boolean;
  readonly filename?: string;
  readonly staged?: boolean;
}

export interface Exclusion {
  /** As in `.gitignore`. */
  readonly patterns: readonly string[];
  /** The folder that they are relative to. */
  readonly from: string;
}

export interface Gathered {
  /** By the name under which a file is reported: what was found in it, or why it was skipped. Files without either may be missing. */
  readonly scans: ReadonlyMap<string, FileScan>;
  /** Scanned files and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly unreadable: readonly Unreadable[];
  /** Pipes, sockets, devices and links to nothing, met below folders. */
  readonly special: number;
}

/** Scans everything that is asked for. */
export async function gather(
  paths: readonly string[],
  sources: Sources,
  rules: readonly CompiledRule[],
  exclude: Exclusion,
): Promise<Gathered> {
  if (sources.stdin === true) {
    const path = toPosix(sources.filename ?? "stdin.py");
    return counted([[path, scanBytes(readFileSync(0), path, rules)]]);
  }
  if (sources.staged === true) return counted(await scanStaged(process.cwd(), rules));
  return scanFiles(paths.length === 0 ? ["."] : paths, rules, exclude);
}

function counted(scans: readonly (readonly [string, FileScan])[]): Gathered {
  const scanned = scans.flatMap(([, scan]) => (scan.kind === "scanned" ? [scan] : []));
  const bytes = scanned.reduce((sum, scan) => sum + scan.bytes, 0);
  return { scans: new Map(scans), files: scanned.length, bytes, unreadable: [], special: 0 };
}

async function scanStaged(cwd: string, rules: readonly CompiledRule[]): Promise<[string, FileScan][]> {
  const { GitError, stagedFiles } = await import("../work/scan/staged");
  try {
    return stagedFiles(cwd).map(({ file, bytes }) => {
      const path = toPosix(relative(cwd, file));
      return [path, scanBytes(bytes, path, rules)];
    });
  } catch (error) {
    if (error instanceof GitError) throw new CommandError(error.message);
    throw error;
  }
}

async function scanFiles(
  paths: readonly string[],
  rules: readonly CompiledRule[],
  exclude: Exclusion,
): Promise<Gathered> {
  const cwd = process.cwd();
  const unreadable: Unreadable[] = [];
  const progress = new Progress();
  let files = 0;
  let bytes = 0;
  let special = 0;
  const pool = new ScanPool(rules, (moreFiles, moreBytes) => {
    files += moreFiles;
    bytes += moreBytes;
    progress.advance(moreFiles);
  });
  const listed: ScanFile[] = [];
  const met = targets(
    paths,
    cwd,
    exclude.patterns,
    exclude.from,
    (folder) => unreadable.push(folder),
    () => special++,
  );
  for (const batch of met) {
    listed.push(...batch);
    pool.add(batch);
  }
  await pool.finish();
  progress.clear();
  const scans = new Map<string, FileScan>();
  for (const [index, scan] of pool.found) {
    scans.set(listed[index]?.path as string, scan);
    if (scan.kind === "skipped") files--;
  }
  return { scans, files, bytes, unreadable, special };
}
