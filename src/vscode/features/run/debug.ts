import { dirname, isAbsolute, join, relative } from "node:path";
import * as vscode from "vscode";
import { isInProject } from "../../../work/session";
import type { FeatureHost } from "../../feature";
import { type ProjectFolder, pathInFolder, projectFolderOf, projectFolders } from "../../folders";
import { showInformation } from "../../messages";
import { settingsFor } from "../../settings";
import type { Lendings } from "./lendings";
import { startValues } from "./start-values";

/** Gives programs that are debugged by F5 the references of their folder, in memory only. */
export class DebugSecrets implements vscode.DebugConfigurationProvider {
  readonly #host: Pick<FeatureHost, "log" | "session">;
  readonly #lendings: Lendings;
  #said = false;

  constructor(host: Pick<FeatureHost, "log" | "session">, lendings: Lendings) {
    this.#host = host;
    this.#lendings = lendings;
  }

  async resolveDebugConfigurationWithSubstitutedVariables(
    workspaceFolder: vscode.WorkspaceFolder | undefined,
    configuration: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | undefined> {
    const folder = debugFolder(workspaceFolder, configuration);
    if (configuration.request !== "launch" || !folder || !vscode.workspace.isTrusted) return configuration;
    const own: Record<string, unknown> =
      typeof configuration.env === "object" && configuration.env !== null ? configuration.env : {};
    // What the launch configuration says, and what the program inherits, wins.
    const given = new Set([...Object.keys(own), ...Object.keys(process.env)]);
    const { log, session } = this.#host;
    const asking = session(folder, programFolder(folder, configuration));
    const name = namesEnvFile(folder, configuration) ? undefined : settingsFor(folder.uri).envFile;
    const start = await startValues(asking, given, log, name);
    if (start === undefined) return undefined;
    const { values, files, lent } = start;
    if (files.length === 0) return configuration;
    const mark = await this.#lendings.forDebugger(lent);
    if (mark === false) return undefined;
    const env: Record<string, unknown> = { ...own };
    for (const [name, secret] of values) env[name] = secret.reveal();
    if (values.size > 0) this.#sayOnce();
    log.info(
      `Debugging with ${[...values.keys()].join(", ")} from ${files.map((file) => pathInFolder(folder, file)).join(" and ")}.`,
    );
    return { ...configuration, ...mark, env };
  }

  /** The button of F5 is VS Code's own, and has no place for a word. */
  #sayOnce(): void {
    if (this.#said) return;
    this.#said = true;
    void showInformation(
      "The program has its secrets. What it prints under F5 is not masked; Run with Secrets masks it.",
    );
  }
}

/** Whether the launch configuration names another `.env` file, which then holds alone; the Python debugger fills in the root's. */
function namesEnvFile({ root }: ProjectFolder, { envFile }: vscode.DebugConfiguration): boolean {
  return typeof envFile === "string" && envFile !== "" && relative(join(root, ".env"), envFile) !== "";
}

function debugFolder(
  workspaceFolder: vscode.WorkspaceFolder | undefined,
  { program, cwd }: vscode.DebugConfiguration,
): ProjectFolder | undefined {
  if (workspaceFolder) return projectFolderOf(workspaceFolder.uri);
  const path = [program, cwd].find((one): one is string => typeof one === "string" && isAbsolute(one));
  return path === undefined ? projectFolders()[0] : projectFolderOf(vscode.Uri.file(path));
}

function programFolder({ root }: ProjectFolder, { program, cwd }: vscode.DebugConfiguration): string {
  for (const folder of [typeof program === "string" ? dirname(program) : undefined, cwd]) {
    if (typeof folder === "string" && isAbsolute(folder) && isInProject(root, join(folder, "."))) return folder;
  }
  return root;
}
