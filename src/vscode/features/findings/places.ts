import * as vscode from "vscode";
import { cellName } from "../../../notebook/cell-name";
import { relativePath } from "../../documents";
import type { ShownFinding } from "./findings";

/** The file of a document: a cell's address is its notebook's with a fragment. */
export function fileUri(uri: vscode.Uri): vscode.Uri {
  return uri.scheme === "vscode-notebook-cell" ? vscode.Uri.file(uri.path) : uri;
}

/** The open cell of an address. */
export function openCell(uri: vscode.Uri): vscode.NotebookCell | undefined {
  if (uri.scheme !== "vscode-notebook-cell") return undefined;
  const key = uri.toString();
  for (const notebook of vscode.workspace.notebookDocuments) {
    const cell = notebook.getCells().find(({ document }) => document.uri.toString() === key);
    if (cell) return cell;
  }
  return undefined;
}

/** The index of a finding's cell in its notebook, from 0. */
export function cellIndexOf(uri: vscode.Uri, { cell }: ShownFinding): number | undefined {
  return cell ?? openCell(uri)?.index;
}

/** Where a finding stands in its file, as a person says it: "line 3", "cell 2, line 1", "output of cell 2". */
export function placeInFile(uri: vscode.Uri, located: ShownFinding): string {
  const index = cellIndexOf(uri, located);
  const { range, inCell, where } = located;
  const line = `line ${(index === undefined ? range : (inCell ?? range)).start.line + 1}`;
  if (index === undefined) return line;
  return where === "output" ? `output of ${cellName(index)}` : `${cellName(index)}, ${line}`;
}

/** The same with the file, as a terminal or another tool takes it: "src/train.py:3", "demo.ipynb, cell 2, line 1". */
export function placeText(uri: vscode.Uri, located: ShownFinding): string {
  const file = relativePath(fileUri(uri));
  if (cellIndexOf(uri, located) !== undefined) return `${file}, ${placeInFile(uri, located)}`;
  return `${file}:${located.range.start.line + 1}`;
}

/** Opens the document of a finding, and puts the cursor on the value; selects the cell of an output. */
export async function showFinding(uri: vscode.Uri, located: ShownFinding): Promise<void> {
  const index = cellIndexOf(uri, located);
  if (index === undefined) {
    await vscode.window.showTextDocument(uri, { selection: located.range });
    return;
  }
  const notebook = openCell(uri)?.notebook ?? (await vscode.workspace.openNotebookDocument(fileUri(uri)));
  const selections = [new vscode.NotebookRange(index, index + 1)];
  const editor = await vscode.window.showNotebookDocument(notebook, { selections });
  editor.revealRange(
    new vscode.NotebookRange(index, index + 1),
    vscode.NotebookEditorRevealType.InCenterIfOutsideViewport,
  );
  if (located.where === "output" || index >= notebook.cellCount) return;
  await vscode.commands.executeCommand("notebook.cell.edit");
  const range = located.inCell ?? located.range;
  const document = notebook.cellAt(index).document;
  const cell = await cellEditor(document);
  if (!cell) return;
  cell.selection = new vscode.Selection(range.start, range.end);
  cell.revealRange(range);
}

/** The editor of a cell once it is drawn; undefined where that takes too long. */
function cellEditor(document: vscode.TextDocument): Promise<vscode.TextEditor | undefined> {
  const find = (): vscode.TextEditor | undefined =>
    vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const now = find();
  if (now) return Promise.resolve(now);
  return new Promise((done) => {
    const end = (editor: vscode.TextEditor | undefined): void => {
      clearTimeout(timer);
      subscription.dispose();
      done(editor);
    };
    const timer = setTimeout(() => end(find()), 3_000);
    const subscription = vscode.window.onDidChangeVisibleTextEditors(() => {
      const found = find();
      if (found) end(found);
    });
  });
}
