import { join } from "node:path";
import * as vscode from "vscode";
import { showInformation } from "./messages";

const KEY = "sealwright.inTerminals";

/** Puts the packaged command on the PATH of VS Code's terminals, or takes it off; the choice is kept. */
export class TerminalCommand {
  readonly #context: vscode.ExtensionContext;

  constructor(context: vscode.ExtensionContext) {
    this.#context = context;
    // What VS Code kept of an older version of the extension names a folder that is gone.
    context.environmentVariableCollection.persistent = false;
    const restore = (): void =>
      this.#apply(context.globalState.get<boolean>(KEY) === true && vscode.workspace.isTrusted);
    context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(restore));
    restore();
  }

  async add(): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    await this.#context.globalState.update(KEY, true);
    this.#apply(true);
    void showInformation("New terminals have the command sealwright. Try: sealwright scan");
  }

  async remove(): Promise<void> {
    await this.#context.globalState.update(KEY, false);
    this.#apply(false);
  }

  #apply(wanted: boolean): void {
    const variables = this.#context.environmentVariableCollection;
    variables.clear();
    if (wanted) {
      const separator = process.platform === "win32" ? ";" : ":";
      variables.description = "Adds the command `sealwright`";
      // The editor's own Node runs the command, so that no other needs to be installed.
      variables.replace("SEALWRIGHT_NODE", process.execPath);
      variables.prepend("PATH", join(this.#context.extensionPath, "dist", "bin") + separator);
    }
    void vscode.commands.executeCommand("setContext", KEY, wanted);
  }
}
