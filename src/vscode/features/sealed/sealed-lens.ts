import * as vscode from "vscode";

/** Offers to edit a sealed file in the clear. */
export class SealedLens implements vscode.CodeLensProvider {
  provideCodeLenses({ uri, lineCount, getText }: vscode.TextDocument): vscode.CodeLens[] {
    if (lineCount > 50_000 || !getText().includes("ENC[AES256_GCM,")) return [];
    const first = new vscode.Range(0, 0, 0, 0);
    const lens = (title: string, command: string): vscode.CodeLens =>
      new vscode.CodeLens(first, { title, command: `sealwright.${command}`, arguments: [uri] });
    return [
      ...(editingAllowed(uri) ? [lens("$(edit) Edit decrypted", "editDecrypted")] : []),
      lens("$(diff) Compare decrypted with HEAD", "compareDecrypted"),
    ];
  }
}

/** Says of a document of an opened file that it is in the clear. */
export const DECRYPTED_LENS: vscode.CodeLensProvider = {
  provideCodeLenses: () => [
    new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
      title: "$(unlock) Decrypted: saved sealed; visible to other extensions",
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
