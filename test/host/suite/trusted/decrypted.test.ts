import assert from "node:assert/strict";
import { readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Encrypter } from "age-encryption";
import * as vscode from "vscode";
import { Secret } from "../../../../src/secret/secret";
import { projectFolders } from "../../../../src/vscode/folders";
import { confirm } from "../../../../src/work/consent/record";
import { EditedFile } from "../../../../src/work/seal/edited-file";
import { eventually } from "../../../eventually";
import { answering } from "../answers";
import { makeIdentity, seal, sessionOf, unseal } from "../sealed";
import { closeAll, diagnosticsOf, FOLDER, fixesAt, uniqueValue, write } from "../workspace";

describe("editing a sealed file in the clear", () => {
  let key: Secret;
  let recipient: string;
  const first = uniqueValue(91);
  const second = uniqueValue(92);

  before(async () => {
    ({ recipient, key } = await makeIdentity());
    confirm("recipients", realpathSync(FOLDER), new Map([[recipient, ""]]));
  });
  after(() => rmSync(join(FOLDER, "decrypted"), { recursive: true, force: true }));
  afterEach(closeAll);

  async function open(name: string): Promise<{ editor: vscode.TextEditor; file: string }> {
    const uri = await seal(name, `# kept\ntoken: ${first}\nother: ${second}\n`, recipient);
    await vscode.commands.executeCommand("sealwright.editDecrypted", uri);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.scheme, "sealwright-sops");
    return { editor, file: join(FOLDER, name) };
  }

  async function type(editor: vscode.TextEditor, text: string): Promise<void> {
    await editor.edit((edit) => edit.insert(new vscode.Position(1, "token: ".length), text));
    await eventually("the document to be kept", () => !editor.document.isDirty || undefined);
  }

  it("keeps what is typed in memory, and seals only what changed when the user saves", async () => {
    const { editor, file } = await open("decrypted/one.enc.yaml");
    assert(editor.document.getText().includes(first));
    const before = readFileSync(file, "utf8");
    await type(editor, "new-");
    assert.equal(readFileSync(file, "utf8"), before);
    await vscode.commands.executeCommand("workbench.action.files.save");
    const after = await eventually("the sealed file", () => {
      const text = readFileSync(file, "utf8");
      return text === before ? undefined : text;
    });
    assert((await unseal("decrypted/one.enc.yaml", key)).includes(`token: new-${first}`));
    const line = (text: string) => text.split("\n").find((each) => each.startsWith("other:"));
    assert.equal(line(after), line(before));
    await vscode.commands.executeCommand("undo");
    assert(!editor.document.getText().includes("new-"));
  });

  it("asks for the passphrase of a protected key once, in a box that does not show it", async () => {
    const { SOPS_AGE_KEY_FILE, XDG_CONFIG_HOME } = process.env;
    try {
      const own = await makeIdentity();
      confirm("recipients", realpathSync(FOLDER), new Map([[own.recipient, ""]]));
      const encrypter = new Encrypter();
      encrypter.setScryptWorkFactor(10);
      encrypter.setPassphrase("cedar-violin-68");
      writeFileSync(own.keyFile, await encrypter.encrypt(`${own.key.reveal()}\n`));
      const uris = [];
      for (const name of ["decrypted/seven.enc.yaml", "decrypted/eight.enc.yaml"])
        uris.push(await seal(name, `token: ${first}\n`, own.recipient));
      const opening = (uri?: vscode.Uri) => () => vscode.commands.executeCommand("sealwright.editDecrypted", uri);
      const asked = await answering(["cedar-violin-68"], opening(uris[0]));
      assert.match(asked.questions.join(), /^Passphrase of the key file of SOPS_AGE_KEY_FILE/);
      assert(vscode.window.activeTextEditor?.document.getText().includes(first));
      const again = await answering([], opening(uris[1]));
      assert.deepEqual(again.questions, []);
      assert.match(vscode.window.activeTextEditor?.document.uri.path ?? "", /\/\(in the clear\) eight\.enc\.yaml$/);
    } finally {
      Object.assign(process.env, { SOPS_AGE_KEY_FILE, XDG_CONFIG_HOME });
    }
  });

  it("says on its first line that it is in the clear, and the sealed file's own says nothing of it", async () => {
    const { editor, file } = await open("decrypted/six.enc.yaml");
    const titles = async (uri: vscode.Uri) =>
      (await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri, 10)).map(
        ({ command, range }) => `${range.start.line}: ${command?.title}`,
      );
    const mark = "0: $(unlock) In the clear, saved sealed; visible to other extensions";
    assert((await titles(editor.document.uri)).includes(mark));
    const sealed = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    assert(!(await titles(sealed.uri)).includes(mark));
  });

  it("is known again by a menu, since it was opened, and read for nothing else", async () => {
    const named = async (name: string) => {
      const code = write("decrypted/known.py", `client_secret = "${first}"\n`);
      await vscode.window.showTextDocument(code);
      const [found] = await diagnosticsOf(code, 1);
      assert(found);
      const titles = (await fixesAt(code, found.range)).map(({ title }) => title);
      await closeAll();
      return titles.find((title) => title.includes(name)) ?? titles.join();
    };
    write("decrypted/.env.refs", "OTHER=sops://known.enc.yaml#/other\n");
    const sealed = await seal("decrypted/known.enc.yaml", `token: ${first}\nother: ${second}\n`, recipient);
    assert.match(await named("sealed file"), /^Move to sealed file decrypted\/known\.enc\.yaml /);
    await vscode.commands.executeCommand("sealwright.editDecrypted", sealed);
    await closeAll();
    assert.match(await named("known.enc.yaml"), /^Use \/token of decrypted\/known\.enc\.yaml$/);
  });

  it("reverts to what the sealed file holds", async () => {
    const { editor } = await open("decrypted/two.enc.yaml");
    await type(editor, "typed-");
    await vscode.commands.executeCommand("sealwright.revertDecrypted");
    await eventually("the old text", () => !editor.document.getText().includes("typed-") || undefined);
  });

  it("seals what is in memory when its tab is closed", async () => {
    const { editor, file } = await open("decrypted/three.enc.yaml");
    const before = readFileSync(file, "utf8");
    await type(editor, "closing-");
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await eventually("the sealed file", () => readFileSync(file, "utf8") !== before || undefined);
    assert((await unseal("decrypted/three.enc.yaml", key)).includes(`closing-${first}`));
  });

  it("seals a text that is typed in another way than it is shown when it is opened", async () => {
    await seal("decrypted/five.enc.yaml", `token: ${first}\n`, recipient);
    const [folder] = projectFolders();
    assert(folder);
    const opened = await EditedFile.open(sessionOf(folder), "decrypted/five.enc.yaml");
    assert(opened instanceof EditedFile);
    opened.keep(new Secret(`token: 9${second}\nother: '${first}'\n`));
    assert.deepEqual(await opened.seal(), { kind: "sealed" });
    const text = await unseal("decrypted/five.enc.yaml", key);
    assert(text.includes(`9${second}`) && text.includes(first));
  });

  it("does not overwrite what another program wrote meanwhile", async () => {
    await seal("decrypted/four.enc.yaml", `token: ${first}\n`, recipient);
    const [folder] = projectFolders();
    assert(folder);
    const path = join(FOLDER, "decrypted/four.enc.yaml");
    const opened = await EditedFile.open(sessionOf(folder), "decrypted/four.enc.yaml");
    assert(opened instanceof EditedFile);
    opened.keep(new Secret(`token: ${second}\n`));
    writeFileSync(path, `${readFileSync(path, "utf8")}# theirs\n`);
    assert.deepEqual(await opened.seal(), { kind: "conflict" });
    assert(readFileSync(path, "utf8").endsWith("# theirs\n"));
    assert.deepEqual(await opened.seal(true), { kind: "sealed" });
    assert((await unseal("decrypted/four.enc.yaml", key)).includes(second));
  });
});
