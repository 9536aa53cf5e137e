import * as vscode from "vscode";
import { cellName } from "../../../notebook/cell-name";
import { relativePath } from "../../documents";
import { label, shownName, shownTitle } from "./describe";
import type { Findings, ShownFinding } from "./findings";

type Node =
  | { readonly kind: "file"; readonly uri: vscode.Uri; readonly documents: readonly vscode.Uri[] }
  | { readonly kind: "finding"; readonly uri: vscode.Uri; readonly located: ShownFinding };

/** The file of a document: a cell's address is its notebook's with a fragment. */
function fileKey(uri: vscode.Uri): string {
  return uri.scheme === "vscode-notebook-cell" ? `notebook:${uri.path}` : uri.toString();
}

/** The index of an open cell in its notebook, from 0. */
function cellIndex(uri: vscode.Uri): number | undefined {
  if (uri.scheme !== "vscode-notebook-cell") return undefined;
  const key = uri.toString();
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find(({ document }) => document.uri.toString() === key);
    if (cell) return cell.index;
  }
  return undefined;
}

function place(uri: vscode.Uri, { range, cell, where }: ShownFinding): string {
  const index = cell ?? cellIndex(uri);
  const line = `line ${range.start.line + 1}`;
  if (index === undefined) return line;
  return where === "output" ? `output of ${cellName(index)}` : `${cellName(index)}, ${line}`;
}

/** The findings by file. Names and places only. */
export class FindingsTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #findings: Findings;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<Node>;
  readonly #subscription: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(findings: Findings) {
    this.#findings = findings;
    this.#view = vscode.window.createTreeView("sealwright.findings", { treeDataProvider: this, showCollapseAll: true });
    this.#subscription = findings.onDidChange(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#refresh(), 100);
    });
  }

  #refresh(): void {
    this.#changed.fire();
    const count = this.#findings.count();
    const tooltip = count === 1 ? "1 credential" : `${count} credentials`;
    this.#view.badge = count > 0 ? { value: count, tooltip } : undefined;
    const uris = this.#findings.documents().filter((uri) => this.#findings.of(uri).length > 0);
    void vscode.commands.executeCommand("setContext", "sealwright.documents", uris.map(String));
  }

  getChildren(node?: Node): Node[] {
    if (node?.kind === "finding") return [];
    if (node) return node.documents.flatMap((uri) => this.#inDocument(uri));
    const files = new Map<string, vscode.Uri[]>();
    for (const uri of this.#findings.documents()) {
      if (this.#findings.of(uri).length === 0) continue;
      files.set(fileKey(uri), [...(files.get(fileKey(uri)) ?? []), uri]);
    }
    const nodes = [...files.values()].flatMap((documents): Node[] => {
      const [first] = documents;
      return first ? [{ kind: "file", uri: first, documents }] : [];
    });
    return nodes.sort((a, b) => (a.uri.path < b.uri.path ? -1 : a.uri.path > b.uri.path ? 1 : 0));
  }

  #inDocument(uri: vscode.Uri): Node[] {
    return this.#findings.of(uri).map((located) => ({ kind: "finding", uri, located }));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return node.kind === "file" ? this.#fileItem(node.uri, node.documents) : this.#findingItem(node.uri, node.located);
  }

  #fileItem(uri: vscode.Uri, documents: readonly vscode.Uri[]): vscode.TreeItem {
    const count = documents.reduce((sum, document) => sum + this.#findings.of(document).length, 0);
    const file = uri.scheme === "vscode-notebook-cell" ? vscode.Uri.file(uri.path) : uri;
    const item = new vscode.TreeItem(file, vscode.TreeItemCollapsibleState.Expanded);
    item.description = `${relativePath(file).split("/").slice(0, -1).join("/")} ${count}`.trim();
    item.contextValue = uri.scheme === "untitled" ? "untitled" : "document";
    item.iconPath = vscode.ThemeIcon.File;
    item.accessibilityInformation = {
      label: `${relativePath(file)}, ${count === 1 ? "1 credential" : `${count} credentials`}`,
    };
    return item;
  }

  #findingItem(uri: vscode.Uri, located: ShownFinding): vscode.TreeItem {
    const { finding, where } = located;
    const name = shownName(finding);
    const item = new vscode.TreeItem(name ?? shownTitle(finding));
    item.description = name ? `${place(uri, located)} · ${shownTitle(finding)}` : place(uri, located);
    item.contextValue = where;
    item.iconPath = new vscode.ThemeIcon(where === "output" ? "output" : "key");
    item.tooltip = `${label(finding)}, ${place(uri, located)}, rule ${finding.rule}, confidence ${finding.confidence}`;
    item.accessibilityInformation = { label: item.tooltip };
    item.command = { command: "sealwright.openFinding", title: "Go to Finding", arguments: [node(uri, located)] };
    return item;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }
}

function node(uri: vscode.Uri, located: ShownFinding): Node {
  return { kind: "finding", uri, located };
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "kind" in value && "uri" in value;
}

/** What a command from the tree was called on, with its document; undefined for anything else. */
export function treeTarget(value: unknown): { uri: vscode.Uri; located?: ShownFinding } | undefined {
  if (!isNode(value)) return undefined;
  return value.kind === "finding" ? { uri: value.uri, located: value.located } : { uri: value.uri };
}

/** Opens the document of a finding at its place. */
export async function openFinding(argument: unknown): Promise<void> {
  const target = treeTarget(argument);
  if (!target?.located) return;
  const { uri, located } = target;
  if (located.cell !== undefined) {
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    const range = new vscode.NotebookRange(located.cell, located.cell + 1);
    await vscode.window.showNotebookDocument(notebook, { selections: [range] });
    return;
  }
  const key = uri.toString();
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find(({ document }) => document.uri.toString() === key);
    if (!cell) continue;
    const selections = [new vscode.NotebookRange(cell.index, cell.index + 1)];
    await vscode.window.showNotebookDocument(notebook, { selections });
    return;
  }
  await vscode.window.showTextDocument(uri, { selection: located.range });
}
