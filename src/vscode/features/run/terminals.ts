import { basename, dirname, join } from "node:path";
import * as vscode from "vscode";
import { folderValues } from "../../../work/run/folder-values";
import type { FeatureHost } from "../../feature";
import { type ProjectFolder, pathInFolder, pickFolder, projectFolderOf, projectFolders } from "../../folders";
import { showInformation, showWarning } from "../../messages";
import { settingsFor } from "../../settings";
import { SilentPerson } from "../../window-person";
import { giveBack, type Lendings } from "./lendings";
import { startValues } from "./start-values";

/** Folders whose terminals get their secrets, by path; kept per user and machine. */
const KEY = "sealwright.terminalFolders";
const ALLOWED = "sealwright.secretsInTerminals";

/** Gives terminals the secrets of their folder, for folders that the user chose; never kept on the disk. */
export class TerminalSecrets {
  readonly #context: vscode.ExtensionContext;
  readonly #host: FeatureHost;
  readonly #lendings: Lendings;

  constructor(host: FeatureHost, lendings: Lendings) {
    this.#context = host.context;
    this.#host = host;
    this.#lendings = lendings;
  }

  /** Restores what was allowed, where all of it was confirmed before: no dialog at the start. */
  async restore(): Promise<void> {
    this.#notify();
    for (const folder of projectFolders()) if (this.#allowed(folder)) await this.#fill(folder, false);
  }

  async allow(): Promise<void> {
    const folder = await pickFolder("Give terminals the secrets of");
    if (!folder) return;
    const detail =
      "Every program that you start in a terminal of this folder can then read them, also by Run Python File, and what it prints of them is shown: sealwright run masks them. They are kept in memory only, and are asked for again when VS Code starts.";
    const text = `Give terminals what ${folder.name}'s .env.refs and .env give?`;
    if ((await showWarning(text, { modal: true, detail }, "Allow")) !== "Allow") return;
    if (!(await this.#fill(folder))) return;
    await this.#context.workspaceState.update(KEY, [
      ...this.#folders().filter((one) => one !== folder.root),
      folder.root,
    ]);
    this.#notify();
  }

  async forbid(): Promise<void> {
    for (const folder of projectFolders()) {
      this.#scoped(folder)?.clear();
      this.#lendings.end(folder.root);
    }
    await this.#context.workspaceState.update(KEY, undefined);
    this.#notify();
  }

  /** Fills a folder's terminals; `.env.refs` may have changed since. */
  async refill(uri: vscode.Uri): Promise<void> {
    const folder = projectFolderOf(uri);
    if (folder && this.#allowed(folder)) await this.#fill(folder);
  }

  async #fill(folder: ProjectFolder, ask = true): Promise<boolean> {
    const collection = this.#scoped(folder);
    const { log } = this.#host;
    const session = this.#host.session(folder);
    const asking = ask ? session : session.with({ person: new SilentPerson(log) });
    const resolved = await folderValues(asking, new Set(Object.keys(process.env)), settingsFor(folder.uri).envFile);
    if (!collection) return false;
    collection.clear();
    if (resolved.kind === "refused" && resolved.code !== "declined" && resolved.code !== "unasked") {
      log.warn(resolved.reason);
      void showWarning(`Terminals get no secrets: ${resolved.reason}`);
      return false;
    }
    if (resolved.kind !== "values") {
      if (resolved.kind === "none") {
        void showInformation(`${folder.name} has no .env.refs and no .env that gives a variable.`);
      }
      return false;
    }
    if (!(await this.#lendings.hold(folder.root, resolved.lent))) return false;
    const names = [...resolved.values.keys()];
    const files = resolved.files.map((file) => pathInFolder(folder, file)).join(" and ");
    collection.description = `Gives terminals ${names.join(", ")} of ${files}; what programs print of them is shown`;
    for (const [name, secret] of resolved.values) collection.replace(name, secret.reveal());
    log.info(`Terminals of ${folder.name} get ${names.join(", ")}.`);
    return true;
  }

  #scoped(folder: ProjectFolder): vscode.EnvironmentVariableCollection | undefined {
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

  #allowed({ root }: ProjectFolder): boolean {
    return this.#folders().includes(root);
  }

  #notify(): void {
    void vscode.commands.executeCommand("setContext", ALLOWED, this.#folders().length > 0);
  }
}

/** Runs the active Python file in a terminal of its own, with the folder's secrets, by `sealwright run`, which masks its output. */
export async function runWithSecrets({ context, log, session }: FeatureHost, argument: unknown): Promise<void> {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  const folder = projectFolderOf(uri);
  if (uri?.scheme !== "file" || !folder) {
    void showInformation("Open the Python file that shall run, in a folder on a disk.");
    return;
  }
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (document?.isDirty && !(await document.save())) return;
  // The user is asked here; the command then finds the answers, and the terminal's shell never has the values.
  const { envFile } = settingsFor(uri);
  const asking = session(folder, dirname(uri.fsPath));
  const start = await startValues(asking, new Set(Object.keys(process.env)), log, envFile);
  if (start === undefined) return;
  // The command has a login of its own for the program.
  await giveBack(start.lent);
  const names = [...start.values.keys()];
  const given = names.length === 0 ? "no secrets" : names.join(", ");
  log.info(`Run with ${given}.`);
  const file = pathInFolder(folder, uri.fsPath);
  const program = [await pythonOf(uri), uri.fsPath];
  const launcher = process.platform === "win32" ? "sealwright.cmd" : "sealwright";
  // From the script's folder, as they were asked for.
  const from = dirname(uri.fsPath) === folder.root ? [] : ["--folder", dirname(uri.fsPath)];
  const named = envFile === ".env" ? undefined : start.files.find((path) => basename(path) === envFile);
  const dotenv = named === undefined ? [] : ["--dotenv", named];
  const command = join(context.extensionPath, "dist", "bin", launcher);
  const terminal = vscode.window.createTerminal({
    name: `Secrets: ${file}`,
    cwd: folder.root,
    env: { SEALWRIGHT_NODE: process.execPath },
    message: `Running ${file} with ${given}${names.length === 0 ? "" : ", masked in its output"}`,
  });
  terminal.show();
  terminal.sendText(
    commandLine(start.files.length === 0 ? program : [command, "run", ...from, ...dotenv, "--", ...program]),
  );
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
