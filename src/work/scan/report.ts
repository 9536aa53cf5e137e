import type { LocatedFinding } from "./file";

/** A finding in a file, as it is reported. */
export interface ReportedFinding extends LocatedFinding {
  /** Relative to the current folder, with `/`. */
  readonly file: string;
}

/** A file that was not scanned, or not as what it is, and why. */
export interface FileProblem {
  readonly file: string;
  readonly detail: string;
}

/** What a scan did, beside its findings. */
export interface ScanSummary {
  readonly files: number;
  readonly bytes: number;
  readonly binary: number;
  /** Pipes, sockets, devices and links to nothing, which hold no text. */
  readonly special: number;
  /** Files that were not scanned, each with the reason. */
  readonly skipped: readonly FileProblem[];
  /** Files that were scanned, but not as what they are. */
  readonly problems: readonly FileProblem[];
  readonly allowed: number;
}
