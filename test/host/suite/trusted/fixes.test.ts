import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { eventually } from "../../../eventually";
import { type Asked, answering } from "../answers";
import { closeAll, diagnosticsOf, FOLDER, fixesAt, notebookText, pick, uniqueValue, write } from "../workspace";

function project(path: string): string {
  return readFileSync(join(FOLDER, path), "utf8");
}

/** Agrees to the preview of edits, which comes in its own time. */
async function applying(run: () => PromiseLike<unknown>, edited: () => boolean): Promise<void> {
  const done = run();
  await eventually("the edits", async () => {
    await vscode.commands.executeCommand("refactorPreview.apply");
    return edited() || undefined;
  });
  await done;
}

/** The quick fix with this title at the first finding of a document. */
async function fixTitled(uri: vscode.Uri, title: RegExp, count = 1): Promise<vscode.CodeAction> {
  const [found] = await diagnosticsOf(uri, count);
  assert(found);
  const actions = await fixesAt(uri, found.range);
  const fix = actions.find((action) => title.test(action.title));
  assert(fix, `no ${title} among ${actions.map((action) => action.title).join(", ")}`);
  return fix;
}

describe("moving a value out of a script", () => {
  afterEach(closeAll);

  it("writes .env, leaves it out of git, edits the source in one step, and undo brings it back", async () => {
    const value = uniqueValue(11);
    const before = `"""Trains."""\n\nclient_secret = "${value}"  # kept\n`;
    const uri = write("move/train.py", before);
    const { document } = await vscode.window.showTextDocument(uri);
    const fix = await fixTitled(uri, /^Move to \.env as CLIENT_SECRET/);
    assert.equal(fix.isPreferred, true);
    assert.equal(fix.edit, undefined);
    await pick(fix);
    const after = document.getText();
    assert.match(after, /^import os$/m);
    assert.match(after, /client_secret = os\.environ\["CLIENT_SECRET"\] {2}# kept/);
    assert(project(".env").includes(value));
    assert.equal(statSync(join(FOLDER, ".env")).mode & 0o777, 0o600);
    assert.match(project(".gitignore"), /^\.env$/m);
    assert.match(project(".env.example"), /^CLIENT_SECRET=$/m);
    await diagnosticsOf(uri, 0);
    await document.save();
    assert.equal(project("move/train.py"), after);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
    assert(project(".env").includes(value));
    await diagnosticsOf(uri, 1);
  });

  it("can make the program load .env where nothing does", async () => {
    const uri = write("load/train.py", `client_secret = "${uniqueValue(14)}"\n`);
    const { document } = await vscode.window.showTextDocument(uri);
    await answering([], async () => pick(await fixTitled(uri, /^Another name/)), [/loaded by load_dotenv\(\)$/]);
    assert.match(document.getText(), /^from dotenv import load_dotenv$/m);
    assert.match(document.getText(), /^load_dotenv\(\)$/m);
  });

  it("leaves the source as it is when .env cannot be written, and changes nothing else", async () => {
    const value = uniqueValue(12);
    const uri = write("folder/train.py", `client_secret = "${value}"\n`);
    write("folder/.env/keep.txt", "");
    const { document } = await vscode.window.showTextDocument(uri);
    await fixTitled(uri, /^Why can this not be moved/);
    assert(document.getText().includes(value));
  });

  it("is not offered where the language cannot, with the reason and a redaction instead", async () => {
    const uri = write("docs/train.py", `# client_secret = "${uniqueValue(13)}"\nx = 1\n`);
    const { document } = await vscode.window.showTextDocument(uri);
    await fixTitled(uri, /^Why can this not be moved/);
    await pick(await fixTitled(uri, /^Redact here/));
    await diagnosticsOf(uri, 0);
    assert.match(document.getText(), /^# client_secret = /);
  });
});

describe("the menu", () => {
  afterEach(closeAll);

  it("has five rows: to .env, to a sealed file, all of the file, elsewhere, and what silences it", async () => {
    const uri = write("menu/train.py", `client_secret = "${uniqueValue(15)}"\nother_secret = "${uniqueValue(16)}"\n`);
    await vscode.window.showTextDocument(uri);
    const [found] = await diagnosticsOf(uri, 2);
    assert(found);
    const actions = await fixesAt(uri, found.range);
    assert.deepEqual(
      actions.map(({ title }) => title.replace(/(?<= as )\S+/, "NAME").replace(/(?<=file )\S+(?= as)/, "FILE")),
      [
        "Move to .env as NAME",
        "Move to sealed file FILE as NAME",
        "Move all 2 in this file…",
        "Another name, file or place…",
        "Suppress…",
      ],
    );
    assert.deepEqual(
      actions.map(({ isPreferred }) => isPreferred === true),
      [true, false, false, false, false],
    );
  });

  it("says that .env has the value already", async () => {
    const value = uniqueValue(17);
    write("menu/held/.env", `CLIENT_SECRET=${value}\n`);
    const uri = write("menu/held/train.py", `client_secret = "${value}"\n`);
    const { document } = await vscode.window.showTextDocument(uri);
    await pick(await fixTitled(uri, /^Use CLIENT_SECRET of \.env$/));
    assert.match(document.getText(), /os\.environ\["CLIENT_SECRET"\]/);
    assert.equal(project("menu/held/.env"), `CLIENT_SECRET=${value}\n`);
  });

  it("says while another name or place is typed what is wrong with it", async () => {
    write("menu/typed/.env", `TAKEN=${uniqueValue(20)}\n`);
    const uri = write("menu/typed/train.py", `client_secret = "${uniqueValue(26)}"\n`);
    await vscode.window.showTextDocument(uri);
    const typing = async (row: RegExp, text: string) => {
      const asked = await answering([text], async () => pick(await fixTitled(uri, /^Another name/)), [row]);
      return asked.untaken.join();
    };
    assert.match(await typing(/under another name/, "TAKEN"), /stands for another value already/);
    assert.match(await typing(/under another name/, "1st"), /cannot be the name/);
    assert.match(await typing(/^To another sealed file/, "secrets.enc.yaml#a_unencrypted"), /keeps in the clear/);
    assert.match(await typing(/^To another sealed file/, "secrets.enc.yaml"), /^Such as /);
  });

  it("takes a move back by the button of its message, and leaves the entry", async () => {
    const value = uniqueValue(18);
    const before = `client_secret = "${value}"\n`;
    const uri = write("menu/undo/train.py", before);
    const { document } = await vscode.window.showTextDocument(uri);
    const run = async () => {
      await pick(await fixTitled(uri, /^Move to \.env as/));
      await eventually("the code as it was", () => (document.getText() === before ? true : undefined));
    };
    const { messages } = await answering(["button:Undo"], run);
    assert.match(messages.join(), /is in \.env\./);
    assert(project(".env").includes(value));
  });
});

describe("a value that was moved", () => {
  afterEach(closeAll);

  it("is said to stand elsewhere too, each place listed and opened", async () => {
    const value = uniqueValue(19);
    write("left/config.yaml", `a: 1\ntoken: ${value}\n`);
    const uri = write("left/train.py", `client_secret = "${value}"\n`);
    await vscode.window.showTextDocument(uri);
    const run = async () => {
      await pick(await fixTitled(uri, /^Move to \.env as/));
      await eventually("the place that is left", () => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.uri.path.endsWith("left/config.yaml") && editor.selection.start.line === 1
          ? true
          : undefined;
      });
    };
    const { messages } = await answering(["button:Show Places"], run, [/^left\/config\.yaml:2$/]);
    assert.match(messages.join(), /is in \.env; the value still stands in 1 place\./);
    assert(!messages.join().includes(value));
    rmSync(join(FOLDER, "left"), { recursive: true });
  });
});

describe("suppressing", () => {
  afterEach(closeAll);

  /** Picks a row of the menu's last entry. */
  async function suppress(uri: vscode.Uri, row: RegExp, count: number, answers: readonly string[]): Promise<Asked> {
    return answering(answers, async () => pick(await fixTitled(uri, /^Suppress…/, count)), [row]);
  }

  it("on a line adds a comment that names the rule, and the message's button takes it back", async () => {
    const before = `client_secret = "${uniqueValue(21)}"\n`;
    const uri = write("suppress/line.py", before);
    const { document } = await vscode.window.showTextDocument(uri);
    await suppress(uri, /^This line$/, 1, ["button:"]);
    await diagnosticsOf(uri, 0);
    assert.match(document.getText(), /" {2}# sealwright: ignore\[[a-z-]+\]$/m);
    await vscode.commands.executeCommand("undo");
    await suppress(uri, /^The next line$/, 1, ["button:Undo"]);
    await diagnosticsOf(uri, 1);
    await eventually("the code as it was", () => (document.getText() === before ? true : undefined));
  });

  it("of a value allows that value alone, without writing a value down", async () => {
    const value = uniqueValue(22);
    const uri = write("suppress/value.py", `client_secret = "${value}"\nother_secret = "${uniqueValue(23)}"\n`);
    await vscode.window.showTextDocument(uri);
    await suppress(uri, /^This value$/, 2, ["button:"]);
    await diagnosticsOf(uri, 1);
    assert.match(project(".sealwright.toml"), /fingerprint = "[0-9a-f]{6}"/);
    assert(!project(".sealwright.toml").includes(value.slice(0, 8)));
    rmSync(join(FOLDER, ".sealwright.toml"));
    await diagnosticsOf(uri, 2);
  });

  it("of a rule or a folder asks with the number of findings, and can be taken back", async () => {
    const uri = write(
      "suppress/rule.py",
      `client_secret = "${uniqueValue(24)}"\nother_secret = "${uniqueValue(25)}"\n`,
    );
    await vscode.window.showTextDocument(uri);
    const refused = await suppress(uri, /^The rule /, 2, [""]);
    assert.match(refused.questions[0] ?? "", /^\d+ findings in \d+ files? will no longer be shown\./);
    assert(!existsSync(join(FOLDER, ".sealwright.toml")));
    await suppress(uri, /^The rule /, 2, ["Suppress", "button:Undo"]);
    await eventually("an empty file", () => project(".sealwright.toml") === "" || undefined);
    await diagnosticsOf(uri, 2);
    await suppress(uri, /^The folder \/suppress\/$/, 2, ["Suppress", "button:"]);
    assert.equal(project(".sealwright.toml"), 'exclude = ["/suppress/"]\n');
    await diagnosticsOf(uri, 0);
    rmSync(join(FOLDER, ".sealwright.toml"));
    await diagnosticsOf(uri, 2);
  });
});

describe("moving a value out of a notebook", () => {
  afterEach(closeAll);

  it("edits the cell alone and clears the outputs that show it; metadata and ids stay", async () => {
    const value = uniqueValue(31);
    const uri = write(
      "book/finetune.ipynb",
      notebookText([
        { kind: "code", source: `client_secret = "${value}"` },
        { kind: "code", source: "print(cfg)", output: `client_secret="${value}"\n` },
      ]),
    );
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const cell = notebook.cellAt(0).document;
    await diagnosticsOf(notebook.cellAt(1).document.uri, 1);
    await pick(await fixTitled(cell.uri, /^Move to \.env as /));
    assert.match(notebook.cellAt(0).document.getText(), /os\.environ\[/);
    await vscode.commands.executeCommand("sealwright.clearOutputs", {
      uri: notebook.cellAt(1).document.uri.toString(),
    });
    await eventually("cleared outputs", () => (notebook.cellAt(1).outputs.length === 0 ? true : undefined));
    await notebook.save();
    const saved = JSON.parse(project("book/finetune.ipynb"));
    assert(!JSON.stringify(saved).includes(value));
    assert.equal(saved.cells[1].id, "cell-1");
    assert.deepEqual(saved.cells[1].metadata.tags, ["tag-1"]);
    assert(existsSync(join(FOLDER, ".env")));
  });

  it("plans all of a notebook as one: what a shell's cell needs is loaded above it, and one value has one name", async () => {
    rmSync(join(FOLDER, "one"), { recursive: true, force: true });
    const [value, other] = [uniqueValue(32), uniqueValue(33)];
    const cells = [
      "x = 1\nx",
      `api_key = "${value}"`,
      `import os\nos.environ["HUB_KEY"] = "${value}"`,
      `%%bash\ncurl -u me:${other} https://hub.internal/`,
    ];
    const uri = write("one/book.ipynb", notebookText(cells.map((source) => ({ kind: "code", source }))));
    write("one/.env", "");
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    for (const at of [1, 2, 3]) await diagnosticsOf(notebook.cellAt(at).document.uri, 1);
    const text = (at: number) => notebook.cellAt(at).document.getText();
    await applying(
      () => answering([], () => vscode.commands.executeCommand("sealwright.fixFile"), [/^To \.env$/]),
      () => /os\.environ/.test(text(1)),
    );
    assert.match(text(1), /api_key = os\.environ\["HUB_KEY"\]/);
    assert(![0, 1, 2, 3].some((at) => text(at).includes(value) || text(at).includes(other)), "a value is left");
    assert.match([0, 1, 2].map(text).join("\n"), /load_dotenv\(\)/);
    assert.match(text(3), /^%%bash\ncurl -u ["']?me:"?\$/);
    assert.deepEqual(project("one/.env").match(/^\w+(?==)/gm)?.length, 2);
  });

  it("brings code and outputs back by the button of its message", async () => {
    const value = uniqueValue(34);
    const code = `client_secret = "${value}"\nprint(client_secret)`;
    const uri = write(
      "book/undone.ipynb",
      notebookText([
        { kind: "code", source: code, output: `client_secret="${value}"\n` },
        { kind: "code", source: "y = 2", output: "kept\n" },
      ]),
    );
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const cell = notebook.cellAt(0).document;
    await diagnosticsOf(cell.uri, 2);
    const run = async () => {
      await pick(await fixTitled(cell.uri, /^Move to \.env as /, 2));
      await eventually("the code as it was", () => notebook.cellAt(0).document.getText() === code || undefined);
    };
    await answering(["button:Undo"], run);
    assert.equal(notebook.cellAt(0).outputs.length, 1);
    assert.deepEqual(notebook.cellAt(0).metadata.metadata?.tags ?? notebook.cellAt(0).metadata.tags, ["tag-0"]);
    await notebook.save();
    const [first, second] = JSON.parse(project("book/undone.ipynb")).cells;
    assert.equal(first.id, "cell-0");
    assert(first.outputs[0].text.join("").includes(value), "the output is gone");
    assert.deepEqual(second.outputs[0].text, ["kept\n"]);
  });
});
