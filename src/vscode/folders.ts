import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { isInProject, pathInProject } from "../work/session";
import { fileOf } from "./documents";

/** A workspace folder on a disk. Nothing outside of it is read or written for the sake of a reference. */
export interface ProjectFolder {
  readonly name: string;
  readonly uri: vscode.Uri;
  /** Absolute, links resolved. */
  readonly root: string;
}

function asProjectFolder({ name, uri }: vscode.WorkspaceFolder): ProjectFolder | undefined {
  if (uri.scheme !== "file") return undefined;
  try {
    return { name, uri, root: realpathSync(uri.fsPath) };
  } catch {
    return undefined;
  }
}

/** The workspace folders that secrets can be kept in. */
export function projectFolders(): ProjectFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).map(asProjectFolder).filter((folder) => folder !== undefined);
}

/** The folder of a file, or of a cell's notebook; the only folder for what was never saved. */
export function projectFolderOf(uri: vscode.Uri | undefined): ProjectFolder | undefined {
  const file = uri?.scheme === "vscode-notebook-cell" ? vscode.Uri.file(uri.path) : uri;
  const found = file && vscode.workspace.getWorkspaceFolder(file);
  if (found) return asProjectFolder(found);
  const all = projectFolders();
  // A folder that was opened through a link is named otherwise by what has its links resolved.
  const inside = file?.scheme === "file" && all.find(({ root }) => isInProject(root, file.fsPath));
  if (inside) return inside;
  return all.length === 1 && file?.scheme !== "file" ? all[0] : undefined;
}

/** The folder of the file that a document belongs to, links resolved; the root for what was never saved. */
export function folderOfDocument(document: vscode.TextDocument, folder: ProjectFolder): string {
  const file = fileOf(document);
  return file.scheme === "file" ? dirname(join(folder.root, pathInFolder(folder, file.fsPath))) : folder.root;
}

/** A file as it is named within its folder, with `/`. */
export function pathInFolder({ root }: ProjectFolder, path: string): string {
  return pathInProject(root, path);
}

/** The only folder, or the one that the user picks. */
export async function pickFolder(title: string): Promise<ProjectFolder | undefined> {
  const folders = projectFolders();
  if (folders.length < 2) return folders[0];
  const picks = folders.map((folder) => ({ label: folder.name, description: folder.root, folder }));
  return (await vscode.window.showQuickPick(picks, { title }))?.folder;
}
