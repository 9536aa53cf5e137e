import * as vscode from "vscode";
import type { FeatureBase } from "../../feature";
import { showWarning, UNTRUSTED } from "../../messages";
import { EXAMINED } from "../../selectors";
import type { FindingsFeature } from "../findings/start";
import { fixTarget } from "../findings/tree";
import { ManagerFixes } from "../managers/manager-fixes";
import { SealingFixes } from "../sealed/sealing-fixes";
import { adviceOn } from "./advice";
import { FixPlanner } from "./fix-planner";
import { FixRunner } from "./fix-runner";
import { ALL_TO_ENVIRONMENT, Fixes } from "./fixes";
import { moveElsewhere, moveFile } from "./more-fixes";
import { clearOutputsOf } from "./output-clearing";
import { Projects } from "./project";
import { QuickFixes } from "./quick-fixes";
import { addReadmeSection } from "./readme";
import { Suppression } from "./suppression";

/** What can be done about findings. */
export function startFixes(
  base: FeatureBase,
  { findings, scanner, rules, hover }: FindingsFeature,
): vscode.Disposable[] {
  const { log, command: register } = base;
  // Planning asks git; what is only hidden where a folder is not trusted can be called all the same.
  const command: FeatureBase["command"] = (name, run) =>
    register(name, async (argument, ...args) => {
      if (!vscode.workspace.isTrusted) return void showWarning(UNTRUSTED);
      return run(name === "clearOutputs" ? argument : await fixTarget(findings, argument), ...args);
    });
  const projects = new Projects(base);
  const planner = new FixPlanner(findings, scanner, rules, projects);
  const runner = new FixRunner(log, projects, rules);
  const fixes = new Fixes(findings, planner, runner);
  const sealing = new SealingFixes(findings, planner, runner, fixes);
  const suppression = new Suppression(findings, planner, runner, rules);
  const quickFixes = new QuickFixes(findings, planner);
  const managers = new ManagerFixes(findings, planner, runner, projects, base.context.globalState);
  // One other store: a manager where one is set up, the one that was used last; else a sealed file.
  quickFixes.add(async (document, located, target) => {
    const offered = await managers.actions(document, located, target);
    return offered.length > 0 ? offered : sealing.actions(document, located, target);
  });
  hover.advise = (resolved) => adviceOn(planner, resolved);
  return [
    vscode.languages.registerCodeActionsProvider(EXAMINED, quickFixes, QuickFixes.metadata),
    command("fixFinding", (target) => fixes.fix(target)),
    command("move", (target) => fixes.move(target)),
    command("moveAs", (target) => fixes.moveAs(target)),
    command("moveAndLoad", (target) => fixes.moveAndLoad(target)),
    command("moveEverywhere", (target) => fixes.moveEverywhere(target)),
    command("moveToManager", (target) => managers.move(target)),
    command("moveToManagerAs", (target) => managers.moveAs(target)),
    command("moveToSops", (target) => sealing.move(target)),
    command("moveToSopsAs", (target) => sealing.moveAs(target)),
    command("moveFileToSops", (target) => sealing.moveFile(target)),
    command("moveWorkspaceToSops", () => sealing.moveWorkspace()),
    command("moveToService", (target) => fixes.moveToService(target)),
    command("fixFile", (target) => moveFile(fixes, target)),
    command("moveWorkspace", () => fixes.fixWorkspace(ALL_TO_ENVIRONMENT)),
    command("moveElsewhere", (target) =>
      runner.onTarget(findings, target, (resolved) =>
        managers.known().then((known) => moveElsewhere(findings, planner, resolved, target, known)),
      ),
    ),
    command("addReadmeSection", () => addReadmeSection(runner, projects)),
    command("explainRefusal", (target) => fixes.explainRefusal(target)),
    command("redact", (target) => suppression.redact(target)),
    command("suppress", (target) => suppression.suppress(target)),
    command("suppressAbove", (target) => suppression.suppressAbove(target)),
    command("suppressFolder", (target) => suppression.suppressFolder(target)),
    command("suppressLine", (target) => suppression.suppressLine(target)),
    command("suppressValue", (target) => suppression.suppressValue(target)),
    command("suppressRule", (target) => suppression.suppressRule(target)),
    command("clearOutputs", (target) => clearOutputsOf(findings, target)),
  ];
}
