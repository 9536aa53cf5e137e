import type { LocatedFinding } from "./file";

/** A finding in a file, as it is reported. */
export interface ReportedFinding extends LocatedFinding {
  /** Relative to the current folder, with `/`. */
  readonly file: string;
  /** Whether the file is a large one of data, of which a person reads no list. */
  readonly inData?: true;
  /** Whether the baseline knows the value, in other places than this one. */
  readonly newPlace?: true;
}

/** A file that was not scanned, or not as what it is, and why. */
export interface FileProblem {
  readonly file: string;
  readonly detail: string;
}

/** What a file holds beside what is reported of it. */
export interface UnlistedFindings {
  readonly file: string;
  readonly count: number;
  /** Whether there may be still more. */
  readonly atLeast: boolean;
}

/** What a project's own configuration leaves out, and where it stands. */
export interface ProjectSilence {
  /** Relative to the current folder, with `/`. */
  readonly file: string;
  /** Parts of a sentence: "2 rules", "3 patterns of paths". */
  readonly leftOut: readonly string[];
}

/** What a scan did, beside its findings. */
export interface ScanSummary {
  readonly files: number;
  readonly bytes: number;
  readonly binary: number;
  /** Pipes, sockets, devices, and links that lead to nothing or out of the project. */
  readonly special: number;
  /** What was asked for by name or is staged and could not be scanned, and files on which we failed. */
  readonly failed: readonly FileProblem[];
  /** Files that were not scanned, each with the reason. */
  readonly skipped: readonly FileProblem[];
  /** Files that were scanned, but not as what they are. */
  readonly problems: readonly FileProblem[];
  /** Sorted as the findings are. */
  readonly unlisted: readonly UnlistedFindings[];
  readonly allowed: number;
  /** What was not looked at for a reason that concerns no one file: a sentence each. */
  readonly notes: readonly string[];
  /** Where the project's own configuration, which a pull request can change, leaves something out. */
  readonly silence: ProjectSilence | undefined;
}
