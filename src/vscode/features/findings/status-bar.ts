import * as vscode from "vscode";
import { settingsFor } from "../../settings";
import type { Findings } from "./findings";

/** Shows how many credentials are known, and opens a menu. */
export class StatusBar implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem("sealwright.count", vscode.StatusBarAlignment.Left);
  readonly #subscriptions: vscode.Disposable[];

  constructor(findings: Findings) {
    this.#item.name = "Sealwright";
    this.#item.command = "sealwright.showMenu";
    const show = (): void => this.#show(findings.count());
    this.#subscriptions = [
      findings.onDidChange(show),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("sealwright.enable")) show();
      }),
    ];
    show();
  }

  #show(count: number): void {
    const paused = !settingsFor(vscode.workspace.workspaceFolders?.[0]?.uri).enable;
    const words = paused
      ? "paused here"
      : count === 1
        ? "1 hardcoded credential"
        : `${count || "no"} hardcoded credentials found`;
    this.#item.text = paused ? "$(debug-pause)" : count === 0 ? "$(key)" : `$(key) ${count}`;
    this.#item.tooltip = `Sealwright: ${words}. Select for its menu.`;
    this.#item.accessibilityInformation = { label: `Sealwright: ${words}` };
    this.#item.show();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }
}
