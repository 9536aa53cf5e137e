import { SopsError } from "../errors";
import type { Collection, Entry, Layout, TreeNode } from "./tree";

/** A value of a file: which document (0 unless it is YAML of several), and where in it (RFC 6901; "" in a binary file). */
export interface ValuePlace {
  readonly pointer: string;
  readonly document?: number;
}

/** What a pointer leads to: the collection, the entry in it where there is one, and the keys from the collection on. */
export interface PointerTarget {
  readonly parent: Collection;
  readonly entry: Entry | undefined;
  readonly rest: readonly string[];
}

/** The tokens of a JSON pointer (RFC 6901). Throws `malformed` where the text is none. */
export function parsePointer(pointer: string): string[] {
  if (pointer === "") return [];
  if (!pointer.startsWith("/") || /~(?![01])/.test(pointer)) {
    throw new SopsError("malformed", `${pointer} is not a JSON pointer such as /db/password.`, { pointer });
  }
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The pointer of a place below another. */
export function appendToken(pointer: string, token: string): string {
  return `${pointer}/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** Follows a pointer as far as it leads; undefined where it leads through a value or beyond a list's end. */
export function followPointer({ documents }: Layout, { pointer, document = 0 }: ValuePlace): PointerTarget | undefined {
  const tokens = parsePointer(pointer);
  let parent: Collection | undefined = documents[document];
  for (const [depth, token] of tokens.entries()) {
    if (parent === undefined) return undefined;
    const index = childIndex(parent, token);
    if (parent.kind === "sequence" && (index < 0 || index > parent.entries.length)) return undefined;
    const entry: Entry | undefined = parent.entries[index];
    if (entry === undefined || depth === tokens.length - 1) return { parent, entry, rest: tokens.slice(depth) };
    parent = entry.value.kind === "scalar" ? undefined : entry.value;
  }
  return undefined;
}

/** A place as the `sops` program names it: keys in quotes, indexes of lists bare, as in `["db"]["hosts"][0]`. */
export function programPath({ documents }: Layout, { pointer, document = 0 }: ValuePlace): string {
  let node: TreeNode | undefined = documents[document];
  const parts = parsePointer(pointer).map((token) => {
    const parent: Collection | undefined = node?.kind === "scalar" ? undefined : node;
    const index = parent === undefined ? -1 : childIndex(parent, token);
    node = parent?.entries[index]?.value;
    return parent?.kind === "sequence" && index >= 0 ? `[${index}]` : `[${JSON.stringify(token)}]`;
  });
  return parts.join("");
}

function childIndex(parent: Collection, token: string): number {
  if (parent.kind === "mapping") return parent.entries.findIndex((entry) => entry.key === token);
  if (token === "-") return parent.entries.length;
  return /^(?:0|[1-9]\d{0,8})$/.test(token) ? Number(token) : -1;
}

/** The error for a place that does not exist or cannot be used. */
export function absent(pointer: string): SopsError {
  return new SopsError("absent", `The file has no entry at ${pointer || "its root"} that could be used.`, { pointer });
}
