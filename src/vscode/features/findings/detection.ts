import * as vscode from "vscode";
import { fileOf, isExcluded, languageOf, openDocument, relativePath } from "../../documents";
import type { Log } from "../../log";
import { settingsFor } from "../../settings";
import type { Findings } from "./findings";
import type { ProjectRules } from "./project-rules";
import type { Scanner } from "./scanner";

/** Texts up to this length are scanned at the next turn, longer ones when the typing pauses; in UTF-16 code units. */
const SHORT = 60_000;
const PAUSE = 300;

/** Keeps the findings of open documents up to date as they change. */
export class Detection implements vscode.Disposable {
  readonly #findings: Findings;
  readonly #scanner: Scanner;
  readonly #rules: ProjectRules;
  readonly #log: Log;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(findings: Findings, scanner: Scanner, rules: ProjectRules, log: Log) {
    this.#findings = findings;
    this.#scanner = scanner;
    this.#rules = rules;
    this.#log = log;
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#schedule(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#close(document)),
      vscode.workspace.onDidSaveTextDocument((document) => this.#saved(document)),
      // A cell's document opens before its notebook lists it.
      vscode.workspace.onDidOpenNotebookDocument((notebook) => {
        this.#findings.refresh(notebook.uri);
        this.#scheduleCells(notebook.getCells());
      }),
      vscode.workspace.onDidCloseNotebookDocument((notebook) => this.#findings.refresh(notebook.uri)),
      vscode.workspace.onDidChangeNotebookDocument(({ contentChanges }) =>
        this.#scheduleCells(contentChanges.flatMap(({ addedCells }) => addedCells)),
      ),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri } of files) this.#findings.deleteBelow(oldUri);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) this.#findings.deleteBelow(uri);
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("sealwright")) this.scanOpen();
      }),
      rules.onDidChange(() => this.scanOpen()),
    ];
  }

  /** Scans every open document. */
  scanOpen(): void {
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0);
  }

  #scheduleCells(cells: readonly vscode.NotebookCell[]): void {
    for (const { document } of cells) this.#schedule(document, 0);
  }

  #schedule(document: vscode.TextDocument, delay?: number): void {
    if (document.isClosed || languageOf(document) === undefined) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    const pause = delay ?? (document.lineCount * 40 < SHORT ? 0 : PAUSE);
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      this.#scan(document).catch((error) => this.#log.error("a document could not be scanned", error));
    }, pause);
    this.#timers.set(key, timer);
  }

  async #scan(document: vscode.TextDocument): Promise<void> {
    const language = languageOf(document);
    if (document.isClosed || language === undefined) return;
    const { uri, version } = document;
    const file = fileOf(document);
    const settings = settingsFor(file);
    const judge = this.#rules.of(file);
    if (!settings.enable || isExcluded(document, settings.exclude) || judge.excludes(file)) {
      this.#findings.set(uri, "source", version, []);
      return;
    }
    const found = await this.#scanner.scan(document.getText(), relativePath(file), language, judge.ownRules);
    const judged = await judge.shown(found, settings.minimumConfidence);
    // A newer version has its own scan under way.
    if (document.isClosed || document.version !== version) return;
    const shown = judged.map((finding) => {
      const range = new vscode.Range(document.positionAt(finding.start), document.positionAt(finding.end));
      return { finding, where: "source", range } as const;
    });
    this.#findings.set(uri, "source", version, shown);
  }

  /** What the scan of the workspace found in a file is what stands on the disk now. */
  #saved(document: vscode.TextDocument): void {
    if (!this.#findings.has(document.uri, "scan")) return;
    const found = this.#findings.inVersion(document);
    if (found) this.#findings.set(document.uri, "scan", undefined, found);
  }

  #close(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    // A change of the language closes the document and opens it again.
    if (openDocument(document.uri)) return;
    this.#findings.delete(document.uri, "source");
    this.#findings.delete(document.uri, "output");
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
