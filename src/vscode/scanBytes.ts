import { scan } from "../detect/scan";
import { toWire, type WorkerAnswer } from "./workerMessages";

/** Offsets at which the lines of a text begin. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Line and column of an offset, both from 0. */
function position(starts: readonly number[], offset: number): [number, number] {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return [low, offset - (starts[low] ?? 0)];
}

/** Scans the bytes of a Python file or a notebook. */
export function scanBytes(bytes: Uint8Array, path: string): WorkerAnswer {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder("latin1").decode(bytes);
  }
  const starts = lineStarts(text);
  const findings = scan({ text, path, language: "python" }).map((finding) => {
    const range = [...position(starts, finding.start), ...position(starts, finding.end)] as const;
    return { finding: toWire(finding), where: "source", range } as const;
  });
  return { kind: "file", findings };
}
