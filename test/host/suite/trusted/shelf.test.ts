import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { STORE_KINDS } from "../../../../src/stores/kinds";
import { SecretActions } from "../../../../src/vscode/features/secrets/actions";
import { Clipboard } from "../../../../src/vscode/features/secrets/clipboard";
import { ReferenceCompletion, VariableCompletion } from "../../../../src/vscode/features/secrets/completion";
import { insertReference } from "../../../../src/vscode/features/secrets/insert-reference";
import { mentionsIn } from "../../../../src/vscode/features/secrets/mentions";
import { SecretNavigation } from "../../../../src/vscode/features/secrets/navigation";
import type { SecretLeaf, SecretNode } from "../../../../src/vscode/features/secrets/nodes";
import { ReferenceDiagnostics } from "../../../../src/vscode/features/secrets/reference-diagnostics";
import { SecretReferences } from "../../../../src/vscode/features/secrets/references";
import { askRename, showUsages } from "../../../../src/vscode/features/secrets/rename";
import { SecretsView } from "../../../../src/vscode/features/secrets/view";
import { eventually } from "../../../eventually";
import { shelfKind } from "../../../shelf/kind";
import { answering } from "../answers";
import { hostOf, makeIdentity } from "../sealed";
import { closeAll, FOLDER, uniqueValue, write } from "../workspace";

const { createTreeView, showQuickPick } = vscode.window;

const NO_CANCEL = new vscode.CancellationTokenSource().token;

