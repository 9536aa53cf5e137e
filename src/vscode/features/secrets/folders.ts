import { realpathSync } from "node:fs";
import * as vscode from "vscode";
import { Stores } from "../../../stores/registry";
import { findIdentities } from "../../../stores/sops/identities";
import { agreeToRecipients } from "./agreement";

/** A workspace folder on a disk. Nothing outside of it is read or written for the sake of a reference. */
export interface SecretFolder {
  readonly name: string;
  readonly uri: vscode.Uri;
  /** Absolute, links resolved. */
  readonly root: string;
}

function asSecretFolder({ name, uri }: vscode.WorkspaceFolder): SecretFolder | undefined {
  if (uri.scheme !== "file") return undefined;
  try {
    return { name, uri, root: realpathSync(uri.fsPath) };
  } catch {
    return undefined;
  }
}

/** The workspace folders that secrets can be kept in. */
export function secretFolders(): SecretFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).map(asSecretFolder).filter((folder) => folder !== undefined);
}

/** The folder of a file, or of a cell's notebook; the only folder for what was never saved. */
export function secretFolderOf(uri: vscode.Uri | undefined): SecretFolder | undefined {
  const file = uri?.scheme === "vscode-notebook-cell" ? vscode.Uri.file(uri.path) : uri;
  const found = file && vscode.workspace.getWorkspaceFolder(file);
  if (found) return asSecretFolder(found);
  const all = secretFolders();
  return all.length === 1 && file?.scheme !== "file" ? all[0] : undefined;
}

/** The stores of a folder; references begin at `folder`, the root where it is not given. */
export function storesOf({ root }: SecretFolder, folder: string = root): Stores {
  return new Stores({
    root,
    folder,
    identities: (recipients) => findIdentities({ env: process.env }, recipients),
    agreesTo: (file, recipients) => agreeToRecipients(root, file, recipients),
  });
}

/** The only folder, or the one that the user picks. */
export async function pickFolder(title: string): Promise<SecretFolder | undefined> {
  const folders = secretFolders();
  if (folders.length < 2) return folders[0];
  const picks = folders.map((folder) => ({ label: folder.name, description: folder.root, folder }));
  return (await vscode.window.showQuickPick(picks, { title }))?.folder;
}

/** The sealed files of a folder, upper ones first, relative to it. */
export async function sealedFiles(folder: SecretFolder): Promise<string[]> {
  const store = await storesOf(folder).of("sops");
  const list = await store?.list([]);
  return list?.kind === "page" ? list.entries.map(({ name }) => name) : [];
}
