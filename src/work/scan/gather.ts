import { realpathSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { CompiledRule } from "../../detect/read/own-rules";
import { fileStep, isInside } from "../../machine/files";
import { lstatOrAbsent } from "../../machine/git-folder";
import { toPosix } from "../../machine/paths";
import { excluder } from "../../machine/walk";
import { type Refused, refuse } from "../../text/refused";
import { standardInput } from "../standard-input";
import { type FileScan, LARGEST, scanBytes } from "./file";
import { type ScanFile, ScanPool } from "./pool";
import type { FileProblem } from "./report";
import { type Exclusion, excludedNote, Targets } from "./targets";

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
  /** Whether archives are read, member by member. */
  readonly archives?: boolean | undefined;
  /** Reported how many more files and bytes are done, and how many more findings of any confidence were met. */
  readonly progress?: ((files: number, bytes: number, findings: number) => void) | undefined;
  /** How many threads scan; as many as there are processors, up to eight, by default. */
  readonly jobs?: number | undefined;
}

/** What was read, and what was found in it. */
interface Gathered {
  readonly kind: "gathered";
  /** By the name under which a file is reported: what was found in it, or why it was skipped. Files without either may be missing. */
  readonly scans: ReadonlyMap<string, FileScan>;
  /** Scanned files and their bytes. */
  readonly files: number;
  readonly bytes: number;
  readonly unreadable: readonly FileProblem[];
  /** What was asked for by name, or is staged, and could not be read. */
  readonly failed: readonly FileProblem[];
  readonly special: number;
  readonly notes: readonly string[];
  /** The names of the files that were asked for by name, or are staged: what cannot be read of these has failed. */
  readonly named: ReadonlySet<string>;
}

/** Scans everything that is asked for. */
export async function gather(
  { cwd, paths, stdin, staged, archives, progress, jobs }: ScanSources,
  rules: readonly CompiledRule[],
  exclude: Exclusion,
): Promise<Gathered | Refused> {
  if (stdin !== undefined) {
    const path = toPosix(stdin.name);
    return counted([[path, scanBytes(await standardInput(LARGEST), path, rules)]]);
  }
  if (staged === true) {
    return scanStaged(cwd, paths, rules, exclude);
  }
  return scanPaths(cwd, paths.length === 0 ? ["."] : paths, rules, exclude, { archives, progress, jobs });
}

/** What is staged of the paths, or of the whole repository where there are none. */
async function scanStaged(
  cwd: string,
  paths: readonly string[],
  rules: readonly CompiledRule[],
  { patterns, from }: Exclusion,
): Promise<Gathered | Refused> {
  const { stagedFiles } = await import("./staged");
  const { isCommitted } = await import("../../machine/git");
  const here = realpathSync(cwd);
  const shown = (file: string) => toPosix(relative(here, file));
  return fileStep(async () => {
    const staged = await stagedFiles(here);
    if (staged === undefined) {
      return refuse("git", "This folder is in no git repository: --staged reads the index of one.");
    }
    const roots = paths.map((path) => resolve(here, path));
    const isExcluded = excluder({ exclude: patterns, excludeFrom: realpathSync(from) });
    const isAskedFor = ({ file }: { readonly file: string }) =>
      !isExcluded(file, false) && (roots.length === 0 || roots.some((root) => isInside(root, file)));
    const scans = staged.files
      .filter(isAskedFor)
      .map(({ file, bytes }) => [shown(file), scanBytes(bytes, shown(file), rules)] as const);
    const failed = staged.problems.filter(isAskedFor).map(({ file, detail }) => ({ file: shown(file), detail }));
    const known = [...staged.files, ...staged.problems].map(({ file }) => file);
    for (const root of roots) {
      if (known.some((file) => isInside(root, file)) || lstatOrAbsent(root) !== undefined) continue;
      // What the commit takes away is gone from the folder too.
      if ((await fileStep(() => isCommitted(here, toPosix(relative(here, root))))) !== true)
        failed.push({ file: shown(root), detail: "there is no such file or folder" });
    }
    return { ...counted(scans), failed };
  });
}

function counted(scans: readonly (readonly [string, FileScan])[]): Gathered {
  const scanned = scans.flatMap(([, scan]) => (scan.kind === "scanned" ? [scan] : []));
  const bytes = scanned.reduce((sum, scan) => sum + scan.bytes, 0);
  return {
    kind: "gathered",
    scans: new Map(scans),
    files: scanned.length,
    bytes,
    unreadable: [],
    failed: [],
    special: 0,
    notes: [],
    named: new Set(scans.map(([path]) => path)),
  };
}

async function scanPaths(
  cwd: string,
  paths: readonly string[],
  rules: readonly CompiledRule[],
  exclude: Exclusion,
  { archives, progress, jobs }: Pick<ScanSources, "archives" | "progress" | "jobs">,
): Promise<Gathered> {
  let files = 0;
  let bytes = 0;
  const count = (moreFiles: number, moreBytes: number, findings: number) => {
    files += moreFiles;
    bytes += moreBytes;
    progress?.(moreFiles, moreBytes, findings);
  };
  const pool = new ScanPool(rules, count, jobs);
  const targets = new Targets(paths, cwd, exclude);
  const listed: ScanFile[] = [];
  const packed: ScanFile[] = [];
  const reader = archives === true ? await import("./archive") : undefined;
  const take = (batch: readonly ScanFile[]) => {
    const files = reader === undefined ? batch : batch.filter(({ path }) => !reader.isArchive(path));
    if (files.length < batch.length) packed.push(...batch.filter((file) => !files.includes(file)));
    for (const file of files) listed.push(file);
    pool.add(files);
  };
  try {
    // Git is asked while the folders are listed.
    const tracked = targets.trackedAndIgnored();
    await new Promise(setImmediate);
    for (const batch of targets.list()) take(batch);
    take(await tracked);
    take(await targets.trackedAndIgnoredBelow());
  } catch (error) {
    pool.stop();
    throw error;
  }
  await pool.finish();
  const scans = new Map<string, FileScan>();
  for (const [index, scan] of pool.found) {
    scans.set(listed[index]?.path as string, scan);
    if (scan.kind === "skipped") files--;
  }
  const isExcluded = excluder({ exclude: exclude.patterns, excludeFrom: exclude.from });
  for (const archive of packed) {
    for await (const [path, scan] of reader?.scanArchive(archive.file, archive.path, rules) ?? []) {
      if (isExcluded(resolve(cwd, path), false)) continue;
      if (scan.kind === "skipped" || scan.located.length > 0 || scan.problem !== undefined) scans.set(path, scan);
      if (scan.kind === "scanned") count(1, scan.bytes, scan.located.length);
      // What a named archive holds was asked for too, but for what is no text.
      else if (scan.reason !== "binary" && targets.named.has(archive.path)) targets.named.add(path);
    }
  }
  const { unreadable, failed, special, named, excluded } = targets;
  const notes = excluded.length === 0 ? targets.notes : [...targets.notes, excludedNote(excluded)];
  return { kind: "gathered", scans, files, bytes, unreadable, failed, special, notes, named };
}
