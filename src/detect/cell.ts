import type { Finding } from "./finding";
import { scanPython } from "./python";
import { scanText } from "./text";

const MAGIC = /^[ \t]*(?:[!%](?![\s=]).*(?:\\\r?\n.*)*)$/gm;
const ASSIGNED = /^([ \t]*[\w.]{1,80}\s*=\s*)([!%]\w.*)$/gm;
const CELL_MAGIC = /^\s*%%(\w+)([^\r\n]*)/;
/** Cell magics whose body is Python. */
const PYTHON_BODY = /^(?:time|timeit|capture|prun|python3?|pypy|memit|mprun|debug|ipytest|concurrent)$/;
/** `%env NAME value`, `%set_env NAME value`: IPython takes a blank for the `=`. */
const ENV = /^([ \t]*%(?:set_)?env[ \t]+[A-Za-z_]\w{0,80})[ \t]+(?=[^\s=])/gm;

/**
 * The credentials of a notebook's code cell: Python, with IPython's magics and shell lines read as the settings and
 * commands that they are.
 */
export function scanCell(text: string, test: boolean): Finding[] {
  const cellMagic = CELL_MAGIC.exec(text);
  if (cellMagic !== null && !PYTHON_BODY.test(cellMagic[1] as string)) {
    const body = /^\s*%%writefile\s.*\.py\s*$/m.test(cellMagic[0])
      ? scanPython(blank(text, 0, cellMagic[0].length), test)
      : [];
    return merged(body, scanText(settings(text), "config", test));
  }
  let python = text;
  const lines: [number, number][] = [];
  for (const found of text.matchAll(MAGIC)) lines.push([found.index, found.index + found[0].length]);
  for (const found of text.matchAll(ASSIGNED)) {
    const start = found.index + (found[1] as string).length;
    lines.push([start, start + (found[2] as string).length]);
  }
  if (lines.length === 0) return scanPython(text, test);
  let magics = blank(text, 0, text.length);
  for (const [start, end] of lines) {
    python = blank(python, start, end);
    magics = magics.slice(0, start) + text.slice(start, end) + magics.slice(end);
  }
  return merged(scanPython(python, test), scanText(settings(magics), "config", test));
}

/** IPython's `%env NAME value` as the assignment it is, at the same offsets. */
function settings(text: string): string {
  return text.replace(ENV, (whole, head: string) => `${head}=${" ".repeat(whole.length - head.length - 1)}`);
}

/** The text with everything from `start` to `end` but its line breaks made blank, so that offsets hold. */
function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, " ") + text.slice(end);
}

function merged(first: readonly Finding[], second: readonly Finding[]): Finding[] {
  return [...first, ...second.filter((a) => !first.some((b) => a.start < b.end && b.start < a.end))];
}
