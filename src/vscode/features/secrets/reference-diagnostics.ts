import * as vscode from "vscode";
import { kindOf } from "../../../stores/kinds";
import { isAmbient } from "../../../work/secrets/ambient";
import { failureText } from "../../../work/secrets/resolve";
import { knownVariables } from "../../../work/secrets/variables";
import type { Session } from "../../../work/session";
import { fileOf } from "../../documents";
import type { FeatureHost } from "../../feature";
import { folderOfDocument, projectFolderOf } from "../../folders";
import { PYTHON, REFERRING } from "../../selectors";
import { isRefs, type Mention, mentionsIn } from "./mentions";

const SOURCE = "Sealwright";
/** After the last change, in milliseconds. */
const PAUSE = 400;
/** Warns of references that lead to nothing, and of variables that nothing provides. Uses no key. */
export class ReferenceDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection("sealwright-references");
  readonly #subscriptions: vscode.Disposable[];
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #session: FeatureHost["session"];

  constructor({ session }: Pick<FeatureHost, "session">) {
    this.#session = session;
    const watcher = vscode.workspace.createFileSystemWatcher("**/{.env,.env.refs,.env.example,*.yaml,*.yml,*.enc.*}");
    const all = (): void => this.checkOpen();
    this.#subscriptions = [
      watcher,
      watcher.onDidChange(all),
      watcher.onDidCreate(all),
      watcher.onDidDelete(all),
      vscode.workspace.onDidOpenTextDocument((document) => this.#soon(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#soon(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri)),
    ];
  }

  checkOpen(): void {
    for (const document of vscode.workspace.textDocuments) this.#soon(document);
  }

  #soon(document: vscode.TextDocument): void {
    if (!vscode.languages.match(PYTHON, document) && !vscode.languages.match(REFERRING, document)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => void this.#check(document), PAUSE),
    );
  }

  #forget(uri: vscode.Uri): void {
    clearTimeout(this.#timers.get(uri.toString()));
    this.#timers.delete(uri.toString());
    this.#collection.delete(uri);
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    if (document.isClosed) return;
    const folder = projectFolderOf(fileOf(document));
    if (!folder) return;
    const session = this.#session(folder, folderOfDocument(document, folder));
    const { version } = document;
    const found: vscode.Diagnostic[] = [];
    const mentions = mentionsIn(document);
    for (const mention of mentions) {
      const text = await complaint(session, mention, isRefs(document));
      if (text === undefined) continue;
      const diagnostic = new vscode.Diagnostic(mention.range, text, vscode.DiagnosticSeverity.Warning);
      diagnostic.source = SOURCE;
      diagnostic.code = mention.kind === "variable" ? "unknown-variable" : "unknown-reference";
      found.push(diagnostic);
    }
    if (document.version === version && !document.isClosed) this.#collection.set(document.uri, found);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#collection.dispose();
  }
}

async function complaint(session: Session, mention: Mention, inRefs: boolean): Promise<string | undefined> {
  if (mention.kind === "broken") return mention.reason;
  if (mention.kind === "variable") {
    const { name, needed } = mention;
    if (!needed || isAmbient(name) || session.env[name] !== undefined) return undefined;
    const { names, some } = await knownVariables(session);
    if (!some || names.has(name)) return undefined;
    return `Neither .env, .env.refs nor .env.example provides ${name}. Add a line to one of them.`;
  }
  const { reference } = mention;
  const kind = kindOf(reference);
  const variable = kind.ownVariable?.(reference);
  if (variable !== undefined && (!inRefs || session.env[variable] !== undefined)) return undefined;
  const store = await session.stores.of(reference);
  const result = "code" in store ? store : await store.metadata(reference, session.browse);
  if (result.kind === "absent") return kind.absentText(reference);
  const told = result.kind === "unreachable" || result.kind === "deleted" || result.kind === "refused";
  return told ? `${reference.text}: ${failureText(result)}` : undefined;
}
