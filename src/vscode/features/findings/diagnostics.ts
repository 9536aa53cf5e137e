import * as vscode from "vscode";
import { settingsFor } from "../../settings";
import { label, message } from "./describe";
import type { Findings, ShownFinding } from "./findings";

export const SOURCE = "Sealwright";

/** More places of one value are of no use to a reader. */
const MOST_RELATED = 20;

/** The address that opens a rule's page: the pages come with the extension, so that they can be read offline. */
export function rulePage(rule: string): vscode.Uri {
  return vscode.Uri.parse(`command:sealwright.explainRule?${encodeURIComponent(JSON.stringify([rule]))}`);
}

/** Shows the findings as diagnostics. */
export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection("sealwright");
  readonly #findings: Findings;
  readonly #subscription: vscode.Disposable;

  constructor(findings: Findings) {
    this.#findings = findings;
    this.#subscription = findings.onDidChange((uris) => this.#show(uris));
  }

  #show(uris: readonly vscode.Uri[]): void {
    this.#collection.set(
      uris.map((uri) => [uri, this.#findings.of(uri).map((located) => this.#diagnostic(uri, located))]),
    );
  }

  #diagnostic(uri: vscode.Uri, located: ShownFinding): vscode.Diagnostic {
    const { finding, range, where } = located;
    const severity = settingsFor(uri).severity[finding.confidence];
    const diagnostic = new vscode.Diagnostic(range, message(finding, where), severity);
    diagnostic.source = SOURCE;
    diagnostic.code = { value: finding.rule, target: rulePage(finding.rule) };
    diagnostic.relatedInformation = this.#findings
      .withValue(finding)
      .filter((other) => other.located !== located)
      .slice(0, MOST_RELATED)
      .map(({ uri: place, located: same }) => {
        const what = same.where === "output" ? "The same value in an output" : "The same value";
        return new vscode.DiagnosticRelatedInformation(
          new vscode.Location(place, same.range),
          `${what}: ${label(same.finding)}`,
        );
      });
    return diagnostic;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#collection.dispose();
  }
}
