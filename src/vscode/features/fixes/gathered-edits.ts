import * as vscode from "vscode";
import { inverseEdits, type TextEdit } from "../../../text/edits";
import type { DocumentEditor } from "../../../work/move/carry-out";
import { cellOf, openDocument } from "../../documents";
import { clearCells } from "./output-clearing";

/** Takes edits back; false where that is no longer possible. */
export type Undo = () => Promise<boolean>;

/** The edits of plans in open documents, gathered to be one undo step. */
export class GatheredEdits implements DocumentEditor {
  readonly whole = new vscode.WorkspaceEdit();
  readonly #clearing: string[] = [];
  readonly #inverse: { readonly document: vscode.TextDocument; readonly edits: readonly TextEdit[] }[] = [];

  /** What the preview calls them; the title of the first plan by default. */
  constructor(public label?: string) {}

  edit({ document: id, edits }: Parameters<DocumentEditor["edit"]>[0]): void {
    const document = openDocument(vscode.Uri.parse(id));
    if (!document) return;
    for (const { start, end, text } of edits) {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      this.whole.replace(document.uri, range, text, { label: this.label ?? "", needsConfirmation: false });
    }
    this.#inverse.push({ document, edits: inverseEdits(document.getText(), edits) });
  }

  /** What takes the edits back, made right after they were carried out; false where a document has changed since. */
  undo(): Undo {
    const made = this.#inverse.map((each) => ({ ...each, version: each.document.version }));
    return async () => {
      if (made.some(({ document, version }) => document.isClosed || document.version !== version)) return false;
      const back = new vscode.WorkspaceEdit();
      for (const { document, edits } of made) {
        for (const { start, end, text } of edits) {
          back.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
        }
      }
      return vscode.workspace.applyEdit(back);
    };
  }

  clearOutputs(document: string): void {
    this.#clearing.push(document);
  }

  byHand(): void {
    // The user was asked to enter it before.
  }

  /** Clears the outputs that the plans name, each cell by itself. */
  async clear(): Promise<void> {
    for (const id of this.#clearing) {
      const document = openDocument(vscode.Uri.parse(id));
      const cell = document && cellOf(document);
      if (cell) await clearCells(cell.notebook, [cell]);
    }
  }

  /**
   * Makes VS Code show its refactor preview. Edits that need confirmation start unticked there, and half of a fix would
   * break the code: so what needs it is a file that is "made unless it is there", which the preview shows no row of.
   */
  askFirst(root: string): void {
    const there = vscode.Uri.file(root);
    this.whole.createFile(there, { ignoreIfExists: true }, { label: this.label ?? "", needsConfirmation: true });
  }
}
