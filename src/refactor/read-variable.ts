import { readModule } from "../python/module";
import type { TextEdit } from "../text/edits";
import { accessAt, readImports } from "./access";
import { insertionEdits } from "./import-insertion";
import { takeParameter } from "./marimo";

/**
 * The edits that make Python code read a variable at `start` (what stands up to `end` is replaced), with the import that
 * this needs. Offsets are those of `text`; `earlier` are the code cells above.
 */
export function readEdits(
  text: string,
  language: "python" | "cell",
  { start, end }: { readonly start: number; readonly end: number },
  name: string,
  earlier: readonly string[] = [],
): TextEdit[] {
  const plain = `os.environ["${name}"]`;
  const changed = text.slice(0, start) + plain + text.slice(end);
  const module = readModule(changed, language);
  const index = module?.code.findIndex((token) => token.start === start && token.kind === "name") ?? -1;
  if (module === undefined || index === -1) return unread(text, start, end, plain);
  const cells = earlier.map((cell) => readModule(cell, "cell")).filter((cell) => cell !== undefined);
  const access = accessAt(readImports(module, cells), index);
  const edits: TextEdit[] = [];
  if (access.needed !== undefined) {
    const { statement, into, cell } = access.needed;
    const takes = cell === "parameter" && into !== undefined;
    if (takes) edits.push(takeParameter(module, into, "os"));
    const local = into === undefined || takes ? new Map() : new Map([[into, statement]]);
    const imports = into === undefined ? [statement] : [];
    edits.push(...insertionEdits(module, { imports, loading: [], local }, index));
  }
  // At the same place the import comes first.
  edits.push({ start, end, text: `${access.environ}["${name}"]` });
  return edits.sort((one, other) => one.start - other.start);
}

/** Code that is being typed, or a place inside a string or a comment: its statements cannot be distinguished. */
function unread(text: string, start: number, end: number, plain: string): TextEdit[] {
  const edits: TextEdit[] = [];
  if (!/^[ \t]{0,80}import[ \t]+os\b/m.test(text)) {
    const first = /^(?:import|from(?![ \t]+__future__))[ \t]/m.exec(text);
    if (first !== null && first.index < start)
      edits.push({ start: first.index, end: first.index, text: "import os\n" });
  }
  return [...edits, { start, end, text: plain }];
}
