import { SopsError } from "./errors";
import type { SealedFile } from "./opened";
import { parsePointer } from "./pointer";
import type { Collection, Entry, TreeNode } from "./tree";

/** A value of a sealed file: which document (0 unless it is YAML of several), and where in it (RFC 6901). */
export interface ValuePlace {
  pointer: string;
  document?: number;
}

/** What a pointer leads to: the collection, the entry in it where it is there, and the keys from the collection on. */
export interface Found {
  parent: Collection;
  entry: Entry | undefined;
  rest: string[];
}

function childIndex(parent: Collection, token: string): number {
  if (parent.kind === "mapping") return parent.entries.findIndex((entry) => entry.key === token);
  if (token === "-") return parent.entries.length;
  return /^(?:0|[1-9]\d{0,8})$/.test(token) ? Number(token) : -1;
}

/** Follows a pointer as far as it leads. Throws `absent` where it leads through a value or beyond a list's end. */
export function find(file: SealedFile, place: ValuePlace): Found {
  const { pointer } = place;
  const tokens = parsePointer(pointer);
  let parent: Collection | undefined = file.layout.documents[place.document ?? 0];
  if (parent === undefined || tokens.length === 0) throw absent(pointer);
  for (let depth = 0; ; depth++) {
    const token = tokens[depth]!;
    const index = childIndex(parent, token);
    if (index < 0 && parent.kind === "sequence") throw absent(pointer);
    if (parent.kind === "sequence" && index > parent.entries.length) throw absent(pointer);
    const entry: Entry | undefined = parent.entries[index];
    if (entry === undefined || depth === tokens.length - 1) return { parent, entry, rest: tokens.slice(depth) };
    const value: TreeNode = entry.value;
    if (value.kind === "scalar") throw absent(pointer);
    parent = value;
  }
}

/** The error for a place that is not there or not of use. */
export function absent(pointer: string): SopsError {
  return new SopsError("absent", `The file has no entry at ${pointer || "its root"} that could be used.`, { pointer });
}
