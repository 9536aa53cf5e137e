import * as vscode from "vscode";
import { STORE_KINDS } from "../../../stores/kinds";
import type { Call, SecretStore, StoreEntry } from "../../../stores/store";
import { knownVariables } from "../../../work/secrets/variables";
import type { Session } from "../../../work/session";
import { fileOf } from "../../documents";
import type { FeatureHost } from "../../feature";
import { folderOfDocument, projectFolderOf } from "../../folders";

/** What opens the name of a variable, up to the cursor. */
const VARIABLE = /(?:environ(?:\.get\(|\.setdefault\(|\.pop\(|\[)|getenv\()\s{0,4}(["'])([A-Za-z0-9_]{0,255})$/;
/** A reference that is being typed, up to the cursor. */
const REFERENCE = /\b([a-z][a-z0-9-]{0,19}):\/\/[^\s"'<>`]{0,500}$/;
const MOST = 500;

abstract class SecretCompletion {
  readonly #session: FeatureHost["session"];

  constructor({ session }: Pick<FeatureHost, "session">) {
    this.#session = session;
  }

  protected sessionOf(document: vscode.TextDocument): Session | undefined {
    const folder = projectFolderOf(fileOf(document));
    return folder && this.#session(folder, folderOfDocument(document, folder));
  }
}

/** Names of variables inside `os.environ["…"]` and `os.getenv("…")`. */
export class VariableCompletion extends SecretCompletion implements vscode.CompletionItemProvider {
  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[] | undefined> {
    const typed = VARIABLE.exec(before(document, position))?.[2];
    const session = typed === undefined ? undefined : this.sessionOf(document);
    if (typed === undefined || !session) return undefined;
    const { names } = await knownVariables(session);
    const range = new vscode.Range(position.translate(0, -typed.length), position);
    return [...names].map(([name, file]) => {
      const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Constant);
      item.detail = file;
      item.range = range;
      return item;
    });
  }
}

/** References behind the scheme of a store. */
export class ReferenceCompletion extends SecretCompletion implements vscode.CompletionItemProvider {
  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionItem[] | undefined> {
    const [typed, scheme] = REFERENCE.exec(before(document, position)) ?? [];
    const session = this.sessionOf(document);
    const kind = STORE_KINDS.find((each) => each.scheme === scheme);
    const store = kind && (await session?.stores.ofFiles(kind.scheme));
    if (typed === undefined || !store || !session) return undefined;
    const range = new vscode.Range(position.translate(0, -typed.length), position);
    const items: vscode.CompletionItem[] = [];
    for (const entry of await secretsBelow(store, session.browse, token)) {
      const { text } = entry.reference;
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
  call: Call,
  token: vscode.CancellationToken,
): Promise<Extract<StoreEntry, { kind: "secret" }>[]> {
  const found: Extract<StoreEntry, { kind: "secret" }>[] = [];
  const places: (readonly string[])[] = [[]];
  for (const place of places) {
    let page: string | undefined;
    do {
      if (token.isCancellationRequested || found.length >= MOST) return found;
      const list = await store.list(place, call, page);
      if (list.kind !== "page") break;
      for (const entry of list.entries) {
        if (entry.kind === "group") places.push(entry.place);
        else found.push(entry);
      }
      page = list.next;
    } while (page !== undefined);
  }
  return found;
}
