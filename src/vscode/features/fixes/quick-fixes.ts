import * as vscode from "vscode";
import { cellOf } from "../../documents";
import { SOURCE } from "../findings/diagnostics";
import type { Findings, ShownFinding } from "../findings/findings";
import { type FindingTarget, targetOf } from "../findings/target";
import type { FixPlanner } from "./fix-planner";
import { loadsFirst } from "./fixes";
import { moveTitle } from "./menu-titles";

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
    // A menu is about one finding: the rest of a selection is what "all in this file" is for.
    const here = this.#findings.inVersion(document)?.find((located) => located.range.intersection(range));
    if (here) actions.push(...(await this.#forSource(document, here, context)));
    if (token.isCancellationRequested) return [];
    const outputs = this.#findings.of(document.uri).filter(({ where }) => where === "output");
    if (!here && vscode.workspace.isTrusted && outputs.some((located) => located.range.intersection(range))) {
      const clear = fixAction("Clear outputs that show this value", MOVE, "clearOutputs", {
        uri: document.uri.toString(),
      });
      clear.diagnostics = ours(context, outputs);
      actions.push(clear);
    }
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

  /** At most five: to `.env`, to the other store, all of the file, elsewhere, and what silences it. */
  async #fixes(
    document: vscode.TextDocument,
    located: ShownFinding,
    target: FindingTarget,
  ): Promise<vscode.CodeAction[]> {
    const actions: vscode.CodeAction[] = [];
    const proposal = await this.#planner.propose(document, [located.finding]);
    if ("plan" in proposal) {
      const title = moveTitle(proposal);
      const first = loadsFirst(proposal, document)
        ? fixAction(`${title}, loaded by load_dotenv()`, MOVE, "moveAndLoad", target)
        : fixAction(title, MOVE, "move", target);
      first.isPreferred = true;
      actions.push(first);
      for (const more of this.#more) actions.push(...(await more(document, located, target)));
    } else {
      if (proposal.code === "comment" || proposal.code === "docstring") {
        actions.push(fixAction("Redact here", MOVE, "redact", target));
      }
      actions.push(fixAction("Why can this not be moved?", EXPLAIN, "explainRefusal", target));
    }
    const inFile = this.#inFile(document);
    if (inFile > 1) actions.push(fixAction(`Move all ${inFile} in this file…`, MOVE, "fixFile", target));
    if ("plan" in proposal) actions.push(fixAction("Another name, file or place…", MOVE, "moveElsewhere", target));
    actions.push(fixAction("Suppress…", SUPPRESS, "suppress", target));
    return actions;
  }

  /** The findings of a document, or of all cells of its notebook. */
  #inFile(document: vscode.TextDocument): number {
    const cells = cellOf(document)?.notebook.getCells();
    const documents = cells?.map((cell) => cell.document) ?? [document];
    return documents.reduce((sum, each) => sum + (this.#findings.inVersion(each)?.length ?? 0), 0);
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
