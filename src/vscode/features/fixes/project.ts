import { dirname, relative } from "node:path";
import * as vscode from "vscode";
import { gitRoot } from "../../../machine/git";
import type { Plan, ProjectFacts, Refusal } from "../../../refactor/plan";
import { refuse } from "../../../refactor/plan";
import type { SealContext } from "../../../stores/sops/sealing";
import { writePlanFiles } from "../../../work/move/carry-out";
import { projectFacts } from "../../../work/move/project-facts";

/** The project around a file, as the refactoring needs it. */
export interface Project {
  readonly root: string;
  readonly facts: ProjectFacts;
}

/** A menu that opens again and again asks git and the disk no more often than this; in milliseconds. */
const FRESH = 3_000;

const known = new Map<string, { readonly since: number; readonly project: Promise<Project> }>();

/** The folder that `.env` stays inside of: the workspace's, else the repository's, else the file's own. */
async function rootOf(file: vscode.Uri): Promise<string | undefined> {
  const unsaved = file.scheme === "untitled" ? vscode.workspace.workspaceFolders?.[0] : undefined;
  const folder = vscode.workspace.getWorkspaceFolder(file) ?? unsaved;
  if (folder) return folder.uri.scheme === "file" ? folder.uri.fsPath : undefined;
  if (file.scheme !== "file") return undefined;
  return (await gitRoot(dirname(file.fsPath))) ?? dirname(file.fsPath);
}

/**
 * Learns what a fix needs to know about the project of a file; a refusal where it has no folder on a disk. `menu`: a
 * title is made from it, and an answer of a moment ago will do.
 */
export async function projectOf(file: vscode.Uri, envFile: string, menu: boolean): Promise<Project | Refusal> {
  const root = await rootOf(file);
  if (root === undefined) {
    return refuse("outside", "Moving a value needs a folder on a disk. Open one, or save this file in one, first.");
  }
  const key = `${file.toString()} ${envFile}`;
  const last = known.get(key);
  if (menu && last && Date.now() - last.since < FRESH) return last.project;
  const source = file.scheme === "file" ? relative(root, file.fsPath) : "untitled.py";
  const project = projectFacts(root, source, envFile).then((facts) => ({ root, facts }));
  known.set(key, { since: Date.now(), project });
  project.catch(() => known.delete(key));
  return project;
}

/** Writes what a plan writes outside of the documents. Gives a sentence that says what failed, or undefined. */
export async function writeFiles(plan: Plan, { root }: Project, sealing?: SealContext): Promise<string | undefined> {
  known.clear();
  const result = await writePlanFiles(plan, root, sealing);
  return result.kind === "failed" ? result.message : undefined;
}
