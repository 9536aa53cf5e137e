import type { Located } from "../work/scan/file";

/** A finding in a file, as the outputs show it. */
export interface ReportedFinding extends Located {
  /** Relative to the current folder, with `/`. */
  readonly file: string;
}

/** What a scan did, beside its findings. */
export interface Summary {
  readonly files: number;
  readonly bytes: number;
  readonly binary: number;
  /** Pipes, sockets, devices and links to nothing, which hold no text. */
  readonly special: number;
  /** Files that were not scanned, each with the reason. */
  readonly skipped: readonly { readonly file: string; readonly detail: string }[];
  /** Files that were scanned, but not as what they are. */
  readonly problems: readonly { readonly file: string; readonly detail: string }[];
  readonly allowed: number;
}
