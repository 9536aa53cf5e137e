import { join } from "node:path";
import * as vscode from "vscode";
import type { StoreKind } from "../../../stores/kind";
import type { Instance } from "../../../stores/managers/instance";
import type { Capabilities, Failure, StoreEntry } from "../../../stores/store";
import { factWords } from "../../../work/secrets/facts";
import type { SecretUse } from "../../../work/secrets/overview";
import { failureText } from "../../../work/secrets/resolve";
import type { ProjectFolder } from "../../folders";
import { addStep, levelItem, type MessageState, managerItem } from "../managers/items";

type Group = Extract<StoreEntry, { kind: "group" }>;
type Leaf = Extract<StoreEntry, { kind: "secret" }>;

/** The store that a node belongs to: what its kind says of itself, and what it can do. */
export interface NodeStore {
  readonly kind: StoreKind;
  readonly capabilities: Capabilities;
}

interface InStore {
  readonly folder: ProjectFolder;
  readonly store: NodeStore;
  /** The groups above it that hold nothing else and share its row, such as "db/". */
  readonly path?: string;
}

/** Something in the view of secrets: names and places, never a value. */
export type SecretNode =
  | { readonly kind: "manager"; readonly instance: Instance }
  | { readonly kind: "level"; readonly instance: Instance; readonly entry: Group }
  | { readonly kind: "folder"; readonly folder: ProjectFolder }
  | { readonly kind: "store"; readonly folder: ProjectFolder; readonly store: NodeStore }
  | ({ readonly kind: "group"; readonly entry: Group } & InStore)
  /** `instance`: the manager that keeps it; it then belongs to no folder, and is used in the one that is named. */
  | ({ readonly kind: "secret"; readonly entry: Leaf; readonly instance?: Instance } & InStore)
  | { readonly kind: "more"; readonly parent: SecretNode }
  | {
      readonly kind: "message";
      readonly state: MessageState;
      readonly text: string;
      readonly parent: SecretNode;
      /** What an administrator adds to allow it. */
      readonly grant?: string;
    };

export type SecretLeaf = Extract<SecretNode, { kind: "secret" }>;
export type SecretGroup = Extract<SecretNode, { kind: "group" }>;
export type ManagerLevelNode = Extract<SecretNode, { kind: "manager" | "level" }>;

/** Why nothing can be shown, as the view says it. */
export function stateOf(failure: Failure): { state: MessageState; text: string } {
  if (failure.kind === "absent") return { state: "empty", text: "The file is gone." };
  if (failure.kind === "denied") return { state: "locked", text: failure.needs };
  if (failure.kind === "unreachable") return { state: "broken", text: failure.reason };
  return { state: "broken", text: failureText(failure) };
}

/** What identifies a node. */
export function nodeId(node: SecretNode): string {
  if (node.kind === "manager") return `manager\0${node.instance.name}`;
  if (node.kind === "level") return ["manager", node.instance.name, ...node.entry.place].join("\0");
  if (node.kind === "folder") return node.folder.root;
  if (node.kind === "more" || node.kind === "message") return `${nodeId(node.parent)}\0${node.kind}`;
  const store = `${node.folder.root}\0${node.store.kind.scheme}`;
  if (node.kind === "store") return store;
  if (node.kind === "group") return [store, ...node.entry.place].join("\0");
  const root = node.instance === undefined ? node.folder.root : `manager\0${node.instance.name}`;
  return `${root}\0${node.entry.reference.text}\0${node.entry.file ?? ""}`;
}

/** The file that a node stands in, absolute; undefined above files, and where a store keeps its secrets elsewhere. */
export function nodeFile(node: SecretNode): string | undefined {
  if (node.kind === "message" || node.kind === "more") return nodeFile(node.parent);
  if (node.kind !== "group" && node.kind !== "secret") return undefined;
  return node.entry.file === undefined ? undefined : join(node.folder.root, node.entry.file);
}

/** The secret that a command was called on; undefined for anything else. */
export function asLeaf(value: unknown): SecretLeaf | undefined {
  return isNode(value) && value.kind === "secret" ? value : undefined;
}

export function isNode(value: unknown): value is SecretNode {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    ("folder" in value || "parent" in value || "instance" in value)
  );
}

const ICONS = {
  folder: "root-folder",
  more: "ellipsis",
  empty: "info",
  locked: "circle-slash",
  broken: "error",
  "signed-out": "sign-in",
  denied: "circle-slash",
  unreachable: "debug-disconnect",
  deleted: "trash",
  busy: "watch",
} as const;