describe("a kind of store that the product does not know", () => {
  const value = uniqueValue(131);
  const file = join(FOLDER, "..", "shelf.json");
  let view: SecretsView;
  let actions: SecretActions;

  before(async () => {
    await makeIdentity();
    STORE_KINDS.push(shelfKind);
    process.env.SHELF = file;
    // The view of the product has this name already.
    Object.assign(vscode.window, { createTreeView: () => ({ dispose() {} }) });
    view = new SecretsView(hostOf());
    actions = new SecretActions(view, hostOf(), new Clipboard());
  });

  beforeEach(() => {
    writeFileSync(file, JSON.stringify({ team: { TOKEN: value, OTHER: "1" } }));
    write("shelf/.env.refs", "SERVICE_TOKEN=shelf://team/TOKEN\nGONE=shelf://team/NONE\n");
    write("shelf/use.py", 'import os\n\ntoken = os.environ["SERVICE_TOKEN"]\n');
  });

  afterEach(closeAll);

  after(() => {
    view.dispose();
    Object.assign(vscode.window, { createTreeView, showQuickPick });
    STORE_KINDS.splice(STORE_KINDS.indexOf(shelfKind), 1);
    delete process.env.SHELF;
    rmSync(file);
    rmSync(join(FOLDER, "shelf"), { recursive: true });
  });

  const shelf = () => JSON.parse(readFileSync(file, "utf8"));
  const open = (path: string) => vscode.workspace.openTextDocument(join(FOLDER, path));
  const endOf = (document: vscode.TextDocument, part: string) =>
    document.positionAt(document.getText().indexOf(part) + part.length);

  async function leafOf(name: string): Promise<SecretLeaf> {
    const leaf = (await view.leaves()).find((each) => each.entry.name === name && each.entry.file === undefined);
    assert(leaf, `${name} is not in the tree`);
    return leaf;
  }

  it("stands in the tree with its title and icon, its groups and its secrets, without a value", async () => {
    const stores = await view.getChildren();
    const items = stores.map((node) => view.getTreeItem(node));
    const at = items.findIndex(({ label }) => label === "Shelves");
    assert.deepEqual(items[at]?.iconPath, new vscode.ThemeIcon("library"));
    const groups = await view.getChildren(stores[at]);
    const [team] = groups.map((node) => view.getTreeItem(node));
    assert.deepEqual([team?.label, team?.contextValue], ["team", "group.write.remove.name"]);
    const leaves = await view.getChildren(groups[0]);
    const shown = leaves.map((node) => view.getTreeItem(node));
    assert.deepEqual(
      shown.map(({ label, contextValue }) => [label, contextValue]),
      [
        ["TOKEN", "secret.write.remove.name"],
        ["OTHER", "secret.write.remove.name"],
      ],
    );
    assert(!JSON.stringify(shown).includes(value));
    const { messages } = await answering([], () => actions.open(leaves[0]));
    assert.deepEqual(messages, ["TOKEN stands in no file here: it is kept in Shelves."]);
  });

  it("completes its references, and the variables that they give", async () => {
    write("shelf/config.yaml", "url: shelf://t\n");
    const document = await open("shelf/config.yaml");
    const token = new vscode.CancellationTokenSource().token;
    const items = await new ReferenceCompletion(hostOf()).provideCompletionItems(
      document,
      endOf(document, "//t"),
      token,
    );
    assert.deepEqual(items?.map(({ label }) => label).sort(), ["shelf://team/OTHER", "shelf://team/TOKEN"]);
    const code = await open("shelf/use.py");
    const names = await new VariableCompletion(hostOf()).provideCompletionItems(code, endOf(code, 'environ["'));
    const given = names?.filter(({ detail }) => detail === "shelf/.env.refs").map(({ label }) => label);
    assert.deepEqual(given?.sort(), ["GONE", "SERVICE_TOKEN"]);
  });

  it("is named by hovers, and leads to no file", async () => {
    const navigation = new SecretNavigation(hostOf());
    const code = await open("shelf/use.py");
    const hover = await navigation.provideHover(code, endOf(code, 'environ["S'), NO_CANCEL);
    const [content] = hover?.contents ?? [];
    assert.equal(
      (content as vscode.MarkdownString).value.replaceAll("\\", "").replaceAll("&nbsp;", " "),
      "SERVICE_TOKEN comes from shelf://team/TOKEN by .env.refs.",
    );
    assert.equal(await navigation.provideDefinition(code, endOf(code, 'environ["S')), undefined);
    const refs = await open("shelf/.env.refs");
    assert(await navigation.provideHover(refs, endOf(refs, "shelf://te"), NO_CANCEL));
  });

  it("warns of a reference that leads to nothing, and of one that cannot be read", async () => {
    write("shelf/wrong/.env.refs", "SERVICE_TOKEN=shelf://team/TOKEN\nGONE=shelf://team/NONE\nWRONG=shelf://team\n");
    const document = await open("shelf/wrong/.env.refs");
    assert.deepEqual(
      mentionsIn(document).map(({ kind }) => kind),
      ["reference", "reference", "broken"],
    );
    const { createDiagnosticCollection } = vscode.languages;
    const set: string[] = [];
    const collect = (uri: vscode.Uri, found: readonly vscode.Diagnostic[]) => {
      if (uri.fsPath === document.uri.fsPath) set.splice(0, set.length, ...found.map(({ message }) => message));
    };
    Object.assign(vscode.languages, {
      createDiagnosticCollection: () => ({ set: collect, delete() {}, dispose() {} }),
    });
    const diagnostics = new ReferenceDiagnostics(hostOf());
    Object.assign(vscode.languages, { createDiagnosticCollection });
    try {
      diagnostics.checkOpen();
      await eventually("two warnings", () => (set.length === 2 ? set : undefined));
      assert.deepEqual(set.sort(), [
        "WRONG: It is not of the form shelf://team/name. Plain values belong into .env.",
        "shelf://team/NONE leads to no shelf.",
      ]);
    } finally {
      diagnostics.dispose();
      rmSync(join(FOLDER, "shelf/wrong"), { recursive: true });
    }
  });

  it("shows where it is used", async () => {
    const { executeCommand } = vscode.commands;
    const shown: string[] = [];
    const show = async (command: string, ...rest: unknown[]) => {
      if (command !== "editor.action.showReferences") return executeCommand(command, ...rest);
      const locations = rest[2] as vscode.Location[];
      for (const { uri, range } of locations)
        shown.push(`${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}`);
      return undefined;
    };
    Object.assign(vscode.commands, { executeCommand: show });
    await showUsages(actions, await leafOf("TOKEN"));
    Object.assign(vscode.commands, { executeCommand });
    assert.deepEqual(shown.sort(), ["shelf/.env.refs:1", "shelf/.env.refs:1", "shelf/use.py:3"]);
    const code = await open("shelf/use.py");
    const found = await new SecretReferences(hostOf()).provideReferences(code, endOf(code, 'environ["S'));
    assert.equal(found?.length, 3);
  });

  it("is inserted, added, renamed with what refers to it, and deleted", async () => {
    write("shelf/new.py", "call()\n");
    const editor = await vscode.window.showTextDocument(await open("shelf/new.py"));
    editor.selection = new vscode.Selection(0, "call(".length, 0, "call(".length);
    const { folder, entry } = await leafOf("TOKEN");
    await insertReference(hostOf(), { root: folder.root, reference: entry.reference });
    assert.match(editor.document.getText(), /call\(os\.environ\["SERVICE_TOKEN"\]\)/);

    const stores = await view.getChildren();
    const store = stores.find((node) => node.kind === "store" && node.store.kind === shelfKind);
    const [team] = await view.getChildren(store as SecretNode);
    await answering(["FRESH", "2"], () => actions.add(team));
    assert.deepEqual(shelf(), { team: { TOKEN: value, OTHER: "1", FRESH: "2" } });

    const leaf = await leafOf("TOKEN");
    await answering(["RENAMED", "Rename"], () => askRename(actions, view, leaf));
    assert.deepEqual(shelf(), { team: { OTHER: "1", FRESH: "2", RENAMED: value } });
    assert.match(readFileSync(join(FOLDER, "shelf/.env.refs"), "utf8"), /^SERVICE_TOKEN=shelf:\/\/team\/RENAMED$/m);
    const gone = await leafOf("RENAMED");
    await answering(["Delete"], () => actions.remove(gone));
    assert.deepEqual(shelf(), { team: { OTHER: "1", FRESH: "2" } });
  });
});
