import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, diagnosticsOf, uniqueValue, write } from "../workspace";

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

  it("shows a rule's page without any network", async () => {
    await vscode.commands.executeCommand("sealwright.explainRule", "secret");
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse("sealwright-rule:/secret.md"));
    assert.match(page.getText(), /secret/i);
  });
});
