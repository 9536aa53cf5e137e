import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { eventually } from "../../../eventually";
import { answering } from "../answers";
import { makeIdentity, seal } from "../sealed";
import { closeAll, diagnosticsOf, FOLDER, fixesAt, hoverText, pick, uniqueValue, write } from "../workspace";

const text = (path: string): string => readFileSync(join(FOLDER, path), "utf8");

describe("what is said of a finding", () => {
  afterEach(closeAll);
  after(() => rmSync(join(FOLDER, "said"), { recursive: true, force: true }));

  it("is what the first fix does, and whether the last commit holds the value, each once", async () => {
    const value = uniqueValue(141);
    const uri = write("said/old.py", `client_secret = "${value}"\n`);
    const git = (...args: string[]) => execFileSync("git", ["-C", join(FOLDER, "said"), ...args]);
    await vscode.window.showTextDocument(uri);
    const [found] = await diagnosticsOf(uri, 1);
    assert(found);
    const before = await hoverText(uri, found.range.start);
    assert.match(before.replaceAll("\\", "").replaceAll("&nbsp;", " "), /Quick fix: Move to \.env as \w+\./);
    assert.match(before.replaceAll("&nbsp;", " "), /If it was ever shared/);
    git("init", "-q");
    git("add", ".");
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "x");
    const after = (await hoverText(uri, found.range.start)).replaceAll("&nbsp;", " ");
    assert.match(after, /The last commit holds it/);
    assert.equal(after.match(/issued/g)?.length, 1);
    assert(!after.includes(value.slice(0, 6)));
  });
});

describe("a variable that nothing gives", () => {
  afterEach(closeAll);
  after(() => rmSync(join(FOLDER, "given"), { recursive: true, force: true }));

  it("is added to the file that the user picks, by the warning's fix", async () => {
    const value = uniqueValue(142);
    write("given/.env", "OTHER=1\n");
    const uri = write("given/run.py", 'import os\n\nos.environ["GIVEN_TOKEN"]\n');
    await vscode.window.showTextDocument(uri);
    const [found] = await diagnosticsOf(uri, 1);
    assert(found);
    const fix = (await fixesAt(uri, found.range)).find(({ title }) => title === "Add GIVEN_TOKEN to…");
    assert(fix);
    const asked = await answering([value], () => pick(fix), [/^The nearest \.env$/]);
    assert(!JSON.stringify(asked).includes(value));
    assert(text("given/.env").includes(`GIVEN_TOKEN=${value}`), "the value is not in the file");
    await diagnosticsOf(uri, 0);
  });

  it("is listed among what is missing, and asked for", async () => {
    const value = uniqueValue(143);
    const uri = write("given/need.py", 'import os\n\nos.environ["MISSING_ONE"]\n');
    await vscode.window.showTextDocument(uri);
    const ask = () => vscode.commands.executeCommand("sealwright.showMissing");
    await answering([value], ask, [/MISSING_ONE$/, /^The nearest \.env$/]);
    assert(text("given/.env").includes(`MISSING_ONE=${value}`), "the value is not in the file");
  });
});

describe("a sealed file", () => {
  afterEach(closeAll);
  after(() => rmSync(join(FOLDER, "lens"), { recursive: true, force: true }));

  it("says to how many it is sealed, and gets another data key once the user agrees", async () => {
    const { recipient } = await makeIdentity();
    const uri = await seal("lens/s.enc.yaml", "a: b\n", recipient);
    await vscode.window.showTextDocument(uri);
    const lenses = await eventually("the lenses", async () => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", uri, 9);
      return found.length > 2 ? found : undefined;
    });
    const titles = lenses.map(({ command }) => command?.title);
    for (const title of ["$(edit) Edit decrypted", "1 recipient", "Rotate"]) assert(titles.includes(title), title);
    const before = text("lens/s.enc.yaml");
    const rotate = () => vscode.commands.executeCommand("sealwright.rotateFile", uri);
    await answering([undefined], rotate);
    assert.equal(text("lens/s.enc.yaml"), before);
    await answering(["Rotate", "Seal"], rotate);
    assert.notEqual(text("lens/s.enc.yaml"), before);
  });
});

describe("the menu of the status bar", () => {
  afterEach(closeAll);

  it("pauses the detection here, and resumes it", async () => {
    const uri = write("paused.py", `client_secret = "${uniqueValue(144)}"\n`);
    await vscode.window.showTextDocument(uri);
    await diagnosticsOf(uri, 1);
    const menu = () => vscode.commands.executeCommand("sealwright.showMenu");
    await answering([], menu, [/Pause/]);
    await diagnosticsOf(uri, 0);
    await answering([], menu, [/Resume/]);
    await diagnosticsOf(uri, 1);
    rmSync(join(FOLDER, ".vscode"), { recursive: true, force: true });
  });

  it("has a report to copy, without a value", async () => {
    const value = uniqueValue(145);
    write(".env", `REPORTED=${value}\n`);
    await answering([], () => vscode.commands.executeCommand("sealwright.showMenu"), [/Doctor/]);
    const report = await vscode.env.clipboard.readText();
    assert.match(report, /^Sealwright \d+\.\d+\.\d+, .*\n/);
    assert.match(report, /\.env/);
    assert(!report.includes(value));
    assert(process.env.HOME === undefined || !report.includes(`${process.env.HOME}/`));
    rmSync(join(FOLDER, ".env"));
  });
});
