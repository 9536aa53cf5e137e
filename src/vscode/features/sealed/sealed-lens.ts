import * as vscode from "vscode";

/** Says of a sealed file to how many it is sealed, and offers to edit it in the clear, to compare it and to renew its key. */
export class SealedLens implements vscode.CodeLensProvider {
  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const { uri, lineCount } = document;
    const text = lineCount > 50_000 ? "" : document.getText();
    if (!text.includes("ENC[AES256_GCM,")) return [];
    const first = new vscode.Range(0, 0, 0, 0);
    const lens = (title: string, command: string): vscode.CodeLens =>
      new vscode.CodeLens(first, { title, command: `sealwright.${command}`, arguments: [uri] });
    const { recipientCount } = await import("../../../work/seal/recipients-of");
    const count = recipientCount(uri.path, text);
    return [
      ...(editingAllowed(uri) ? [lens("$(edit) Edit decrypted", "editDecrypted")] : []),
      ...(count === undefined ? [] : [lens(count === 1 ? "1 recipient" : `${count} recipients`, "updateKeys")]),
      ...(count === undefined ? [] : [lens("Rotate", "rotateFile")]),
      lens("$(diff) Compare decrypted with HEAD", "compareDecrypted"),
    ];
  }
}

/** Says of a document of an opened file that it is in the clear. */
export const DECRYPTED_LENS: vscode.CodeLensProvider = {
  provideCodeLenses: () => [
    new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
      title: "$(unlock) In the clear, saved sealed; visible to other extensions",
      tooltip:
        "The file on the disk stays sealed. Extensions that read open documents, assistants among them, see these values.",
      command: "",
    }),
  ],
};

/** Whether the user lets sealed files be edited in the clear. */
export function editingAllowed(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration("sealwright", uri).get<unknown>("editDecrypted") !== false;
}
