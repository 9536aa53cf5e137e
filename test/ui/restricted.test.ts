import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { randomCredentials } from "../../scripts/start/credentials";
import { eventually } from "../eventually";
import { openWindow, type Session } from "./window";
import { openFile, quickFixes, runCommand, SQUIGGLE, squiggles } from "./workbench";

describe("a folder that is not trusted", () => {
  let session: Session;

  before(async function () {
    const { databasePassword } = randomCredentials();
    session = await openWindow(
      this,
      {
        "train.py": `import os\n\nclient_secret = "${databasePassword}"\n`,
        ".vscode/settings.json": '{ "sealwright.enable": false }',
      },
      { trusted: false },
    );
  });
  after(() => session?.close());

  it("is in Restricted Mode and gets its squiggles, whatever its settings say", async () => {
    const { page } = session;
    await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
    await openFile(page, "train.py");
    await squiggles(page);
    await session.screenshot("restricted");
  });

  it("gets no fix that changes a file", async () => {
    const { page, folder } = session;
    await page.locator(SQUIGGLE).first().waitFor({ state: "attached" });
    await runCommand(page, "Go to Next Problem in Files");
    await page.keyboard.press("Escape");
    const rows = await quickFixes(page);
    const titles = await rows.allInnerTexts();
    assert(titles.some((title) => title.includes("Trust this folder")));
    assert(!titles.some((title) => /Move to|Suppress|Redact/.test(title)));
    await page.keyboard.press("Escape");
    assert(!existsSync(join(folder, ".env")));
  });
});

/** Runs every command that the product contributes, bare and on a finding, as another extension or a key could. */
const CALLER = `
const { writeFileSync } = require("node:fs");
const vscode = require("vscode");
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
exports.activate = async () => {
  const product = vscode.extensions.getExtension("sealwright.sealwright");
  await product.activate();
  const [uri] = await vscode.workspace.findFiles("train.py");
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  let found = [];
  for (let round = 0; found.length === 0 && round < 100; round++) {
    await pause(100);
    found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Sealwright");
  }
  const [{ range, code }] = found;
  const start = document.offsetAt(range.start);
  const target = { uri: String(uri), version: document.version, start, end: document.offsetAt(range.end), rule: code.value };
  const report = {};
  for (const { command } of product.packageJSON.contributes.commands) {
    for (const argument of [undefined, uri, target]) {
      const call = vscode.commands.executeCommand(command, argument).then(() => "ran", (error) => String(error.message));
      report[command] = await Promise.race([call, pause(700).then(() => "waits")]);
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
    }
  }
  // What is started would be seen.
  require("node:child_process").execFileSync("control");
  writeFileSync(process.env.CALLER_REPORT, JSON.stringify(report));
};
`;

const CALLER_MANIFEST = {
  name: "caller",
  publisher: "sealwright-tests",
  version: "0.0.0",
  main: "./main.js",
  engines: { vscode: "^1.96.0" },
  activationEvents: ["onStartupFinished"],
  capabilities: { untrustedWorkspaces: { supported: true } },
};

describe("the commands in a folder that is not trusted", () => {
  const files = {
    "train.py": `import os\n\nclient_secret = "${randomCredentials().databasePassword}"\n`,
    ".env": "A=1\n",
    ".env.refs": "DB=sops://secrets.enc.yaml#/db\n",
    ".sops.yaml": "creation_rules: []\n",
    "secrets.enc.yaml": "db: ENC[AES256_GCM,data:x,iv:x,tag:x,type:str]\nsops:\n  version: 3.9.0\n",
  };
  let session: Session;
  let scratch: string;
  const inherited = { ...process.env };

  before(async function () {
    scratch = mkdtempSync(join(tmpdir(), "sealwright-caller-"));
    for (const folder of ["caller", "bin", "home"]) mkdirSync(join(scratch, folder));
    writeFileSync(join(scratch, "caller", "package.json"), JSON.stringify(CALLER_MANIFEST));
    writeFileSync(join(scratch, "caller", "main.js"), CALLER);
    // Whatever is started leaves its name.
    for (const program of ["git", "sops", "age", "gpg", "python3", "python", "sh", "bash", "script", "control"]) {
      const path = join(scratch, "bin", program);
      writeFileSync(path, `#!/bin/sh\necho ${program} >> ${join(scratch, "started")}\n`);
      chmodSync(path, 0o755);
    }
    process.env.PATH = `${join(scratch, "bin")}${delimiter}${process.env.PATH}`;
    process.env.CALLER_REPORT = join(scratch, "report.json");
    process.env.XDG_CONFIG_HOME = join(scratch, "home");
    session = await openWindow(this, files, { trusted: false, extensions: [join(scratch, "caller")] });
  });
  after(async () => {
    await session?.close();
    for (const name of ["PATH", "CALLER_REPORT", "XDG_CONFIG_HOME"]) {
      if (inherited[name] === undefined) delete process.env[name];
      else process.env[name] = inherited[name];
    }
    rmSync(scratch, { recursive: true, force: true });
  });

  it("start nothing and write nothing, whatever they are called with", async () => {
    const report = join(scratch, "report.json");
    const read = (): Record<string, string> | undefined =>
      existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined;
    const ran = await eventually("a call of every command", async () => read(), 170_000);
    assert(Object.keys(ran).length > 50);
    assert(Object.values(ran).filter((answer) => answer === "ran").length > 20, JSON.stringify(ran));
    for (const [file, text] of Object.entries(files))
      assert.equal(readFileSync(join(session.folder, file), "utf8"), text);
    assert.deepEqual(readdirSync(session.folder).sort(), Object.keys(files).sort());
    // The browser keeps its own files there.
    assert.deepEqual(
      readdirSync(join(scratch, "home")).filter((name) => name !== "chromium"),
      [],
    );
    assert.equal(readFileSync(join(scratch, "started"), "utf8"), "control\n");
  });
});
