import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { eventually } from "../../../eventually";
import { closeAll, diagnosticsOf, FOLDER, notebookText, uniqueValue, write } from "../workspace";

describe("diagnostics", () => {
  afterEach(closeAll);

  it("stand on the value alone in a Python file, and go when it is closed", async () => {
    const value = uniqueValue(1);
    const uri = write("a.py", `import db\n\nclient_secret = "${value}"\n`);
    // As a person opens it: a document that an extension opens is kept for minutes.
    await vscode.commands.executeCommand("vscode.open", uri);
    const [found] = await diagnosticsOf(uri, 1);
    assert.equal(vscode.window.activeTextEditor?.document.getText(found?.range), value);
    const code = found?.code;
    assert(typeof code === "object");
    assert.match(String(code.target), /^command:sealwright\.explainRule/);
    assert(!found?.message.includes(value.slice(0, 5)));
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await diagnosticsOf(uri, 0);
  });

  it("follow what is typed in an untitled document", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "python", content: "x = 1\n" });
    const editor = await vscode.window.showTextDocument(document);
    const value = uniqueValue(2);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), `api_key = "${value}"\n`));
    await diagnosticsOf(document.uri, 1);
    await editor.edit((edit) => edit.delete(new vscode.Range(1, 0, 2, 0)));
    await diagnosticsOf(document.uri, 0);
  });

  it("name the other places of the same value", async () => {
    const value = uniqueValue(3);
    const first = write("one.py", `client_secret = "${value}"\n`);
    const second = write("two.py", `\nclient_secret = "${value}"\n`);
    for (const uri of [first, second]) await vscode.window.showTextDocument(uri, { preview: false });
    const related = await eventually("related information", () => {
      const [found] = vscode.languages.getDiagnostics(first);
      return found?.relatedInformation?.length ? found.relatedInformation : undefined;
    });
    assert.equal(related[0]?.location.uri.toString(), second.toString());
    assert.equal(related[0]?.location.range.start.line, 1);
  });

  it("stand in the cells of a notebook, and on the last line of a cell whose output shows a value", async () => {
    const value = uniqueValue(4);
    const printed = `api_key = "${uniqueValue(5)}"\n`;
    const uri = write(
      "shown.ipynb",
      notebookText([
        { kind: "markdown", source: "# Title" },
        { kind: "code", source: `client_secret = "${value}"` },
        { kind: "code", source: "a = 1\nprint(config)", output: printed },
      ]),
    );
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const source = notebook.cellAt(1).document;
    const [found] = await diagnosticsOf(source.uri, 1);
    assert.equal(source.getText(found?.range), value);
    const [shown] = await diagnosticsOf(notebook.cellAt(2).document.uri, 1);
    assert.equal(shown?.range.start.line, 1);
    assert.match(shown?.message ?? "", /output/);
  });

  it("are found in closed files by a scan of the workspace, and stay", async () => {
    const value = uniqueValue(6);
    const uri = write("deep/closed.py", `\n\nclient_secret = "${value}"\n`);
    await vscode.commands.executeCommand("sealwright.scanWorkspace");
    const [found] = await diagnosticsOf(uri, 1);
    assert.deepEqual([found?.range.start.line, found?.range.start.character], [2, 17]);
    await vscode.window.showTextDocument(uri);
    await diagnosticsOf(uri, 1);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await diagnosticsOf(uri, 1);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri);
    await vscode.workspace.applyEdit(edit);
    await diagnosticsOf(uri, 0);
  });

  it("follow the files of a scan, which are those that the command reads", async () => {
    const listed = write("follow/config.yaml", `client_secret: "${uniqueValue(41)}"\n`);
    const ignored = write("follow/build/out.py", `client_secret = "${uniqueValue(42)}"\n`);
    write("follow/.gitignore", "build/\n");
    await vscode.commands.executeCommand("sealwright.scanWorkspace");
    await diagnosticsOf(listed, 1);
    await diagnosticsOf(ignored, 0);
    const made = write("follow/new.py", `client_secret = "${uniqueValue(43)}"\n`);
    await diagnosticsOf(made, 1);
    write("follow/config.yaml", "client_secret: ${CLIENT_SECRET}\n");
    await diagnosticsOf(listed, 0);
    write("follow/.sealwright.toml", 'exclude = ["new.py"]\n');
    await diagnosticsOf(made, 0);
    rmSync(join(FOLDER, "follow/.sealwright.toml"));
    await diagnosticsOf(made, 1);
    rmSync(join(FOLDER, "follow"), { recursive: true });
    await diagnosticsOf(made, 0);
  });

  it("are found in closed notebooks and scripts by the project's own rules", async () => {
    const rule = ["[[rule]]", 'id = "ward-number"', 'title = "Number of a ward"', 'pattern = "ward-[0-9]{6}"'];
    write("owned/.sealwright.toml", `${rule.join("\n")}\n`);
    const script = write("owned/closed.py", 'name = "ward-104729"\n');
    write("owned/closed.ipynb", notebookText([{ kind: "code", source: 'name = "ward-224737"\n' }]));
    await vscode.commands.executeCommand("sealwright.scanWorkspace");
    const [inScript] = await diagnosticsOf(script, 1);
    assert.deepEqual([inScript?.range.start.line, inScript?.range.start.character], [0, 8]);
    const found = await eventually("a finding in the notebook", () => {
      const all = vscode.languages.getDiagnostics().filter(([uri]) => uri.path.endsWith("owned/closed.ipynb"));
      return all.flatMap(([, list]) => list).length === 1 ? all.flatMap(([, list]) => list) : undefined;
    });
    assert.match(found[0]?.message ?? "", /Number of a ward/);
    rmSync(join(FOLDER, "owned"), { recursive: true });
  });
});

