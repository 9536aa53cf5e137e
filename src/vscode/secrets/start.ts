import * as vscode from "vscode";
import type { Log } from "../log";
import { SecretActions } from "./actions";
import { Clipboard } from "./clipboard";
import { ReferenceCompletion, VariableCompletion } from "./completion";
import { DebugSecrets } from "./debug";
import { DROPPED_INTO, PYTHON } from "./documents";
import { insertReference, ReferenceDrop } from "./insert";
import { SecretNavigation } from "./navigation";
import { insertNotebookCell } from "./notebookCell";
import { ReferenceDiagnostics } from "./referenceDiagnostics";
import { renameSecret, showUsages } from "./rename";
import { pickSecret } from "./search";
import { runWithSecrets, TerminalSecrets } from "./terminals";
import { DRAGGED, SecretsView } from "./view";

/** What the extension's entry gives to what deals with stores. */
export interface SecretsHost {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  command(name: string, run: (...args: unknown[]) => unknown): vscode.Disposable;
}

/** Starts all that reads or writes secrets. Only in a trusted workspace. */
export function startSecrets({ context, log, command }: SecretsHost): { stop(): Promise<void> } {
  const view = new SecretsView();
  const clipboard = new Clipboard();
  const actions = new SecretActions(view, log, clipboard);
  const navigation = new SecretNavigation();
  const diagnostics = new ReferenceDiagnostics();
  const terminals = new TerminalSecrets(context, log);
  const refsWatcher = vscode.workspace.createFileSystemWatcher("**/.env.refs");
  const insert = async (argument: unknown): Promise<void> => {
    const leaf = await actions.target(argument, "Insert the reference of");
    if (leaf) await insertReference({ root: leaf.folder.root, reference: leaf.entry.reference });
  };
  context.subscriptions.push(
    view,
    diagnostics,
    refsWatcher,
    refsWatcher.onDidChange((uri) => void terminals.refill(uri)),
    vscode.debug.registerDebugConfigurationProvider("debugpy", new DebugSecrets(log)),
    vscode.languages.registerHoverProvider(DROPPED_INTO, navigation),
    vscode.languages.registerDefinitionProvider(DROPPED_INTO, navigation),
    vscode.languages.registerCompletionItemProvider(PYTHON, new VariableCompletion(), '"', "'"),
    vscode.languages.registerCompletionItemProvider(DROPPED_INTO, new ReferenceCompletion(), "/", "#"),
    vscode.languages.registerDocumentDropEditProvider(DROPPED_INTO, new ReferenceDrop(DRAGGED)),
    command("refreshSecrets", () => view.refresh()),
    command("loadMoreSecrets", (node) => view.more(node)),
    command("searchSecrets", async () => {
      const leaf = await pickSecret(view, "Go to secret");
      if (leaf) await actions.open(leaf);
    }),
    command("openSecret", (node) => actions.open(node)),
    command("insertReference", insert),
    command("copyReference", (node) => actions.copyReference(node)),
    command("whereUsed", (node) => showUsages(actions, node)),
    command("renameSecret", (node) => renameSecret(actions, view, node)),
    command("addSecret", (node) => actions.add(node)),
    command("editSecret", (node) => actions.edit(node)),
    command("deleteSecret", (node) => actions.remove(node)),
    command("revealSecret", (node) => actions.reveal(node)),
    command("copySecret", (node) => actions.copyValue(node)),
    command("runWithSecrets", (uri) => runWithSecrets(log, uri)),
    command("secretsInTerminals", () => terminals.allow()),
    command("noSecretsInTerminals", () => terminals.forbid()),
    command("insertNotebookCell", () => insertNotebookCell(context.extensionPath)),
    command("explainLocked", (node) => actions.explainLocked(node)),
  );
  diagnostics.checkOpen();
  void terminals.restore();
  return { stop: () => clipboard.clear() };
}
