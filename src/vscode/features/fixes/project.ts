import { dirname } from "node:path";
import * as vscode from "vscode";
import type { ProjectFacts } from "../../../refactor/request";
import type { Managers } from "../../../stores/managers/managers";
import { type Refused, refuse } from "../../../text/refused";
import { projectFacts } from "../../../work/move/project-facts";
import { pathInProject, projectRoot, Session } from "../../../work/session";
import type { FeatureBase } from "../../feature";
import { projectFolderOf } from "../../folders";
import type { Log } from "../../log";
import { WindowPerson } from "../../window-person";

/** The project around a file, as the refactoring needs it. */
export interface Project {
  readonly session: Session;
  readonly facts: ProjectFacts;
}

/** A menu that opens again and again asks git and the disk no more often than this; in milliseconds. */
const FRESH = 3_000;

/** The folder that `.env` stays inside of: the workspace's, else the repository's, else the file's own. */
function rootOf(file: vscode.Uri): string | undefined {
  const unsaved = file.scheme === "untitled" ? vscode.workspace.workspaceFolders?.[0] : undefined;
  const folder = vscode.workspace.getWorkspaceFolder(file) ?? unsaved;
  if (folder) return folder.uri.scheme === "file" ? folder.uri.fsPath : undefined;
  if (file.scheme !== "file") return undefined;
  return projectFolderOf(file)?.root ?? projectRoot(dirname(file.fsPath));
}

/** Learns about the projects of files, and keeps what it learnt for a moment. */
export class Projects {
  readonly #log: Log;
  readonly #base: Pick<FeatureBase, "sealedMemory" | "trusted">;
  readonly #known = new Map<string, { readonly since: number; readonly project: Promise<Project> }>();

  constructor(base: Pick<FeatureBase, "log" | "sealedMemory" | "trusted">) {
    this.#log = base.log;
    this.#base = base;
  }

  /** The managers of this window; none before the workspace is trusted. */
  get managers(): Managers | undefined {
    return this.#base.trusted.managers?.current;
  }

  /** Refused where the file has no folder on a disk. `menu`: a title is made from it, and an answer of a moment ago will do. */
  async of(file: vscode.Uri, envFile: string, menu: boolean): Promise<Project | Refused<"outside">> {
    const root = rootOf(file);
    if (root === undefined) {
      return refuse("outside", "Moving a value needs a folder on a disk. Open one, or save this file in one, first.");
    }
    const key = `${file.toString()} ${envFile}`;
    const last = this.#known.get(key);
    if (menu && last && Date.now() - last.since < FRESH) return last.project;
    const { sealedMemory } = this.#base;
    const managers = this.managers === undefined ? {} : { managers: this.managers };
    const session = new Session({ root, person: new WindowPerson(this.#log), sealedMemory, ...managers });
    const source = file.scheme === "file" ? pathInProject(session.root, file.fsPath) : "untitled.py";
    const project = projectFacts(session.files, source, envFile).then((facts) => ({ session, facts }));
    this.#known.set(key, { since: Date.now(), project });
    project.catch(() => this.#known.delete(key));
    return project;
  }

  /** Forgets what was learnt: files are being written. */
  forget(): void {
    this.#known.clear();
  }
}
