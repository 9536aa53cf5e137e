import * as vscode from "vscode";
import type { Reference } from "../../../formats/refs/reference";
import { kindOf } from "../../../stores/kinds";
import { renameSecret } from "../../../work/secrets/change";
import { usagesOf } from "../../../work/secrets/usages";
import { originOfReference } from "../../../work/secrets/variables";
import { type ProjectFolder, pathInFolder } from "../../folders";
import { showInformation, showWarning } from "../../messages";
import type { SecretActions } from "./actions";
import type { SecretLeaf } from "./nodes";
import { usageLocation } from "./references";
import { locationOf } from "./spans";
import type { SecretsView } from "./view";

/** Shows where a secret is used, as VS Code shows references. */
export async function showUsages(actions: SecretActions, argument: unknown): Promise<void> {
  const leaf = await actions.target(argument, "Where is it used?");
  if (!leaf) return;
  const { root } = leaf.folder;
  const { files } = actions.session(leaf);
  const usages = await looking(() => usagesOf(files, leaf.entry.reference));
  if (usages.length === 0) {
    void showInformation(`${leaf.entry.name} is used nowhere in this folder.`);
    return;
  }
  const locations = await Promise.all(usages.map((usage) => usageLocation(root, usage)));
  const { span } = await originOfReference(actions.session(leaf), leaf.entry.reference);
  const from = span ? locationOf(root, span) : undefined;
  // VS Code's own list of references stands at a place of an editor: where the secret is, else where it is used first.
  const [first] = locations as [vscode.Location];
  const { uri, range = new vscode.Range(0, 0, 0, 0) } = from ?? first;
  await vscode.window.showTextDocument(uri, { selection: range });
  await vscode.commands.executeCommand("editor.action.showReferences", uri, range.start, locations);
}

function looking<T>(look: () => Promise<T>): Thenable<T> {
  return vscode.window.withProgress({ location: { viewId: "sealwright.secrets" } }, look);
}

/** Renames a secret, and everything that refers to it. */
export async function askRename(actions: SecretActions, view: SecretsView, argument: unknown): Promise<void> {
  const leaf = await actions.target(argument, "Rename");
  const to = leaf && (await askReference(actions, leaf));
  if (!leaf || !to) return;
  const { name, reference: from } = leaf.entry;
  const obstacle = (files: readonly string[]) => unsavedText(leaf.folder, files);
  const result = await looking(() => renameSecret(actions.session(leaf), { name, from, to, obstacle }));
  if (result.kind !== "renamed") return actions.failed(leaf, result);
  view.refresh();
  if (result.oldLeft) void showWarning("The old entry is still there: delete it by hand.");
}

/** That one of the files is being edited, where that is so. */
function unsavedText(folder: ProjectFolder, files: readonly string[]): string | undefined {
  const unsaved = vscode.workspace.textDocuments.find(
    ({ isDirty, uri }) => isDirty && files.includes(pathInFolder(folder, uri.fsPath)),
  );
  return unsaved && `Save ${vscode.workspace.asRelativePath(unsaved.uri)} first.`;
}

async function askReference(actions: SecretActions, leaf: SecretLeaf): Promise<Reference | undefined> {
  const { reference } = leaf.entry;
  const { naming } = kindOf(reference);
  const session = actions.session(leaf);
  const store = await session.stores.ofFiles(reference.kind);
  if (!naming) return undefined;
  const { title, text: value } = naming.renaming(reference);
  const text = await vscode.window.showInputBox({
    title,
    value,
    validateInput: async (typed) => {
      const named = naming.renamed(reference, typed);
      if (typeof named === "string") return named;
      const taken =
        named.text !== reference.text && (await store?.metadata(named, session.browse))?.kind === "metadata";
      return taken ? `${typed} is there already. Choose another name.` : undefined;
    },
  });
  const renamed = text === undefined || text === value ? undefined : naming.renamed(reference, text);
  return typeof renamed === "string" ? undefined : renamed;
}
