import type { Finding } from "../detect/finding";
import { scanNotebook } from "../detect/notebook";
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
  const range = ({ start, end }: Finding) => [...position(starts, start), ...position(starts, end)] as const;
  if (!path.endsWith(".ipynb")) {
    const findings = scan({ text, path, language: "python" });
    return {
      kind: "file",
      findings: findings.map((found) => ({ finding: toWire(found), where: "source", range: range(found) })),
    };
  }
  const notebook = scanNotebook(text, path);
  if (notebook.kind === "broken") {
    const findings = notebook.findings.map(
      (found) => ({ finding: toWire(found), where: "source", range: range(found) }) as const,
    );
    return { kind: "file", findings, broken: notebook.reason };
  }
  const findings = notebook.findings.map(({ cell, where, cellStart: _, cellEnd: __, cellText: ___, ...found }) => ({
    finding: toWire(found),
    where,
    cell,
    range: range(found),
  }));
  return { kind: "file", findings };
}
