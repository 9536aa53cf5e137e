import * as vscode from "vscode";
import type { Refusal } from "../refactor/plan";
import { cellOf, openDocument } from "./documents";
import type { Findings } from "./findings";
import type { FixPlanner, Prepared } from "./fixPlanner";
import type { Log } from "./log";
import { clearCells } from "./outputClearing";
import { writeFiles } from "./project";
import { type Resolved, resolveTarget } from "./target";

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;

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

  /** Carries out a plan: files and stores first, then the source as one undo step. `preview` asks before the latter. */
  async #carryOut(prepared: Prepared | Refusal, preview = false): Promise<void> {
    if (!("plan" in prepared)) return this.#explain(prepared);
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage("This folder is not trusted: Sealwright changes nothing in it.");
      return;
    }
    const { plan, project } = prepared;
    if (!this.#current(prepared)) return this.#changed();
    const failure = await writeFiles(plan, project);
    if (failure) {
      this.#log.warn(failure);
      void vscode.window
        .showErrorMessage(`${failure} The code was not changed.`, "Show Log")
        .then((action) => action && this.#log.show());
      return;
    }
    if (!this.#current(prepared)) return this.#changed();
    const several = preview || plan.documents.length > 1;
    if (!(await vscode.workspace.applyEdit(this.#edit(prepared, several), { isRefactoring: true }))) {
      void vscode.window.showWarningMessage("The code was not changed. The value is stored all the same.");
      return;
    }
    await this.#clearOutputs(prepared);
    this.#tell(prepared);
  }

  #edit({ plan }: Prepared, confirm: boolean): vscode.WorkspaceEdit {
    const edit = new vscode.WorkspaceEdit();
    const metadata = confirm ? { needsConfirmation: true, label: plan.title } : undefined;
    for (const { document: id, edits } of plan.documents) {
      const document = openDocument(vscode.Uri.parse(id));
      if (!document) continue;
      for (const { start, end, text } of edits) {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        edit.replace(document.uri, range, text, metadata);
      }
    }
    return edit;
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

  #tell({ plan }: Prepared): void {
    const files = [...new Set(plan.stores.map(({ file }) => file))];
    const stored =
      files.length > 0
        ? [`${plan.names.join(", ")} is in ${files.join(", ")}. Undo brings the code back and leaves the entry.`]
        : [];
    this.#log.info(`${plan.title}: done.`);
    const text = [...stored, ...plan.notes].join(" ");
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
