import * as vscode from "vscode";
import { cellOf } from "../../documents";
import { SERVICE_NAMES, serviceOf } from "../../notebook-service";
import { SOURCE } from "../findings/diagnostics";
import type { Findings, ShownFinding } from "../findings/findings";
import { type FindingTarget, targetOf } from "../findings/target";
import type { FixPlanner } from "./fix-planner";

export const MOVE = vscode.CodeActionKind.QuickFix.append("sealwright").append("move");
const SUPPRESS = vscode.CodeActionKind.QuickFix.append("sealwright").append("suppress");
const EXPLAIN = vscode.CodeActionKind.QuickFix.append("sealwright").append("explain");

/** What else can be done about a finding. */
type MoreFixes = (
  document: vscode.TextDocument,
  located: ShownFinding,
  target: FindingTarget,
) => Promise<readonly vscode.CodeAction[]>;

/**
 * Offers what can be done about a finding. Every action is a command: a store is written and read back before the source
 * is edited, which a bare edit could not wait for.
 */
export class QuickFixes implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [MOVE, SUPPRESS, EXPLAIN, vscode.CodeActionKind.QuickFix],
  };

  readonly #findings: Findings;
  readonly #planner: FixPlanner;
  readonly #more: MoreFixes[] = [];

  constructor(findings: Findings, planner: FixPlanner) {
    this.#findings = findings;
    this.#planner = planner;
  }

  /** Offers further fixes of a finding that can be moved to the environment, such as those of a store. */
  add(more: MoreFixes): void {
    this.#more.push(more);
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (context.only && !context.only.intersects(vscode.CodeActionKind.QuickFix)) return [];
    const actions: vscode.CodeAction[] = [];
    const here = (this.#findings.inVersion(document) ?? []).filter((located) => located.range.intersection(range));
    for (const located of here) {
      if (token.isCancellationRequested) return [];
      actions.push(...(await this.#forSource(document, located, context)));
    }
    const outputs = this.#findings.of(document.uri).filter(({ where }) => where === "output");
    if (vscode.workspace.isTrusted && outputs.some((located) => located.range.intersection(range))) {
      const clear = fixAction("Clear outputs that show this value", MOVE, "clearOutputs", {
        uri: document.uri.toString(),
      });
      clear.diagnostics = ours(context, outputs);
      actions.push(clear);
    }
    // VS Code wants one preferred action at a place.
    const preferred = actions.find(({ isPreferred }) => isPreferred);
    for (const other of actions) if (other !== preferred) other.isPreferred = false;
    return actions;
  }

  async #forSource(
    document: vscode.TextDocument,
    located: ShownFinding,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const target = targetOf(document, located);
    const actions: vscode.CodeAction[] = [];
    if (!vscode.workspace.isTrusted) {
      actions.push({
        title: "Trust this folder to move the value",
        kind: EXPLAIN,
        command: { command: "workbench.trust.manage", title: "Manage Workspace Trust" },
      });
    } else {
      actions.push(...(await this.#fixes(document, located, target)));
    }
    for (const offered of actions) offered.diagnostics = ours(context, [located]);
    return actions;
  }

  async #fixes(
    document: vscode.TextDocument,
    located: ShownFinding,
    target: FindingTarget,
  ): Promise<vscode.CodeAction[]> {
    const actions: vscode.CodeAction[] = [];
    const proposal = await this.#planner.propose(document, [located.finding]);
    if ("plan" in proposal) {
      const { plan, unloaded } = proposal;
      const move = fixAction(plan.title, MOVE, "move", target);
      actions.push(move);
      const load = fixAction(`Move to ${plan.names[0]} and load .env with load_dotenv()`, MOVE, "moveAndLoad", target);
      // What Run with Secrets gives a script, nobody gives a kernel.
      const preferLoading = unloaded && cellOf(document) !== undefined;
      if (preferLoading) actions.unshift(load);
      else if (unloaded) actions.push(load);
      (preferLoading ? load : move).isPreferred = true;
      if (this.#findings.withValue(located.finding).filter(({ located: { where } }) => where === "source").length > 1) {
        actions.push(fixAction(`${plan.title} and everywhere this value is used`, MOVE, "moveEverywhere", target));
      }
      actions.push(fixAction("Move to an environment variable with another name…", MOVE, "moveAs", target));
      for (const more of this.#more) actions.push(...(await more(document, located, target)));
      const notebook = cellOf(document)?.notebook;
      const service = notebook && serviceOf(notebook);
      if (service) actions.push(fixAction(`Move to a ${SERVICE_NAMES[service]} secret`, MOVE, "moveToService", target));
    } else {
      if (proposal.code === "comment" || proposal.code === "docstring") {
        actions.push(fixAction("Redact here", MOVE, "redact", target));
      }
      actions.push(fixAction("Why can this not be moved?", EXPLAIN, "explainRefusal", target));
    }
    const inFile = this.#findings.inVersion(document)?.length ?? 0;
    if (inFile > 1) actions.push(fixAction("Fix all in file…", MOVE, "fixFile", target));
    if (
      cellOf(document) &&
      this.#findings.withValue(located.finding).some(({ located: same }) => same.where === "output")
    ) {
      actions.push(fixAction("Clear outputs that show this value", MOVE, "clearOutputs", target));
    }
    actions.push(
      fixAction("Suppress on this line", SUPPRESS, "suppressLine", target),
      fixAction("Suppress this value", SUPPRESS, "suppressValue", target),
      fixAction(`Suppress the rule ${located.finding.rule}`, SUPPRESS, "suppressRule", target),
    );
    return actions;
  }
}

/** A quick fix that runs a command on a finding. */
export function fixAction(
  title: string,
  kind: vscode.CodeActionKind,
  command: string,
  target: FindingTarget,
): vscode.CodeAction {
  const made = new vscode.CodeAction(title, kind);
  made.command = { command: `sealwright.${command}`, title, arguments: [target] };
  return made;
}

/** The diagnostics of a request that show these findings. */
function ours(context: vscode.CodeActionContext, shown: readonly ShownFinding[]): vscode.Diagnostic[] {
  return context.diagnostics.filter(
    ({ source, range }) => source === SOURCE && shown.some((located) => located.range.isEqual(range)),
  );
}
