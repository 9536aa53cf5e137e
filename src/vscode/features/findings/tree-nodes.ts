import * as vscode from "vscode";
import { relativePath } from "../../documents";
import { settingsFor } from "../../settings";
import { label, shownName, shownTitle } from "./describe";
import type { Findings, ShownFinding } from "./findings";
import { cellIndexOf, fileUri, placeInFile, placeText } from "./places";

/** What the rows of the first level are. */
export const GROUPINGS = ["file", "rule", "severity"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** A finding in the tree. */
export interface FindingNode {
  readonly kind: "finding";
  readonly uri: vscode.Uri;
  readonly located: ShownFinding;
  /** What its group says already. */
  readonly within: Grouping;
}

export type TreeNode =
  | FindingNode
  | {
      readonly kind: "group";
      readonly by: Grouping;
      readonly name: string;
      /** Of a file: its address. */
      readonly uri?: vscode.Uri;
      readonly found: readonly FindingNode[];
    }
  | { readonly kind: "more"; readonly count: number };

/** More rows than this of one group are counted, not shown: a data file can hold thousands. */
const MOST = 100;

const { Error: error, Warning: warning, Information: information, Hint: hint } = vscode.DiagnosticSeverity;
const SEVERITY: Readonly<Record<vscode.DiagnosticSeverity, { readonly name: string; readonly colour?: string }>> = {
  [error]: { name: "Errors", colour: "problemsErrorIcon.foreground" },
  [warning]: { name: "Warnings", colour: "problemsWarningIcon.foreground" },
  [information]: { name: "Information", colour: "problemsInfoIcon.foreground" },
  [hint]: { name: "Hints" },
};

function severityOf({ uri, located }: FindingNode): vscode.DiagnosticSeverity {
  return settingsFor(fileUri(uri)).severity[located.finding.confidence];
}

/** Every finding that fits the filter, by file and in the order of the documents. */
export function findingNodes(findings: Findings, filter: string, within: Grouping): FindingNode[] {
  const words = filter.toLowerCase().split(/\s+/);
  return findings
    .documents()
    .flatMap((uri) => findings.of(uri).map((located): FindingNode => ({ kind: "finding", uri, located, within })))
    .filter((node) => {
      const { finding } = node.located;
      const { name } = SEVERITY[severityOf(node)];
      const text = `${label(finding)} ${finding.rule} ${placeText(node.uri, node.located)} ${name}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort(inOrder);
}

function inOrder(one: FindingNode, other: FindingNode): number {
  const [path, otherPath] = [one.uri.path, other.uri.path];
  if (path !== otherPath) return path < otherPath ? -1 : 1;
  const cells = (cellIndexOf(one.uri, one.located) ?? 0) - (cellIndexOf(other.uri, other.located) ?? 0);
  if (cells !== 0) return cells;
  if (one.located.where !== other.located.where) return one.located.where === "source" ? -1 : 1;
  return one.located.range.start.compareTo(other.located.range.start);
}

/** The rows of the first level. */
export function groupsOf(found: readonly FindingNode[], by: Grouping): TreeNode[] {
  const groups = new Map<string, { name: string; rank: number; uri?: vscode.Uri; found: FindingNode[] }>();
  for (const node of found) {
    const { finding } = node.located;
    const severity = severityOf(node);
    const file = fileUri(node.uri);
    const made =
      by === "file"
        ? { key: file.toString(), name: relativePath(file), rank: 0, uri: file }
        : by === "rule"
          ? { key: finding.rule, name: shownTitle(finding), rank: 0 }
          : { key: String(severity), name: SEVERITY[severity].name, rank: severity };
    const group = groups.get(made.key) ?? { ...made, found: [] };
    group.found.push(node);
    groups.set(made.key, group);
  }
  return [...groups.values()]
    .sort((one, other) => one.rank - other.rank || (one.name < other.name ? -1 : 1))
    .map(({ rank: _, ...group }) => ({ kind: "group", by, ...group }));
}

/** The rows below a group. */
export function rowsOf(node: TreeNode): TreeNode[] {
  if (node.kind !== "group") return [];
  if (node.found.length <= MOST) return [...node.found];
  return [...node.found.slice(0, MOST), { kind: "more", count: node.found.length - MOST }];
}

export function treeItemOf(node: TreeNode): vscode.TreeItem {
  if (node.kind === "finding") return findingItem(node);
  if (node.kind === "more") return new vscode.TreeItem(`and ${node.count} more`);
  const { by, name, uri, found } = node;
  const count = found.length === 1 ? "1 credential" : `${found.length} credentials`;
  const { Expanded } = vscode.TreeItemCollapsibleState;
  // The file's icon by its name, without the marks that VS Code adds to files: they count its problems once more.
  const bare = uri?.with({ scheme: "sealwright-file", query: "", fragment: "" });
  const item = bare ? new vscode.TreeItem(bare, Expanded) : new vscode.TreeItem(name, Expanded);
  if (uri) {
    item.iconPath = vscode.ThemeIcon.File;
    item.contextValue = uri.scheme === "untitled" ? "untitled" : "document";
    item.description = `${name.split("/").slice(0, -1).join("/")} ${found.length}`.trim();
  } else {
    const [first] = found;
    item.iconPath = by === "severity" && first ? keyIcon(first) : new vscode.ThemeIcon("symbol-key");
    item.contextValue = by;
    item.description = String(found.length);
  }
  item.id = `${by}\0${uri?.toString() ?? name}`;
  item.accessibilityInformation = { label: `${name}, ${count}` };
  return item;
}

function keyIcon(node: FindingNode): vscode.ThemeIcon {
  const { colour } = SEVERITY[severityOf(node)];
  return new vscode.ThemeIcon(
    node.located.where === "output" ? "output" : "key",
    colour === undefined ? undefined : new vscode.ThemeColor(colour),
  );
}

/** What was found first, where it stands last. */
function findingItem(node: FindingNode): vscode.TreeItem {
  const { uri, located, within } = node;
  const { finding, where } = located;
  const name = shownName(finding);
  // What a title explains in brackets, the rule's page says too.
  const title = shownTitle(finding).replace(/ \([^)]{0,200}\)$/, "");
  const place = within === "file" ? placeInFile(uri, located) : placeText(uri, located);
  // A row says nothing that its group has said.
  const first = within === "rule" ? (name ?? title) : title;
  const item = new vscode.TreeItem(first);
  item.description = [...(name && first !== name ? [name] : []), place].join(" · ");
  item.contextValue = where;
  item.iconPath = keyIcon(node);
  item.tooltip = `${label(finding)}, ${placeInFile(uri, located)}, rule ${finding.rule}, confidence ${finding.confidence}`;
  item.accessibilityInformation = { label: item.tooltip };
  item.command = { command: "sealwright.openFinding", title: "Go to Finding", arguments: [node] };
  return item;
}
