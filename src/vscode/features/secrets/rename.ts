import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { formatReference, parseReference, type Reference, VARIABLE_NAME } from "../../../formats/refs/reference";
import { FileError, readText, writeAtomic } from "../../../machine/files";
import { rebase } from "../../../work/secrets/refs";
import { failureText } from "../../../work/secrets/resolve";
import { type Usage, usagesOf } from "../../../work/secrets/usages";
import type { SecretActions } from "./actions";
import { storesOf } from "./folders";
import type { SecretLeaf } from "./nodes";
import { positionAt } from "./place";
import type { SecretsView } from "./view";

/** Shows where a secret is used, as a list to go through. */
export async function showUsages(actions: SecretActions, argument: unknown): Promise<void> {
  const leaf = await actions.target(argument, "Where is it used?");
  if (!leaf) return;
  const { root } = leaf.folder;
  const usages = await looking(leaf);
  if (usages.length === 0) {
    void vscode.window.showInformationMessage(`${leaf.entry.name} is used nowhere in this folder.`);
    return;
  }
  const picks = usages.map((usage) => ({
    label: `$(${usage.kind === "reference" ? "link" : "symbol-variable"}) ${usage.file}:${usage.line}`,
    description: usage.kind === "reference" ? "reference" : "variable",
    usage,
  }));
  const picked = await vscode.window.showQuickPick(picks, { title: `${leaf.entry.name} is used here` });
  if (!picked) return;
  const { file, start, end } = picked.usage;
  if (file.endsWith(".ipynb")) {
    await vscode.commands.executeCommand("vscode.open", vscode.Uri.file(join(root, file)));
    return;
  }
  const text = (await readText(root, file)) ?? "";
  const selection = new vscode.Range(positionAt(text, start), positionAt(text, end));
  await vscode.window.showTextDocument(vscode.Uri.file(join(root, file)), { selection });
}

function looking(leaf: SecretLeaf): Thenable<Usage[]> {
  const options = { location: { viewId: "sealwright.secrets" } };
  return vscode.window.withProgress(options, () => usagesOf(leaf.folder.root, leaf.entry.reference));
}

/** Renames a secret, and everything that refers to it. The new entry is there before the old one goes. */
export async function renameSecret(actions: SecretActions, view: SecretsView, argument: unknown): Promise<void> {
  const leaf = await actions.target(argument, "Rename");
  if (!leaf) return;
  const { reference } = leaf.entry;
  const renamed = await askReference(reference);
  if (!renamed) return;
  const store = await storesOf(leaf.folder).of(reference.kind);
  if (!store) return;
  if ((await store.metadata(renamed)).kind !== "absent") {
    void vscode.window.showWarningMessage("There is an entry of that name already. Choose another.");
    return;
  }
  const usages = (await looking(leaf)).filter(({ kind }) => reference.kind === "env" || kind === "reference");
  const { root } = leaf.folder;
  const files = [...new Set(usages.map(({ file }) => file))];
  const dirty = vscode.workspace.textDocuments.find(
    ({ isDirty, uri }) => isDirty && files.some((file) => join(root, file) === uri.fsPath),
  );
  if (dirty) {
    void vscode.window.showWarningMessage(`Save ${vscode.workspace.asRelativePath(dirty.uri)} first.`);
    return;
  }
  const detail = files.length === 0 ? "Nothing refers to it." : `These files change:\n${files.join("\n")}`;
  const text = `Rename ${leaf.entry.name} everywhere?`;
  if ((await vscode.window.showWarningMessage(text, { modal: true, detail }, "Rename")) !== "Rename") return;
  const secret = await actions.read(leaf);
  if (!secret) return;
  const written = await store.write(renamed, secret);
  if (written.kind !== "written") {
    const reason = written.kind === "refused" ? written.reason : failureText(written);
    void vscode.window.showErrorMessage(`${reason} Nothing was renamed.`);
    return;
  }
  try {
    for (const file of files)
      await rewrite(
        root,
        file,
        usages.filter((usage) => usage.file === file),
        renamed,
      );
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    void vscode.window.showErrorMessage(`${error.message} Both names are kept until every file is changed.`);
    return;
  }
  const removed = await store.remove(reference);
  view.refresh();
  if (removed.kind !== "removed") {
    void vscode.window.showWarningMessage("The old entry is still there: delete it by hand.");
  }
}

async function askReference(reference: Reference): Promise<Reference | undefined> {
  if (reference.kind === "env") {
    const name = await vscode.window.showInputBox({
      title: `New name of ${reference.name}`,
      value: reference.name,
      validateInput: (text) =>
        VARIABLE_NAME.test(text) ? undefined : "Letters, digits and underscores, and no digit at the beginning.",
    });
    return name === undefined || name === reference.name ? undefined : { ...reference, name };
  }
  if (reference.kind !== "sops") return undefined;
  const pointer = await vscode.window.showInputBox({
    title: "New place in the file",
    value: reference.pointer,
    validateInput: (text) =>
      text.length > 1 && parseReference(`sops://file#${text}`).kind === "reference"
        ? undefined
        : "A path such as /db/password.",
  });
  return pointer === undefined || pointer === reference.pointer ? undefined : { ...reference, pointer };
}

async function rewrite(root: string, file: string, usages: readonly Usage[], renamed: Reference): Promise<void> {
  const before = (await readText(root, file)) ?? "";
  const here = dirname(join(root, file));
  const name = renamed.kind === "env" ? renamed.name : formatReference(rebase(renamed, root, here));
  let text = before;
  for (const { start, end } of [...usages].reverse()) text = text.slice(0, start) + name + text.slice(end);
  await writeAtomic(root, file, text, { before: { text: before } });
}
