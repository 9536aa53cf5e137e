import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { environmentUses } from "../../../python/environment-uses";
import type { FeatureHost } from "../../feature";
import { projectFolderOf } from "../../folders";
import { showInformation } from "../../messages";
import { settingsFor } from "../../settings";
import { giveBack } from "./lendings";
import { startValues } from "./start-values";

/** The mark by which the cell is known again. */
const MARK = "# Secrets by Sealwright: asked for when this cell runs, printed nowhere.";

/** The source of a cell that asks the command for these variables through a pipe. `node` runs the command's script. */
function cellSource(node: string, script: string, names: readonly string[]): string {
  const literal = (text: string): string => JSON.stringify(text);
  return [
    MARK,
    "import json, os, subprocess",
    "",
    "os.environ.update(",
    "    json.loads(",
    "        subprocess.run(",
    `            [${[node, "--", script, "env", "--names", names.join(","), "--format", "json"].map(literal).join(", ")}],`,
    '            env={**os.environ, "ELECTRON_RUN_AS_NODE": "1"},',
    "            stdout=subprocess.PIPE,",
    "            check=True,",
    "        ).stdout",
    "    )",
    ")",
  ].join("\n");
}

/** Puts a first cell into the active notebook that gives it its secrets, or renews the one that is there. */
export async function insertNotebookCell({ context, log, session }: FeatureHost): Promise<void> {
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  const folder = notebook && projectFolderOf(notebook.uri);
  if (!notebook || !folder || notebook.uri.scheme !== "file") {
    void showInformation("Open a notebook of a folder on a disk first.");
    return;
  }
  // Asked here, since the kernel that runs the cell can ask nobody; what is set there already stays.
  const { envFile } = settingsFor(notebook.uri);
  const start = await startValues(session(folder, dirname(notebook.uri.fsPath)), new Set(), log, envFile);
  if (start === undefined) return;
  await giveBack(start.lent);
  const named = new Set(start.values.keys());
  const read = new Set(
    notebook
      .getCells()
      .filter(({ document }) => document.languageId === "python")
      .flatMap(({ document }) => environmentUses(document.getText(), "cell").map(({ name }) => name)),
  );
  const wanted = [...named].filter((name) => read.has(name));
  const names = wanted.length > 0 ? wanted : [...named];
  if (names.length === 0) {
    void showInformation("There is no .env.refs and no .env that gives a variable to this notebook.");
    return;
  }
  const source = cellSource(process.execPath, join(context.extensionPath, "dist", "cli.js"), names);
  const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, source, "python");
  const [first] = notebook.getCells();
  const old = first?.document.getText().startsWith(MARK) ? 1 : 0;
  const edit = new vscode.WorkspaceEdit();
  edit.set(notebook.uri, [vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(0, old), [cell])]);
  if (!(await vscode.workspace.applyEdit(edit))) return;
  void showInformation(`The first cell sets ${names.join(", ")} on this machine; another one needs a cell of its own.`);
}
