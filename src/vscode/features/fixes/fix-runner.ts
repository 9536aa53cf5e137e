import * as vscode from "vscode";
import type { Plan, Refusal } from "../../../refactor/plan";
import type { SealContext } from "../../../stores/sops/sealing";
import { cellOf, openDocument } from "../../documents";
import type { Log } from "../../log";
import type { Prepared } from "./fix-planner";
import { clearCells } from "./output-clearing";
import { writeFiles } from "./project";

/** Adds the edits that a plan makes to open documents. */
export function addEdits(edit: vscode.WorkspaceEdit, plan: Plan, label: string): void {
  for (const { document: id, edits } of plan.documents) {
    const document = openDocument(vscode.Uri.parse(id));
    if (!document) continue;
    for (const { start, end, text } of edits) {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      edit.replace(document.uri, range, text, { label, needsConfirmation: false });
    }
  }
}

/**
 * Makes VS Code show its refactor preview. Edits that need confirmation start unticked there, and half of a fix would
 * break the code: so one empty edit needs it, and the real ones start ticked.
 */
export function askFirst(edit: vscode.WorkspaceEdit): void {
  const [uri] = edit.entries()[0] ?? [];
  const label = "Choose Apply to make the edits that are ticked";
  if (uri) edit.insert(uri, new vscode.Position(0, 0), "", { label, needsConfirmation: true });
}

/** Carries out plans: what they write outside the source first, then the source as one undo step. */
export class FixRunner {
  readonly #log: Log;
  /** Makes ready what a plan that seals needs; undefined where the user does not want it. */
  prepareSealing: ((root: string, file: string) => Promise<SealContext | undefined>) | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Carries out a plan: files and stores first, then the source as one undo step, with a preview of several documents. */
  async carryOut(prepared: Prepared | Refusal): Promise<void> {
    if (!("plan" in prepared)) return this.explain(prepared);
    if (!(await this.writeFiles(prepared))) return;
    const edit = new vscode.WorkspaceEdit();
    addEdits(edit, prepared.plan, prepared.plan.title);
    if (prepared.plan.documents.length > 1) askFirst(edit);
    await this.editSource(edit, [prepared]);
  }

  /** Writes and reads back what a plan puts outside the source. False where that failed, which the user is told. */
  async writeFiles(prepared: Prepared): Promise<boolean> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage("This folder is not trusted: Sealwright changes nothing in it.");
      return false;
    }
    if (!this.#current(prepared)) {
      this.changed();
      return false;
    }
    const sealed = prepared.plan.stores.find(({ pointer }) => pointer !== undefined);
    const sealing = sealed && (await this.prepareSealing?.(prepared.project.root, sealed.file));
    if (sealed && !sealing) return false;
    const failure = await writeFiles(prepared.plan, prepared.project, sealing);
    if (!failure) return true;
    this.#log.warn(failure);
    void vscode.window
      .showErrorMessage(`${failure} The code was not changed.`, "Show Log")
      .then((action) => action && this.#log.show());
    return false;
  }

  /** Edits the source, unless it has changed since the plans were made, and says what was done. */
  async editSource(edit: vscode.WorkspaceEdit, prepared: readonly Prepared[]): Promise<void> {
    if (!prepared.every((each) => this.#current(each))) return this.changed();
    if (edit.size > 0 && !(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) {
      void vscode.window.showWarningMessage("The code was not changed. What was stored stays stored.");
      return;
    }
    for (const each of prepared) await this.#clearOutputs(each);
    this.#tell(prepared.map(({ plan }) => plan));
  }

  #current({ versions }: Prepared): boolean {
    return [...versions].every(([uri, version]) => openDocument(vscode.Uri.parse(uri))?.version === version);
  }

  async #clearOutputs({ plan }: Prepared): Promise<void> {
    for (const id of plan.clearOutputs) {
      const document = openDocument(vscode.Uri.parse(id));
      const cell = document && cellOf(document);
      if (cell) await clearCells(cell.notebook, [cell]);
    }
  }

  #tell(plans: readonly Plan[]): void {
    const files = [...new Set(plans.flatMap(({ stores }) => stores.map(({ file }) => file)))];
    const names = [...new Set(plans.flatMap((plan) => plan.names))];
    const stored = `${names.join(", ")} ${names.length === 1 ? "is" : "are"} in ${files.join(", ")}.`;
    const undo = "Undo brings the code back and leaves the entry.";
    const notes = new Set(plans.flatMap((plan) => plan.notes));
    for (const { title } of plans) this.#log.info(`${title}: done.`);
    const text = [...(files.length > 0 ? [stored, undo] : []), ...notes].join(" ");
    if (text !== "") void vscode.window.showInformationMessage(text);
  }

  /** Says why something is not offered. */
  explain({ reason }: Refusal): void {
    void vscode.window.showInformationMessage(reason);
  }

  /** Says that a menu was made from an older text. */
  changed(): void {
    void vscode.window.showWarningMessage("The code has changed meanwhile. Choose the fix again.");
  }
}
