import { join } from "node:path";
import * as vscode from "vscode";
import type { FeatureBase } from "../../feature";
import { EXAMINED } from "../../selectors";
import { Detection } from "./detection";
import { Diagnostics } from "./diagnostics";
import type { Findings } from "./findings";
import { FindingHover } from "./hover";
import { Outputs } from "./outputs";
import { ProjectRules } from "./project-rules";
import { explainRule, RULE_SCHEME, RulePages } from "./rule-pages";
import { Scanner } from "./scanner";
import { StatusBar } from "./status-bar";
import { FindingsTree, openFinding, treeTarget } from "./tree";
import { scanWorkspace } from "./workspace-scan";

/** What finds credentials, as the fixes need it. */
export interface FindingsFeature {
  readonly findings: Findings;
  readonly scanner: Scanner;
  readonly rules: ProjectRules;
  readonly disposables: readonly vscode.Disposable[];
}

/** Finds credentials in open documents, outputs and the workspace, and shows them. */
export function startFindings({ context, log, command }: FeatureBase, findings: Findings): FindingsFeature {
  const scanner = new Scanner(join(context.extensionPath, "dist", "scan-worker.js"));
  const rules = new ProjectRules(log);
  const detection = new Detection(findings, scanner, rules, log);
  const outputs = new Outputs(findings, scanner, rules, log);
  detection.scanOpen();
  outputs.scanOpen();
  const disposables = [
    findings,
    scanner,
    rules,
    detection,
    outputs,
    new Diagnostics(findings),
    new FindingsTree(findings),
    new StatusBar(findings),
    vscode.languages.registerHoverProvider(EXAMINED, new FindingHover(findings)),
    vscode.workspace.registerTextDocumentContentProvider(RULE_SCHEME, new RulePages()),
    command("scanWorkspace", () => scanWorkspace({ findings, scanner, rules, log })),
    command("clearResults", () => {
      findings.clear("scan");
      return vscode.commands.executeCommand("setContext", "sealwright.scanned", false);
    }),
    command("showFindings", () => vscode.commands.executeCommand("sealwright.findings.focus")),
    command("openFinding", openFinding),
    command("explainRule", (rule) => explainRule(treeTarget(rule)?.located?.finding.rule ?? rule)),
  ];
  return { findings, scanner, rules, disposables };
}
