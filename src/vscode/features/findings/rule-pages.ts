import * as vscode from "vscode";
import { ruleFacts } from "../../../detect/vendors/rule-facts";

export const RULE_SCHEME = "sealwright-rule";

/** The page on a rule, as Markdown. */
function page(id: string): string {
  const rule = ruleFacts(id);
  if (!rule) return `# ${id}\n\nThis rule is not one of Sealwright's own.\n`;
  const { title, explanation, source, environment } = rule;
  const lines = [`# ${title}`, "", `Rule \`${id}\`. ${explanation}`, ""];
  if (source) lines.push(`The format is published at <${source}>.`, "");
  lines.push("## What to do", "");
  lines.push('Use the quick fix "Move to .env" on the underlined value.');
  if (environment) lines.push(`The vendor's own client reads \`${environment}\`.`);
  lines.push("A value that was ever committed or shared counts as known: replace it where it was issued.", "");
  lines.push("## Where it is no credential", "", "Say so on the line, with a reason for the next reader:", "");
  lines.push("```python", `# sealwright: ignore[${id}] the reason`, "```", "");
  return lines.join("\n");
}

/** Serves a page on each rule, so that they can be read without a network. */
export class RulePages implements vscode.TextDocumentContentProvider {
  provideTextDocumentContent(uri: vscode.Uri): string {
    return page(uri.path.replace(/^\//, "").replace(/\.md$/, ""));
  }
}

/** Opens a rule's page as rendered Markdown. `rule` is its id, or what the tree hands to a command. */
export async function explainRule(rule: unknown): Promise<void> {
  if (typeof rule !== "string" || !/^[a-z0-9-]{1,80}$/.test(rule)) return;
  const uri = vscode.Uri.from({ scheme: RULE_SCHEME, path: `/${rule}.md` });
  await vscode.commands.executeCommand("markdown.showPreview", uri);
}
