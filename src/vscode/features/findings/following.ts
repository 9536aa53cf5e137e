import { basename } from "node:path";
import * as vscode from "vscode";
import type { Log } from "../../log";
import { settingsFor } from "../../settings";
import type { Findings } from "./findings";
import type { ProjectRules } from "./project-rules";
import type { WorkspaceScan } from "./workspace-scan";

/** How long changes are gathered, in milliseconds. */
const GATHER = 500;
/** More changes at once are one scan of all. */
const MANY = 200;
const OWN = /(?:^|\/)(?:\.git|\.hg|\.svn|\.jj)(?:\/|$)/;

/** Keeps what a scan of the workspace found as the files, their rules and the settings are now; does nothing before there was a scan. */
export class Following implements vscode.Disposable {
  readonly #scan: WorkspaceScan;
  readonly #log: Log;
  readonly #findings: Findings;
  readonly #subscriptions: vscode.Disposable[];
  readonly #changed = new Map<string, vscode.Uri>();
  #watching: vscode.Disposable[] = [];
  #timer: NodeJS.Timeout | undefined;
  #all = false;

  constructor(scan: WorkspaceScan, findings: Findings, rules: ProjectRules, log: Log) {
    this.#log = log;
    this.#scan = scan;
    this.#findings = findings;
    const all = (): void => this.#soon(true);
    this.#subscriptions = [
      rules.onDidChange(all),
      vscode.workspace.onDidChangeWorkspaceFolders(all),
      vscode.workspace.onDidGrantWorkspaceTrust(all),
      vscode.workspace.onDidChangeConfiguration((change) => {
        const counts = ["enable", "exclude", "minimumConfidence"];
        if (counts.some((name) => change.affectsConfiguration(`sealwright.${name}`))) all();
      }),
    ];
  }

  /** Scans because a person asked. */
  async scan(): Promise<void> {
    if (await this.#scan.run(false)) this.#watch();
  }

  /** Scans in the background where the user wants that on opening. */
  async opened(): Promise<void> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.some(({ uri }) => settingsFor(uri).scanOnOpen) && (await this.#scan.run(true))) this.#watch();
  }

  /** Forgets what was found, and follows no more. */
  async clear(): Promise<void> {
    this.#unwatch();
    this.#findings.clear("scan");
    await vscode.commands.executeCommand("setContext", "sealwright.scanned", false);
  }

  #watch(): void {
    if (this.#watching.length > 0) return;
    const watcher = vscode.workspace.createFileSystemWatcher("**/*");
    const touched = (uri: vscode.Uri): void => {
      if (OWN.test(uri.path)) return;
      if (basename(uri.path) === ".gitignore") this.#soon(true);
      this.#changed.set(uri.toString(), uri);
      this.#soon(false);
    };
    this.#watching = [
      watcher,
      watcher.onDidChange(touched),
      watcher.onDidCreate(touched),
      watcher.onDidDelete((uri) => {
        this.#findings.deleteBelow(uri, "scan");
        if (basename(uri.path) === ".gitignore") this.#soon(true);
      }),
    ];
  }

  #soon(all: boolean): void {
    if (this.#watching.length === 0) return;
    this.#all ||= all || this.#changed.size > MANY;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#look().catch((error) => this.#log.error("changes could not be looked at", error));
    }, GATHER);
  }

  async #look(): Promise<void> {
    const uris = [...this.#changed.values()];
    const all = this.#all;
    this.#changed.clear();
    this.#all = false;
    if (all) await this.#scan.run(true);
    else await this.#scan.again(uris);
  }

  #unwatch(): void {
    clearTimeout(this.#timer);
    for (const each of this.#watching) each.dispose();
    this.#watching = [];
  }

  dispose(): void {
    this.#unwatch();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
