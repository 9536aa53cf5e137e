import { join } from "node:path";
import * as vscode from "vscode";
import { rebase } from "../../../work/secrets/refs";
import { type Usage, usagesOf } from "../../../work/secrets/usages";
import { referenceOfVariable } from "../../../work/secrets/variables";
import { fileOf } from "../../documents";
import type { FeatureHost } from "../../feature";
import { folderOfDocument, projectFolderOf } from "../../folders";
import { mentionsIn } from "./mentions";

/** The address of a usage; a file that is gone meanwhile has its line alone. */
export async function usageLocation(root: string, { file, start, end, line }: Usage): Promise<vscode.Location> {
  const uri = vscode.Uri.file(join(root, file));
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    return new vscode.Location(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)));
  } catch {
    return new vscode.Location(uri, new vscode.Position(line - 1, 0));
  }
}

/** Finds all references of a secret that code or configuration names. */
export class SecretReferences implements vscode.ReferenceProvider {
  readonly #session: FeatureHost["session"];

  constructor({ session }: Pick<FeatureHost, "session">) {
    this.#session = session;
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Location[] | undefined> {
    const mention = mentionsIn(document).find(({ range }) => range.contains(position));
    const folder = projectFolderOf(fileOf(document));
    if (!mention || !folder || mention.kind === "broken") return undefined;
    const here = folderOfDocument(document, folder);
    const session = this.#session(folder, here);
    const reference =
      mention.kind === "variable"
        ? await referenceOfVariable(session, mention.name)
        : rebase(mention.reference, here, folder.root);
    const usages = await usagesOf(session.files, reference);
    return Promise.all(usages.map((usage) => usageLocation(folder.root, usage)));
  }
}
