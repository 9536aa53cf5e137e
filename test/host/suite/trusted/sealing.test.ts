import assert from "node:assert/strict";
import { readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import type { Secret } from "../../../../src/secret/secret";
import { confirm } from "../../../../src/work/consent/record";
import { eventually } from "../../../eventually";
import { makeIdentity, seal, unseal } from "../sealed";
import { closeAll, diagnosticsOf, FOLDER, fixesAt, pick, uniqueValue, write } from "../workspace";

function project(path: string): string {
  return readFileSync(join(FOLDER, path), "utf8");
}

async function warnings(uri: vscode.Uri, code: string): Promise<vscode.Diagnostic[]> {
  return eventually(`a warning ${code}`, () => {
    const found = vscode.languages.getDiagnostics(uri).filter((each) => each.code === code);
    return found.length > 0 ? found : undefined;
  });
}

describe("moving a value into a sealed file", () => {
  let recipient: string;
  let key: Secret;

  before(async () => {
    ({ recipient, key } = await makeIdentity());
    write(".sops.yaml", `creation_rules:\n  - path_regex: \\.enc\\.yaml$\n    age: ${recipient}\n`);
    confirm("recipients", realpathSync(FOLDER), new Map([[recipient, ""]]));
  });
  after(() => {
    for (const file of [".sops.yaml", "secrets.enc.yaml", ".env.refs"]) rmSync(join(FOLDER, file), { force: true });
  });
  afterEach(closeAll);

  it("seals it first, adds the reference, and edits the source in one step that can be undone", async () => {
    const value = uniqueValue(81);
    const before = `db_password = "${value}"\n`;
    const uri = write("sealing/load.py", before);
    const { document } = await vscode.window.showTextDocument(uri);
    const [found] = await diagnosticsOf(uri, 1);
    assert(found);
    const actions = await fixesAt(uri, found.range);
    const titles = actions.map(({ title }) => title);
    const fix = actions.find(({ title }) => title.startsWith("Move to sealed file secrets.enc.yaml as /db_password"));
    assert(fix, titles.join("\n"));
    assert.equal(actions.filter(({ isPreferred }) => isPreferred).length, 1);
    await pick(fix);
    assert.equal(document.getText(), 'import os\n\ndb_password = os.environ["DB_PASSWORD"]\n');
    const [line] = (await unseal("secrets.enc.yaml", key)).split("\n");
    assert(line === `db_password: ${value}`, "the file does not hold the value at its place");
    assert(!project("secrets.enc.yaml").includes(value));
    assert.match(project(".env.refs"), /^DB_PASSWORD=sops:\/\/secrets\.enc\.yaml#\/db_password$/m);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), before);
  });

  it("takes another place in the same file for a value of the same name", async () => {
    const value = uniqueValue(82);
    const uri = write("sealing/other.py", `db_password = "${value}"\n`);
    const { document } = await vscode.window.showTextDocument(uri);
    const [found] = await diagnosticsOf(uri, 1);
    assert(found);
    const fix = (await fixesAt(uri, found.range)).find(({ title }) => title.startsWith("Move to sealed file"));
    assert(fix);
    await pick(fix);
    assert(!document.getText().includes(value));
    assert((await unseal("secrets.enc.yaml", key)).includes(value));
  });

  it("gets a warning of a file that a rule covers and that is in plain text, and seals it", async () => {
    const value = uniqueValue(83);
    const uri = write("sealing/plain.enc.yaml", `token: ${value}\n`);
    await vscode.window.showTextDocument(uri);
    const [plain] = await warnings(uri, "plain-file");
    assert(plain);
    const fix = (await fixesAt(uri, plain.range)).find(({ title }) => title === "Encrypt now");
    assert(fix);
    await pick(fix);
    await eventually("the sealed file", () => !project("sealing/plain.enc.yaml").includes(value) || undefined);
    assert((await unseal("sealing/plain.enc.yaml", key)).includes(value));
  });

  it("gets a warning of other recipients than the rule's, and of a value that stands in the clear", async () => {
    const { generateIdentity, identityToRecipient } = await import("age-encryption");
    const other = await identityToRecipient(await generateIdentity());
    const uri = await seal("sealing/keys.enc.yaml", "token: abcdefgh\n", recipient, other);
    await vscode.window.showTextDocument(uri);
    const [differs] = await warnings(uri, "recipients");
    assert(differs);
    assert.match(differs.message, /still lets in age1/);
    const fix = (await fixesAt(uri, differs.range)).find(({ title }) => title === "Update keys");
    assert(fix);
    await pick(fix);
    await eventually("the updated file", () => !project("sealing/keys.enc.yaml").includes(other) || undefined);
    const bare = write(
      "sealing/bare.enc.yaml",
      project("sealing/keys.enc.yaml").replace("token:", "extra: in the clear\ntoken:"),
    );
    await vscode.window.showTextDocument(bare);
    const [clear] = await warnings(bare, "plain-value");
    assert.match(clear?.message ?? "", /^\/extra is in plain text/);
    assert(!clear?.message.includes("in the clear"));
  });
});
