import { SopsError } from "../errors";
import { scalarText } from "../tree/scalar";
import type { Entry, Layout, Mapping, MetadataTree, TreeNode } from "../tree/tree";

/** The name of the entry that holds the metadata. */
export const METADATA_KEY = "sops";

/** A node of a file as metadata: every scalar as text. */
function metadataTree(node: TreeNode): MetadataTree {
  if (node.kind === "sequence") return node.entries.map((entry) => metadataTree(entry.value));
  if (node.kind === "mapping") {
    return Object.fromEntries(node.entries.map((entry) => [entry.key, metadataTree(entry.value)]));
  }
  const value = node.value;
  if (value === null) return null;
  return value instanceof Uint8Array ? "" : scalarText(value);
}

/** Takes the `sops` entries out of the documents. Throws `malformed` where the first one is no map, or where there are two. */
export function takeMetadata(documents: Mapping[]): Layout {
  const layout: Layout = { documents, metadata: undefined, metadataSpans: [], codes: [] };
  for (const [index, document] of documents.entries()) {
    const found = document.entries.filter((entry) => entry.key === METADATA_KEY);
    if (found.length === 0) continue;
    if (index === 0) layout.metadata = theMetadata(found);
    for (const entry of found) {
      layout.metadataSpans.push({ start: entry.start, end: entry.end });
      layout.codes.push(...codesOf(entry));
    }
    keepComments(document);
    document.entries = document.entries.filter((entry) => entry.key !== METADATA_KEY);
  }
  return layout;
}

function theMetadata(found: readonly Entry[]): MetadataTree {
  const [entry, second] = found;
  if (second !== undefined || entry!.value.kind !== "mapping") {
    throw new SopsError("malformed", `The file's "${METADATA_KEY}" entry is not one map.`);
  }
  return metadataTree(entry!.value);
}

function codesOf(entry: Entry): Layout["codes"] {
  if (entry.value.kind !== "mapping") return [];
  const codes: Layout["codes"] = [];
  for (const { key, value } of entry.value.entries) {
    if (value.kind === "scalar" && (key === "mac" || key === "lastmodified")) codes.push({ name: key, at: value.at });
  }
  return codes;
}

/** Comments around the metadata are the file's own: they go to the entry before. */
function keepComments(document: Mapping): void {
  let before: Entry | undefined;
  for (const entry of document.entries) {
    if (entry.key !== METADATA_KEY) {
      before = entry;
      continue;
    }
    const inner = entry.value.kind === "scalar" ? [] : entry.value.head;
    const own = [...entry.head, ...inner, ...entry.foot];
    if (before === undefined) document.head = [...document.head, ...own];
    else before.foot = [...before.foot, ...own];
  }
}
