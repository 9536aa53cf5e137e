import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { eventually } from "../../../eventually";
import { answering } from "../answers";
import { makeIdentity, seal, writeRefs } from "../sealed";
import { FOLDER, uniqueValue } from "../workspace";

const REPORT = join(FOLDER, "terminals", "report");

/** How many characters a variable has in a new terminal; 0 where it is not set. */
async function lengthInTerminal(name: string): Promise<number> {
  rmSync(REPORT, { force: true });
  const terminal = vscode.window.createTerminal({ cwd: FOLDER, shellPath: "/bin/sh" });
  try {
    terminal.sendText(`printf '%s.' "\${#${name}}" > '${REPORT}'`);
    const report = await eventually("the terminal's report", () => {
      const text = existsSync(REPORT) ? readFileSync(REPORT, "utf8") : "";
      return text.endsWith(".") ? text : undefined;
    });
    return Number.parseInt(report, 10);
  } finally {
    terminal.dispose();
  }
}

describe("secrets in terminals", () => {
  const value = uniqueValue(131);

  before(async () => {
    // What other suites moved there would be asked about too.
    rmSync(join(FOLDER, ".env"), { force: true });
    const { recipient } = await makeIdentity();
    await seal("terminals/secrets.enc.yaml", `token: ${value}\n`, recipient);
    writeRefs(".env.refs", "TERMINAL_TOKEN=sops://terminals/secrets.enc.yaml#/token\n");
  });
  after(() => {
    for (const path of ["terminals", ".env.refs"]) rmSync(join(FOLDER, path), { recursive: true, force: true });
  });

  it("are there after the user's word, and no longer once it is taken back", async () => {
    const allow = () => vscode.commands.executeCommand("sealwright.secretsInTerminals");
    const asked = await answering([undefined], allow);
    assert.match(asked.questions.join(), /Every program that you start in a terminal/);
    assert.equal(await lengthInTerminal("TERMINAL_TOKEN"), 0);
    const agreed = await answering(["Allow"], allow);
    assert(!JSON.stringify(agreed).includes(value));
    assert.equal(await lengthInTerminal("TERMINAL_TOKEN"), value.length);
    await vscode.commands.executeCommand("sealwright.noSecretsInTerminals");
    assert.equal(await lengthInTerminal("TERMINAL_TOKEN"), 0);
  });
});
