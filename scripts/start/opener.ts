import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MANIFEST = {
  name: "opener",
  publisher: "sealwright-demo",
  version: "0.0.0",
  main: "./main.js",
  engines: { vscode: "^1.96.0" },
  activationEvents: ["onStartupFinished"],
};

const MAIN = `
const vscode = require("vscode");
exports.activate = async () => {
  const [{ uri: folder }] = vscode.workspace.workspaceFolders;
  await vscode.commands.executeCommand("sealwright.openWalkthrough");
  for (const name of ["README.md", "report.py"]) {
    const uri = vscode.Uri.joinPath(folder, name);
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Two, preview: false });
  }
};
`;

/** Makes an extension in a folder that opens the demo's README and its script beside the walkthrough; gives the folder. */
export function makeOpener(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify(MANIFEST));
  writeFileSync(join(folder, "main.js"), MAIN);
  return folder;
}
