import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { formatReference, type Reference, VARIABLE_NAME } from "../../../formats/refs/reference";
import { Secret } from "../../../secret/secret";
import type { ReadResult, SecretStore, WriteResult } from "../../../stores/store";
import { nameFor, readRefs, rebase } from "../../../work/secrets/refs";
import { failureText } from "../../../work/secrets/resolve";
import type { Log } from "../../log";
import type { Clipboard } from "./clipboard";
import { type SecretFolder, secretFolders, storesOf } from "./folders";
import { asLeaf, isNode, nodeFile, type SecretLeaf, type SecretNode } from "./nodes";
import { placeOf } from "./place";
import { pickSecret } from "./search";
import { type SecretsView, sentence } from "./view";

/** How long a value may be seen, in milliseconds. */
const SHOWN = 10_000;

/** What a person does with one secret of the view. */
export class SecretActions {
  readonly #view: SecretsView;
  readonly #log: Log;
  readonly #clipboard: Clipboard;

  constructor(view: SecretsView, log: Log, clipboard: Clipboard) {
    this.#view = view;
    this.#log = log;
    this.#clipboard = clipboard;
  }

  /** The secret that a command was called on, or one that the user picks. */
  async target(argument: unknown, title: string): Promise<SecretLeaf | undefined> {
    return asLeaf(argument) ?? (await pickSecret(this.#view, title));
  }

  async open(argument: unknown): Promise<void> {
    const leaf = await this.target(argument, "Go to secret");
    if (!leaf) return;
    const { root } = leaf.folder;
    const place = await placeOf(root, root, leaf.entry.reference);
    if (place) await vscode.window.showTextDocument(place.uri, place.range ? { selection: place.range } : {});
  }

  async copyReference(argument: unknown): Promise<void> {
    const leaf = await this.target(argument, "Copy the reference of");
    if (leaf) await vscode.env.clipboard.writeText(formatReference(leaf.entry.reference));
  }

  /** Shows a value in an input box, which goes by itself. */
  async reveal(argument: unknown): Promise<void> {
    const leaf = await this.target(argument, "Reveal");
    if (!leaf) return;
    const detail = "Whoever sees your screen can read it. It is hidden again after ten seconds.";
    const text = `Show the value of ${leaf.entry.name}?`;
    if ((await vscode.window.showWarningMessage(text, { modal: true, detail }, "Reveal")) !== "Reveal") return;
    const secret = await this.read(leaf);
    if (!secret) return;
    this.#log.info(`A value was revealed: ${formatReference(leaf.entry.reference)}`);
    const box = vscode.window.createInputBox();
    box.title = leaf.entry.name;
    box.prompt = "Hidden again after ten seconds, or when this box loses focus.";
    box.value = secret.reveal();
    const timer = setTimeout(() => box.hide(), SHOWN);
    box.onDidAccept(() => box.hide());
    box.onDidHide(() => {
      clearTimeout(timer);
      box.value = "";
      box.dispose();
    });
    box.show();
  }

  async copyValue(argument: unknown): Promise<void> {
    const leaf = await this.target(argument, "Copy the value of");
    const secret = leaf && (await this.read(leaf));
    if (!leaf || !secret) return;
    await this.#clipboard.copy(secret);
    this.#log.info(`A value was copied: ${formatReference(leaf.entry.reference)}`);
    void vscode.window.showInformationMessage(
      `The value of ${leaf.entry.name} is in the clipboard, which Sealwright empties after 30 seconds. A program that keeps the clipboard's history may keep it longer.`,
    );
  }

  async edit(argument: unknown): Promise<void> {
    const leaf = await this.target(argument, "Edit");
    if (!leaf) return;
    const value = await askValue(`New value of ${leaf.entry.name}`);
    if (value) await this.#write(leaf, leaf.folder, leaf.entry.reference, value);
  }

  /** Adds a secret to a file, or below a group. */
  async add(argument: unknown): Promise<void> {
    const node = isNode(argument) && argument.kind === "group" ? argument : await this.#pickFile();
    if (!node) return;
    const [file = "", document = "0", pointer = ""] = node.entry.place;
    const sealed = node.store === "sops";
    const name = await vscode.window.showInputBox({
      title: `Add a secret to ${file}`,
      prompt: sealed ? "Name or path, such as password or db/password" : "Name of the variable",
      validateInput: (text) =>
        sealed
          ? /^[^/\s][^\s]{0,200}$/.test(text)
            ? undefined
            : "A name, or names with / between."
          : VARIABLE_NAME.test(text)
            ? undefined
            : "Letters, digits and underscores, and no digit at the beginning.",
    });
    if (name === undefined) return;
    const steps = name.split("/").map((step) => step.replaceAll("~", "~0"));
    const reference: Reference = sealed
      ? { kind: "sops", path: file, document: Number(document), pointer: `${pointer}/${steps.join("/")}` }
      : { kind: "env", name, file };
    const store = await this.#store(node.folder, reference);
    if ((await store.metadata(reference)).kind !== "absent") {
      void vscode.window.showWarningMessage(`${name} is in ${file} already. Edit it instead.`);
      return;
    }
    const value = await askValue(`Value of ${name}`);
    if (value) await this.#write(node, node.folder, reference, value);
  }

  async #pickFile(): Promise<Extract<SecretNode, { kind: "group" }> | undefined> {
    const picks: { label: string; description: string; node: Extract<SecretNode, { kind: "group" }> }[] = [];
    for (const folder of secretFolders()) {
      for (const store of await storesOf(folder).all()) {
        const list = await store.list([]);
        if (list.kind !== "page") continue;
        for (const entry of list.entries) {
          if (entry.kind !== "group") continue;
          const kind = store.id === "sops" ? "sops" : "env";
          picks.push({
            label: entry.name,
            description: folder.name,
            node: { kind: "group", folder, store: kind, entry },
          });
        }
      }
    }
    if (picks.length === 0) {
      void vscode.window.showInformationMessage(
        "There is no file of secrets yet. Run Sealwright: Set Up Encryption, or move a credential from your code first.",
      );
      return undefined;
    }
    return (await vscode.window.showQuickPick(picks, { title: "Add a secret to" }))?.node;
  }

  async remove(argument: unknown): Promise<void> {
    const leaf = await this.target(argument, "Delete");
    if (!leaf) return;
    const { reference, name } = leaf.entry;
    const { root } = leaf.folder;
    const refs = await readRefs(root, root);
    const based = rebase(reference, root, dirname(refs.path));
    const used = nameFor(refs, based);
    const detail = used.known ? `.env.refs gives it to programs as ${used.name}; they will fail without it.` : "";
    const text = `Delete ${name} from its file? Its value is lost.`;
    if ((await vscode.window.showWarningMessage(text, { modal: true, detail }, "Delete")) !== "Delete") return;
    const store = await this.#store(leaf.folder, reference);
    const result = await store.remove(reference);
    if (result.kind === "removed") {
      this.#log.info(`Deleted: ${formatReference(reference)}`);
      this.#view.refresh();
    } else if (result.kind === "refused") void vscode.window.showErrorMessage(result.reason);
    else {
      this.#view.tell(leaf, result);
      void vscode.window.showErrorMessage(sentence(result));
    }
  }

  /** A secret's value, an explicit act of the user behind it; what stood in the way is shown, also in the view. */
  async read(leaf: SecretLeaf): Promise<Secret | undefined> {
    const store = await this.#store(leaf.folder, leaf.entry.reference);
    const result: ReadResult = await store.read(leaf.entry.reference);
    this.#view.tell(leaf, result.kind === "found" ? undefined : result);
    if (result.kind === "found") return result.secret;
    await this.#explain(result.kind === "denied", sentence(result));
    return undefined;
  }

  /** Says why a file is locked, with the way out. */
  async explainLocked(argument: unknown): Promise<void> {
    if (isNode(argument) && argument.kind === "message") await this.#explain(true, argument.text);
  }

  async #explain(locked: boolean, text: string): Promise<void> {
    if (!locked) {
      void vscode.window.showErrorMessage(text);
      return;
    }
    const way =
      "Put your age key where sops looks for it, or ask someone who can open the file to add your public key to it.";
    const action = await vscode.window.showErrorMessage(`${text} ${way}`, "Set Up Encryption");
    if (action) await vscode.commands.executeCommand("sealwright.setUpEncryption");
  }

