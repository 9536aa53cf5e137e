import * as vscode from "vscode";
import type { SecretLeaf } from "./nodes";
import type { SecretsView } from "./view";

interface SecretPick extends vscode.QuickPickItem {
  readonly leaf: SecretLeaf;
}

/** Lets the user pick one of all secrets by name. */
export async function pickSecret(view: SecretsView, title: string): Promise<SecretLeaf | undefined> {
  const picks = view.leaves().then((leaves) =>
    leaves.map((leaf): SecretPick => {
      const { name, reference, sealed, file = "" } = leaf.entry;
      return { leaf, label: `$(${sealed ? "lock" : "unlock"}) ${name}`, description: file, detail: reference.text };
    }),
  );
  const options = { title, placeHolder: "Name of a secret", matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(picks, options))?.leaf;
}
