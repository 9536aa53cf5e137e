import * as vscode from "vscode";
import { stepsOf } from "../../../refactor/plan";
import type { Refused } from "../../../text/refused";
import { carryOut } from "../../../work/move/carry-out";
import { planUntilFree } from "../../../work/move/replan";
import { prepareStores } from "../../../work/move/target";
import { DiskWorkplace } from "../../../work/move/workplace";
import { openDocument } from "../../documents";
import type { Log } from "../../log";
import { showError, showInformation, showWarning, UNTRUSTED } from "../../messages";
import type { Findings } from "../findings/findings";
import type { ProjectRules } from "../findings/project-rules";
import { type Resolved, resolveTarget } from "../findings/target";
import type { Prepared } from "./fix-planner";
import { GatheredEdits, type Undo } from "./gathered-edits";
import { MoveReport } from "./move-report";
import { placesLeft } from "./places-left";
import type { Projects } from "./project";

/** Plans, from what documents and stores hold now: asked again where another process was there first. */
type MakePlan = () => Promise<Prepared | Refused>;

/** Carries out plans: what they write outside the source first, then the source as one undo step. */
export class FixRunner {
  readonly #log: Log;
  readonly #projects: Projects;
  readonly #rules: ProjectRules;
  readonly #report = new MoveReport();

  constructor(log: Log, projects: Projects, rules: ProjectRules) {
    this.#log = log;
    this.#rules = rules;
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
    await this.editSource(edits, [prepared], stepsOf(prepared.plan, "edit-document").length > 1);
  }

  /** The same without a word of it; gives the plan and what takes its edits back, undefined where nothing was done. */
  async carryOutSilently(plan: MakePlan): Promise<{ readonly prepared: Prepared; readonly back: Undo } | undefined> {
    const edits = new GatheredEdits();
    const prepared = await this.writeFiles(plan, edits);
    if (prepared === undefined) return undefined;
    if (!("plan" in prepared)) {
      this.explain(prepared);
      return undefined;
    }
    if (!(await this.#edited(edits, [prepared]))) return undefined;
    this.#log.info(`${prepared.plan.title}: done.`);
    return { prepared, back: edits.undo() };
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

  /** Edits the source, unless it has changed since the plans were made, and says what was done; `ask`: after a preview. */
  async editSource(edits: GatheredEdits, prepared: readonly Prepared[], ask: boolean): Promise<void> {
    if (await this.#edited(edits, prepared, ask)) this.#say(prepared, edits.undo());
  }

  async #edited(edits: GatheredEdits, prepared: readonly Prepared[], ask = false): Promise<boolean> {
    if (!prepared.every((each) => this.#current(each))) {
      this.changed();
      return false;
    }
    const whole = edits.whole(ask ? prepared[0]?.project.session.root : undefined);
    if (whole.size > 0 && !(await vscode.workspace.applyEdit(whole, { isRefactoring: true }))) {
      void showWarning("The code was not changed. What was stored stays stored.");
      return false;
    }
    await edits.clear();
    return true;
  }

  #current({ versions }: Prepared): boolean {
    return [...versions].every(([uri, version]) => openDocument(vscode.Uri.parse(uri))?.version === version);
  }

  #say(prepared: readonly Prepared[], back: Undo): void {
    for (const { plan } of prepared) this.#log.info([`${plan.title}: done.`, ...plan.notes].join(" "));
    const left = placesLeft(prepared, this.#rules).catch((error: unknown) => {
      this.#log.error("places that are left could not be looked for", error);
      return [];
    });
    void this.#report.moved(prepared, back, left);
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
