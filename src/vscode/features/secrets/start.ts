import * as vscode from "vscode";
import type { SopsError } from "../../../sops";
import type { Failure } from "../../../stores/store";
import type { Log } from "../../log";
import type { FixPlanner } from "../fixes/fix-planner";
import type { FixRunner } from "../fixes/fix-runner";
import { DebugSecrets } from "../run/debug";
import { insertNotebookCell } from "../run/notebook-cell";
import { runWithSecrets, TerminalSecrets } from "../run/terminals";
import { DecryptedFiles, SCHEME } from "../sealed/decrypted-files";
import { SealedDiagnostics, SealedFixes } from "../sealed/sealed-diagnostics";
import { editingAllowed, SealedLens } from "../sealed/sealed-lens";
import { fileArgument, SecretActions } from "./actions";
import { Clipboard } from "./clipboard";
import { ReferenceCompletion, VariableCompletion } from "./completion";
import { DROPPED_INTO, PYTHON, SEALED } from "./documents";
import { pickFolder, sealedFiles, secretFolderOf } from "./folders";
import { insertReference, ReferenceDrop } from "./insert-reference";
import { SecretNavigation } from "./navigation";
import { ReferenceDiagnostics } from "./reference-diagnostics";
import { renameSecret, showUsages } from "./rename";
import { pickSecret } from "./search";
import { DRAGGED, SecretsView } from "./view";

/** What the extension's entry gives to what deals with stores. */
export interface SecretsHost {
  readonly context: vscode.ExtensionContext;
  readonly log: Log;
  readonly planner: FixPlanner;
  readonly runner: FixRunner;
  command(name: string, run: (...args: unknown[]) => unknown): vscode.Disposable;
}

/** Starts all that reads or writes secrets. Only in a trusted workspace. */
export function startSecrets({ context, log, command, planner, runner }: SecretsHost): { stop(): Promise<void> } {
  const view = new SecretsView();
  const clipboard = new Clipboard();
  const actions = new SecretActions(view, log, clipboard);
  const navigation = new SecretNavigation();
  const diagnostics = new ReferenceDiagnostics();
  const sealed = new SealedDiagnostics();
  const decrypted = new DecryptedFiles();
  const editing = lazily(async () => {
    const { DecryptedEditing } = await import("../sealed/decrypted-editing");
    const made = new DecryptedEditing(decrypted, log);
    made.onFailure = (path, error) => sealed.tell(path, asFailure(error));
    context.subscriptions.push(made);
    return made;
  });
  const comparison = lazily(async () => {
    const { COMPARED, DecryptedComparison } = await import("../sealed/compare");
    const made = new DecryptedComparison();
    context.subscriptions.push(vscode.workspace.registerTextDocumentContentProvider(COMPARED, made));
    return made;
  });
  const terminals = new TerminalSecrets(context, log);
  const refsWatcher = vscode.workspace.createFileSystemWatcher("**/.env.refs");
  planner.listSealed = async (root) => {
    const folder = secretFolderOf(vscode.Uri.file(root));
    return folder ? sealedFiles(folder) : [];
  };
  // What seals is read when it is first asked for.
  runner.prepareSealing = async (root, file) => {
    const { ensureSetUp, sealContext } = await import("../sealed/encryption");
    return (await ensureSetUp(root, file)) ? sealContext(root) : undefined;
  };
  const insert = async (argument: unknown): Promise<void> => {
    const leaf = await actions.target(argument, "Insert the reference of");
    if (leaf) await insertReference({ root: leaf.folder.root, reference: leaf.entry.reference });
  };
  context.subscriptions.push(
    view,
    diagnostics,
    sealed,
    vscode.workspace.registerFileSystemProvider(SCHEME, decrypted, { isCaseSensitive: true }),
    vscode.languages.registerCodeLensProvider(SEALED, new SealedLens()),
    view.onDidTell(({ file, failure }) => sealed.tell(file, failure)),
    vscode.languages.registerCodeActionsProvider(SEALED, new SealedFixes(), SealedFixes.metadata),
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
    command("setUpEncryption", async () => {
      const folder = await pickFolder("Set up encryption for");
      if (folder) await (await import("../sealed/encryption")).setUpFolder(folder);
    }),
    command("sealDotenv", async (argument) =>
      (await import("../sealed/seal-dotenv")).sealDotenv(fileArgument(argument), log),
    ),
    command("editDecrypted", async (argument) => {
      const path = fileArgument(argument);
      if (path === undefined) return;
      if (editingAllowed(vscode.Uri.file(path))) await (await editing()).open(path);
      else void vscode.window.showInformationMessage("The setting sealwright.editDecrypted is off.");
    }),
    command("revertDecrypted", async (argument) => (await editing()).revert(argument)),
    command("compareDecrypted", async (argument) => (await comparison()).compare(fileArgument(argument))),
    command("encryptNow", async (argument) =>
      (await import("../sealed/sealed-commands")).encryptNow(fileArgument(argument), log),
    ),
    command("updateKeys", async (argument) =>
      (await import("../sealed/sealed-commands")).updateKeys(fileArgument(argument), log),
    ),
    command("explainLocked", (node) => actions.explainLocked(node)),
  );
  diagnostics.checkOpen();
  sealed.checkOpen();
  void terminals.restore();
  return {
    stop: async () => {
      await Promise.all([clipboard.clear(), ...(editing.made() ? [(await editing()).stop()] : [])]);
    },
  };
}

/** Makes something when it is first asked for. */
function lazily<T>(make: () => Promise<T>): { (): Promise<T>; made(): boolean } {
  let made: Promise<T> | undefined;
  return Object.assign(() => (made ??= make()), { made: () => made !== undefined });
}

function asFailure({ reason, message }: SopsError): Failure {
  return reason === "no-identity" || reason === "unsupported-recipient"
    ? { kind: "denied", needs: message }
    : { kind: "unreachable", reason: message, passing: false };
}