/** How a node looks. `trouble` is what the last attempt to open its file gave, `use` what the project does with a secret, once known. */
export function treeItem(node: SecretNode, trouble: Failure | undefined, use?: SecretUse): vscode.TreeItem {
  const { Expanded, None } = vscode.TreeItemCollapsibleState;
  if (node.kind === "manager") return managerItem(node.instance, opened(node));
  if (node.kind === "level") return levelItem(node.instance, node.entry, opened(node));
  if (node.kind === "folder") return item(node, node.folder.name, Expanded, ICONS.folder, "folder");
  if (node.kind === "store") return item(node, node.store.kind.title, Expanded, node.store.kind.icon, "store");
  if (node.kind === "more") {
    const more = item(node, "Load more…", None, ICONS.more, "more");
    more.command = { command: "sealwright.loadMoreSecrets", title: "Load More", arguments: [node] };
    return more;
  }
  if (node.kind === "message") {
    const message = item(node, node.text, None, ICONS[node.state], node.state);
    message.tooltip = node.text;
    message.accessibilityInformation = { label: `${node.state}: ${node.text}` };
    addStep(message, node, node);
    if (node.state === "locked") {
      message.command = { command: "sealwright.explainLocked", title: "Why Locked", arguments: [node] };
    }
    return message;
  }
  return node.kind === "group" ? groupItem(node, trouble) : leafItem(node, use);
}

function groupItem(node: SecretGroup, trouble: Failure | undefined): vscode.TreeItem {
  const { entry, store } = node;
  const isFile = entry.file !== undefined;
  const form = formOf(entry);
  const { state } = trouble && isFile ? stateOf(trouble) : { state: undefined };
  const icon = state ? ICONS[state] : isFile ? "file" : "symbol-namespace";
  const context = contextOf(isFile ? "file" : "group", store, isFile ? [entry.sealed ? "sealed" : "plain"] : []);
  const made = item(node, shownPath(node), vscode.TreeItemCollapsibleState.Collapsed, icon, context);
  if (isFile) {
    made.description = state ?? form;
    made.tooltip = trouble ? stateOf(trouble).text : `${entry.name}, ${form}`;
    made.resourceUri = vscode.Uri.file(nodeFile(node) ?? "");
  }
  made.accessibilityInformation = { label: `${shownPath(node)}, ${isFile ? (state ?? form) : "group"}` };
  return made;
}

function leafItem(node: SecretLeaf, use: SecretUse | undefined): vscode.TreeItem {
  const { entry, store } = node;
  const { None } = vscode.TreeItemCollapsibleState;
  const form = formOf(entry);
  // A lock is what a sealed value has; an open one is left to what should be sealed.
  const icon = entry.sealed ? "lock" : store.capabilities.throughFiles ? "symbol-variable" : "unlock";
  const ofManager = [
    ...(node.instance === undefined ? [] : ["manager"]),
    ...(store.capabilities.softDelete ? ["restore"] : []),
  ];
  const more = store.capabilities.throughFiles && !entry.sealed ? ["plain"] : ofManager;
  const leaf = item(node, shownPath(node), None, icon, contextOf("secret", store, more));
  // Colour is never alone: the icon's shape and the label say the same.
  if (icon === "unlock") leaf.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor("list.warningForeground"));
  const facts = entry.facts === undefined ? [] : factWords(entry.facts, Date.now());
  const words = [...facts, ...(use === undefined ? [] : useWords(entry.name, use))];
  leaf.description = words.join(" · ");
  leaf.tooltip = [`${entry.reference.text} (${form})`, ...words].join("\n");
  const place = entry.file ?? node.instance?.name ?? store.kind.title;
  leaf.accessibilityInformation = { label: [`${shownPath(node)}, ${form}, in ${place}`, ...words].join(", ") };
  leaf.command = { command: "sealwright.openSecret", title: "Go to Secret", arguments: [node] };
  return leaf;
}

/** A name with the groups that share its row. */
function shownPath({ path = "", entry }: SecretLeaf | SecretGroup): string {
  return path + entry.name;
}

function useWords(name: string, { variables, used, alsoIn }: SecretUse): string[] {
  return [
    ...variables.filter((variable) => variable !== name),
    ...(used ? [] : ["unused"]),
    ...(alsoIn === undefined ? [] : [`also in ${alsoIn}`]),
  ];
}

function formOf({ sealed }: StoreEntry): string {
  return sealed ? "sealed" : "plain text";
}

/** What menus are shown by: what the node is, and what can be done with it, such as `secret.write.remove`. */
function contextOf(what: string, { kind, capabilities }: NodeStore, more: readonly string[]): string {
  const can = [
    ...(capabilities.write ? ["write"] : []),
    ...(capabilities.remove ? ["remove"] : []),
    ...(kind.naming === undefined ? [] : ["name"]),
  ];
  return [what, ...can, ...more].join(".");
}

/** Makes items of a node that opens. */
function opened(node: SecretNode) {
  const { Collapsed } = vscode.TreeItemCollapsibleState;
  return (label: string, icon: string, context: string) => item(node, label, Collapsed, icon, context);
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
