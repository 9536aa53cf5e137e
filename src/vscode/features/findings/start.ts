import { join } from "node:path";
import * as vscode from "vscode";
import type { FeatureBase } from "../../feature";
import { EXAMINED } from "../../selectors";
import { Detection } from "./detection";
import { Diagnostics } from "./diagnostics";
import type { Findings } from "./findings";
import { Following } from "./following";
import { FindingHover } from "./hover";
import { Outputs } from "./outputs";
import { ProjectRules } from "./project-rules";
import { explainRule, RULE_SCHEME, RulePages } from "./rule-pages";
import { Scanner } from "./scanner";
import { StatusBar } from "./status-bar";
import { copyPlace, FindingsTree, openFinding, treeTarget } from "./tree";
import { WorkspaceScan } from "./workspace-scan";

/** What finds credentials, as the fixes need it. */
export interface FindingsFeature {
  readonly findings: Findings;
  readonly scanner: Scanner;
  readonly rules: ProjectRules;
  readonly hover: FindingHover;
  readonly disposables: readonly vscode.Disposable[];
}

/** Finds credentials in open documents, outputs and the workspace, and shows them. */
export function startFindings({ context, log, command }: FeatureBase, findings: Findings): FindingsFeature {
  const scanner = new Scanner(join(context.extensionPath, "dist", "scan-worker.js"));
  const rules = new ProjectRules(log);
  const detection = new Detection(findings, scanner, rules, log);
  const outputs = new Outputs(findings, scanner, rules, log);
  const following = new Following(new WorkspaceScan({ findings, scanner, rules, log }), findings, rules, log);
  const tree = new FindingsTree(findings, context.workspaceState);
  const hover = new FindingHover(findings);
  detection.scanOpen();
  outputs.scanOpen();
  following.opened().catch((error) => log.error("the workspace could not be scanned", error));
  const disposables = [
    findings,
    scanner,
    rules,
    detection,
    outputs,
    new Diagnostics(findings),
    tree,
    new StatusBar(findings),
    vscode.languages.registerHoverProvider(EXAMINED, hover),
    vscode.workspace.registerTextDocumentContentProvider(RULE_SCHEME, new RulePages()),
    following,
    command("scanWorkspace", () => following.scan()),
    command("clearResults", () => following.clear()),
    command("showFindings", () => vscode.commands.executeCommand("sealwright.findings.focus")),
    command("groupFindings", () => tree.group()),
    command("filterFindings", () => tree.filter()),
    command("openFinding", openFinding),
    command("copyPlace", copyPlace),
    command("explainRule", (rule) => explainRule(treeTarget(rule)?.located?.finding.rule ?? rule)),
  ];
  return { findings, scanner, rules, hover, disposables };
}