  async #write(node: SecretNode, folder: SecretFolder, reference: Reference, value: Secret): Promise<boolean> {
    const store = await this.#store(folder, reference);
    const result: WriteResult = await store.write(reference, value);
    if (result.kind === "written") {
      this.#log.info(`Written: ${formatReference(reference)}`);
      this.#view.refresh();
      return true;
    }
    if (result.kind !== "refused") this.#view.tell(node, result);
    const reason = result.kind === "refused" ? result.reason : failureText(result);
    await this.#explain(result.kind === "denied", reason);
    return false;
  }

  async #store(folder: SecretFolder, reference: Reference): Promise<SecretStore> {
    const store = await storesOf(folder).of(reference.kind);
    if (!store) throw new Error("no store for a reference that a store gave");
    return store;
  }
}

async function askValue(title: string): Promise<Secret | undefined> {
  const value = await vscode.window.showInputBox({ title, password: true, ignoreFocusOut: true });
  return value === undefined ? undefined : new Secret(value);
}

/** The absolute file of a node, for commands on files. */
export function fileArgument(argument: unknown): string | undefined {
  if (argument instanceof vscode.Uri) return argument.scheme === "file" ? argument.fsPath : undefined;
  if (isNode(argument)) return nodeFile(argument);
  const active = vscode.window.activeTextEditor?.document.uri;
  return active?.scheme === "file" ? join(active.fsPath) : undefined;
}
