import * as vscode from "vscode";
import { formatReference } from "../../../formats/refs/reference";
import { fileOfReference, type SecretLeaf } from "./nodes";
import type { SecretsView } from "./view";

interface Pick extends vscode.QuickPickItem {
  readonly leaf: SecretLeaf;
}

/** Lets the user pick one of all secrets by name. */
export async function pickSecret(view: SecretsView, title: string): Promise<SecretLeaf | undefined> {
  const picks = view.leaves().then((leaves) =>
    leaves.map((leaf): Pick => {
      const { name, reference, sealed } = leaf.entry;
      return {
        leaf,
        label: `$(${sealed ? "lock" : "unlock"}) ${name}`,
        description: fileOfReference(reference),
        detail: formatReference(reference),
      };
    }),
  );
  const options = { title, placeHolder: "Name of a secret", matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(picks, options))?.leaf;
}