describe("the settings", () => {
  const settings = vscode.workspace.getConfiguration("sealwright");
  const { Global } = vscode.ConfigurationTarget;

  afterEach(async () => {
    for (const name of ["exclude", "enable", "minimumConfidence", "severity.medium"]) {
      await settings.update(name, undefined, Global);
    }
    await closeAll();
  });

  it("leave files out, switch the detection off, and choose what is shown and how", async () => {
    const excluded = write("data/excluded.py", `client_secret = "${uniqueValue(8)}"\n`);
    const shown = write("shown.py", `client_secret = "${uniqueValue(9)}"\n`);
    await settings.update("exclude", ["data/**"], Global);
    for (const uri of [excluded, shown]) await vscode.window.showTextDocument(uri, { preview: false });
    await diagnosticsOf(shown, 1);
    await diagnosticsOf(excluded, 0);
    await settings.update("severity.medium", "hint", Global);
    await eventually("another severity", async () => {
      const [found] = await diagnosticsOf(shown, 1);
      return found?.severity === vscode.DiagnosticSeverity.Hint ? true : undefined;
    });
    await settings.update("minimumConfidence", "high", Global);
    await diagnosticsOf(shown, 0);
    await settings.update("minimumConfidence", undefined, Global);
    await diagnosticsOf(shown, 1);
    await settings.update("enable", false, Global);
    await diagnosticsOf(shown, 0);
  });
});

describe("the hover", () => {
  afterEach(closeAll);

  it("says what a value is and never shows it", async () => {
    const value = uniqueValue(7);
    const uri = write("hover.py", `client_secret = "${value}"\n`);
    await vscode.window.showTextDocument(uri);
    const [found] = await diagnosticsOf(uri, 1);
    assert(found);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      found.range.start,
    );
    const text = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === "string" ? part : part.value)),
    );
    assert.match(text.join("\n"), /client.*secret/);
    assert(!text.join("\n").includes(value.slice(0, 6)));
  });
});
