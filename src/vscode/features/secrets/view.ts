import { basename } from "node:path";
import * as vscode from "vscode";
import type { OpenedStore } from "../../../stores/registry";
import type { Failure, Place, SecretStore, StoreEntry } from "../../../stores/store";
import { failureText } from "../../../work/secrets/resolve";
import type { FeatureHost } from "../../feature";
import { type ProjectFolder, projectFolders } from "../../folders";
import { ManagerTree } from "../managers/tree";
import {
  isNode,
  type NodeStore,
  nodeFile,
  nodeId,
  type SecretGroup,
  type SecretLeaf,
  type SecretNode,
  stateOf,
  treeItem,
} from "./nodes";
import { SecretUses } from "./uses";

const VIEW = "sealwright.secrets";
/** What a drag of secrets carries: their references as JSON. */
export const DRAGGED = "application/vnd.code.tree.sealwright.secrets";
/** What may be a file of secrets, by its name; in milliseconds how long changes are gathered. */
const WATCHED = "**/{.env,.env.*,*.yaml,*.yml,*.json,*.ini,*.env,*.enc,*.enc.*,*.sops,*.sops.*}";
const GATHER = 250;
const MOST_SEARCHED = 2000;

/** The secrets of the workspace: store, then file, then names in their structure. */
export class SecretsView
  implements vscode.TreeDataProvider<SecretNode>, vscode.TreeDragAndDropController<SecretNode>, vscode.Disposable
{
  readonly dragMimeTypes = [DRAGGED, "text/plain"];
  readonly dropMimeTypes: readonly string[] = [];
  readonly #session: FeatureHost["session"];
  readonly #changed = new vscode.EventEmitter<SecretNode | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<SecretNode>;
  readonly #watcher = vscode.workspace.createFileSystemWatcher(WATCHED);
  readonly #subscriptions: vscode.Disposable[];
  /** Pages that are shown of a node beyond its first. */
  readonly #pages = new Map<string, number>();
  readonly #shown = new Set<string>();
  readonly #troubles = new Map<string, Failure>();
  readonly #attempted = new vscode.EventEmitter<{ readonly file: string; readonly failure: Failure | undefined }>();
  /** What attempts to open sealed files came to. */
  readonly onDidAttempt = this.#attempted.event;
  readonly #uses: SecretUses;
  readonly managers: ManagerTree;
  #timer: NodeJS.Timeout | undefined;

  constructor({ session, managers }: Pick<FeatureHost, "session" | "managers">) {
    this.#session = session;
    this.managers = new ManagerTree(managers, () => this.#changed.fire(undefined));
    this.#uses = new SecretUses(session, () => this.#changed.fire(undefined));
    this.#view = vscode.window.createTreeView(VIEW, {
      treeDataProvider: this,
      dragAndDropController: this,
      showCollapseAll: true,
    });
    const touched = (uri: vscode.Uri): void => {
      this.#troubles.delete(uri.fsPath);
      // A training run writes many files; only those that are shown, or could be, count.
      if (this.#shown.has(uri.fsPath) || /^\.env|\.env$|enc|sops|secret/i.test(basename(uri.path))) this.refresh();
    };
    this.#subscriptions = [
      this.#view,
      this.#uses,
      this.#watcher,
      this.#watcher.onDidChange(touched),
      this.#watcher.onDidCreate(touched),
      this.#watcher.onDidDelete(touched),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
      managers.onDidChange(() => this.refresh()),
      this.managers,
    ];
  }

  /** Shows what the files hold now, once changes have settled. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#uses.forget();
    this.#timer = setTimeout(() => this.#changed.fire(undefined), GATHER);
  }

  /** Shows on its file what an attempt to use a secret came to. */
  attempted(node: SecretNode, failure: Failure | undefined): void {
    const file = nodeFile(node);
    if (file !== undefined) this.#attempted.fire({ file, failure });
    if (file === undefined || (failure === undefined && !this.#troubles.has(file))) return;
    if (failure === undefined || failure.kind === "absent") this.#troubles.delete(file);
    else this.#troubles.set(file, failure);
    this.refresh();
  }

  async more(argument: unknown): Promise<void> {
    if (!isNode(argument) || argument.kind !== "more") return;
    const { parent } = argument;
    if (parent.kind === "manager" || parent.kind === "level") return this.managers.more(parent);
    const key = nodeId(argument.parent);
    this.#pages.set(key, (this.#pages.get(key) ?? 0) + 1);
    this.#changed.fire(argument.parent);
  }

  getTreeItem(node: SecretNode): vscode.TreeItem {
    const trouble = this.#troubles.get(nodeFile(node) ?? "");
    if (node.kind !== "secret") return treeItem(node, trouble);
    return treeItem(node, trouble, this.#uses.of(node.folder)?.useOf(node.entry.reference));
  }

  async getChildren(node?: SecretNode): Promise<SecretNode[]> {
    if (node === undefined) {
      this.#shown.clear();
      const folders = projectFolders();
      const [only] = folders;
      const managers = await this.managers.roots();
      if (only && folders.length === 1) return [...(await this.#stores(only)), ...managers];
      return [...folders.map((folder): SecretNode => ({ kind: "folder", folder })), ...managers];
    }
    if (node.kind === "manager" || node.kind === "level") return this.managers.children(node);
    if (node.kind === "folder") return this.#stores(node.folder);
    if (node.kind !== "store" && node.kind !== "group") return [];
    return this.#level(node);
  }

  async #stores(folder: ProjectFolder): Promise<SecretNode[]> {
    const session = this.#session(folder);
    const isShown = async ({ kind, store }: OpenedStore) => {
      const list = kind.onlyWithEntries === true ? await store.list([], session.browse) : undefined;
      return list?.kind !== "page" || list.entries.length > 0;
    };
    const all = await session.stores.all();
    const shown = await Promise.all(all.map(isShown));
    const opened = all.filter((_, index) => shown[index]);
    return opened.map(({ kind, store: { capabilities } }) => ({
      kind: "store",
      folder,
      store: { kind, capabilities },
    }));
  }

  async #level(node: Extract<SecretNode, { kind: "store" | "group" }>): Promise<SecretNode[]> {
    const { folder, store } = node;
    const place: Place = node.kind === "group" ? node.entry.place : [];
    const file = place.length === 1 ? nodeFile(node) : undefined;
    const trouble = file === undefined ? undefined : this.#troubles.get(file);
    const children: SecretNode[] = [];
    if (trouble) children.push({ kind: "message", ...stateOf(trouble), parent: node });
    const opened = await this.#session(folder).stores.ofFiles(store.kind.scheme);
    let page: string | undefined;
    for (let more = this.#pages.get(nodeId(node)) ?? 0; ; more--) {
      const result = (await opened?.list(place, this.#session(folder).browse, page)) ?? ({ kind: "absent" } as const);
      if (result.kind !== "page") return [...children, { kind: "message", ...stateOf(result), parent: node }];
      for (const entry of result.entries) {
        const child = this.#child(folder, store, entry);
        children.push(opened?.locate && place.length > 0 ? await this.#joined(opened, child) : child);
      }
      page = result.next;
      if (page === undefined) break;
      if (more === 0) {
        children.push({ kind: "more", parent: node });
        break;
      }
    }
    if (children.length > 0) return children;
    const text = place.length > 0 ? "There is nothing in it." : store.kind.emptyText;
    return [{ kind: "message", state: "empty", text, parent: node }];
  }

  /** A group with a single entry shares its row: what files say of themselves costs no request. */
  async #joined(opened: SecretStore, node: SecretNode): Promise<SecretNode> {
    if (node.kind !== "group" || node.entry.file !== undefined) return node;
    const below = await opened.list(node.entry.place, this.#session(node.folder).browse);
    if (below.kind !== "page" || below.next !== undefined || below.entries.length !== 1) return node;
    const [entry] = below.entries as [StoreEntry];
    const path = `${node.path ?? ""}${node.entry.name}/`;
    return this.#joined(opened, { ...this.#child(node.folder, node.store, entry), path } as SecretNode);
  }

  #child(folder: ProjectFolder, store: NodeStore, entry: StoreEntry): SecretNode {
    const child: SecretNode =
      entry.kind === "group" ? { kind: "group", folder, store, entry } : { kind: "secret", folder, store, entry };
    const file = nodeFile(child);
    if (file !== undefined) this.#shown.add(file);
    return child;
  }

  /** Every secret there is, for the search. */
  async leaves(): Promise<SecretLeaf[]> {
    const found: SecretLeaf[] = [];
    const visit = async (nodes: readonly SecretNode[]): Promise<void> => {
      for (const node of nodes) {
        if (found.length >= MOST_SEARCHED) return;
        if (node.kind === "secret") found.push(node);
        else if (node.kind === "folder" || node.kind === "store" || node.kind === "group")
          await visit(await this.getChildren(node));
      }
    };
    await visit(await this.getChildren());
    return found;
  }

  /** The files and folders of stores to which secrets can be added. */
  async targets(): Promise<SecretGroup[]> {
    const found: SecretGroup[] = [];
    for (const folder of projectFolders()) {
      for (const store of await this.#stores(folder)) {
        if (store.kind !== "store" || !store.store.capabilities.write || !store.store.kind.naming) continue;
        for (const node of await this.getChildren(store)) if (node.kind === "group") found.push(node);
      }
    }
    return found;
  }

  async handleDrag(source: readonly SecretNode[], data: vscode.DataTransfer): Promise<void> {
    const leaves = source.filter((node) => node.kind === "secret");
    const carried = leaves.map(({ folder, entry }) => ({ root: folder.root, reference: entry.reference }));
    data.set(DRAGGED, new vscode.DataTransferItem(JSON.stringify(carried)));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
    this.#attempted.dispose();
  }
}

/** What a person sees of a failed attempt. */
export function sentence(failure: Failure): string {
  const text = failureText(failure);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
