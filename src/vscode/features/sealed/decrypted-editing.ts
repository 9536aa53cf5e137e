import * as vscode from "vscode";
import { FileError } from "../../../machine/files";
import { formatOf, SopsError, SopsFile } from "../../../sops";
import type { Log } from "../../log";
import { agreeToRecipients } from "../secrets/agreement";
import { secretFolderOf } from "../secrets/folders";
import { DecryptedFile } from "./decrypted";
import type { DecryptedFiles } from "./decrypted-files";
import { decryptedUri, SCHEME } from "./decrypted-files";

/**
 * After a change a document is saved into memory within this time, in milliseconds. VS Code writes a backup of what has
 * been unsaved for a second, and of what is unsaved when its window closes.
 */
const UNSAVED = 150;

/** Edits sealed files in the clear: in memory alone, sealed when the user saves or closes. */
export class DecryptedEditing implements vscode.Disposable {
  readonly #files: DecryptedFiles;
  readonly #log: Log;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** Documents whose save is ours, not the user's. */
  readonly #saving = new Set<string>();
  readonly #status = vscode.window.createStatusBarItem("sealwright.decrypted", vscode.StatusBarAlignment.Left, 100);
  readonly #subscriptions: vscode.Disposable[];
  /** Told what an attempt to open a file came to, as a sentence. */
  onFailure: ((path: string, error: SopsError) => void) | undefined;

  constructor(files: DecryptedFiles, log: Log) {
    this.#files = files;
    this.#log = log;
    this.#status.name = "Sealwright: Edit Decrypted";
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
    const uri = path === undefined ? undefined : vscode.Uri.file(path);
    const folder = secretFolderOf(uri);
    if (path === undefined || !uri || !folder) return;
    const known = this.#files.get(decryptedUri(path));
    try {
      const obstacle = delayedSaving(decryptedUri(path));
      if (obstacle !== undefined) {
        void vscode.window.showWarningMessage(obstacle);
        return;
      }
      const file = known ?? (await DecryptedFile.open(folder, path));
      const text = Buffer.from(await vscode.workspace.fs.readFile(uri)).toString("utf8");
      const { recipients } = SopsFile.parse(text, formatOf(path));
      if (!(await agreeToRecipients(folder.root, file.file, recipients))) return;
      this.#log.info(`Opened for editing: ${file.file}`);
      await vscode.window.showTextDocument(this.#files.add(file), { preview: false });
      this.#show();
    } catch (error) {
      this.#failed(path, error);
    }
  }

  /** Takes back what was typed since the file was sealed last. */
  async revert(argument: unknown): Promise<void> {
    const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    const file = uri && this.#files.get(uri);
    if (!file || !uri) return;
    await this.#keep(uri);
    await file.reload();
    this.#files.told(uri);
    this.#show();
  }

  /** Seals what is pending, before the extension ends. */
  async stop(): Promise<void> {
    for (const document of vscode.workspace.textDocuments) {
      const file = this.#files.get(document.uri);
      if (file) await file.seal().catch(() => undefined);
    }
  }

  #soon({ uri, isDirty }: vscode.TextDocument): void {
    if (uri.scheme !== SCHEME || !isDirty) return;
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
    if (uri.scheme === SCHEME && !this.#saving.has(uri.toString())) void this.#seal(uri);
  }

  async #closed(tabs: readonly vscode.Tab[]): Promise<void> {
    for (const { input } of tabs) {
      if (!(input instanceof vscode.TabInputText) || input.uri.scheme !== SCHEME) continue;
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
    try {
      let result = await file.seal();
      if (result === "conflict") {
        const text = `${file.file} has changed on the disk since it was opened.`;
        const detail = "Overwrite replaces what another program wrote. Reload takes it, and drops what you typed.";
        const answer = await vscode.window.showWarningMessage(text, { modal: true, detail }, "Overwrite", "Reload");
        if (answer === "Overwrite") result = await file.seal(true);
        else if (answer === "Reload") {
          await file.reload();
          this.#files.told(uri);
          result = "unchanged";
        }
      }
      if (result === "sealed") this.#log.info(`Sealed: ${file.file}`);
      this.#show();
      return result === "sealed" || result === "unchanged";
    } catch (error) {
      this.#failed(file.path, error);
      return false;
    }
  }

  #failed(path: string, error: unknown): void {
    if (error instanceof SopsError) this.onFailure?.(path, error);
    else if (!(error instanceof FileError)) throw error;
    void vscode.window.showErrorMessage(`${vscode.workspace.asRelativePath(path)}: ${error.message}`);
  }

  #show(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const file = uri && this.#files.get(uri);
    if (!file) {
      this.#status.hide();
      return;
    }
    const text = file.pending ? "Save to seal" : "Sealed";
    this.#status.text = `$(${file.pending ? "unlock" : "lock"}) ${text}`;
    this.#status.tooltip = file.pending
      ? "What you typed is in memory alone. Save to seal it into the file."
      : "What you see is what the sealed file holds.";
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
