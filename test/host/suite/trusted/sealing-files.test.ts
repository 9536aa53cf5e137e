import assert from "node:assert/strict";
import { existsSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import type { Secret } from "../../../../src/secret/secret";
import { projectFolders } from "../../../../src/vscode/folders";
import { confirm } from "../../../../src/work/consent/record";
import { eventually } from "../../../eventually";
import { answering } from "../answers";
import { makeIdentity, unseal } from "../sealed";
import { closeAll, diagnosticsOf, FOLDER, fixesAt, pick, uniqueValue, write } from "../workspace";

function text(path: string): string {
  return readFileSync(join(FOLDER, path), "utf8");
}

const WRITTEN = [".sops.yaml", "secrets.enc.yaml", ".env.refs", ".env.example", "whole", "part"];

describe("sealing all that a file holds", () => {
  let key: Secret;

  beforeEach(async () => {
    const identity = await makeIdentity();
    key = identity.key;
    write(".sops.yaml", `creation_rules:\n  - path_regex: \\.enc\\.yaml$\n    age: ${identity.recipient}\n`);
    confirm("recipients", realpathSync(FOLDER), new Map([[identity.recipient, ""]]));
  });
  afterEach(async () => {
    await closeAll();
    for (const path of WRITTEN) rmSync(join(FOLDER, path), { recursive: true, force: true });
  });

  it("moves every credential of a script after a preview", async () => {
    const [first, second] = [uniqueValue(121), uniqueValue(122)];
    const uri = write("whole/load.py", `db_password = "${first}"\nclient_secret = "${second}"\n`);
    const { document } = await vscode.window.showTextDocument(uri);
    await diagnosticsOf(uri, 2);
    const moved = vscode.commands.executeCommand("sealwright.moveFileToSops", uri);
    await eventually("the edited script", async () => {
      // The preview comes in its own time, and takes the word for it only once it is there.
      await vscode.commands.executeCommand("refactorPreview.apply");
      return document.getText().includes("os.environ") || undefined;
    });
    await moved;
    assert(![first, second].some((value) => document.getText().includes(value)), "a value is left");
    assert.equal(document.getText().match(/os\.environ\["/g)?.length, 2);
    const opened = await unseal("secrets.enc.yaml", key);
    assert(
      [first, second].every((value) => opened.includes(value)),
      "a value is not sealed",
    );
    assert.equal(text(".env.refs").match(/^[A-Z_]+=sops:\/\/secrets\.enc\.yaml#\//gm)?.length, 2);
  });

  it("leaves a script as it is without the user's word on who can read the file", async () => {
    confirm("recipients", realpathSync(FOLDER), new Map());
    const before = `db_password = "${uniqueValue(123)}"\n`;
    const uri = write("whole/refused.py", before);
    const { document } = await vscode.window.showTextDocument(uri);
    await diagnosticsOf(uri, 1);
    const asked = await answering([undefined], () => vscode.commands.executeCommand("sealwright.moveFileToSops", uri));
    assert.match(asked.questions.join(), /\+ age1/);
    assert.equal(document.getText(), before);
    assert(!existsSync(join(FOLDER, "secrets.enc.yaml")) && !existsSync(join(FOLDER, ".env.refs")));
  });

  it("has the script ask sops for the value where the setting says so", async () => {
    const settings = vscode.workspace.getConfiguration("sealwright");
    await settings.update("refactor.sops", "extract", vscode.ConfigurationTarget.Global);
    try {
      const value = uniqueValue(124);
      const uri = write("whole/extract.py", `db_password = "${value}"\n`);
      const { document } = await vscode.window.showTextDocument(uri);
      const [found] = await diagnosticsOf(uri, 1);
      assert(found);
      const fix = (await fixesAt(uri, found.range)).find(({ title }) => title.startsWith("Move to sealed file"));
      assert(fix);
      await pick(fix);
      assert.match(document.getText(), /"sops"/);
      assert.match(document.getText(), /--extract/);
      assert(!document.getText().includes(value));
      assert((await unseal("secrets.enc.yaml", key)).includes(value));
      assert(!existsSync(join(FOLDER, ".env.refs")));
    } finally {
      await settings.update("refactor.sops", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("seals one entry of a .env file from the view, and leaves what cannot be sealed", async () => {
    const [first, second] = [uniqueValue(127), uniqueValue(128)];
    const uri = write("part/.env", `# ours\nPART_ONE=${first}\nPART_TWO=${second}\nLD_DEBUG=no\n`);
    const [folder] = projectFolders();
    assert(folder);
    const entry = { kind: "secret", name: "PART_ONE", file: "part/.env", sealed: false };
    const leaf = { kind: "secret", folder, store: {}, entry };
    const one = await answering(["Take Out"], () => vscode.commands.executeCommand("sealwright.sealSecret", leaf));
    assert.match(one.questions.join(), /Take PART_ONE out of part\/\.env/);
    assert.equal(text("part/.env"), `# ours\nPART_TWO=${second}\nLD_DEBUG=no\n`);
    const rest = await answering(["Take Out"], () => vscode.commands.executeCommand("sealwright.sealDotenv", uri));
    assert.match(JSON.stringify(rest), /Line 3 \(LD_DEBUG\) stays in part\/\.env/);
    assert.equal(text("part/.env"), "# ours\nLD_DEBUG=no\n");
    const opened = await unseal("secrets.enc.yaml", key);
    assert(opened.includes(first) && opened.includes(second), "a value is not sealed");
  });

  it("seals a .env file, and removes it only when the user says so", async () => {
    const [first, second] = [uniqueValue(125), uniqueValue(126)];
    const before = `# ours\nDB_PASSWORD=${first}\nAPI_TOKEN='${second}'\n`;
    const uri = write("whole/.env", before);
    const command = () => vscode.commands.executeCommand("sealwright.sealDotenv", uri);
    const kept = await answering([undefined], command);
    assert.match(kept.questions.join(), /DB_PASSWORD, API_TOKEN can be opened from secrets\.enc\.yaml/);
    assert(![first, second].some((value) => JSON.stringify(kept).includes(value)));
    assert.equal(text("whole/.env"), before);
    const opened = await unseal("secrets.enc.yaml", key);
    assert(
      [first, second].every((value) => opened.includes(value)),
      "a value is not sealed",
    );
    await answering(["Remove"], command);
    assert(!existsSync(join(FOLDER, "whole/.env")));
    assert.equal(await unseal("secrets.enc.yaml", key), opened);
    assert.match(text(".env.refs"), /^API_TOKEN=sops:\/\/secrets\.enc\.yaml#\//m);
  });
});
