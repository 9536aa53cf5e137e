import * as vscode from "vscode";
import { stepsOf } from "../../../refactor/plan";
import { SOPS_SCHEME } from "../../../stores/sops/reference";
import type { MoveTarget } from "../../../work/move/move-target";
import { cellOf, fileOf } from "../../documents";
import { settingsFor } from "../../settings";
import type { Findings, ShownFinding } from "../findings/findings";
import type { FindingTarget } from "../findings/target";
import type { FixPlanner } from "../fixes/fix-planner";
import type { FixRunner } from "../fixes/fix-runner";
import type { Fixes } from "../fixes/fixes";
import { moveTitle } from "../fixes/menu-titles";
import { fixAction, MOVE } from "../fixes/quick-fixes";

/** A sealed file, in the form that the user's setting says, for a document. */
function sealedTarget(document: vscode.TextDocument): MoveTarget {
  const { sopsForm } = settingsFor(fileOf(document));
  // A cell knows no file of its own from which lines could look for the sealed one.
  return { store: SOPS_SCHEME, form: sopsForm === "extract" && cellOf(document) ? "references" : sopsForm };
}

/** The fixes that seal what they move. */
export class SealingFixes {
  constructor(
    private readonly findings: Findings,
    private readonly planner: FixPlanner,
    private readonly runner: FixRunner,
    private readonly fixes: Fixes,
  ) {}

  /** The action of a menu on a finding. */
  async actions(
    document: vscode.TextDocument,
    located: ShownFinding,
    target: FindingTarget,
  ): Promise<vscode.CodeAction[]> {
    const choice = { target: sealedTarget(document), menu: true };
    const sealed = await this.planner.move(document, [located.finding], choice);
    if (!("plan" in sealed)) return [];
    const known = this.runner.sealedPlaceOf(located.finding.secret);
    return [fixAction(moveTitle(sealed, known), MOVE, "moveToSops", target)];
  }

  /** Seals a value; the code reads it from the environment. */
  move(argument: unknown): Promise<void> {
    return this.runner.onTarget(this.findings, argument, async ({ document, located }) => {
      const target = sealedTarget(document);
      await this.runner.carryOut(() => this.planner.move(document, [located.finding], { target }));
    });
  }

  /** The same into a file and at a place that the user chooses. */
  moveAs(argument: unknown): Promise<void> {
    return this.runner.onTarget(this.findings, argument, async ({ document, located }) => {
      const target = sealedTarget(document);
      const proposal = await this.planner.move(document, [located.finding], { target, menu: true });
      if (!("plan" in proposal)) return this.runner.explain(proposal);
      const [store] = stepsOf(proposal.plan, "store-values");
      const chosen = await vscode.window.showInputBox({
        title: "Sealed file and path in it",
        value: `${store?.target}#${store?.values[0]?.label}`,
        prompt: "A file of this folder (*.yaml, *.json, *.env, *.ini), #, and a path such as db/password.",
        validateInput: (text) =>
          /^[^#]{1,300}#\/?[^#/][^#]{0,300}$/.test(text) ? undefined : "Such as secrets.enc.yaml#/db/password",
      });
      if (chosen === undefined) return;
      const at = chosen.indexOf("#");
      const place = { place: chosen.slice(0, at), entry: `/${chosen.slice(at + 1).replace(/^\//, "")}` };
      const choice = { target: { ...target, ...place } };
      await this.runner.carryOut(() => this.planner.move(document, [located.finding], choice));
    });
  }

  moveFile(argument: unknown): Promise<void> {
    return this.fixes.fixFile(argument, ALL_SEALED);
  }

  moveWorkspace(): Promise<void> {
    return this.fixes.fixWorkspace(ALL_SEALED);
  }
}

export const ALL_SEALED = { label: "Move credentials to a sealed file", target: sealedTarget };
