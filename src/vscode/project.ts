import * as vscode from "vscode";
import type { Plan, ProjectFacts, Refusal } from "../refactor/plan";
import { refuse } from "../refactor/plan";

/** The project around a file, as the refactoring needs it. */
export interface Project {
  readonly root: string;
  readonly facts: ProjectFacts;
}

/** Learns what a fix needs to know about the project of a file; a refusal where it has no folder on a disk. */
export async function projectOf(file: vscode.Uri, _envFile: string): Promise<Project | Refusal> {
  const folder = vscode.workspace.getWorkspaceFolder(file) ?? vscode.workspace.workspaceFolders?.[0];
  if (folder?.uri.scheme !== "file")
    return refuse("outside", "Moving a value needs a folder on a disk: open one first.");
  return refuse("outside", "Moving a value is not possible yet.");
}

/** Writes what a plan writes outside of the documents. Gives a sentence that says what failed, or undefined. */
export async function writeFiles(_plan: Plan, _project: Project): Promise<string | undefined> {
  return "Nothing was written.";
}
