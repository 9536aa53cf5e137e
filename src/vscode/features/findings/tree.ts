import * as vscode from "vscode";
import { documentsOf, openDocument } from "../../documents";
import type { Findings, ShownFinding } from "./findings";
import { placeText, showFinding } from "./places";
import { type FindingTarget, targetOf } from "./target";
import { findingNodes, GROUPINGS, type Grouping, groupsOf, rowsOf, type TreeNode, treeItemOf } from "./tree-nodes";

/** How the tree is grouped, kept for each workspace. */
const KEY = "sealwright.grouping";

/** The findings, by file, rule or severity. Names and places only. */
export class FindingsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #findings: Findings;
  readonly #state: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #subscription: vscode.Disposable;
  #filter = "";
  #timer: NodeJS.Timeout | undefined;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(findings: Findings, state: vscode.Memento) {
    this.#findings = findings;
    this.#state = state;
    this.#view = vscode.window.createTreeView("sealwright.findings", { treeDataProvider: this, showCollapseAll: true });
    this.#subscription = findings.onDidChange(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#refresh(), 100);
    });
  }

  /** Asks what the rows of the first level are. */
  async group(): Promise<void> {
    const picks = GROUPINGS.map((by) => ({ by, label: `By ${by}`, picked: by === this.#grouping() }));
    const picked = await vscode.window.showQuickPick(picks, { title: "Group findings" });
    if (!picked) return;
    await this.#state.update(KEY, picked.by);
    this.#refresh();
  }

  /** Asks for words that what is shown must have. */
  async filter(): Promise<void> {
    const text = await vscode.window.showInputBox({
      title: "Filter findings",
      value: this.#filter,
      prompt: "Words of the rule, the name, the file or the severity; nothing shows all.",
    });
    if (text === undefined) return;
    this.#filter = text.trim();
    await vscode.commands.executeCommand("setContext", "sealwright.filtered", this.#filter !== "");
    this.#refresh();
  }

  #grouping(): Grouping {
    const kept = this.#state.get<unknown>(KEY);
    return GROUPINGS.find((by) => by === kept) ?? "file";
  }

  #refresh(): void {
    this.#changed.fire();
    const count = this.#findings.count();
    const tooltip = count === 1 ? "1 credential" : `${count} credentials`;
    this.#view.badge = count > 0 ? { value: count, tooltip } : undefined;
    const shown = this.#filter === "" ? count : this.#nodes().length;
    this.#view.message = this.#filter === "" ? "" : `${shown} of ${count} have "${this.#filter}"`;
    const uris = this.#findings.documents().filter((uri) => this.#findings.of(uri).length > 0);
    void vscode.commands.executeCommand("setContext", "sealwright.documents", uris.map(String));
    void vscode.commands.executeCommand("setContext", "sealwright.found", count > 0);
  }

  #nodes() {
    return findingNodes(this.#findings, this.#filter, this.#grouping());
  }

  getChildren(node?: TreeNode): TreeNode[] {
    return node ? rowsOf(node) : groupsOf(this.#nodes(), this.#grouping());
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItemOf(node);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscription.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === "object" && value !== null && "kind" in value && ("located" in value || "found" in value);
}

/** What a command from the tree was called on, with its document; undefined for anything else. */
export function treeTarget(value: unknown): { readonly uri: vscode.Uri; readonly located?: ShownFinding } | undefined {
  if (!isNode(value)) return undefined;
  if (value.kind === "finding") return { uri: value.uri, located: value.located };
  return value.kind === "group" && value.uri ? { uri: value.uri } : undefined;
}

/**
 * What the fixes take for a row of the tree, its document opened and examined: a finding, or a file. Anything else stays as
 * it is; undefined where the document no longer holds the finding.
 */
export async function fixTarget(findings: Findings, argument: unknown): Promise<unknown> {
  const node = treeTarget(argument);
  if (!node) return argument;
  const { uri, located } = node;
  const documents = openDocument(uri) ? [openDocument(uri)] : await documentsOf(uri);
  let file: FindingTarget | undefined;
  for (const document of documents) {
    if (!document || !(await findings.whenScanned(document))) continue;
    file ??= { uri: document.uri.toString() };
    const same = findings
      .inVersion(document)
      ?.filter(
        ({ finding: { rule, secret } }) => located?.finding.secret.equals(secret) && located.finding.rule === rule,
      );
    const place = located?.inCell ?? located?.range;
    const found = same?.find(({ range }) => place && range.isEqual(place)) ?? same?.[0];
    if (found) return targetOf(document, found);
  }
  return located ? undefined : file;
}

/** Opens the document of a finding at its place. */
export async function openFinding(argument: unknown): Promise<void> {
  const target = treeTarget(argument);
  if (target?.located) await showFinding(target.uri, target.located);
}

/** Copies where a finding stands, for an issue or another tool. */
export async function copyPlace(argument: unknown): Promise<void> {
  const target = treeTarget(argument);
  if (target?.located) await vscode.env.clipboard.writeText(placeText(target.uri, target.located));
}
