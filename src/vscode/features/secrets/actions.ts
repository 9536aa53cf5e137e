import * as vscode from "vscode";
import type { Reference } from "../../../formats/refs/reference";
import type { Secret } from "../../../secret/secret";
import { type Failure, readOne } from "../../../stores/store";
import type { Refused } from "../../../text/refused";
import { addSecret, deleteSecret, storeOf } from "../../../work/secrets/change";
import { originOfReference } from "../../../work/secrets/variables";
import type { Session } from "../../../work/session";
import type { FeatureHost } from "../../feature";
import { showError, showInformation, showWarning } from "../../messages";
import type { Clipboard } from "./clipboard";
import { asLeaf, isNode, nodeFile, type SecretGroup, type SecretLeaf, type SecretNode } from "./nodes";
import { pickSecret } from "./search";
import { showSpan } from "./spans";
import { type SecretsView, sentence } from "./view";

/** How long a value may be seen, in milliseconds. */
const SHOWN = 10_000;

/** What a person does with one secret of the view. */
export class SecretActions {
  readonly #view: SecretsView;
  readonly #host: FeatureHost;
  readonly #clipboard: Clipboard;

  constructor(view: SecretsView, host: FeatureHost, clipboard: Clipboard) {
    this.#view = view;
    this.#host = host;
    this.#clipboard = clipboard;
  }

  /** The secret that a command was called on, or one that the user picks. */
  async target(argument: unknown, title: string): Promise<SecretLeaf | undefined> {
    return asLeaf(argument) ?? (await pickSecret(this.#view, title));
  }

  session({ folder }: SecretLeaf | SecretGroup): Session {
    return this.#host.session(folder);
  }

  async open(argument: unknown): Promise<void> {
    const leaf = await this.target(argument, "Go to secret");
    if (!leaf) return;
    const { span, inFiles } = await originOfReference(this.session(leaf), leaf.entry.reference);
    if (span) await showSpan(leaf.folder.root, span);
    else if (!inFiles) {
      const text = `${leaf.entry.name} stands in no file here: it is kept in ${leaf.store.kind.title}.`;
      void showInformation(text);
    }
  }

  async copyReference(argument: unknown): Promise<void> {
    const leaf = await this.target(argument, "Copy the reference of");
    if (leaf) await vscode.env.clipboard.writeText(leaf.entry.reference.text);
  }

  /** Shows a value in an input box, which goes by itself. */
  async reveal(argument: unknown): Promise<void> {
    const leaf = await this.target(argument, "Reveal");
    if (!leaf) return;
    const detail = "Anyone who sees your screen can read it. It is hidden again after ten seconds.";
    const text = `Show the value of ${leaf.entry.name}?`;
    if ((await showWarning(text, { modal: true, detail }, "Reveal")) !== "Reveal") return;
    const secret = await this.#read(leaf);
    if (!secret) return;
    this.#host.log.info(`A value was revealed: ${leaf.entry.reference.text}`);
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
    const secret = leaf && (await this.#read(leaf));
    if (!leaf || !secret) return;
    await this.#clipboard.copy(secret);
    this.#host.log.info(`A value was copied: ${leaf.entry.reference.text}`);
    void showInformation(
      `${leaf.entry.name} is in the clipboard for 30 seconds; a clipboard's history may keep it longer.`,
    );
  }

  async edit(argument: unknown): Promise<void> {
    const leaf = await this.target(argument, "Edit");
    if (!leaf) return;
    const session = this.session(leaf);
    const secret = await session.person.secret(`New value of ${leaf.entry.name}`);
    if (secret === undefined) return;
    const { reference } = leaf.entry;
    const opened = await storeOf(session, reference);
    await this.#written(
      leaf,
      reference,
      "code" in opened ? opened : await opened.store.write([{ reference, secret }], { replace: true }, session.use),
    );
  }

  /** Adds a secret to a file, or below a group. */
  async add(argument: unknown): Promise<void> {
    const node = isNode(argument) && argument.kind === "group" ? argument : await this.#pickTarget();
    const naming = node?.store.kind.naming;
    if (!node || !naming) return;
    const { place } = node.entry;
    const session = this.session(node);
    const store = await session.stores.ofFiles(node.store.kind.scheme);
    const name = await vscode.window.showInputBox({
      title: `Add a secret to ${place[0] ?? node.entry.name}`,
      prompt: naming.prompt,
      validateInput: async (text) => {
        const named = naming.added(place, text);
        if (typeof named === "string") return named;
        const taken = (await store?.metadata(named, session.browse))?.kind === "metadata";
        return taken ? `${text} is there already. Edit it instead.` : undefined;
      },
    });
    const reference = name === undefined ? undefined : naming.added(place, name);
    if (reference === undefined || typeof reference === "string") return;
    const result = await addSecret(session, reference, () => session.person.secret(`Value of ${name}`));
    if (result.kind === "refused" && result.code === "taken") {
      void showWarning(`${name} is in ${place[0]} already. Edit it instead.`);
    } else await this.#written(node, reference, result);
  }

  async #pickTarget(): Promise<SecretGroup | undefined> {
    const picks = (await this.#view.targets()).map((node) => ({
      label: node.entry.name,
      description: node.folder.name,
      node,
    }));
    if (picks.length === 0) {
      void showInformation(
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
    const result = await deleteSecret(this.session(leaf), name, reference);
    if (result.kind === "removed") {
      this.#host.log.info(`Deleted: ${reference.text}`);
      this.#view.refresh();
    } else await this.failed(leaf, result);
  }

  /** Says why a file is locked, with the way out. */
  async explainLocked(argument: unknown): Promise<void> {
    if (isNode(argument) && argument.kind === "message") await this.#explain(true, argument.text);
  }

  /** Shows what stood in the way, also in the view; nothing where the user did not want it. */
  async failed(node: SecretNode, failure: Refused | Failure): Promise<void> {
    if (failure.kind === "refused") {
      if (failure.code !== "declined") void showError(failure.reason);
      return;
    }
    this.#view.attempted(node, failure);
    await this.#explain(failure.kind === "denied", sentence(failure));
  }

  async #read(leaf: SecretLeaf): Promise<Secret | undefined> {
    const opened = await storeOf(this.session(leaf), leaf.entry.reference);
    const result =
      "code" in opened ? opened : await readOne(opened.store, leaf.entry.reference, this.session(leaf).use);
    if (result.kind !== "found") {
      await this.failed(leaf, result);
      return undefined;
    }
    this.#view.attempted(leaf, undefined);
    return result.secret;
  }

  async #written(
    node: SecretNode,
    { text }: Reference,
    result: { readonly kind: "written" } | Refused | Failure,
  ): Promise<void> {
    if (result.kind !== "written") return this.failed(node, result);
    this.#host.log.info(`Written: ${text}`);
    this.#view.refresh();
  }

  async #explain(locked: boolean, text: string): Promise<void> {
    if (!locked) {
      void showError(text);
      return;
    }
    const way =
      "Put your age key where sops looks for it, or ask someone who can open the file to add your public key to it.";
    const action = await showError(`${text} ${way}`, "Set Up Encryption");
    if (action) await vscode.commands.executeCommand("sealwright.setUpEncryption");
  }
}

/** The absolute file of a node, for commands on files. */
export function fileArgument(argument: unknown): string | undefined {
  if (argument instanceof vscode.Uri) return argument.scheme === "file" ? argument.fsPath : undefined;
  if (isNode(argument)) return nodeFile(argument);
  const active = vscode.window.activeTextEditor?.document.uri;
  return active?.scheme === "file" ? active.fsPath : undefined;
}
