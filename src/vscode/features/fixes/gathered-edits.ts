import * as vscode from "vscode";
import { applyEdits, inverseEdits, type TextEdit } from "../../../text/edits";
import type { DocumentEditor } from "../../../work/move/carry-out";
import { cellOf, openDocument } from "../../documents";
import { type ClearedCell, clearCells } from "./output-clearing";

/** Takes edits back; false where that is no longer possible. */
export type Undo = () => Promise<boolean>;

/** A document with what it gets. */
interface Edited {
  readonly document: vscode.TextDocument;
  readonly before: string;
  readonly edits: readonly TextEdit[];
}

/** The edits of plans in open documents, gathered to be one undo step. */
export class GatheredEdits implements DocumentEditor {
  readonly #clearing: string[] = [];
  readonly #edited = new Map<string, Edited>();
  readonly #cleared: ClearedCell[] = [];

  /** What the preview calls them; the title of the first plan by default. */
  constructor(public label?: string) {}

  /** Further edits of a document stand before those at the same place that it has already. */
  edit({ document: id, edits }: Parameters<DocumentEditor["edit"]>[0]): void {
    const document = openDocument(vscode.Uri.parse(id));
    if (!document) return;
    const all = [...edits, ...(this.#edited.get(id)?.edits ?? [])];
    const sorted = all.sort((one, other) => one.start - other.start || one.end - other.end);
    this.#edited.set(id, { document, before: document.getText(), edits: sorted });
  }

  /** The text that a document will have. */
  textOf(document: vscode.TextDocument): string {
    const edited = this.#edited.get(document.uri.toString());
    return edited === undefined ? document.getText() : applyEdits(edited.before, edited.edits);
  }

  /** All of it as VS Code carries it out. `askIn`, a folder that is there, has its refactor preview shown first. */
  whole(askIn: string | undefined): vscode.WorkspaceEdit {
    const whole = new vscode.WorkspaceEdit();
    const label = this.label ?? "";
    for (const { document, edits } of this.#edited.values()) {
      for (const { start, end, text } of edits) {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        whole.replace(document.uri, range, text, { label, needsConfirmation: false });
      }
    }
    // Edits that need confirmation start unticked, and half of a fix would break the code: so what needs it is a file that is
    // "made unless it is there", which the preview shows no row of.
    if (askIn !== undefined && whole.size > 0)
      whole.createFile(vscode.Uri.file(askIn), { ignoreIfExists: true }, { label, needsConfirmation: true });
    return whole;
  }

  /** What takes the edits back, outputs that were cleared too, made right after they were carried out; false where a document has changed since. */
  undo(): Undo {
    const cleared = [...this.#cleared];
    const replaced = new Set(cleared.map(({ uri }) => uri));
    const made = [...this.#edited]
      .filter(([id]) => !replaced.has(id))
      .map(([, each]) => ({ ...each, version: each.document.version }));
    const texts = new Map([...this.#edited].map(([id, { before }]) => [id, before]));
    return async () => {
      if (made.some(({ document, version }) => document.isClosed || document.version !== version)) return false;
      if (cleared.some((cell) => !cell.isAsCleared())) return false;
      const back = new vscode.WorkspaceEdit();
      for (const { document, before, edits } of made) {
        for (const { start, end, text } of inverseEdits(before, edits)) {
          back.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
        }
      }
      const notebooks = new Map<vscode.NotebookDocument, vscode.NotebookEdit[]>();
      for (const cell of cleared) {
        const edits = notebooks.get(cell.notebook) ?? [];
        notebooks.set(cell.notebook, [...edits, cell.restored(texts.get(cell.uri))]);
      }
      for (const [notebook, edits] of notebooks) back.set(notebook.uri, edits);
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
      if (cell) this.#cleared.push(...((await clearCells(cell.notebook, [cell])) ?? []));
    }
  }
}
