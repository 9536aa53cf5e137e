import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { eventually } from "../../../eventually";
import { closeAll, diagnosticsOf, FOLDER, uniqueValue, write } from "../workspace";

describe("the packaged extension", () => {
  afterEach(closeAll);

  it("is what is installed", () => {
    const extension = vscode.extensions.getExtension("sealwright.sealwright");
    assert(extension);
    assert.match(extension.extensionPath, /extensions.sealwright\.sealwright-/);
  });

  it("finds a credential in a file, and in a scan of the workspace by its own thread", async () => {
    const open = write("open.py", `client_secret = "${uniqueValue(1)}"\n`);
    await vscode.window.showTextDocument(open);
    await diagnosticsOf(open, 1);
    const closed = write("closed.py", `client_secret = "${uniqueValue(2)}"\n`);
    await vscode.commands.executeCommand("sealwright.scanWorkspace");
    await diagnosticsOf(closed, 1);
  });

  it("adds its command to new terminals", async function () {
    if (process.platform === "win32") return this.skip();
    await vscode.commands.executeCommand("sealwright.addToTerminals");
    const script = write("terminal.py", `client_secret = "${uniqueValue(3)}"\n`);
    const terminal = vscode.window.createTerminal({ name: "scan", cwd: vscode.Uri.joinPath(script, "..") });
    terminal.sendText("sealwright scan --format jsonl terminal.py > found.txt; echo done > ended.txt");
    await eventually("the command's end", () => (existsSync(join(FOLDER, "ended.txt")) ? true : undefined));
    assert.match(readFileSync(join(FOLDER, "found.txt"), "utf8"), /"file":"terminal\.py","line":1/);
    terminal.dispose();
    await vscode.commands.executeCommand("sealwright.removeFromTerminals");
  });

  it("shows a rule's page without any network", async () => {
    await vscode.commands.executeCommand("sealwright.explainRule", "secret");
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse("sealwright-rule:/secret.md"));
    assert.match(page.getText(), /secret/i);
  });
});
