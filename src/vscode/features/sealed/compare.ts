import * as vscode from "vscode";
import type { Secret } from "../../../secret/secret";
import { compareWithHead } from "../../../work/seal/committed";
import type { FeatureHost } from "../../feature";
import { pathInFolder, projectFolderOf } from "../../folders";
import { showError, showInformation } from "../../messages";

/** Opened sides of a comparison; read-only, in memory. */
export const COMPARED_SCHEME = "sealwright-compared";

/** Shows a sealed file beside its last commit, both in the clear. */
export class DecryptedComparison implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #session: FeatureHost["session"];
  readonly #sides = new Map<string, Secret>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscription: vscode.Disposable;
  /** A side that is still open shows what the file holds now. */
  readonly onDidChange = this.#changed.event;

  constructor({ session }: FeatureHost) {
    this.#session = session;
    this.#subscription = vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#sides.delete(uri.toString()));
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#sides.get(uri.toString())?.reveal() ?? "";
  }

  async compare(path: string | undefined): Promise<void> {
    const folder = path === undefined ? undefined : projectFolderOf(vscode.Uri.file(path));
    if (path === undefined || !folder) return;
    const file = pathInFolder(folder, path);
    const opened = await compareWithHead(this.#session(folder), file);
    if (opened.kind === "refused") {
      if (opened.code === "no-commit") void showInformation(opened.reason);
      else void showError(opened.reason);
      return;
    }
    const [left, right] = [this.#side("head", path, opened.committed), this.#side("disk", path, opened.now)];
    await vscode.commands.executeCommand("vscode.diff", left, right, `${file}: decrypted, with HEAD`);
  }

  #side(authority: string, path: string, text: Secret): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: COMPARED_SCHEME, authority, path: vscode.Uri.file(path).path });
    this.#sides.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
    this.#sides.clear();
  }
}
