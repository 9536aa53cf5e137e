import type { FormatName } from "./format";
import { appendToken } from "./pointer";
import type { ScalarValue } from "./scalar";
import { STORES } from "./stores";
import type { TreeNode } from "./tree";

/** A value of a text in the clear; null where there is none. */
export interface PlainValue {
  readonly document: number;
  readonly pointer: string;
  readonly value: ScalarValue;
}

/** The values of an opened file by their places, in its order. Throws `malformed` for a text that is none of the format. */
export function plainValues(text: string, format: Exclude<FormatName, "binary">): PlainValue[] {
  const values: PlainValue[] = [];
  const visit = (node: TreeNode, document: number, pointer: string): void => {
    if (node.kind === "scalar") {
      values.push({ document, pointer, value: node.value });
      return;
    }
    for (const [index, { key, value }] of node.entries.entries()) {
      visit(value, document, appendToken(pointer, node.kind === "sequence" ? String(index) : key));
    }
  };
  for (const [document, root] of STORES[format].read(text).documents.entries()) visit(root, document, "");
  return values;
}
