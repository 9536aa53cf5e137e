import * as vscode from "vscode";
import type { Failure } from "../../../stores/store";
import { projectFolderOf } from "../../folders";
import { SEALED } from "../../selectors";
import { stateOf } from "../secrets/nodes";

const SOURCE = "Sealwright";
const PAUSE = 400;
const LARGEST = 1 << 20;

/** Says of open files what is wrong with how they are sealed. */
export class SealedDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection("sealwright-sealed");
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** What attempts to open files came to, by path. */
  readonly #troubles = new Map<string, Failure>();
  readonly #subscriptions: vscode.Disposable[];

  constructor() {
    const rules = vscode.workspace.createFileSystemWatcher("**/.sops.yaml");
    const all = (): void => this.checkOpen();
    this.#subscriptions = [
      rules,
      rules.onDidChange(all),
      rules.onDidCreate(all),
      rules.onDidDelete(all),
      vscode.workspace.onDidOpenTextDocument((document) => this.#soon(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.#troubles.delete(document.uri.fsPath);
        this.#soon(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        clearTimeout(this.#timers.get(uri.toString()));
        this.#timers.delete(uri.toString());
        this.#collection.delete(uri);
      }),
    ];
  }

  checkOpen(): void {
    for (const document of vscode.workspace.textDocuments) this.#soon(document);
  }

  /** Keeps what an explicit attempt to open a file came to; undefined where it went well. */
  report(path: string, failure: Failure | undefined): void {
    if (failure === undefined || failure.kind === "absent") this.#troubles.delete(path);
    else this.#troubles.set(path, failure);
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "file" && uri.fsPath === path);
    if (document) this.#soon(document);
  }

  #soon(document: vscode.TextDocument): void {
    if (!vscode.languages.match(SEALED, document)) return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => void this.#check(document), PAUSE),
    );
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const folder = projectFolderOf(document.uri);
    const text = document.getText();
    if (document.isClosed || !folder || text.length > LARGEST) return;
    const { version, uri } = document;
    const { sealedProblems } = await import("../../../work/seal/problems");
    const found = (await sealedProblems(folder.root, uri.fsPath, text)).map((problem) => {
      const range = new vscode.Range(document.positionAt(problem.start), document.positionAt(problem.end));
      const { Error: error, Warning: warning } = vscode.DiagnosticSeverity;
      return made(range, problem.message, problem.severity === "error" ? error : warning, problem.code);
    });
    const trouble = this.#troubles.get(uri.fsPath);
    if (trouble) {
      const { state, text: message } = stateOf(trouble);
      const first = document.lineAt(0).range;
      found.push(made(first, message, vscode.DiagnosticSeverity.Error, state));
    }
    if (!document.isClosed && document.version === version) this.#collection.set(uri, found);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#collection.dispose();
  }
}

function made(
  range: vscode.Range,
  message: string,
  severity: vscode.DiagnosticSeverity,
  code: string,
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, message, severity);
  diagnostic.source = SOURCE;
  diagnostic.code = code;
  return diagnostic;
}

/** Offers what can be done about it. */
export class SealedFixes implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  };

  provideCodeActions(
    { uri }: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const actions: vscode.CodeAction[] = [];
    for (const diagnostic of diagnostics) {
      if (diagnostic.source !== SOURCE) continue;
      const offer =
        diagnostic.code === "plain-file"
          ? { title: "Encrypt now", command: "sealwright.encryptNow" }
          : diagnostic.code === "plain-value"
            ? { title: "Seal what was added by hand", command: "sealwright.encryptNow" }
            : diagnostic.code === "recipients"
              ? { title: "Update keys", command: "sealwright.updateKeys" }
              : diagnostic.code === "locked"
                ? { title: "Set up encryption", command: "sealwright.setUpEncryption" }
                : undefined;
      if (!offer) continue;
      const action = new vscode.CodeAction(offer.title, vscode.CodeActionKind.QuickFix);
      action.command = { ...offer, arguments: [uri] };
      action.diagnostics = [diagnostic];
      action.isPreferred = actions.length === 0;
      actions.push(action);
    }
    return actions;
  }
}
