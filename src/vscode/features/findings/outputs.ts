import * as vscode from "vscode";
import type { Finding } from "../../../detect/finding";
import { relativePath } from "../../documents";
import type { Log } from "../../log";
import { settingsFor } from "../../settings";
import type { Findings, ShownFinding } from "./findings";
import type { ProjectRules } from "./project-rules";
import type { Scanner } from "./scanner";

const JUPYTER = "jupyter-notebook";

/** Kinds of output that a person can read; images and other binary kinds never. */
const TEXTUAL =
  /^(text\/(?!x-binary)|application\/(vnd\.code\.notebook\.(stdout|stderr|error)|([a-z0-9.-]{1,40}\+)?json))/;

/** Colours of a terminal, which may stand in the middle of a value. */
const COLOUR = /\u001b\[[0-9;]{0,20}m/g;

const ERROR = "application/vnd.code.notebook.error";

/** What an error's traceback says; VS Code keeps it as JSON. */
function errorText(json: string): string {
  try {
    const { message, stack }: { message?: unknown; stack?: unknown } = JSON.parse(json);
    return `${message ?? ""}\n${stack ?? ""}`;
  } catch {
    return json;
  }
}

/** The text of a cell's outputs. */
function textOf(cell: vscode.NotebookCell): string {
  const decoder = new TextDecoder();
  const items = cell.outputs.flatMap(({ items }) => items).filter(({ mime }) => TEXTUAL.test(mime));
  const texts = items.map(({ mime, data }) =>
    mime === ERROR ? errorText(decoder.decode(data)) : decoder.decode(data),
  );
  return texts.join("\n").replace(COLOUR, "");
}

/** The values that were found, each once. */
function distinct(found: readonly Finding[]): Finding[] {
  return found.filter((finding, at) => found.findIndex(({ secret }) => secret.equals(finding.secret)) === at);
}

/** Finds credentials that the outputs of open notebooks show, and says so in each cell's status bar. */
export class Outputs implements vscode.NotebookCellStatusBarItemProvider, vscode.Disposable {
  readonly #findings: Findings;
  readonly #scanner: Scanner;
  readonly #rules: ProjectRules;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  /** The newest scan of each cell: an older one that ends later is dropped. */
  readonly #turns = new WeakMap<vscode.NotebookCell, object>();
  readonly #subscriptions: vscode.Disposable[];
  readonly onDidChangeCellStatusBarItems = this.#changed.event;

  constructor(findings: Findings, scanner: Scanner, rules: ProjectRules, log: Log) {
    this.#findings = findings;
    this.#scanner = scanner;
    this.#rules = rules;
    this.#log = log;
    this.#subscriptions = [
      vscode.workspace.onDidOpenNotebookDocument((notebook) => this.#scan(notebook.getCells())),
      vscode.workspace.onDidChangeNotebookDocument(({ cellChanges, contentChanges }) => {
        const changed = cellChanges.filter(({ outputs }) => outputs !== undefined).map(({ cell }) => cell);
        this.#scan([...changed, ...contentChanges.flatMap(({ addedCells }) => addedCells)]);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#move(document)),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("sealwright")) this.scanOpen();
      }),
      rules.onDidChange(() => this.scanOpen()),
      findings.onDidChange(() => this.#changed.fire()),
      vscode.notebooks.registerNotebookCellStatusBarItemProvider(JUPYTER, this),
    ];
  }

  /** Scans the outputs of every open notebook. */
  scanOpen(): void {
    for (const notebook of vscode.workspace.notebookDocuments) this.#scan(notebook.getCells());
  }

  provideCellStatusBarItems(cell: vscode.NotebookCell): vscode.NotebookCellStatusBarItem | undefined {
    const shown = this.#findings.of(cell.document.uri).filter(({ where }) => where === "output");
    if (shown.length === 0) return undefined;
    const item = new vscode.NotebookCellStatusBarItem(
      `$(warning) Output shows ${shown.length === 1 ? "a credential" : `${shown.length} credentials`}`,
      vscode.NotebookCellStatusBarAlignment.Right,
    );
    item.tooltip = "The saved notebook keeps this output. Select to clear the outputs that show the value.";
    item.accessibilityInformation = { label: "Sealwright: this cell's output shows a credential. Clear it." };
    if (vscode.workspace.isTrusted) {
      item.command = {
        command: "sealwright.clearOutputs",
        title: "Clear Outputs That Show This Value",
        arguments: [{ uri: cell.document.uri.toString() }],
      };
    }
    return item;
  }

  #scan(cells: readonly vscode.NotebookCell[]): void {
    for (const cell of new Set(cells)) {
      this.#scanCell(cell).catch((error) => this.#log.error("an output could not be scanned", error));
    }
  }

  async #scanCell(cell: vscode.NotebookCell): Promise<void> {
    const { document, notebook } = cell;
    const turn = {};
    this.#turns.set(cell, turn);
    const settings = settingsFor(notebook.uri);
    const text = settings.enable && cell.outputs.length > 0 ? textOf(cell) : "";
    if (text === "" && !this.#findings.has(document.uri, "output")) return;
    const judge = this.#rules.of(notebook.uri);
    const path = relativePath(notebook.uri);
    const found = text === "" ? [] : await this.#scanner.scan(text, path, "text", judge.ownRules);
    const shown = distinct(await judge.shown(found, settings.minimumConfidence));
    if (document.isClosed || this.#turns.get(cell) !== turn) return;
    const range = lastLine(document);
    this.#findings.set(
      document.uri,
      "output",
      undefined,
      shown.map((finding): ShownFinding => ({ finding, where: "output", range })),
    );
  }

  /** Keeps an output's diagnostic on the cell's last line while the cell is edited. */
  #move(document: vscode.TextDocument): void {
    if (!this.#findings.has(document.uri, "output")) return;
    const range = lastLine(document);
    const shown = this.#findings.of(document.uri).filter(({ where }) => where === "output");
    if (shown.every((located) => located.range.isEqual(range))) return;
    this.#findings.set(
      document.uri,
      "output",
      undefined,
      shown.map((located) => ({ ...located, range })),
    );
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }
}

function lastLine(document: vscode.TextDocument): vscode.Range {
  return document.lineAt(document.lineCount - 1).range;
}
