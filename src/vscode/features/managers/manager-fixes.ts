import * as vscode from "vscode";
import type { Instance } from "../../../stores/managers/instance";
import { managerKinds } from "../../../stores/managers/kinds";
import { placeText } from "../../../work/managers/manager-level";
import type { MoveTarget } from "../../../work/move/move-target";
import { fileOf } from "../../documents";
import { settingsFor } from "../../settings";
import type { Findings, ShownFinding } from "../findings/findings";
import type { FindingTarget, Resolved } from "../findings/target";
import type { FixPlanner } from "../fixes/fix-planner";
import type { FixRunner } from "../fixes/fix-runner";
import type { Projects } from "../fixes/project";
import { fixAction, MOVE } from "../fixes/quick-fixes";

/** The name of the instance that was moved to last, for this user and machine. */
const LAST = "sealwright.lastManager";

/** The fixes that move a value to a manager. A menu asks no manager anything. */
export class ManagerFixes {
  constructor(
    private readonly findings: Findings,
    private readonly planner: FixPlanner,
    private readonly runner: FixRunner,
    private readonly projects: Projects,
    /** Keeps which instance was moved to last. */
    private readonly memory: vscode.Memento,
  ) {}

  /** Whether there is any manager. */
  async known(): Promise<boolean> {
    return (await this.#instances()).length > 0;
  }

  /** The action of a menu on a finding. */
  async actions(
    document: vscode.TextDocument,
    located: ShownFinding,
    target: FindingTarget,
  ): Promise<vscode.CodeAction[]> {
    const [instance] = await this.#instances();
    if (instance === undefined) return [];
    const proposal = await this.planner.propose(document, [located.finding]);
    if (!("plan" in proposal)) return [];
    const place = await this.#placeIn(instance, document);
    return [
      fixAction(
        `Move to ${instance.name} (${place}) as ${proposal.plan.names.join(", ")}`,
        MOVE,
        "moveToManager",
        target,
      ),
    ];
  }

  /** Moves a value to the manager that was used last, or the first. */
  move(argument: unknown): Promise<void> {
    return this.runner.onTarget(this.findings, argument, async (resolved) => {
      const [instance] = await this.#instances();
      if (instance !== undefined)
        await this.#move(resolved, instance, await this.#placeIn(instance, resolved.document));
    });
  }

  /** The same to a manager and a place in it that the user chooses. */
  moveAs(argument: unknown): Promise<void> {
    return this.runner.onTarget(this.findings, argument, async (resolved) => {
      const picks = (await this.#instances()).map((instance) => ({
        label: instance.name,
        description: instance.kind,
        instance,
      }));
      const picked = picks.length === 1 ? picks[0] : await vscode.window.showQuickPick(picks, { title: "Move to" });
      if (picked === undefined) return;
      const { instance } = picked;
      const place = await vscode.window.showInputBox({
        title: `Place in ${instance.name}`,
        prompt: "The path below which the value is kept, under the name of its variable",
        value: await this.#placeIn(instance, resolved.document),
        validateInput: (text) =>
          /^[^\s/#?]+(?:\/[^\s/#?]+)*$/.test(text) ? undefined : "A path such as secret/ml/train.",
      });
      if (place !== undefined) await this.#move(resolved, instance, place);
    });
  }

  async #move({ document, located }: Resolved, instance: Instance, place: string): Promise<void> {
    const kind = managerKinds.find(({ family }) => family === instance.kind);
    if (kind === undefined) return;
    await this.memory.update(LAST, instance.name);
    const target: MoveTarget = { store: kind.scheme, place: `${place}?store=${instance.name}` };
    await this.runner.carryOut(() => this.planner.move(document, [located.finding], { target }));
  }

  /** The one that was used last comes first. */
  async #instances(): Promise<readonly Instance[]> {
    const all = (await this.projects.managers?.instances()) ?? [];
    const last = this.memory.get(LAST);
    return [...all].sort((a, b) => Number(b.name === last) - Number(a.name === last));
  }

  async #placeIn(instance: Instance, document: vscode.TextDocument): Promise<string> {
    const file = fileOf(document);
    const project = await this.projects.of(file, settingsFor(file).envFile, true);
    return placeText(instance, "session" in project ? project.session.root : "");
  }
}
