import { dirname } from "node:path";
import * as vscode from "vscode";
import { type Reference, VARIABLE_NAME } from "../../../formats/refs/reference";
import { environmentUses } from "../../../python/environment-uses";
import { readEdits } from "../../../refactor/read-variable";
import { kindOf } from "../../../stores/kinds";
import type { Refused } from "../../../text/refused";
import { nameFor, readRefs, rebase, writeReference } from "../../../work/secrets/refs";
import type { Session } from "../../../work/session";
import { cellOf, fileOf, languageOf } from "../../documents";
import type { FeatureHost } from "../../feature";
import { folderOfDocument, projectFolderOf } from "../../folders";
import { showInformation, showWarning } from "../../messages";

/** A secret, its reference relative to the root of its folder. */
interface RootedReference {
  readonly root: string;
  readonly reference: Reference;
}

/** What stands in a document for a secret: the text at the place, and the edits elsewhere. */
interface Insertion {
  readonly text: string;
  readonly others: readonly vscode.TextEdit[];
}

/**
 * The text that reads a secret at a place. In Python it needs a variable, whose line in `.env.refs` is written first; `ask`
 * lets the user choose a new name. Gives undefined where the user does not, or a sentence why it cannot be done.
 */
async function insertionAt(
  { session }: Pick<FeatureHost, "session">,
  document: vscode.TextDocument,
  range: vscode.Range,
  { root, reference }: RootedReference,
  ask: boolean,
): Promise<Insertion | string | undefined> {
  const folder = projectFolderOf(fileOf(document));
  if (folder?.root !== root) return "This file is in another folder than the secret.";
  const here = folderOfDocument(document, folder);
  const language = languageOf(document);
  if (language !== "python" && language !== "cell") {
    return { text: rebase(reference, root, here).text, others: [] };
  }
  const name = await variableOf(session(folder, here), reference, ask);
  if (name === undefined) return undefined;
  if (typeof name !== "string") return name.reason;
  const text = document.getText();
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const inside = environmentUses(text, language).some((use) => use.start <= start && end <= use.end);
  if (inside) return { text: name, others: [] };
  const cell = cellOf(document);
  const above = cell?.notebook.getCells().slice(0, cell.index) ?? [];
  const earlier = above.filter((each) => languageOf(each.document) === "cell").map((each) => each.document.getText());
  const edits = readEdits(text, language, { start, end }, name, earlier);
  const own = edits.find((edit) => edit.start === start && edit.end === end && edit.text.includes(name));
  const others = edits
    .filter((edit) => edit !== own)
    .map((edit) => vscode.TextEdit.insert(document.positionAt(edit.start), edit.text));
  return { text: own?.text ?? name, others };
}

/** Undefined where the user gives no name; refused where the file of references cannot be written. */
async function variableOf(session: Session, reference: Reference, ask: boolean): Promise<string | Refused | undefined> {
  // A `.env` gives its names by itself.
  const own = kindOf(reference).ownVariable?.(reference);
  if (own !== undefined) return own;
  const { root, folder, files } = session;
  const refs = await readRefs(files, folder);
  const based = rebase(reference, root, dirname(refs.path));
  const { name: proposed, known } = nameFor(refs, based);
  if (known) return proposed;
  const taken = new Set(refs.entries.map(({ name }) => name));
  const name = ask
    ? await vscode.window.showInputBox({
        title: "Name of the environment variable",
        prompt: `A line in ${vscode.workspace.asRelativePath(refs.path)} will give it its value.`,
        value: proposed,
        validateInput: (text) =>
          !VARIABLE_NAME.test(text)
            ? "Letters, digits and underscores, and no digit at the beginning."
            : taken.has(text)
              ? "This name stands for another secret."
              : undefined,
      })
    : proposed;
  if (name === undefined) return undefined;
  return (await writeReference(files, refs.path, name, based)) ?? name;
}

/** Puts a secret's reference at the cursor of the active editor. */
export async function insertReference(host: Pick<FeatureHost, "session">, named: RootedReference): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    void showInformation("Open the file that shall use the secret, and put the cursor there.");
    return;
  }
  const { document, selection } = editor;
  const { version } = document;
  const insertion = await insertionAt(host, document, selection, named, true);
  if (insertion === undefined) return;
  if (typeof insertion === "string") {
    void showWarning(insertion);
    return;
  }
  if (document.version !== version) {
    void showWarning("The code has changed since then. Insert the reference again.");
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, [...insertion.others, vscode.TextEdit.replace(selection, insertion.text)]);
  await vscode.workspace.applyEdit(edit);
  await vscode.window.showTextDocument(document, editor.viewColumn);
}

/** Takes secrets that are dragged from the view into an editor. */
export class ReferenceDrop implements vscode.DocumentDropEditProvider {
  readonly #host: Pick<FeatureHost, "session">;
  readonly #mime: string;

  constructor(host: Pick<FeatureHost, "session">, mime: string) {
    this.#host = host;
    this.#mime = mime;
  }

  async provideDocumentDropEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    data: vscode.DataTransfer,
  ): Promise<vscode.DocumentDropEdit | undefined> {
    const carried = await data.get(this.#mime)?.asString();
    const [first]: RootedReference[] = carried ? JSON.parse(carried) : [];
    if (!first) return undefined;
    const insertion = await insertionAt(this.#host, document, new vscode.Range(position, position), first, false);
    if (insertion === undefined || typeof insertion === "string") return undefined;
    const drop = new vscode.DocumentDropEdit(insertion.text);
    drop.additionalEdit = new vscode.WorkspaceEdit();
    drop.additionalEdit.set(document.uri, [...insertion.others]);
    return drop;
  }
}
