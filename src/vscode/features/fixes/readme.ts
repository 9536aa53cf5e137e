import * as vscode from "vscode";
import { dotenvValues } from "../../../formats/dotenv/file";
import { simplePlan } from "../../../refactor/edits";
import { readmeSection } from "../../../refactor/readme";
import { showInformation } from "../../messages";
import { settingsFor } from "../../settings";
import type { FixRunner } from "./fix-runner";
import { GatheredEdits } from "./gathered-edits";
import type { Projects } from "./project";

const README = "README.md";

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length > 1 ? vscode.window.showWorkspaceFolderPick() : folders[0];
}

/** Adds to a folder's README which variables its programs need, and how they are set. Names only. */
export async function addReadmeSection(runner: FixRunner, projects: Projects): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const { envFile } = settingsFor(folder.uri);
  const project = await projects.of(vscode.Uri.joinPath(folder.uri, README), envFile, false);
  if ("kind" in project) return runner.explain(project);
  const { dotenv } = project.facts;
  const names = [
    ...new Set([dotenv.text, dotenv.example.text].flatMap((text) => [...dotenvValues(text ?? "").keys()])),
  ];
  if (names.length === 0) {
    void showInformation(`${dotenv.file} names no variable yet. Move a value there first.`);
    return;
  }
  const write = readmeSection({ file: README, text: await project.session.files.read(README) }, names, dotenv.file);
  if (write) {
    const plan = simplePlan("Add a set-up section to the README", "", [], [write]);
    const prepared = { plan, project, versions: new Map() };
    if ((await runner.writeFiles(async () => prepared, new GatheredEdits())) === undefined) return;
  }
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, README));
}
