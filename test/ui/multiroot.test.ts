import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomCredentials } from "../../scripts/start/credentials";
import { eventually } from "../eventually";
import { openWindow, type Session } from "./window";
import { openFile, pickFix, runCommand, squiggles } from "./workbench";

describe("a workspace of several folders", () => {
  let session: Session;
  let scratch: string;

  before(async function () {
    scratch = mkdtempSync(join(tmpdir(), "sealwright-folders-"));
    for (const name of ["first", "second"]) {
      mkdirSync(join(scratch, name));
      const { databasePassword } = randomCredentials();
      writeFileSync(join(scratch, name, `${name}.py`), `client_secret = "${databasePassword}"\n`);
    }
    const file = join(scratch, "both.code-workspace");
    writeFileSync(file, JSON.stringify({ folders: [{ path: "first" }, { path: "second" }] }));
    session = await openWindow(this, file);
  });
  after(async () => {
    await session?.close();
    if (scratch) rmSync(scratch, { recursive: true, force: true });
  });

  it("gets the .env of the folder that the file is in", async () => {
    const { page } = session;
    await openFile(page, "second.py");
    await squiggles(page);
    await runCommand(page, "Go to Next Problem (Error, Warning, Info)");
    await page.keyboard.press("Escape");
    await pickFix(page, "Move to .env as");
    const env = join(scratch, "second", ".env");
    await eventually("the second folder's .env", () => (existsSync(env) ? true : undefined));
    assert.match(readFileSync(env, "utf8"), /SECRET=/);
    assert(!existsSync(join(scratch, "first", ".env")));
    assert(!existsSync(join(scratch, ".env")));
  });
});
