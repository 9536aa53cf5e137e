import * as vscode from "vscode";
import type { Failure } from "../../../stores/store";
import type { FeatureHost } from "../../feature";
import { DROPPED_INTO, PYTHON } from "../../selectors";
import { startManagers } from "../managers/start";
import { SecretActions } from "./actions";
import { addVariable, showMissing, VARIABLE_FIXES } from "./add-variable";
import { Clipboard } from "./clipboard";
import { ReferenceCompletion, VariableCompletion } from "./completion";
import { insertReference, ReferenceDrop } from "./insert-reference";
import { SecretNavigation } from "./navigation";
import { ReferenceDiagnostics } from "./reference-diagnostics";
import { SecretReferences } from "./references";
import { askRename, showUsages } from "./rename";
import { pickSecret } from "./search";
import { DRAGGED, SecretsView } from "./view";

/** The view of secrets, as other features see it. */
export interface SecretsFeature {
  readonly disposables: readonly vscode.Disposable[];
  /** What attempts to open sealed files came to. */
  readonly onDidAttempt: vscode.Event<{ readonly file: string; readonly failure: Failure | undefined }>;
  /** Takes copied values out of the clipboard. */
  stop(): Promise<void>;
}

/** The tree of secrets, and references to them in files. */
export function startSecrets(host: FeatureHost): SecretsFeature {
  const { command } = host;
  const view = new SecretsView(host);
  const clipboard = new Clipboard();
  const actions = new SecretActions(view, host, clipboard);
  const navigation = new SecretNavigation(host);
  const diagnostics = new ReferenceDiagnostics(host);
  diagnostics.checkOpen();
  const disposables = [
    view,
    ...startManagers(host, view.managers),
    diagnostics,
    vscode.languages.registerHoverProvider(DROPPED_INTO, navigation),
    vscode.languages.registerDefinitionProvider(DROPPED_INTO, navigation),
    vscode.languages.registerCompletionItemProvider(PYTHON, new VariableCompletion(host), '"', "'"),
    vscode.languages.registerCompletionItemProvider(DROPPED_INTO, new ReferenceCompletion(host), "/", "#"),
    vscode.languages.registerDocumentDropEditProvider(DROPPED_INTO, new ReferenceDrop(host, DRAGGED)),
    vscode.languages.registerCodeActionsProvider(PYTHON, VARIABLE_FIXES, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    command("addVariable", (wanted) => addVariable(host, view, wanted)),
    command("showMissing", () => showMissing(host, view)),
    vscode.languages.registerReferenceProvider(DROPPED_INTO, new SecretReferences(host)),
    command("refreshSecrets", () => {
      view.managers.retry();
      view.refresh();
    }),
    command("loadMoreSecrets", (node) => view.more(node)),
    command("searchSecrets", async () => {
      const leaf = await pickSecret(view, "Go to secret");
      if (leaf) await actions.open(leaf);
    }),
    command("openSecret", (node) => actions.open(node)),
    command("insertReference", async (node) => {
      const leaf = await actions.target(node, "Insert the reference of");
      if (leaf) await insertReference(host, { root: leaf.folder.root, reference: leaf.entry.reference });
    }),
    command("copyReference", (node) => actions.copyReference(node)),
    command("whereUsed", (node) => showUsages(actions, node)),
    command("renameSecret", (node) => askRename(actions, view, node)),
    command("addSecret", (node) => actions.add(node)),
    command("editSecret", (node) => actions.edit(node)),
    command("deleteSecret", (node) => actions.remove(node)),
    command("revealSecret", (node) => actions.reveal(node)),
    command("copySecret", (node) => actions.copyValue(node)),
    command("explainLocked", (node) => actions.explainLocked(node)),
  ];
  return { disposables, onDidAttempt: view.onDidAttempt, stop: () => clipboard.clear() };
}
