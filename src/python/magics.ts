/** IPython's cell magics and `%env` lines, as far as they decide how a cell is read and what a fix may do. */

/** Magics whose body is Python: run in the notebook's own namespace, or in a process of its own. */
const PYTHON_BODIES: ReadonlyMap<string, "here" | "elsewhere"> = new Map([
  ...["time", "timeit", "capture", "prun", "memit", "mprun", "debug", "ipytest"].map((name) => [name, "here"] as const),
  ...["python", "python3", "pypy", "concurrent"].map((name) => [name, "elsewhere"] as const),
]);

const CELL_MAGIC = /^\s*%%(\w+|!)[^\r\n]*/;

/** The line that makes a whole cell something else, such as `%%time` or `%%bash`: its name, and where the line ends. */
interface CellMagic {
  readonly name: string;
  readonly end: number;
  /** Where a body of Python is run; undefined where the body is none. */
  readonly python: "here" | "elsewhere" | undefined;
}

/** The magic that a cell begins with; undefined where it begins with none. */
export function cellMagic(cell: string): CellMagic | undefined {
  const found = CELL_MAGIC.exec(cell);
  if (found === null) return undefined;
  const name = found[1] as string;
  return { name, end: found[0].length, python: PYTHON_BODIES.get(name) };
}

/** Where the Python of a cell begins that runs in the notebook's namespace: behind the line of a magic such as `%%time`, else 0. */
export function pythonBegins(cell: string): number {
  const magic = cellMagic(cell);
  if (magic?.python !== "here") return 0;
  return magic.end + (/^(?:\r\n|\r|\n)/.exec(cell.slice(magic.end, magic.end + 2))?.[0].length ?? 0);
}

/** `%env NAME=value`, `%set_env NAME value`: IPython takes a blank for the `=`. */
const ENVIRONMENT = /^([ \t]*%(?:set_)?env[ \t]+)([A-Za-z_]\w{0,254})([ \t]*=[ \t]*|[ \t]+)(?=[^\s=])/gm;

/** The variable that an unindented `%env` line sets, and the value as written, up to the line's end; undefined for other lines. */
export function environmentLine(line: string): { readonly name: string; readonly value: string } | undefined {
  ENVIRONMENT.lastIndex = 0;
  const found = line.startsWith("%") ? ENVIRONMENT.exec(line) : null;
  if (found === null) return undefined;
  const value = line.slice(found[0].length);
  return /[\r\n]/.test(value) ? undefined : { name: found[2] as string, value };
}

/** The text with its `%env` lines as the assignments that they are, at the same offsets. */
export function withAssignments(text: string): string {
  return text.replace(ENVIRONMENT, (line: string, head: string, name: string, separator: string) =>
    separator.includes("=") ? line : `${head}${name}=${" ".repeat(separator.length - 1)}`,
  );
}
