import { relative } from "node:path";
import * as vscode from "vscode";
import { FileError, readText } from "../../../machine/files";
import { git } from "../../../machine/git";
import { toPosix } from "../../../machine/paths";
import type { Secret } from "../../../secret/secret";
import { formatOf, SopsError, SopsFile } from "../../../sops";
import { secretFolderOf } from "../secrets/folders";
import { keysFor } from "./sealed-commands";

/** Opened sides of a comparison; read-only, in memory. */
export const COMPARED = "sealwright-compared";

/** Shows a sealed file beside its last commit, both in the clear. */
export class DecryptedComparison implements vscode.TextDocumentContentProvider {
  readonly #sides = new Map<string, Secret>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  /** A side that is still open shows what the file holds now. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#sides.delete(uri.toString()));
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#sides.get(uri.toString())?.reveal() ?? "";
  }

  async compare(path: string | undefined): Promise<void> {
    const folder = path === undefined ? undefined : secretFolderOf(vscode.Uri.file(path));
    if (path === undefined || !folder) return;
    const file = toPosix(relative(folder.root, path));
    try {
      const before = await committed(folder.root, file);
      if (before === undefined) {
        void vscode.window.showInformationMessage(`Git has no commit with ${file}.`);
        return;
      }
      const now = (await readText(folder.root, file)) ?? "";
      const [left, right] = [await this.#side("HEAD", path, before), await this.#side("disk", path, now)];
      await vscode.commands.executeCommand("vscode.diff", left, right, `${file}: decrypted, with HEAD`);
    } catch (error) {
      if (!(error instanceof SopsError) && !(error instanceof FileError)) throw error;
      void vscode.window.showErrorMessage(`${file}: ${error.message}`);
    }
  }

  async #side(name: string, path: string, sealed: string): Promise<vscode.Uri> {
    const file = SopsFile.parse(sealed, formatOf(path));
    const uri = vscode.Uri.from({ scheme: COMPARED, authority: name.toLowerCase(), path: vscode.Uri.file(path).path });
    this.#sides.set(uri.toString(), (await file.open(await keysFor(file.recipients))).plaintext().text());
    this.#changed.fire(uri);
    return uri;
  }
}

/** The sealed text of the last commit; undefined where there is none. */
async function committed(root: string, file: string): Promise<string | undefined> {
  const answer = await git(root, ["cat-file", "blob", `HEAD:./${file}`]);
  return answer?.code === 0 ? answer.output : undefined;
}
