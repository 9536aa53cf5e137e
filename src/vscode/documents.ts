import * as vscode from "vscode";
import type { Language } from "../detect/language";

/** Schemes whose documents are examined; those of a virtual workspace's folders are as well. */
const SCHEMES = new Set(["file", "untitled", "vscode-notebook-cell"]);

/** The notebook cell that a document is the source of. */
export function cellOf(document: vscode.TextDocument): vscode.NotebookCell | undefined {
  if (document.uri.scheme !== "vscode-notebook-cell") return undefined;
  for (const notebook of vscode.workspace.notebookDocuments) {
    if (notebook.uri.path !== document.uri.path) continue;
    const cell = notebook.getCells().find((candidate) => candidate.document === document);
    if (cell) return cell;
  }
  return undefined;
}

/** How a document is read, or undefined where it is not examined. */
export function languageOf(document: vscode.TextDocument): Language | undefined {
  const { scheme } = document.uri;
  const examined =
    SCHEMES.has(scheme) || vscode.workspace.workspaceFolders?.some((folder) => folder.uri.scheme === scheme);
  if (!examined) return undefined;
  if (scheme !== "vscode-notebook-cell") return document.languageId === "python" ? "python" : undefined;
  const cell = cellOf(document);
  if (!cell) return undefined;
  return cell.kind === vscode.NotebookCellKind.Code && document.languageId === "python" ? "cell" : "text";
}

/** The file that a document belongs to: a cell's notebook, else the document itself. */
export function fileOf(document: vscode.TextDocument): vscode.Uri {
  return cellOf(document)?.notebook.uri ?? document.uri;
}

/** The path that rules and names judge by: relative to the workspace folder, with `/`. */
export function relativePath(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, false).replaceAll("\\", "/");
}

/** Whether one of the glob patterns, which are relative to the workspace folder, takes a document out. */
export function isExcluded(document: vscode.TextDocument, globs: readonly string[]): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(fileOf(document));
  return globs.some((glob) => {
    const pattern = folder ? new vscode.RelativePattern(folder, glob) : glob;
    return vscode.languages.match({ pattern }, document) > 0;
  });
}

/** The document of a URI where it is open. Cell URIs carry a fragment and are compared whole. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
}

/** The documents of a file, opened: a notebook that is not open has none for its cells until it is read. */
export async function documentsOf(uri: vscode.Uri): Promise<readonly vscode.TextDocument[]> {
  const open = openDocument(uri);
  if (open) return [open];
  if (!uri.path.endsWith(".ipynb")) return [await vscode.workspace.openTextDocument(uri)];
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  return notebook.getCells().map(({ document }) => document);
}
