import { isBuiltin } from "node:module";
import { joinPieces, type Piece, reach } from "./join";
import type { Chunk, Split } from "./split";

/** What is shipped: for each file, by its name without `.js`, the names of its chunks. */
export type Files = ReadonlyMap<string, readonly string[]>;

/** What those of Node's modules cost that it has not loaded by itself, in bytes of minified text that cost as much. */
const NODE_COSTS: Readonly<Record<string, number>> = {
  "node:child_process": 85_000,
  "node:crypto": 70_000,
  "node:v8": 40_000,
  "node:tty": 40_000,
  "node:worker_threads": 40_000,
  "node:fs/promises": 35_000,
  "node:readline/promises": 13_000,
};

/**
 * The files of the programs, at most `most`. What the command reads is in its programs' files and in `command-…`, and
 * these hold nothing that it does not read; what the editor alone reads is in its programs' files and in `editor-…`.
 */
export function planFiles(
  { chunks }: Pick<Split, "chunks">,
  command: readonly string[],
  editor: readonly string[],
  most: number,
): Files {
  const programs = [...command, ...editor].map((name) => `${name}.js`);
  const read = reach(
    command.map((name) => `${name}.js`),
    (name) => [...(chunks.get(name)?.imports ?? []), ...(chunks.get(name)?.lazy ?? [])],
  );
  const pieces = new Map<string, Piece>();
  for (const [name, { size, imports, lazy }] of chunks) {
    pieces.set(name, { size, imports, lazy, kind: read.has(name) ? "command" : "editor" });
    for (const one of imports.filter((target) => !chunks.has(target))) {
      // A thread has no vscode.
      const size = isBuiltin(one) ? (NODE_COSTS[one] ?? 0) : Number.POSITIVE_INFINITY;
      pieces.set(one, { size, imports: [], lazy: [], kind: undefined });
    }
  }
  const files = new Map<string, readonly string[]>();
  for (const names of joinPieces(pieces, programs, most)) {
    const program = names.find((name) => programs.includes(name));
    const [largest = ""] = [...names].sort((one, other) => sizeOf(chunks, other) - sizeOf(chunks, one));
    const title = `${pieces.get(largest)?.kind}-${chunks.get(largest)?.title}`;
    let file = program?.slice(0, -".js".length) ?? title;
    for (let count = 2; files.has(file); count++) file = `${title}-${count}`;
    files.set(file, names);
  }
  return files;
}

function sizeOf(chunks: ReadonlyMap<string, Chunk>, name: string): number {
  return chunks.get(name)?.size ?? 0;
}
