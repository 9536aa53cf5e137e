import { SopsError } from "../errors";
import type { MetadataTree } from "../tree/tree";
import type { WrittenTree } from "./metadata";

// SopsMetadata in files that know no nesting: `age__list_0__map_enc`.

const MAP = "__map_";
const LIST = "__list_";

/** The metadata's leaves under their flat names, in the order of the tree. */
export function flatten(fields: { [key: string]: WrittenTree }): [name: string, value: string][] {
  const flat: [string, string][] = [];
  const descend = (name: string, value: WrittenTree): void => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        descend(`${name}${LIST}${index}`, item);
      });
    } else if (typeof value === "object") {
      for (const [key, inner] of Object.entries(value)) descend(`${name}${MAP}${key}`, inner);
    } else flat.push([name, String(value)]);
  };
  for (const [key, value] of Object.entries(fields)) descend(key, value);
  return flat;
}

interface Node {
  value?: string;
  map?: Map<string, Node>;
  list?: Map<number, Node>;
}

function child<K>(children: Map<K, Node>, key: K): Node {
  let node = children.get(key);
  if (node === undefined) children.set(key, (node = {}));
  return node;
}

/** The tree of flat names. Throws `malformed` where they contradict one another. */
export function unflatten(flat: readonly (readonly [name: string, value: string])[]): MetadataTree {
  const root: Node = {};
  for (const [name, value] of flat) {
    let node = root;
    for (const [index, part] of name.split(/(?=__map_|__list_)/).entries()) {
      if (index > 0 && part.startsWith(LIST)) node = child((node.list ??= new Map()), Number(part.slice(LIST.length)));
      else node = child((node.map ??= new Map()), index > 0 ? part.slice(MAP.length) : part);
    }
    if (node.value !== undefined) throw contradiction(name);
    node.value = value;
  }
  return convert(root);
}

function convert(node: Node): MetadataTree {
  const kinds = [node.value, node.map, node.list].filter((kind) => kind !== undefined);
  if (kinds.length !== 1) throw contradiction("a key");
  if (node.value !== undefined) return node.value;
  if (node.map !== undefined) return Object.fromEntries([...node.map].map(([key, inner]) => [key, convert(inner)]));
  return Array.from({ length: node.list!.size }, (_, index) => {
    const item = node.list!.get(index);
    if (item === undefined) throw contradiction("a list");
    return convert(item);
  });
}

function contradiction(what: string): SopsError {
  return new SopsError("malformed", `The file's sops metadata cannot be read: ${what} stands twice or lacks a part.`);
}
