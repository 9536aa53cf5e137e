import { posix } from "node:path";
import * as vscode from "vscode";
import { Secret } from "../../../secret/secret";
import type { EditedFile } from "../../../work/seal/edited-file";

/** The files of this scheme live in memory alone. */
export const DECRYPTED_SCHEME = "sealwright-sops";

/** What the name of an opened file begins with, so that its tab is told from that of the sealed one. */
const MARK = "(in the clear) ";

/** The address under which a sealed file is edited; it keeps the end of the file's name, and so its language. */
export function decryptedUri(path: string): vscode.Uri {
  const { dir, base } = posix.parse(vscode.Uri.file(path).path);
  return vscode.Uri.from({ scheme: DECRYPTED_SCHEME, path: posix.join(dir, MARK + base) });
}

/** The sealed file (absolute) behind such an address. */
export function sealedPath({ path }: vscode.Uri): string {
  const { dir, base } = posix.parse(path);
  return vscode.Uri.file(posix.join(dir, base.startsWith(MARK) ? base.slice(MARK.length) : base)).fsPath;
}

/** Marks the tab of an opened file, by a colour and a sign. */
export const CLEAR_DECORATIONS: vscode.FileDecorationProvider = {
  provideFileDecoration: ({ scheme }) =>
    scheme === DECRYPTED_SCHEME
      ? {
          badge: "!",
          tooltip: "In the clear, saved sealed",
          color: new vscode.ThemeColor("editorWarning.foreground"),
        }
      : undefined,
};

/** A file system in memory: what VS Code writes here reaches the disk only when it is sealed. */
export class DecryptedFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, EditedFile>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  /** Adds the file at a path (absolute); gives its address here. */
  add(path: string, file: EditedFile): vscode.Uri {
    const uri = decryptedUri(path);
    this.#files.set(uri.path, file);
    this.reread(uri);
    return uri;
  }

  get(uri: vscode.Uri): EditedFile | undefined {
    return uri.scheme === DECRYPTED_SCHEME ? this.#files.get(uri.path) : undefined;
  }

  drop(uri: vscode.Uri): void {
    this.#files.delete(uri.path);
  }

  /** Has VS Code read the file again. */
  reread(uri: vscode.Uri): void {
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const file = this.#known(uri);
    const size = Buffer.byteLength(file.text.reveal());
    return { type: vscode.FileType.File, ctime: 0, mtime: file.changed, size };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    return Buffer.from(this.#known(uri).text.reveal());
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.#known(uri).keep(new Secret(Buffer.from(content).toString("utf8")));
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  #known(uri: vscode.Uri): EditedFile {
    const file = this.get(uri);
    // After a restart nothing is left of it: the editor says so, and the sealed file is opened anew.
    if (!file) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  }
}
