import * as vscode from "vscode";
import { certainty, label } from "./describe";
import { rulePage } from "./diagnostics";
import type { Findings } from "./findings";

function advice(): string {
  return vscode.workspace.isTrusted
    ? "Use a quick fix to move it to an environment variable, then replace it where it was issued: a value that was ever committed or shared counts as known."
    : "This folder is not trusted: Sealwright finds credentials here and changes nothing.";
}

/** Says of a finding what it is, why it is reported and what to do; never its value. */
export class FindingHover implements vscode.HoverProvider {
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const located = this.#findings.inVersion(document)?.find(({ range }) => range.contains(position));
    if (!located) return undefined;
    const { finding } = located;
    const text = new vscode.MarkdownString();
    text.isTrusted = { enabledCommands: ["sealwright.explainRule"] };
    text.appendMarkdown("**");
    text.appendText(label(finding));
    text.appendMarkdown(`**\n\n${certainty(finding)} It has ${finding.secret.length} characters.\n\n${advice()}\n\n`);
    text.appendMarkdown(`[About the rule ${finding.rule}](${rulePage(finding.rule)})`);
    return new vscode.Hover(text, located.range);
  }
}
