import type * as vscode from "vscode";

type NotebookService = "colab" | "kaggle";

export const SERVICE_NAMES: Readonly<Record<NotebookService, string>> = { colab: "Colab", kaggle: "Kaggle" };

/** How the notebook says where it runs: the metadata that the service writes, or an import of its own module. */
export function serviceOf(notebook: vscode.NotebookDocument): NotebookService | undefined {
  // VS Code's own reader of notebooks keeps the file's metadata one level down.
  const metadata: unknown = notebook.metadata.metadata ?? notebook.metadata;
  if (typeof metadata === "object" && metadata !== null) {
    if ("colab" in metadata) return "colab";
    if ("kaggle" in metadata) return "kaggle";
  }
  const sources = notebook.getCells().map(({ document }) => document.getText());
  if (sources.some((source) => /^\s{0,20}(from|import) google\.colab\b/m.test(source))) return "colab";
  if (sources.some((source) => /^\s{0,20}(from|import) kaggle_secrets\b/m.test(source))) return "kaggle";
  return undefined;
}
