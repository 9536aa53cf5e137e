import { SopsError } from "../errors";
import type { Collection, Entry, Layout, TreeNode } from "./tree";
import { entryOf, isCommentItem, itemsOf } from "./tree";

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
  /** The place itself, with the index that `-` stands for. */
  readonly place: Required<ValuePlace>;
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
    const step: Step | undefined = parent && stepInto(parent, token);
    if (parent === undefined || step === undefined) return undefined;
    tokens[depth] = step.token;
    if (step.entry === undefined || depth === tokens.length - 1) {
      const place = { document, pointer: tokens.reduce(appendToken, "") };
      return { parent, entry: step.entry, rest: tokens.slice(depth), place };
    }
    parent = step.entry.value.kind === "scalar" ? undefined : step.entry.value;
  }
  return undefined;
}

interface Step {
  readonly token: string;
  readonly entry: Entry | undefined;
}

/** The entry of a key, or of an index up to the list's length, which `-` stands for. */
function stepInto(parent: Collection, token: string): Step | undefined {
  if (parent.kind === "mapping") return { token, entry: entryOf(parent, token) };
  const items = itemsOf(parent);
  const index = token === "-" ? items.length : /^(?:0|[1-9]\d{0,8})$/.test(token) ? Number(token) : Number.NaN;
  return index <= items.length ? { token: String(index), entry: items[index] } : undefined;
}

/**
 * A place as the `sops` program names it: keys in quotes, indexes of lists bare, as in `["db"]["hosts"][0]`. Throws
 * `unsupported-value` for an item of a list with comments, since the program counts those as items too.
 */
export function programPath({ documents }: Layout, { pointer, document = 0 }: ValuePlace): string {
  let node: TreeNode | undefined = documents[document];
  let path = "";
  for (const token of parsePointer(pointer)) {
    const parent: Collection | undefined = node?.kind === "scalar" ? undefined : node;
    const step: Step | undefined = parent && stepInto(parent, token);
    if (parent?.kind === "sequence" && hasComments(parent)) {
      const reason = `The sops program counts the comments of a list as items, so ${pointer} has no clear name there.`;
      throw new SopsError("unsupported-value", `${reason} Change it with sops edit.`, { pointer });
    }
    path += parent?.kind === "sequence" && step !== undefined ? `[${step.token}]` : `[${JSON.stringify(token)}]`;
    node = step?.entry?.value;
  }
  return path;
}

function hasComments(node: TreeNode): boolean {
  if (node.kind === "scalar") return isCommentItem(node);
  return (
    node.head.length > 0 ||
    node.entries.some(({ head, foot, value }) => head.length > 0 || foot.length > 0 || hasComments(value))
  );
}

/** The error for a place that does not exist or cannot be used. */
export function absent(pointer: string): SopsError {
  return new SopsError("absent", `The file has no entry at ${pointer || "its root"} that could be used.`, { pointer });
}
