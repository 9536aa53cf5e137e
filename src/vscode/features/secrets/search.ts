import * as vscode from "vscode";
import type { SecretLeaf } from "./nodes";
import type { SecretsView } from "./view";

interface SecretPick extends vscode.QuickPickItem {
  readonly leaf: SecretLeaf;
}

/** How long typing must rest before managers are asked, in milliseconds; and the least that they are asked for. */
const REST = 200;
const LEAST = 2;

/** Lets the user pick one of all secrets by name: those of files at once, those of managers as they are found. */
export function pickSecret(view: SecretsView, title: string): Promise<SecretLeaf | undefined> {
  const picker = vscode.window.createQuickPick<SecretPick>();
  picker.title = title;
  picker.placeholder = "Name of a secret";
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  const search = new SecretSearch(view, picker);
  return new Promise((resolve) => {
    picker.onDidChangeValue((text) => search.typed(text));
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]?.leaf);
      picker.hide();
    });
    picker.onDidHide(() => {
      search.end();
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
    void search.begin();
  });
}

/** What a picker shows: all secrets of files, and what was found in managers for the text that is typed. */
class SecretSearch {
  readonly #view: SecretsView;
  readonly #picker: vscode.QuickPick<SecretPick>;
  #ofFiles: readonly SecretPick[] = [];
  #found = new Map<string, SecretPick>();
  #timer: NodeJS.Timeout | undefined;
  #asking: AbortController | undefined;

  constructor(view: SecretsView, picker: vscode.QuickPick<SecretPick>) {
    this.#view = view;
    this.#picker = picker;
  }

  async begin(): Promise<void> {
    this.#picker.busy = true;
    this.#ofFiles = (await this.#view.leaves()).map(pickOf);
    this.#picker.busy = this.#asking !== undefined;
    this.#show();
  }

  typed(text: string): void {
    this.end();
    if (text.trim().length < LEAST) return;
    this.#timer = setTimeout(() => void this.#ask(text.trim()), REST);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = undefined;
  }

  async #ask(text: string): Promise<void> {
    const asking = new AbortController();
    this.#asking = asking;
    this.#picker.busy = true;
    const left = await this.#view.managers.search(text, { purpose: "browse", signal: asking.signal }, (leaves) => {
      if (asking.signal.aborted) return;
      for (const leaf of leaves) this.#found.set(leaf.entry.reference.text, pickOf(leaf));
      this.#show();
    });
    if (asking.signal.aborted) return;
    this.#asking = undefined;
    this.#picker.busy = false;
    this.#picker.placeholder =
      left.length === 0 ? "Name of a secret" : `Not all of ${left.join(", ")} was looked at: type more of the name`;
  }

  #show(): void {
    this.#picker.items = [...this.#ofFiles, ...this.#found.values()];
  }
}

function pickOf(leaf: SecretLeaf): SecretPick {
  const { name, reference, sealed, file } = leaf.entry;
  const place = file ?? leaf.instance?.name ?? "";
  return { leaf, label: `$(${sealed ? "lock" : "unlock"}) ${name}`, description: place, detail: reference.text };
}
