import * as vscode from "vscode";
import { stepsOf } from "../../../refactor/plan";
import { extractObstacle } from "../../../refactor/seal-extract";
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
  const source = { text: document.getText(), language: cellOf(document) ? "cell" : "python" } as const;
  // What cannot ask sops by lines at its top gets the references.
  const form = sopsForm === "extract" && extractObstacle(source) !== undefined ? "references" : sopsForm;
  return { store: SOPS_SCHEME, form };
}

/** A sealed file and a place in it, as a person types them: `secrets.enc.yaml#db/password`, with or without a `/` before the path. */
function placeTyped(text: string): { readonly place: string; readonly entry: string } | undefined {
  const [, place, path] = /^([^#]{1,300})#\/?([^#/][^#]{0,300})$/.exec(text) ?? [];
  return place === undefined || path === undefined ? undefined : { place, entry: `/${path}` };
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
    return [fixAction(moveTitle(sealed), MOVE, "moveToSops", target)];
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
        // What the plan would be refused for is said while the place is typed.
        validateInput: async (text) => {
          const place = placeTyped(text);
          if (place === undefined) return "Such as secrets.enc.yaml#db/password";
          const tried = { target: { ...target, ...place }, menu: true };
          const planned = await this.planner.move(document, [located.finding], tried);
          return "plan" in planned ? undefined : planned.reason;
        },
      });
      const place = chosen === undefined ? undefined : placeTyped(chosen);
      if (place === undefined) return;
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
