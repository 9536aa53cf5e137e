import { cellMagic, withAssignments } from "../../python/magics";
import type { Finding } from "../finding";
import { withoutOverlaps } from "../judge/overlaps";
import type { Reading } from "./known-vendors";
import { scanPython } from "./python";
import { scanText } from "./text";

const MAGIC = /^[ \t]*(?:[!%](?![\s=]).*(?:\\\r?\n.*){0,1000})$/gm;
const ASSIGNED = /^([ \t]*[\w.]{1,80}\s*=\s*)([!%]\w.*)$/gm;
/**
 * The credentials of a notebook's code cell: Python, with IPython's magics and shell lines read as the settings and
 * commands that they are.
 */
export function scanCell(text: string, reading: Reading): Finding[] {
  const magic = cellMagic(text);
  if (magic !== undefined && magic.python === undefined) {
    const line = text.slice(0, magic.end);
    const script = magic.name === "writefile" && /\.py\s*$/.test(line);
    const body = script ? scanPython(blank(line) + text.slice(magic.end), reading) : [];
    return withoutOverlaps([...body, ...scanText(withAssignments(text), "config", reading)]);
  }
  const lines: [number, number][] = [];
  for (const found of text.matchAll(MAGIC)) lines.push([found.index, found.index + found[0].length]);
  for (const found of text.matchAll(ASSIGNED)) {
    const start = found.index + (found[1] as string).length;
    lines.push([start, start + (found[2] as string).length]);
  }
  if (lines.length === 0) return scanPython(text, reading);
  const { python, magics } = apart(text, lines);
  return withoutOverlaps([...scanPython(python, reading), ...scanText(withAssignments(magics), "config", reading)]);
}

/** The text without its magics, and the magics without the rest, each at the offsets of the whole. */
function apart(text: string, lines: [number, number][]): { python: string; magics: string } {
  const python: string[] = [];
  const magics: string[] = [];
  let at = 0;
  for (const [start, end] of lines.sort(([a], [b]) => a - b)) {
    if (start < at) continue; // behind a continued line
    python.push(text.slice(at, start), blank(text.slice(start, end)));
    magics.push(blank(text.slice(at, start)), text.slice(start, end));
    at = end;
  }
  python.push(text.slice(at));
  magics.push(blank(text.slice(at)));
  return { python: python.join(""), magics: magics.join("") };
}

/** Blanks in place of everything but line breaks, so that offsets hold. */
function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
