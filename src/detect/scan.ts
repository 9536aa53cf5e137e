import type { Finding } from "./finding";
import type { Language } from "./language";
import { scanPython } from "./python";
import { isTestPath } from "./test-path";

export interface ScanInput {
  /** The decoded text, without a byte-order mark. For a notebook: one cell's source, see `scanNotebook`. */
  readonly text: string;
  /** Relative path with `/`; decides whether values are judged as test values. */
  readonly path: string;
  readonly language: Language;
}

/** Every credential in one text, sorted by `start`, without overlaps; `low` ones included. Never throws on any input. */
export function scan(input: ScanInput): Finding[] {
  const findings = scanPython(input.text, isTestPath(input.path));
  return findings.sort((a, b) => a.start - b.start);
}
