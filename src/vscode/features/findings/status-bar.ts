import * as vscode from "vscode";
import type { Findings } from "./findings";

/** Shows how many credentials are known, where there are any. */
export class StatusBar implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem("sealwright.count", vscode.StatusBarAlignment.Left);
  readonly #subscription: vscode.Disposable;

  constructor(findings: Findings) {
    this.#item.name = "Sealwright";
    this.#item.command = "sealwright.showFindings";
    this.#subscription = findings.onDidChange(() => this.#show(findings.count()));
  }

  #show(count: number): void {
    if (count === 0) {
      this.#item.hide();
      return;
    }
    const words = count === 1 ? "1 hardcoded credential" : `${count} hardcoded credentials`;
    this.#item.text = `$(key) ${count}`;
    this.#item.tooltip = `Sealwright: ${words}. Select to see where.`;
    this.#item.accessibilityInformation = { label: `Sealwright: ${words}` };
    this.#item.show();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#item.dispose();
  }
}
