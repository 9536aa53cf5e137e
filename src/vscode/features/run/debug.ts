import { dirname, isAbsolute, join } from "node:path";
import * as vscode from "vscode";
import type { Log } from "../../log";
import { type SecretFolder, secretFolderOf, secretFolders } from "../secrets/folders";
import { goOnWithout, resolveFolder } from "./resolve-references";

/** Gives programs that are debugged by F5 the references of their folder, in memory only. */
export class DebugSecrets implements vscode.DebugConfigurationProvider {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
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
    const resolved = await resolveFolder(folder, programFolder(folder, configuration), given);
    if (resolved.kind === "none") return configuration;
    if (resolved.kind === "declined") return undefined;
    if (resolved.kind === "failed") {
      this.#log.warn(resolved.reasons.join(" "));
      return (await goOnWithout(resolved.reasons)) ? configuration : undefined;
    }
    const env: Record<string, unknown> = { ...own };
    for (const [name, secret] of resolved.values) env[name] = secret.reveal();
    this.#log.info(`Debugging with ${[...resolved.values.keys()].join(", ")} from ${resolved.file}.`);
    return { ...configuration, env };
  }
}

function debugFolder(
  workspaceFolder: vscode.WorkspaceFolder | undefined,
  { program, cwd }: vscode.DebugConfiguration,
): SecretFolder | undefined {
  if (workspaceFolder) return secretFolderOf(workspaceFolder.uri);
  const path = [program, cwd].find((one): one is string => typeof one === "string" && isAbsolute(one));
  return path === undefined ? secretFolders()[0] : secretFolderOf(vscode.Uri.file(path));
}

function programFolder({ root }: SecretFolder, { program, cwd }: vscode.DebugConfiguration): string {
  for (const folder of [typeof program === "string" ? dirname(program) : undefined, cwd]) {
    if (typeof folder === "string" && isAbsolute(folder) && join(folder, "").startsWith(join(root, ""))) return folder;
  }
  return root;
}
