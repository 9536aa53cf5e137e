import { join } from "node:path";
import * as vscode from "vscode";
import { Detection } from "./features/findings/detection";
import { Diagnostics } from "./features/findings/diagnostics";
import { Findings } from "./features/findings/findings";
import { FindingHover } from "./features/findings/hover";
import { Outputs } from "./features/findings/outputs";
import { ProjectRules } from "./features/findings/project-rules";
import { explainRule, RULE_SCHEME, RulePages } from "./features/findings/rule-pages";
import { Scanner } from "./features/findings/scanner";
import { StatusBar } from "./features/findings/status-bar";
import { FindingsTree, openFinding, treeTarget } from "./features/findings/tree";
import { scanWorkspace } from "./features/findings/workspace-scan";
import { FixPlanner } from "./features/fixes/fix-planner";
import { FixRunner } from "./features/fixes/fix-runner";
import { Fixes } from "./features/fixes/fixes";
import { clearOutputsOf } from "./features/fixes/output-clearing";
import { QuickFixes } from "./features/fixes/quick-fixes";
import { addReadmeSection } from "./features/fixes/readme";
import { Suppression } from "./features/fixes/suppression";
import { Log } from "./log";
import { TerminalCommand } from "./terminal";

const EXAMINED: vscode.DocumentSelector = [{ language: "python" }, { scheme: "vscode-notebook-cell" }];

const WALKTHROUGH = "sealwright.sealwright#start";

let secrets: { stop(): Promise<void> } | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const findings = new Findings();
  const log = new Log(findings);
  const scanner = new Scanner(join(context.extensionPath, "dist", "scan-worker.js"));
  const rules = new ProjectRules(log);
  const detection = new Detection(findings, scanner, rules, log);
  const outputs = new Outputs(findings, scanner, rules, log);
  const terminal = new TerminalCommand(context);
  const rulePages = new RulePages();
  const planner = new FixPlanner(findings, scanner, rules);
  const runner = new FixRunner(log);
  const fixes = new Fixes(findings, planner, runner);
  const suppression = new Suppression(findings, planner, runner, rules);

  const command = (name: string, run: (...args: unknown[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`sealwright.${name}`, async (...args: unknown[]) => {
      try {
        return await run(...args);
      } catch (error) {
        log.error(`the command ${name} failed`, error);
        const text = "Sealwright could not do this because of an error of its own.";
        void vscode.window.showErrorMessage(text, "Show Log").then((action) => action && log.show());
        return undefined;
      }
    });

  context.subscriptions.push(
    findings,
    log,
    scanner,
    rules,
    new Diagnostics(findings),
    new FindingsTree(findings),
    new StatusBar(findings),
    detection,
    outputs,
    vscode.languages.registerHoverProvider(EXAMINED, new FindingHover(findings)),
    vscode.languages.registerCodeActionsProvider(EXAMINED, new QuickFixes(findings, planner), QuickFixes.metadata),
    vscode.workspace.registerTextDocumentContentProvider(RULE_SCHEME, rulePages),
    command("move", (target) => fixes.move(target)),
    command("moveAs", (target) => fixes.moveAs(target)),
    command("moveAndLoad", (target) => fixes.moveAndLoad(target)),
    command("moveEverywhere", (target) => fixes.moveEverywhere(target)),
    command("moveToSops", (target) => fixes.moveToSops(target)),
    command("moveToSopsAs", (target) => fixes.moveToSopsAs(target)),
    command("moveFileToSops", (target) => fixes.moveFileToSops(target)),
    command("moveWorkspaceToSops", () => fixes.moveWorkspaceToSops()),
    command("moveToService", (target) => fixes.moveToService(target)),
    command("addReadmeSection", () => addReadmeSection(runner)),
    command("explainRefusal", (target) => fixes.explainRefusal(target)),
    command("redact", (target) => suppression.redact(target)),
    command("suppressLine", (target) => suppression.suppressLine(target)),
    command("suppressValue", (target) => suppression.suppressValue(target)),
    command("suppressRule", (target) => suppression.suppressRule(target)),
    command("clearOutputs", (target) => clearOutputsOf(findings, target)),
    command("scanWorkspace", () => scanWorkspace({ findings, scanner, rules, log })),
    command("clearResults", () => {
      findings.clear("scan");
      return vscode.commands.executeCommand("setContext", "sealwright.scanned", false);
    }),
    command("showFindings", () => vscode.commands.executeCommand("sealwright.findings.focus")),
    command("showLog", () => log.show()),
    command("openFinding", openFinding),
    command("explainRule", (rule) => explainRule(treeTarget(rule)?.located?.finding.rule ?? rule)),
    command("fixFile", (argument) => fixes.fixFile(argument)),
    command("addToTerminals", () => terminal.add()),
    command("removeFromTerminals", () => terminal.remove()),
    command("openWalkthrough", () =>
      vscode.commands.executeCommand("workbench.action.openWalkthrough", WALKTHROUGH, false),
    ),
  );
  detection.scanOpen();
  outputs.scanOpen();

  const start = async (): Promise<void> => {
    const { startSecrets } = await import("./features/secrets/start");
    secrets = startSecrets({ context, log, command, planner, runner });
  };
  if (vscode.workspace.isTrusted) await start();
  else context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(start));
}

export async function deactivate(): Promise<void> {
  await secrets?.stop();
}
