import { dirname } from "node:path";
import { walk } from "../../machine/walk";
import type { FileProblem } from "./report";
import { Targets } from "./targets";

/** What a scan of a folder reads. */
interface Listing {
  /** Absolute. */
  readonly files: readonly string[];
  /** Folders on the way that could not be read. */
  readonly unreadable: readonly FileProblem[];
  /** What was not looked at for a reason that concerns no one file: a sentence each. */
  readonly notes: readonly string[];
}

/** How files are listed: `patterns` leave out as in `.gitignore`, from the folder's root; `git` may be asked what it tracks. */
interface ListingOptions {
  readonly patterns: readonly string[];
  readonly git: boolean;
  /** Asked after each folder. */
  readonly cancelled: () => boolean;
}

/** The files below a folder that `sealwright scan` there reads. */
export async function listFolder(root: string, { patterns, git, cancelled }: ListingOptions): Promise<Listing> {
  const targets = new Targets(["."], root, { patterns, from: root, named: false });
  const files: string[] = [];
  for (const batch of targets.list()) {
    for (const { file } of batch) files.push(file);
    await new Promise(setImmediate);
    if (cancelled()) break;
  }
  if (git && !cancelled()) {
    for (const { file } of await targets.trackedAndIgnored()) files.push(file);
    for (const { file } of await targets.trackedAndIgnoredBelow()) files.push(file);
  }
  return { files, unreadable: targets.unreadable, notes: targets.notes };
}

/** Whether a scan of the folder would come by this file; what git tracks although an ignore rule names it is not asked for. */
export function listsFile(root: string, file: string, patterns: readonly string[]): boolean {
  const nothing = (): void => {};
  const options = { exclude: patterns, excludeFrom: root, problem: nothing, special: nothing, repository: nothing };
  try {
    for (const batch of walk(dirname(file), options)) return batch.includes(file);
  } catch {
    // Its folder is gone again.
  }
  return false;
}
