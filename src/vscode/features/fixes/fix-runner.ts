import * as vscode from "vscode";
import { stepsOf } from "../../../refactor/plan";
import type { Refused } from "../../../text/refused";
import { carryOut, type DocumentEditor } from "../../../work/move/carry-out";
import { makePrivate } from "../../../work/move/private-file";
import { planUntilFree } from "../../../work/move/replan";
import { prepareStores } from "../../../work/move/target";
import { DiskWorkplace } from "../../../work/move/workplace";
import { cellOf, openDocument } from "../../documents";
import type { Log } from "../../log";
import { showError, showInformation, showWarning, UNTRUSTED } from "../../messages";
import type { Findings } from "../findings/findings";
import { type Resolved, resolveTarget } from "../findings/target";
import type { Prepared } from "./fix-planner";
import { clearCells } from "./output-clearing";
import type { Projects } from "./project";

const MAKE_PRIVATE = "Make It Private";

/** The edits of plans in open documents, gathered to be one undo step. */
export class GatheredEdits implements DocumentEditor {
  readonly whole = new vscode.WorkspaceEdit();
  readonly #clearing: string[] = [];

  /** What the preview calls them; the title of the first plan by default. */
  constructor(public label?: string) {}

  edit({ document: id, edits }: Parameters<DocumentEditor["edit"]>[0]): void {
    const document = openDocument(vscode.Uri.parse(id));
    if (!document) return;
    for (const { start, end, text } of edits) {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      this.whole.replace(document.uri, range, text, { label: this.label ?? "", needsConfirmation: false });
    }
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
   * break the code: so one empty edit needs it, and the real ones start ticked.
   */
  askFirst(): void {
    const [uri] = this.whole.entries()[0] ?? [];
    const label = "Choose Apply to make the edits that are ticked";
    if (uri) this.whole.insert(uri, new vscode.Position(0, 0), "", { label, needsConfirmation: true });
  }
}

/** Plans, from what documents and stores hold now: asked again where another process was there first. */
type MakePlan = () => Promise<Prepared | Refused>;

/** Carries out plans: what they write outside the source first, then the source as one undo step. */
export class FixRunner {
  readonly #log: Log;
  readonly #projects: Projects;

  constructor(log: Log, projects: Projects) {
    this.#log = log;
    this.#projects = projects;
  }

  /** Does something about the finding that a command was called on; where the code is not that of the menu, says so. */
  async onTarget(findings: Findings, argument: unknown, run: (resolved: Resolved) => Promise<void>): Promise<void> {
    const resolved = resolveTarget(findings, argument);
    if (resolved) await run(resolved);
    else this.changed();
  }

  /** Carries out a plan: files and stores first, then the source as one undo step, with a preview of several documents. */
  async carryOut(plan: MakePlan): Promise<void> {
    const edits = new GatheredEdits();
    const prepared = await this.writeFiles(plan, edits);
    if (prepared === undefined) return;
    if (!("plan" in prepared)) return this.explain(prepared);
    if (stepsOf(prepared.plan, "edit-document").length > 1) edits.askFirst();
    await this.editSource(edits, [prepared]);
  }

  /**
   * Writes and reads back what a plan puts outside the source, and gathers its edits. Gives the plan, or why there is none;
   * undefined where it could not be carried out, after a message to the user.
   */
  async writeFiles(plan: MakePlan, edits: GatheredEdits): Promise<Prepared | Refused | undefined> {
    if (!vscode.workspace.isTrusted) {
      void showWarning(UNTRUSTED);
      return undefined;
    }
    const { made, refused } = await planUntilFree(
      () => this.#attempt(plan, edits),
      (attempt) => attempt.refused?.code,
    );
    if (made === undefined) this.changed();
    if (refused === undefined) return made;
    if (refused.code === "not-set-up") return undefined;
    this.#log.warn(refused.reason);
    void showError(`${refused.reason} The code was not changed.`, "Show Log").then(
      (action) => action && this.#log.show(),
    );
    return undefined;
  }

  /** `made` is missing where the code has changed since the plan was made. */
  async #attempt(plan: MakePlan, edits: GatheredEdits): Promise<{ made?: Prepared | Refused; refused?: Refused }> {
    const made = await plan();
    if (!("plan" in made)) return { made };
    if (!this.#current(made)) return {};
    this.#projects.forget();
    edits.label ??= made.plan.title;
    const { session } = made.project;
    const refused =
      (await prepareStores(session, made.plan)) ?? (await carryOut(made.plan, new DiskWorkplace(session), edits));
    return refused === undefined ? { made } : { made, refused };
  }

  /** Edits the source, unless it has changed since the plans were made, and says what was done. */
  async editSource(edits: GatheredEdits, prepared: readonly Prepared[]): Promise<void> {
    if (!prepared.every((each) => this.#current(each))) return this.changed();
    const { whole } = edits;
    if (whole.size > 0 && !(await vscode.workspace.applyEdit(whole, { isRefactoring: true }))) {
      void showWarning("The code was not changed. What was stored stays stored.");
      return;
    }
    await edits.clear();
    this.#say(prepared);
  }

  #current({ versions }: Prepared): boolean {
    return [...versions].every(([uri, version]) => openDocument(vscode.Uri.parse(uri))?.version === version);
  }

  #say(prepared: readonly Prepared[]): void {
    const plans = prepared.map(({ plan }) => plan);
    const targets = new Set(plans.flatMap((plan) => stepsOf(plan, "store-values").map(({ target }) => target)));
    const names = [...new Set(plans.flatMap((plan) => plan.names))];
    const stored = `${names.join(", ")} ${names.length === 1 ? "is" : "are"} in ${[...targets].join(", ")}.`;
    const undo = "Undo brings the code back and leaves the entry.";
    const notes = new Set(plans.flatMap((plan) => plan.notes));
    for (const { title } of plans) this.#log.info(`${title}: done.`);
    const text = [...(targets.size > 0 ? [stored, undo] : []), ...notes].join(" ");
    if (text === "") return;
    const open = prepared.find(({ plan }) => plan.openToOthers !== undefined);
    const actions = open === undefined ? [] : [MAKE_PRIVATE];
    void showInformation(text, ...actions).then((action) => (action ? this.#makePrivate(open) : undefined));
  }

  async #makePrivate(prepared: Prepared | undefined): Promise<void> {
    const file = prepared?.plan.openToOthers;
    if (prepared === undefined || file === undefined) return;
    const refused = await makePrivate(prepared.project.session, file);
    if (refused !== undefined) void showError(refused.reason);
  }

  /** Says why something is not offered. */
  explain({ reason }: Refused): void {
    void showInformation(reason);
  }

  /** Says that a menu was made from an older text. */
  changed(): void {
    void showWarning("The code has changed since then. Choose the fix again.");
  }
}
