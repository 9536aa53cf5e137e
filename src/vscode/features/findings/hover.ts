import * as vscode from "vscode";
import { certainty, label } from "./describe";
import { rulePage } from "./diagnostics";
import type { Findings } from "./findings";
import type { Resolved } from "./target";

/** What can be said of a finding beside what it is. */
export interface Advice {
  /** What the first fix would do, as its menu says it; undefined where there is none. */
  readonly fix: string | undefined;
  /** Whether the last commit of its file holds the value; undefined where git cannot say. */
  readonly committed: boolean | undefined;
}

/** Says of a finding what it is, why it is reported and what to do; never its value. */
export class FindingHover implements vscode.HoverProvider {
  readonly #findings: Findings;
  /** Asked in a trusted workspace alone. */
  advise: ((resolved: Resolved) => Promise<Advice>) | undefined;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const located = this.#findings.inVersion(document)?.find(({ range }) => range.contains(position));
    if (!located) return undefined;
    const { finding } = located;
    const advice = vscode.workspace.isTrusted ? await this.advise?.({ document, located }) : undefined;
    const text = new vscode.MarkdownString();
    text.isTrusted = { enabledCommands: ["sealwright.explainRule"] };
    text.appendMarkdown("**");
    text.appendText(label(finding));
    text.appendMarkdown(`**\n\n${certainty(finding)} It has ${finding.secret.length} characters.\n\n`);
    text.appendText(lines(advice).join(" "));
    text.appendMarkdown(`\n\n[About the rule ${finding.rule}](${rulePage(finding.rule)})`);
    return new vscode.Hover(text, located.range);
  }
}

function lines(advice: Advice | undefined): string[] {
  if (!vscode.workspace.isTrusted) {
    return ["This folder is not trusted: Sealwright finds credentials here and changes nothing."];
  }
  return [...(advice?.fix === undefined ? [] : [`Quick fix: ${advice.fix}.`]), committedText(advice?.committed)];
}

function committedText(committed: boolean | undefined): string {
  if (committed === true) return "The last commit holds it: replace it where it was issued.";
  const start = committed === false ? "The last commit does not hold it. If" : "If";
  return `${start} it was ever shared, replace it where it was issued.`;
}
