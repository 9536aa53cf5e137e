import * as vscode from "vscode";
import { formatReference } from "../../../formats/refs/reference";
import type { SecretStore, StoreEntry } from "../../../stores/store";
import { fileOf } from "../../documents";
import { secretFolderOf, storesOf } from "./folders";
import { folderOfDocument } from "./insert-reference";
import { knownVariables } from "./refs-variables";

/** What opens the name of a variable, up to the cursor. */
const VARIABLE = /(?:environ(?:\.get\(|\.setdefault\(|\.pop\(|\[)|getenv\()\s{0,4}(["'])([A-Za-z0-9_]{0,255})$/;
const REFERENCE = /sops:\/\/([^\s"'<>`]{0,500})$/;
const MOST = 500;

/** Names of variables inside `os.environ["…"]` and `os.getenv("…")`. */
export class VariableCompletion implements vscode.CompletionItemProvider {
  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[] | undefined> {
    const typed = VARIABLE.exec(before(document, position))?.[2];
    const folder = secretFolderOf(fileOf(document));
    if (typed === undefined || !folder) return undefined;
    const { names } = await knownVariables(folder, folderOfDocument(document, folder));
    const range = new vscode.Range(position.translate(0, -typed.length), position);
    return [...names].map(([name, file]) => {
      const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Constant);
      item.detail = file;
      item.range = range;
      return item;
    });
  }
}

/** References behind `sops://`. */
export class ReferenceCompletion implements vscode.CompletionItemProvider {
  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionItem[] | undefined> {
    const typed = REFERENCE.exec(before(document, position))?.[1];
    const folder = secretFolderOf(fileOf(document));
    if (typed === undefined || !folder) return undefined;
    const here = folderOfDocument(document, folder);
    const store = await storesOf(folder, here).of("sops");
    if (!store) return undefined;
    const range = new vscode.Range(position.translate(0, -typed.length - "sops://".length), position);
    const items: vscode.CompletionItem[] = [];
    for (const entry of await secretsBelow(store, token)) {
      const text = formatReference(entry.reference);
      const item = new vscode.CompletionItem(text, vscode.CompletionItemKind.Reference);
      item.detail = entry.sealed ? "sealed" : "plain text in a sealed file";
      item.filterText = text;
      item.range = range;
      items.push(item);
    }
    return items;
  }
}

function before(document: vscode.TextDocument, position: vscode.Position): string {
  return document.lineAt(position).text.slice(0, position.character);
}

async function secretsBelow(
  store: SecretStore,
  token: vscode.CancellationToken,
): Promise<Extract<StoreEntry, { kind: "secret" }>[]> {
  const found: Extract<StoreEntry, { kind: "secret" }>[] = [];
  const places: (readonly string[])[] = [[]];
  for (const place of places) {
    for (let page: string | undefined, first = true; first || page !== undefined; first = false) {
      if (token.isCancellationRequested || found.length >= MOST) return found;
      const list = await store.list(place, page);
      if (list.kind !== "page") break;
      for (const entry of list.entries) {
        if (entry.kind === "group") places.push(entry.place);
        else found.push(entry);
      }
      page = list.next;
    }
  }
  return found;
}
