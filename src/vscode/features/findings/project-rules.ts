import { dirname, join, relative, sep } from "node:path";
import ignore from "ignore";
import * as vscode from "vscode";
import { type Config, DEFAULT_CONFIG } from "../../../detect/config";
import { type Confidence, type Finding, reaches } from "../../../detect/finding";
import type { OwnRule } from "../../../detect/own-rule";
import { Allowances } from "../../../detect/suppress/allow";
import { compileRules } from "../../../detect/vendors/compile-rules";
import { loadConfig, PYPROJECT_NAME, RULES_NAME } from "../../../work/scan/config";
import type { Log } from "../../log";

/** What a project's `.sealwright.toml` decides for the files below it. */
interface Judge {
  /** Rules of the project's own, which can be compiled. */
  readonly ownRules: readonly OwnRule[];
  excludes(file: vscode.Uri): boolean;
  /** The findings that are shown: sure enough, not disabled, not allowed. `least` is the user's own setting. */
  shown<T extends Finding>(findings: readonly T[], least: Confidence): Promise<T[]>;
}

function judge(config: Config, folder: string): Judge {
  const patterns = ignore().add([...config.exclude]);
  const allowances = new Allowances(config.salt, config.allowed);
  return {
    ownRules: config.ownRules,
    excludes(file) {
      const path = relative(folder, file.fsPath).split(sep).join("/");
      return config.exclude.length > 0 && path !== "" && !path.startsWith("..") && patterns.ignores(path);
    },
    async shown(findings, least) {
      const threshold = config.minimumConfidence ?? least;
      const sure = findings.filter(
        ({ confidence, rule }) => reaches(confidence, threshold) && !config.disabledRules.has(rule),
      );
      if (allowances.isEmpty) return sure;
      const allowed = await Promise.all(sure.map((finding) => allowances.covers(finding)));
      return sure.filter((_, at) => !allowed[at]);
    },
  };
}

const NO_PROJECT = judge(DEFAULT_CONFIG, "");

/** Reads the nearest `.sealwright.toml` of each folder once. An untrusted workspace's is not read at all. */
export class ProjectRules implements vscode.Disposable {
  readonly #log: Log;
  readonly #known = new Map<string, Judge>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  readonly onDidChange = this.#changed.event;

  constructor(log: Log) {
    this.#log = log;
    const watcher = vscode.workspace.createFileSystemWatcher(`**/{${RULES_NAME},${PYPROJECT_NAME}}`);
    const forget = (): void => {
      this.#known.clear();
      this.#changed.fire();
    };
    this.#subscriptions = [
      watcher,
      watcher.onDidChange(forget),
      watcher.onDidCreate(forget),
      watcher.onDidDelete(forget),
      vscode.workspace.onDidGrantWorkspaceTrust(forget),
    ];
  }

  of(file: vscode.Uri): Judge {
    if (file.scheme !== "file" || !vscode.workspace.isTrusted) return NO_PROJECT;
    const folder = dirname(file.fsPath);
    const known = this.#known.get(folder) ?? this.#read(folder);
    this.#known.set(folder, known);
    return known;
  }

  /** Forgets what was read: a file was written that no watcher may have seen yet. */
  refresh(): void {
    this.#known.clear();
    this.#changed.fire();
  }

  #read(folder: string): Judge {
    const loaded = loadConfig(folder);
    if (loaded.kind === "invalid") {
      this.#log.warn(`${join(loaded.file)} is not used: ${loaded.reason}.`);
      return NO_PROJECT;
    }
    const compiled = compileRules(loaded.config.ownRules);
    if (typeof compiled !== "string") return judge(loaded.config, loaded.folder);
    this.#log.warn(`The rules in ${loaded.file ?? RULES_NAME} are not used: ${compiled}.`);
    return judge({ ...loaded.config, ownRules: [] }, loaded.folder);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }
}
