import { join } from "node:path";
import * as vscode from "vscode";
import { formatReference, type Reference } from "../../../formats/refs/reference";
import type { Failure, StoreEntry } from "../../../stores/store";
import type { SecretFolder } from "./folders";

export type StoreKind = Reference["kind"];

type Group = Extract<StoreEntry, { kind: "group" }>;
type Leaf = Extract<StoreEntry, { kind: "secret" }>;

/** Something in the view of secrets: names and places, never a value. */
export type SecretNode =
  | { readonly kind: "folder"; readonly folder: SecretFolder }
  | { readonly kind: "store"; readonly folder: SecretFolder; readonly store: StoreKind; readonly title: string }
  | { readonly kind: "group"; readonly folder: SecretFolder; readonly store: StoreKind; readonly entry: Group }
  | { readonly kind: "secret"; readonly folder: SecretFolder; readonly store: StoreKind; readonly entry: Leaf }
  | { readonly kind: "more"; readonly parent: SecretNode }
  | { readonly kind: "message"; readonly state: MessageState; readonly text: string; readonly parent: SecretNode };

export type SecretLeaf = Extract<SecretNode, { kind: "secret" }>;
export type MessageState = "empty" | "locked" | "broken";

/** Why nothing can be shown, as the view tells it. */
export function stateOf(failure: Failure): { state: MessageState; text: string } {
  if (failure.kind === "absent") return { state: "empty", text: "The file is gone." };
  if (failure.kind === "denied") return { state: "locked", text: failure.needs };
  return { state: "broken", text: failure.reason };
}

/** What tells a node from every other. */
export function nodeId(node: SecretNode): string {
  if (node.kind === "folder") return node.folder.root;
  if (node.kind === "more" || node.kind === "message") return `${nodeId(node.parent)}\0${node.kind}`;
  if (node.kind === "store") return `${node.folder.root}\0${node.store}`;
  if (node.kind === "group") return [node.folder.root, node.store, ...node.entry.place].join("\0");
  return `${node.folder.root}\0${formatReference(node.entry.reference)}\0${fileOfReference(node.entry.reference)}`;
}

/** The file of a reference as it gives it; empty where it names none. */
export function fileOfReference(reference: Reference): string {
  if (reference.kind === "sops") return reference.path;
  return reference.kind === "env" ? (reference.file ?? "") : "";
}

/** The file that a node stands in, absolute; undefined above files. */
export function nodeFile(node: SecretNode): string | undefined {
  if (node.kind === "group") return join(node.folder.root, node.entry.place[0] ?? "");
  if (node.kind === "secret") return join(node.folder.root, fileOfReference(node.entry.reference));
  return node.kind === "message" || node.kind === "more" ? nodeFile(node.parent) : undefined;
}

/** The secret that a command was called on; undefined for anything else. */
export function asLeaf(value: unknown): SecretLeaf | undefined {
  return isNode(value) && value.kind === "secret" ? value : undefined;
}

export function isNode(value: unknown): value is SecretNode {
  return typeof value === "object" && value !== null && "kind" in value && ("folder" in value || "parent" in value);
}

const ICONS = {
  folder: "root-folder",
  store: "archive",
  more: "ellipsis",
  empty: "info",
  locked: "lock",
  broken: "error",
} as const;

/** How a node looks. `trouble` is what the last attempt to open its file gave. */
export function treeItem(node: SecretNode, trouble: Failure | undefined): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  if (node.kind === "folder") return item(node, node.folder.name, Expanded, ICONS.folder, "folder");
  if (node.kind === "store") return item(node, node.title, Expanded, ICONS.store, `${node.store}-store`);
  if (node.kind === "more") {
    const more = item(node, "Load more…", None, ICONS.more, "more");
    more.command = { command: "sealwright.loadMoreSecrets", title: "Load More", arguments: [node] };
    return more;
  }
  if (node.kind === "message") {
    const message = item(node, node.text, None, ICONS[node.state], node.state);
    message.tooltip = node.text;
    message.accessibilityInformation = { label: `${node.state}: ${node.text}` };
    if (node.state === "locked") {
      message.command = { command: "sealwright.explainLocked", title: "Why Locked", arguments: [node] };
    }
    return message;
  }
  const sealed = node.entry.sealed;
  const form = sealed ? "sealed" : "plain text";
  if (node.kind === "group") {
    const isFile = node.entry.place.length === 1;
    const { state } = trouble && isFile ? stateOf(trouble) : { state: undefined };
    const icon = state ? ICONS[state] : isFile ? (sealed ? "file-binary" : "file") : "symbol-namespace";
    const group = item(node, node.entry.name, Collapsed, icon, `${node.store}-${isFile ? "file" : "group"}`);
    if (isFile) {
      group.description = state ?? form;
      group.tooltip = trouble ? stateOf(trouble).text : `${node.entry.name}, ${form}`;
      group.resourceUri = vscode.Uri.file(nodeFile(node) ?? "");
    }
    group.accessibilityInformation = { label: `${node.entry.name}, ${isFile ? (state ?? form) : "group"}` };
    return group;
  }
  const icon = sealed ? "lock" : "unlock";
  const leaf = item(node, node.entry.name, None, icon, `${node.store}-secret`);
  // Colour is never alone: the icon's shape and the label say the same.
  if (!sealed) leaf.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor("list.warningForeground"));
  leaf.tooltip = `${formatReference(node.entry.reference)} (${form})`;
  leaf.accessibilityInformation = { label: `${node.entry.name}, ${form}, in ${fileOfReference(node.entry.reference)}` };
  leaf.command = { command: "sealwright.openSecret", title: "Go to Secret", arguments: [node] };
  return leaf;
}

function item(
  node: SecretNode,
  label: string,
  state: vscode.TreeItemCollapsibleState,
  icon: string,
  context: string,
): vscode.TreeItem {
  const made = new vscode.TreeItem(label, state);
  made.id = nodeId(node);
  made.iconPath = new vscode.ThemeIcon(icon);
  made.contextValue = context;
  made.accessibilityInformation = { label };
  return made;
}
