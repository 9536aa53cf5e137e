import * as vscode from "vscode";
import type { Failure } from "../../../stores/store";
import type { Refused } from "../../../text/refused";
import { EditedFile } from "../../../work/seal/edited-file";
import type { FeatureHost } from "../../feature";
import { pathInFolder, projectFolderOf } from "../../folders";
import { showError, showWarning } from "../../messages";
import { DECRYPTED_SCHEME, type DecryptedFiles, decryptedUri, sealedPath } from "./decrypted-files";
import { asFailure } from "./failures";

/**
 * After a change a document is saved into memory within this time, in milliseconds. VS Code writes a backup of what has
 * been unsaved for a second, and of what is unsaved when its window closes.
 */
const UNSAVED = 150;

/** Edits sealed files in the clear: in memory alone, sealed when the user saves or closes. */
export class DecryptedEditing implements vscode.Disposable {
  readonly #files: DecryptedFiles;
  readonly #host: FeatureHost;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** Documents whose save is ours, not the user's. */
  readonly #saving = new Set<string>();
  readonly #status = vscode.window.createStatusBarItem("sealwright.decrypted", vscode.StatusBarAlignment.Left, 100);
  readonly #subscriptions: vscode.Disposable[];
  /** What an attempt to open a file came to. */
  onFailure: ((path: string, failure: Failure) => void) | undefined;

  constructor(files: DecryptedFiles, host: FeatureHost) {
    this.#files = files;
    this.#host = host;
    this.#status.name = "Sealwright: Edit Decrypted";
    // As long as such a document is in front, whatever is done with it.
    this.#status.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
    this.#status.command = "workbench.action.files.save";
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#soon(document)),
      vscode.workspace.onDidSaveTextDocument((document) => this.#saved(document)),
      vscode.window.onDidChangeActiveTextEditor(() => this.#show()),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => this.#closed(closed)),
    ];
  }

  /** Opens a sealed file in the clear. */
  async open(path: string | undefined): Promise<void> {
    const folder = path === undefined ? undefined : projectFolderOf(vscode.Uri.file(path));
    if (path === undefined || !folder) return;
    const obstacle = delayedSaving(decryptedUri(path));
    if (obstacle !== undefined) {
      void showWarning(obstacle);
      return;
    }
    const { log, session } = this.#host;
    const known = this.#files.get(decryptedUri(path));
    const file = known ?? (await EditedFile.open(session(folder), pathInFolder(folder, path)));
    if ("kind" in file) return this.#failed(path, file);
    log.info(`Opened for editing: ${file.file}`);
    await vscode.window.showTextDocument(this.#files.add(path, file), { preview: false });
    this.#show();
  }

  /** Takes back what was typed since the file was sealed last. */
  async revert(argument: unknown): Promise<void> {
    const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    const file = uri && this.#files.get(uri);
    if (!file || !uri) return;
    await this.#keep(uri);
    const refused = await file.reload();
    if (refused !== undefined) return this.#failed(sealedPath(uri), refused);
    this.#files.reread(uri);
    this.#show();
  }

  /** Seals what is pending, before the extension ends. */
  async stop(): Promise<void> {
    for (const document of vscode.workspace.textDocuments) {
      const file = this.#files.get(document.uri);
      await file?.seal();
    }
  }

  #soon({ uri, isDirty }: vscode.TextDocument): void {
    if (uri.scheme !== DECRYPTED_SCHEME || !isDirty) return;
    const key = uri.toString();
    // Counted from the first change, so that steady typing does not put it off.
    if (!this.#timers.has(key))
      this.#timers.set(
        key,
        setTimeout(() => void this.#keep(uri), UNSAVED),
      );
  }

  async #keep(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === key);
    if (!document?.isDirty || this.#saving.has(key)) return;
    this.#saving.add(key);
    try {
      await document.save();
    } finally {
      this.#saving.delete(key);
    }
    // What was typed while it was being saved.
    if (document.isDirty) this.#soon(document);
    this.#show();
  }

  #saved({ uri }: vscode.TextDocument): void {
    if (uri.scheme === DECRYPTED_SCHEME && !this.#saving.has(uri.toString())) void this.#seal(uri);
  }

  async #closed(tabs: readonly vscode.Tab[]): Promise<void> {
    for (const { input } of tabs) {
      if (!(input instanceof vscode.TabInputText) || input.uri.scheme !== DECRYPTED_SCHEME) continue;
      const key = input.uri.toString();
      const open = vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some((tab) => tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === key),
      );
      if (open) continue;
      if (await this.#seal(input.uri)) this.#files.drop(input.uri);
      else await vscode.window.showTextDocument(input.uri, { preview: false });
    }
  }

  /** Seals a file's text; false where it is still only in memory. */
  async #seal(uri: vscode.Uri): Promise<boolean> {
    const file = this.#files.get(uri);
    if (!file) return true;
    let result = await file.seal();
    if (result.kind === "conflict") {
      const text = `${file.file} has changed on the disk since it was opened.`;
      const detail = "Overwrite replaces what another program wrote. Reload takes it, and drops what you typed.";
      const answer = await showWarning(text, { modal: true, detail }, "Overwrite", "Reload");
      if (answer === "Overwrite") result = await file.seal(true);
      else if (answer === "Reload") {
        result = (await file.reload()) ?? { kind: "unchanged" };
        this.#files.reread(uri);
      }
    }
    if (result.kind === "refused") {
      this.#failed(sealedPath(uri), result);
      return false;
    }
    if (result.kind === "sealed") this.#host.log.info(`Sealed: ${file.file}`);
    this.#show();
    return result.kind !== "conflict";
  }

  #failed(path: string, refused: Refused): void {
    if (refused.code === "declined") return;
    const failure = asFailure(refused);
    if (failure !== undefined) this.onFailure?.(path, failure);
    void showError(refused.reason);
  }

  #show(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const file = uri && this.#files.get(uri);
    if (!file) {
      this.#status.hide();
      return;
    }
    const text = file.pending ? "In the clear: save to seal" : "In the clear, saved sealed";
    this.#status.text = `$(unlock) ${text}`;
    this.#status.tooltip = file.pending
      ? "What you typed is in memory alone. Save to seal it into the file."
      : "What you see is what the sealed file holds. Other extensions see it too.";
    this.#status.accessibilityInformation = { label: `Sealwright: ${text}` };
    this.#status.show();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#status.dispose();
  }
}

/** Why a document could stay unsaved long enough to be backed up: what runs on each save takes its time. */
function delayedSaving(uri: vscode.Uri): string | undefined {
  const languageId = /\.ya?ml$/.test(uri.path) ? "yaml" : uri.path.endsWith(".json") ? "json" : "ini";
  const editor = vscode.workspace.getConfiguration("editor", { uri, languageId });
  const actions = editor.get<unknown>("codeActionsOnSave");
  const some =
    typeof actions === "object" &&
    actions !== null &&
    Object.values(actions).some((value) => value === true || value === "always" || value === "explicit");
  const names = [
    ...(editor.get<unknown>("formatOnSave") === true ? ["editor.formatOnSave"] : []),
    ...(some ? ["editor.codeActionsOnSave"] : []),
  ];
  if (names.length === 0) return undefined;
  return `A sealed file is not opened in the clear while ${names.join(" and ")} is on for ${languageId}: each save would wait for it, and VS Code would write a backup in plain text. Switch it off for [${languageId}].`;
}
