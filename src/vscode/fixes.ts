import * as vscode from "vscode";
import type { Plan, Refusal, TextEdit } from "../refactor/plan";
import { cellOf, openDocument } from "./documents";
import type { Findings } from "./findings";
import type { FixPlanner, Prepared } from "./fixPlanner";
import type { Log } from "./log";
import { clearCells } from "./outputClearing";
import { writeFiles } from "./project";
import { type Resolved, resolveTarget, targetDocument } from "./target";

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;

function addEdits(edit: vscode.WorkspaceEdit, plan: Plan, label: string): void {
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
function askFirst(edit: vscode.WorkspaceEdit): void {
  const [uri] = edit.entries()[0] ?? [];
  const label = "Choose Apply to make the edits that are ticked";
  if (uri) edit.insert(uri, new vscode.Position(0, 0), "", { label, needsConfirmation: true });
}

/** A text with its edits made. */
function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .reverse()
    .reduce((result, { start, end, text: put }) => result.slice(0, start) + put + result.slice(end), text);
}

/** The commands behind the quick fixes that move a value. */
export class Fixes {
  readonly #findings: Findings;
  readonly #planner: FixPlanner;
  readonly #log: Log;

  constructor(findings: Findings, planner: FixPlanner, log: Log) {
    this.#findings = findings;
    this.#planner = planner;
    this.#log = log;
  }

  async move(argument: unknown): Promise<void> {
    await this.#withTarget(argument, async ({ document, located }) =>
      this.#carryOut(await this.#planner.move(document, [located.finding])),
    );
  }

  async moveAs(argument: unknown): Promise<void> {
    await this.#withTarget(argument, async ({ document, located }) => {
      const proposal = await this.#planner.move(document, [located.finding]);
      if (!("plan" in proposal)) return this.#explain(proposal);
      const name = await vscode.window.showInputBox({
        title: "Name of the environment variable",
        value: proposal.plan.name,
        validateInput: (text) =>
          NAME.test(text) ? undefined : "Letters, digits and underscores, and no digit at the beginning.",
      });
      if (name !== undefined) await this.#carryOut(await this.#planner.move(document, [located.finding], name));
    });
  }

  async moveEverywhere(argument: unknown): Promise<void> {
    await this.#withTarget(argument, async ({ document, located }) =>
      this.#carryOut(await this.#planner.moveEverywhere(document, located.finding)),
    );
  }

  async explainRefusal(argument: unknown): Promise<void> {
    await this.#withTarget(argument, async ({ document, located }) => {
      const proposal = await this.#planner.move(document, [located.finding]);
      if ("plan" in proposal) await this.#carryOut(proposal);
      else this.#explain(proposal);
    });
  }

  /** Moves everything that can be moved in a file or a notebook, after a preview of the source's edits. */
  async fixFile(argument: unknown): Promise<void> {
    const asked = targetDocument(argument) ?? vscode.window.activeTextEditor?.document;
    const notebook = asked ? cellOf(asked)?.notebook : vscode.window.activeNotebookEditor?.notebook;
    const documents = notebook ? notebook.getCells().map(({ document }) => document) : asked ? [asked] : [];
    const found = documents.filter((document) => this.#findings.inVersion(document)?.length);
    if (found.length === 0) {
      void vscode.window.showInformationMessage("There is nothing to move in this file.");
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    const edited = new Map<string, string>();
    const done: Prepared[] = [];
    const reasons = new Set<string>();
    for (const document of found) {
      const prepared = await this.#planner.moveAll(document, edited);
      if (!("plan" in prepared)) {
        reasons.add(prepared.reason);
        continue;
      }
      if (!(await this.#writeFiles(prepared))) return;
      addEdits(edit, prepared.plan, "Move credentials to the environment");
      for (const { document: id, edits } of prepared.plan.documents) edited.set(id, applied(document.getText(), edits));
      done.push(prepared);
    }
    if (done.length === 0) {
      void vscode.window.showInformationMessage([...reasons].join(" "));
      return;
    }
    askFirst(edit);
    await this.#editSource(edit, done);
  }

  /** Carries out a plan: files and stores first, then the source as one undo step, with a preview of several documents. */
  async #carryOut(prepared: Prepared | Refusal): Promise<void> {
    if (!("plan" in prepared)) return this.#explain(prepared);
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage("This folder is not trusted: Sealwright changes nothing in it.");
      return;
    }
    if (!(await this.#writeFiles(prepared))) return;
    const edit = new vscode.WorkspaceEdit();
    addEdits(edit, prepared.plan, prepared.plan.title);
    if (prepared.plan.documents.length > 1) askFirst(edit);
    await this.#editSource(edit, [prepared]);
  }

  /** Writes and reads back what a plan puts outside the source. False where that failed, which the user is told. */
  async #writeFiles(prepared: Prepared): Promise<boolean> {
    if (!this.#current(prepared)) {
      this.#changed();
      return false;
    }
    const failure = await writeFiles(prepared.plan, prepared.project);
    if (!failure) return true;
    this.#log.warn(failure);
    void vscode.window
      .showErrorMessage(`${failure} The code was not changed.`, "Show Log")
      .then((action) => action && this.#log.show());
    return false;
  }

  async #editSource(edit: vscode.WorkspaceEdit, prepared: readonly Prepared[]): Promise<void> {
    if (!prepared.every((each) => this.#current(each))) return this.#changed();
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

  #explain({ reason }: Refusal): void {
    void vscode.window.showInformationMessage(reason);
  }

  #changed(): void {
    void vscode.window.showWarningMessage("The code has changed meanwhile. Choose the fix again.");
  }

  async #withTarget(argument: unknown, run: (resolved: Resolved) => Promise<void>): Promise<void> {
    const resolved = resolveTarget(this.#findings, argument);
    if (resolved) await run(resolved);
    else this.#changed();
  }
}
