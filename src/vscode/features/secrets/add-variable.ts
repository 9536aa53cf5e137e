import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { VARIABLE_NAME } from "../../../formats/refs/reference";
import { giveVariable } from "../../../work/secrets/give-variable";
import { fileOf, openDocument } from "../../documents";
import type { FeatureHost } from "../../feature";
import { folderOfDocument, type ProjectFolder, pickFolder, projectFolderOf } from "../../folders";
import { showError, showInformation } from "../../messages";
import type { SecretGroup } from "./nodes";
import { type SecretsView, sentence } from "./view";

/** A variable that a program needs, and the folder where it is looked for. */
interface Wanted {
  readonly name: string;
  readonly folder: ProjectFolder;
  /** Absolute; from where `.env` and `.env.refs` are looked for upwards. */
  readonly here: string;
}

/** Offers to give a value to a variable that nothing provides. */
export const VARIABLE_FIXES: vscode.CodeActionProvider = {
  provideCodeActions: ({ uri, getText }, _range, { diagnostics }) =>
    diagnostics.flatMap((diagnostic) => {
      if (diagnostic.source !== "Sealwright" || diagnostic.code !== "unknown-variable") return [];
      const name = getText(diagnostic.range);
      const action = new vscode.CodeAction(`Add ${name} to…`, vscode.CodeActionKind.QuickFix);
      action.command = {
        command: "sealwright.addVariable",
        title: action.title,
        arguments: [{ name, uri: String(uri) }],
      };
      action.diagnostics = [diagnostic];
      action.isPreferred = true;
      return [action];
    }),
};

/** Gives a variable a value, in the file that the user picks. */
export async function addVariable(host: FeatureHost, view: SecretsView, argument: unknown): Promise<void> {
  const { name, uri }: { name?: unknown; uri?: unknown } =
    typeof argument === "object" && argument !== null ? argument : {};
  const document = typeof uri === "string" ? openDocument(vscode.Uri.parse(uri)) : undefined;
  const folder = document && projectFolderOf(fileOf(document));
  if (typeof name !== "string" || !VARIABLE_NAME.test(name) || !document || !folder) return;
  if (await give(host, view, { name, folder, here: folderOfDocument(document, folder) })) {
    void showInformation(`${name} has a value.`);
  }
}

interface TargetPick extends vscode.QuickPickItem {
  readonly node?: SecretGroup;
}

/** Asks where, and for the value. Whether the variable has one now. */
async function give(host: FeatureHost, view: SecretsView, { name, folder, here }: Wanted): Promise<boolean> {
  const session = host.session(folder, here);
  const nodes = (await view.targets()).filter((node) => node.folder.root === folder.root);
  const picks: TargetPick[] = [
    { label: "The nearest .env", description: "made where there is none" },
    ...nodes.map((node) => ({ label: node.entry.name, description: node.entry.sealed ? "sealed" : "", node })),
  ];
  const picked = await vscode.window.showQuickPick(picks, { title: `Add ${name} to` });
  if (!picked) return false;
  const { node } = picked;
  const reference = node?.store.kind.naming?.added(node.entry.place, name);
  if (typeof reference === "string") {
    void showError(reference);
    return false;
  }
  const result = await giveVariable(session, name, reference);
  view.refresh();
  if (result.kind === "written") return true;
  if (result.kind !== "refused") void showError(sentence(result));
  else if (result.code !== "declined") void showError(result.reason);
  return false;
}

/** Says what the code of a folder needs, what gives it, and asks for what is missing. */
export async function showMissing(host: FeatureHost, view: SecretsView): Promise<void> {
  const editor =
    vscode.window.activeTextEditor?.document ?? vscode.window.activeNotebookEditor?.notebook.getCells()[0]?.document;
  const folder = (editor && projectFolderOf(fileOf(editor))) ?? (await pickFolder("What is missing to run"));
  if (!folder) return;
  const { neededVariables } = await import("../../../work/secrets/needed");
  const look = () => neededVariables(host.session(folder));
  const needed = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: "Reading the code" },
    look,
  );
  const missing = needed.filter(({ from }) => from === undefined);
  if (needed.length === 0) {
    void showInformation(`The code of ${folder.name} needs no variable.`);
    return;
  }
  const all = missing.map(({ name }) => name);
  const picks = [
    ...(all.length > 1 ? [{ label: `$(add) Give all ${all.length} a value…`, names: all }] : []),
    ...needed.map(({ name, from, place }) => ({
      label: `$(${from === undefined ? "warning" : "check"}) ${name}`,
      description: from ?? "missing",
      detail: `read in ${place}`,
      names: from === undefined ? [name] : [],
    })),
  ];
  const title =
    missing.length === 0 ? "Nothing is missing" : `${missing.length} of ${needed.length} variables are missing`;
  const picked = await vscode.window.showQuickPick(picks, { title, matchOnDescription: true, matchOnDetail: true });
  for (const name of picked?.names ?? []) {
    const place = needed.find((each) => each.name === name)?.place ?? "";
    const here = dirname(join(folder.root, place.replace(/(?::\d+| \(cell \d+\))$/, "")));
    if (!(await give(host, view, { name, folder, here }))) return;
  }
}
