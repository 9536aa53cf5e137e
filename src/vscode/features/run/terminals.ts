import { join, relative } from "node:path";
import * as vscode from "vscode";
import type { Log } from "../../log";
import { pickFolder, type SecretFolder, secretFolderOf, secretFolders } from "../secrets/folders";
import { goOnWithout, resolveFolder } from "./resolve-references";

/** Folders whose terminals get their secrets, by path; kept per user and machine. */
const KEY = "sealwright.terminalFolders";
const ALLOWED = "sealwright.secretsInTerminals";

/** Gives terminals the secrets of their folder, for folders that the user chose; never kept on the disk. */
export class TerminalSecrets {
  readonly #context: vscode.ExtensionContext;
  readonly #log: Log;

  constructor(context: vscode.ExtensionContext, log: Log) {
    this.#context = context;
    this.#log = log;
  }

  /** Restores what was allowed, where all of it was confirmed before: no dialog at the start. */
  async restore(): Promise<void> {
    this.#tell();
    for (const folder of secretFolders()) if (this.#allowed(folder)) await this.#fill(folder, false);
  }

  async allow(): Promise<void> {
    const folder = await pickFolder("Give terminals the secrets of");
    if (!folder) return;
    const detail =
      "Every program that you start in a terminal of this folder can then read them, also by Run Python File. They are kept in memory only, and are asked for again when VS Code starts.";
    const text = `Give terminals the secrets that ${folder.name}'s .env.refs names?`;
    if ((await vscode.window.showWarningMessage(text, { modal: true, detail }, "Allow")) !== "Allow") return;
    if (!(await this.#fill(folder))) return;
    await this.#context.workspaceState.update(KEY, [
      ...this.#folders().filter((one) => one !== folder.root),
      folder.root,
    ]);
    this.#tell();
  }

  async forbid(): Promise<void> {
    for (const folder of secretFolders()) this.#scoped(folder)?.clear();
    await this.#context.workspaceState.update(KEY, undefined);
    this.#tell();
  }

  /** Fills a folder's terminals; `.env.refs` may have changed since. */
  async refill(uri: vscode.Uri): Promise<void> {
    const folder = secretFolderOf(uri);
    if (folder && this.#allowed(folder)) await this.#fill(folder);
  }

  async #fill(folder: SecretFolder, ask = true): Promise<boolean> {
    const collection = this.#scoped(folder);
    const resolved = await resolveFolder(folder, folder.root, new Set(Object.keys(process.env)), ask);
    if (!collection) return false;
    collection.clear();
    if (resolved.kind === "failed") {
      this.#log.warn(resolved.reasons.join(" "));
      void vscode.window.showWarningMessage(`Terminals get no secrets: ${resolved.reasons.join(" ")}`);
      return false;
    }
    if (resolved.kind !== "values") {
      if (resolved.kind === "none") {
        void vscode.window.showInformationMessage(`${folder.name} has no .env.refs that names a secret.`);
      }
      return false;
    }
    const names = [...resolved.values.keys()];
    collection.description = `Gives terminals the secrets ${names.join(", ")} of ${resolved.file}`;
    for (const [name, secret] of resolved.values) collection.replace(name, secret.reveal());
    this.#log.info(`Terminals of ${folder.name} get ${names.join(", ")}.`);
    return true;
  }

  #scoped(folder: SecretFolder): vscode.EnvironmentVariableCollection | undefined {
    const workspaceFolder = vscode.workspace.getWorkspaceFolder(folder.uri);
    if (!workspaceFolder) return undefined;
    const collection = this.#context.environmentVariableCollection.getScoped({ workspaceFolder });
    // Values would otherwise be written into VS Code's storage.
    collection.persistent = false;
    return collection;
  }

  #folders(): string[] {
    const kept = this.#context.workspaceState.get<unknown>(KEY);
    return Array.isArray(kept) ? kept.filter((one) => typeof one === "string") : [];
  }

  #allowed({ root }: SecretFolder): boolean {
    return this.#folders().includes(root);
  }

  #tell(): void {
    void vscode.commands.executeCommand("setContext", ALLOWED, this.#folders().length > 0);
  }
}

/** Runs the active Python file in a terminal of its own that has the folder's secrets. */
export async function runWithSecrets(log: Log, argument: unknown): Promise<void> {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  const folder = secretFolderOf(uri);
  if (uri?.scheme !== "file" || !folder) {
    void vscode.window.showInformationMessage("Open the Python file that shall run, in a folder on a disk.");
    return;
  }
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (document?.isDirty && !(await document.save())) return;
  const resolved = await resolveFolder(folder, join(uri.fsPath, ".."), new Set(Object.keys(process.env)));
  if (resolved.kind === "declined") return;
  if (resolved.kind === "failed" && !(await goOnWithout(resolved.reasons))) return;
  const env: Record<string, string> = {};
  if (resolved.kind === "values") for (const [name, secret] of resolved.values) env[name] = secret.reveal();
  const names = Object.keys(env);
  log.info(`Run with ${names.length === 0 ? "no secrets" : names.join(", ")}.`);
  const file = relative(folder.root, uri.fsPath);
  const terminal = vscode.window.createTerminal({
    name: `Secrets: ${file}`,
    cwd: folder.root,
    env,
    // A terminal that VS Code keeps would have its environment on the disk.
    isTransient: true,
    message: `Running ${file} with ${names.length === 0 ? "no secrets" : names.join(", ")}`,
  });
  terminal.show();
  terminal.sendText(commandLine([await pythonOf(uri), uri.fsPath]));
}

/** Words as the user's shell takes them. */
function commandLine(words: readonly string[]): string {
  // Within double quotes PowerShell would run what a file's name says.
  if (/(?:powershell|pwsh)(?:\.exe)?$/i.test(vscode.env.shell))
    return `& ${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(" ")}`;
  if (process.platform === "win32") return words.map((word) => `"${word}"`).join(" ");
  return words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
}

/** The interpreter that the Python extension uses for a file, else the one on the PATH. */
async function pythonOf(uri: vscode.Uri): Promise<string> {
  const extension = vscode.extensions.getExtension("ms-python.python");
  const fallback = process.platform === "win32" ? "python" : "python3";
  if (!extension) return fallback;
  const api: unknown = await extension.activate();
  const path = (
    api as { environments?: { getActiveEnvironmentPath?(uri: vscode.Uri): { path?: unknown } } } | undefined
  )?.environments?.getActiveEnvironmentPath?.(uri)?.path;
  return typeof path === "string" && path !== "" ? path : fallback;
}
