import assert from "node:assert/strict";
import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { sopsReference } from "../../../../src/stores/sops/reference";
import { DebugSecrets } from "../../../../src/vscode/features/run/debug";
import { Lendings } from "../../../../src/vscode/features/run/lendings";
import { asLeaf, type SecretNode, treeItem } from "../../../../src/vscode/features/secrets/nodes";
import { projectFolders } from "../../../../src/vscode/folders";
import type { Log } from "../../../../src/vscode/log";
import { confirm } from "../../../../src/work/consent/record";
import { BROWSE } from "../../../calls";
import { eventually } from "../../../eventually";
import { makeIdentity, seal, sessionOf, storeNode, writeRefs } from "../sealed";
import { closeAll, FOLDER, hoverText, notebookText, uniqueValue, write } from "../workspace";

const password = uniqueValue(71);

async function diagnosticTexts(uri: vscode.Uri, count: number): Promise<string[]> {
  return eventually(`${count} warnings`, () => {
    const all = vscode.languages.getDiagnostics(uri).map(({ message }) => message);
    return all.length === count ? all : undefined;
  });
}

describe("secrets of the workspace", () => {
  let recipient: string;

  before(async () => {
    ({ recipient } = await makeIdentity());
    await seal("vault/secrets.enc.yaml", `db:\n  password: ${password}\n  user_unencrypted: me\n`, recipient);
    writeRefs("vault/.env.refs", "DB_PASSWORD=sops://secrets.enc.yaml#/db/password\n");
    write("vault/.env", "LOCAL_ONLY=1\n");
    confirm("variables", join(realpathSync(FOLDER), "vault/.env"), new Map([["LOCAL_ONLY", ""]]));
    write("vault/warm.py", "");
    await vscode.window.showTextDocument(vscode.Uri.file(join(FOLDER, "vault/warm.py")));
  });
  afterEach(closeAll);

  it("are shown by store, file and name, sealed and plain marked, without a value", async () => {
    const folder = projectFolders()[0];
    assert(folder);
    const list = async (node: SecretNode): Promise<SecretNode[]> => {
      assert(node.kind === "store" || node.kind === "group");
      const store = await sessionOf(folder).stores.ofFiles(node.store.kind.scheme);
      const page = await store?.list(node.kind === "group" ? node.entry.place : [], BROWSE);
      assert(page?.kind === "page");
      return page.entries.map((entry) => ({ ...entry, entry, folder, store: node.store }) as SecretNode);
    };
    const files = await list({ kind: "store", folder, store: storeNode("sops") });
    const file = files.find((each) => each.kind === "group" && each.entry.name === "vault/secrets.enc.yaml");
    assert(file);
    const [db] = await list(file);
    assert(db);
    const leaves = await list(db);
    const items = leaves.map((leaf) => treeItem(leaf, undefined));
    assert.deepEqual(
      items.map(({ label, contextValue }) => [label, contextValue]),
      [
        ["password", "secret.write.remove.name"],
        ["user_unencrypted", "secret.write.remove.name"],
      ],
    );
    assert.deepEqual(
      items.map(({ accessibilityInformation }) => accessibilityInformation?.label.split(", ")[1]),
      ["sealed", "plain text"],
    );
    assert(!JSON.stringify(items).includes(password));
    const locked = treeItem(file, { kind: "denied", needs: "No key here opens it." });
    const broken = treeItem(file, { kind: "unreachable", reason: "It is broken.", passing: false });
    assert.deepEqual([locked.description, broken.description], ["locked", "broken"]);
  });

  it("are inserted as a read of the environment, with the import and the line in .env.refs", async () => {
    const folder = projectFolders()[0];
    const uri = write("insert/train.py", "import torch\n\nconnect(password=)\n");
    const editor = await vscode.window.showTextDocument(uri);
    const at = new vscode.Position(2, "connect(password=".length);
    editor.selection = new vscode.Selection(at, at);
    write("insert/.env.refs", "DB_PASSWORD=sops://../vault/secrets.enc.yaml#/db/password\n");
    const reference = sopsReference("vault/secrets.enc.yaml", "/db/password");
    const leaf = asLeaf({
      kind: "secret",
      folder,
      store: storeNode("sops"),
      entry: { kind: "secret", name: "password", reference, sealed: true },
    });
    await vscode.commands.executeCommand("sealwright.insertReference", leaf);
    assert.equal(
      editor.document.getText(),
      'import os\n\nimport torch\n\nconnect(password=os.environ["DB_PASSWORD"])\n',
    );
    const yaml = await vscode.window.showTextDocument(write("insert/config.yaml", "password: \n"));
    yaml.selection = new vscode.Selection(0, 10, 0, 10);
    await vscode.commands.executeCommand("sealwright.insertReference", leaf);
    assert.equal(yaml.document.getText(), "password: sops://../vault/secrets.enc.yaml#/db/password\n");
  });

  it("are completed where code reads the environment and behind sops://", async () => {
    const script = write("vault/complete.py", 'import os\nos.environ[""]\nx = "sops://"\n');
    await vscode.window.showTextDocument(script);
    const at = (line: number, column: number) =>
      vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        script,
        new vscode.Position(line, column),
      );
    const labels = ({ items }: vscode.CompletionList) =>
      items.map(({ label }) => (typeof label === "string" ? label : label.label));
    const names = labels(await at(1, 12));
    assert(names.includes("DB_PASSWORD") && names.includes("LOCAL_ONLY"), names.join());
    const references = labels(await at(2, 12));
    assert(references.includes("sops://secrets.enc.yaml#/db/password"), references.join());
  });

  it("are found from the code: a hover says the place, and the definition leads to it", async () => {
    const script = write("vault/hover.py", 'import os\nos.environ["DB_PASSWORD"]\n');
    await vscode.window.showTextDocument(script);
    const at = new vscode.Position(1, 14);
    const text = await hoverText(script, at);
    assert.match(text, /secrets\\?\.enc\\?\.yaml/);
    assert(!text.includes(password));
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      "vscode.executeDefinitionProvider",
      script,
      at,
    );
    assert(link && "targetUri" in link);
    assert.equal(link.targetUri.fsPath, join(FOLDER, "vault/secrets.enc.yaml"));
    assert.equal(link.targetRange.start.line, 1);
  });

  it("that nothing provides get a warning, and so do references that lead to nothing", async () => {
    const script = write(
      "vault/warn.py",
      'import os\nos.environ["DB_PASSWORD"]\nos.environ["NOWHERE_TO_BE_FOUND"]\nos.getenv("OPTIONAL_THING", "x")\nos.environ["CUDA_VISIBLE_DEVICES"]\n',
    );
    await vscode.window.showTextDocument(script);
    const [only] = await diagnosticTexts(script, 1);
    assert.match(only ?? "", /NOWHERE_TO_BE_FOUND/);
    const refs = write(
      "broken/.env.refs",
      "A=sops://../vault/secrets.enc.yaml#/db/nothing\nB=plain text\nC=sops://../vault/secrets.enc.yaml#/db/password\n",
    );
    await vscode.window.showTextDocument(refs);
    const texts = await diagnosticTexts(refs, 2);
    assert(texts.some((text) => /leads to nothing/.test(text)));
    assert(!texts.join().includes("plain text"));
  });

  it("are given to a program that is debugged, unless its configuration has them", async () => {
    const log: string[] = [];
    const note = (text: string): void => void log.push(text);
    const host = { log: { info: note, warn: note } as unknown as Log, session: sessionOf };
    const provider = new DebugSecrets(host, new Lendings());
    const configuration = { type: "debugpy", name: "x", request: "launch", program: join(FOLDER, "vault/warm.py") };
    const folder = vscode.workspace.workspaceFolders?.[0];
    const resolved = await provider.resolveDebugConfigurationWithSubstitutedVariables(folder, configuration);
    assert.equal(resolved?.env.DB_PASSWORD, password);
    assert.match(log.join(), /DB_PASSWORD/);
    assert(!log.join().includes(password));
    const own = await provider.resolveDebugConfigurationWithSubstitutedVariables(folder, {
      ...configuration,
      env: { DB_PASSWORD: "own" },
    });
    assert.equal(own?.env.DB_PASSWORD, "own");
  });

  it("come to a notebook by a first cell that asks the command by its full path", async () => {
    const uri = write(
      "vault/book.ipynb",
      notebookText([{ kind: "code", source: 'import os\nos.environ["DB_PASSWORD"]' }]),
    );
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    await vscode.commands.executeCommand("sealwright.insertNotebookCell");
    await vscode.commands.executeCommand("sealwright.insertNotebookCell");
    assert.equal(notebook.cellCount, 2);
    const source = notebook.cellAt(0).document.getText();
    assert.match(source, /dist[\\/]+cli\.js", "env", "--names", "DB_PASSWORD"/);
    const { spawnSync } = await import("node:child_process");
    const check = `${source}\nimport os, hashlib\nprint(hashlib.sha256(os.environ["DB_PASSWORD"].encode()).hexdigest())`;
    const run = spawnSync("python3", ["-c", check], { cwd: join(FOLDER, "vault"), encoding: "utf8" });
    if (run.error) return;
    const { createHash } = await import("node:crypto");
    assert.equal(run.stderr, "");
    assert.equal(run.stdout.trim(), createHash("sha256").update(password).digest("hex"));
  });

  it("are in the debugged program's environment alone: no file of the workspace holds one", () => {
    for (const file of ["vault/secrets.enc.yaml", "vault/.env.refs", "insert/.env.refs", "vault/book.ipynb"]) {
      assert(!readFileSync(join(FOLDER, file), "utf8").includes(password), file);
    }
  });
});
