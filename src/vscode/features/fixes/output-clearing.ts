import * as vscode from "vscode";
import { cellOf, openDocument } from "../../documents";
import { showError, showInformation } from "../../messages";
import type { Findings } from "../findings/findings";
import { isTarget, resolveTarget } from "../findings/target";
import { treeTarget } from "../findings/tree";

/** The same cell without its outputs: source, language, metadata and with it the cell's id are kept. */
function withoutOutputs({ kind, document, metadata }: vscode.NotebookCell): vscode.NotebookCellData {
  const copy = new vscode.NotebookCellData(kind, document.getText(), document.languageId);
  copy.metadata = { ...metadata };
  return copy;
}

/** A cell whose outputs were cleared. */
export interface ClearedCell {
  /** Of the document that the cell had before. */
  readonly uri: string;
  readonly notebook: vscode.NotebookDocument;
  /** Whether nothing of it has been changed since. */
  isAsCleared(): boolean;
  /** The edit that brings its outputs back, with its text of then by default. */
  restored(text?: string): vscode.NotebookEdit;
}

/** Replaces cells by copies without outputs, as one undo step; undefined where that cannot be. VS Code has no edit for outputs alone. */
export async function clearCells(
  notebook: vscode.NotebookDocument,
  cells: readonly vscode.NotebookCell[],
): Promise<readonly ClearedCell[] | undefined> {
  if (cells.length === 0) return [];
  const edit = new vscode.WorkspaceEdit();
  const replaced = cells.map((cell) => {
    const range = new vscode.NotebookRange(cell.index, cell.index + 1);
    return vscode.NotebookEdit.replaceCells(range, [withoutOutputs(cell)]);
  });
  const cleared = cells.map((cell) => clearedCell(notebook, cell));
  edit.set(notebook.uri, replaced);
  return (await vscode.workspace.applyEdit(edit)) ? cleared : undefined;
}

function clearedCell(notebook: vscode.NotebookDocument, cell: vscode.NotebookCell): ClearedCell {
  const { index, document, outputs, executionSummary } = cell;
  const source = document.getText();
  const copy = withoutOutputs(cell);
  return {
    uri: document.uri.toString(),
    notebook,
    isAsCleared() {
      if (notebook.isClosed || index >= notebook.cellCount) return false;
      const now = notebook.cellAt(index);
      return now.document.getText() === source && now.outputs.length === 0;
    },
    restored(text = source) {
      const whole = new vscode.NotebookCellData(copy.kind, text, copy.languageId);
      whole.metadata = copy.metadata ?? {};
      whole.outputs = [...outputs];
      if (executionSummary) whole.executionSummary = executionSummary;
      return vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(index, index + 1), [whole]);
    },
  };
}

/** The values that a command means: its finding's, else all that the cell's output shows. */
function valuesOf(findings: Findings, document: vscode.TextDocument, argument: unknown): Set<string> {
  const resolved = resolveTarget(findings, argument)?.located ?? treeTarget(argument)?.located;
  const meant = resolved ? [resolved] : findings.of(document.uri).filter(({ where }) => where === "output");
  return new Set(meant.map(({ finding }) => finding.secret.reveal()));
}

/** Clears every output of a notebook that shows the value that a command was called on. */
export async function clearOutputsOf(findings: Findings, argument: unknown): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const uri = isTarget(argument) ? vscode.Uri.parse(argument.uri) : treeTarget(argument)?.uri;
  const document = uri && openDocument(uri);
  const notebook = document && cellOf(document)?.notebook;
  if (!notebook) {
    void showInformation("Open the notebook first, then clear its outputs.");
    return;
  }
  const values = valuesOf(findings, document, argument);
  const showing = notebook.getCells().filter((cell) => {
    const shown = findings.of(cell.document.uri).filter(({ where }) => where === "output");
    return shown.some(({ finding }) => values.has(finding.secret.reveal()));
  });
  if (await clearCells(notebook, showing)) {
    const words = showing.length === 1 ? "1 cell" : `${showing.length} cells`;
    void showInformation(`Cleared the outputs of ${words}. Save the notebook to keep it so.`);
  } else {
    void showError("The outputs could not be cleared: the notebook cannot be edited.");
  }
}
