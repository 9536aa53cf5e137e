import * as vscode from "vscode";
import type { FeatureHost } from "../../feature";
import { DebugSecrets } from "./debug";
import { Lendings } from "./lendings";
import { insertNotebookCell } from "./notebook-cell";
import { runWithSecrets, TerminalSecrets } from "./terminals";

/** Gives secrets to programs that are started in VS Code. */
export function startRunning(host: FeatureHost): vscode.Disposable[] {
  const { command } = host;
  const lendings = new Lendings();
  const terminals = new TerminalSecrets(host, lendings);
  const watcher = vscode.workspace.createFileSystemWatcher("**/{.env.refs,.env.refs.*,.env}");
  void terminals.restore();
  return [
    lendings,
    watcher,
    watcher.onDidChange((uri) => void terminals.refill(uri)),
    vscode.debug.registerDebugConfigurationProvider("debugpy", new DebugSecrets(host, lendings)),
    command("runWithSecrets", (uri) => runWithSecrets(host, uri)),
    command("secretsInTerminals", () => terminals.allow()),
    command("noSecretsInTerminals", () => terminals.forbid()),
    command("insertNotebookCell", () => insertNotebookCell(host)),
  ];
}
