import * as vscode from "vscode";
import type { FeatureHost } from "../../feature";
import { showInformation } from "../../messages";
import { SEALED } from "../../selectors";
import { fileArgument } from "../secrets/actions";
import { asLeaf } from "../secrets/nodes";
import type { SecretsFeature } from "../secrets/start";
import { CLEAR_DECORATIONS, DECRYPTED_SCHEME, DecryptedFiles } from "./decrypted-files";
import { SealedDiagnostics, SealedFixes } from "./sealed-diagnostics";
import { DECRYPTED_LENS, editingAllowed, SealedLens } from "./sealed-lens";

/** What deals with sealed files, as the extension's entry sees it. */
interface SealedFeature {
  readonly disposables: readonly vscode.Disposable[];
  /** Seals what is pending. */
  stop(): Promise<void>;
}

/** Sealed files: editing them in the clear, comparing, sealing, and what is wrong with them. */
export function startSealed(host: FeatureHost, { onDidAttempt }: Pick<SecretsFeature, "onDidAttempt">): SealedFeature {
  const { command, context } = host;
  const diagnostics = new SealedDiagnostics();
  const files = new DecryptedFiles();
  // What seals is read when it is first asked for.
  const commands = () => import("./sealed-commands");
  const editing = lazily(async () => {
    const { DecryptedEditing } = await import("./decrypted-editing");
    const made = new DecryptedEditing(files, host);
    made.onFailure = (path, failure) => diagnostics.report(path, failure);
    context.subscriptions.push(made);
    return made;
  });
  const comparison = lazily(async () => {
    const { COMPARED_SCHEME, DecryptedComparison } = await import("./compare");
    const made = new DecryptedComparison(host);
    context.subscriptions.push(made, vscode.workspace.registerTextDocumentContentProvider(COMPARED_SCHEME, made));
    return made;
  });
  diagnostics.checkOpen();
  const disposables = [
    diagnostics,
    onDidAttempt(({ file, failure }) => diagnostics.report(file, failure)),
    vscode.workspace.registerFileSystemProvider(DECRYPTED_SCHEME, files, { isCaseSensitive: true }),
    vscode.window.registerFileDecorationProvider(CLEAR_DECORATIONS),
    vscode.languages.registerCodeLensProvider(SEALED, new SealedLens()),
    vscode.languages.registerCodeLensProvider({ scheme: DECRYPTED_SCHEME }, DECRYPTED_LENS),
    vscode.languages.registerCodeActionsProvider(SEALED, new SealedFixes(), SealedFixes.metadata),
    command("setUpEncryption", async () => (await commands()).setUpFolder(host)),
    command("sealDotenv", async (argument) => (await commands()).sealDotenvFile(host, fileArgument(argument))),
    command("sealSecret", async (argument) => {
      const name = asLeaf(argument)?.entry.name;
      if (name !== undefined) await (await commands()).sealDotenvFile(host, fileArgument(argument), [name]);
    }),
    command("encryptNow", async (argument) => (await commands()).encryptNow(host, fileArgument(argument))),
    command("updateKeys", async (argument) => (await commands()).updateFileKeys(host, fileArgument(argument))),
    command("rotateFile", async (argument) => (await commands()).rotateDataKey(host, fileArgument(argument))),
    command("compareDecrypted", async (argument) => (await comparison()).compare(fileArgument(argument))),
    command("revertDecrypted", async (argument) => (await editing()).revert(argument)),
    command("editDecrypted", async (argument) => {
      const path = fileArgument(argument);
      if (path === undefined) return;
      if (editingAllowed(vscode.Uri.file(path))) await (await editing()).open(path);
      else void showInformation("The setting sealwright.editDecrypted is off.");
    }),
  ];
  return { disposables, stop: async () => (await editing.made())?.stop() };
}

/** Makes something when it is first asked for. */
function lazily<T>(make: () => Promise<T>): { (): Promise<T>; made(): Promise<T> | undefined } {
  let made: Promise<T> | undefined;
  return Object.assign(() => (made ??= make()), { made: () => made });
}
