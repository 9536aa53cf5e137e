import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { randomCredentials } from "../../scripts/start/credentials";
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
