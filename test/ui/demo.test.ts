import assert from "node:assert/strict";
import { readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { makeDemo } from "../../scripts/start/demo";
import { eventually } from "../eventually";
import { openWindow, type Session } from "./window";
import { openFile, pickFix, pickRow, runCommand, squiggles } from "./workbench";

/** Puts the cursor on the first finding of the open editor. */
async function goToFinding({ page }: Session): Promise<void> {
  await squiggles(page);
  await page.keyboard.press("Control+Home");
  await runCommand(page, "Go to Next Problem (Error, Warning, Info)");
  // The peek of the problem goes, the cursor stays.
  await page.keyboard.press("Escape");
}

/** Agrees to the edits that VS Code's refactor preview shows. */
async function applyPreview({ page, screenshot }: Session, name: string): Promise<void> {
  const apply = page.getByRole("button", { name: "Apply", exact: true });
  await apply.waitFor();
  // Every row is a file or a change of it, and all are ticked.
  const rows = page.locator(".bulk-edit-panel .monaco-list-row");
  await rows.first().waitFor();
  for (const row of await rows.all()) {
    assert.notEqual((await row.innerText()).trim(), "");
    assert.equal(await row.getByRole("checkbox").first().isChecked(), true, await row.innerText());
  }
  await screenshot(name);
  await apply.click();
}

describe("a person who opens the demo project", () => {
  let session: Session;
  let folder: string;

  const text = (file: string): string => readFileSync(join(folder, file), "utf8");
  const read = (file: string): string | undefined => {
    try {
      return text(file);
    } catch {
      return undefined;
    }
  };

  before(async function () {
    folder = makeDemo();
    session = await openWindow(this, folder);
  });
  after(async () => {
    await session?.close();
    if (folder) rmSync(dirname(folder), { recursive: true, force: true });
  });

  it("sees a squiggle in a script, picks the fix and saves a program that reads the environment", async () => {
    const { page } = session;
    const password = /features:([^@]+)@/.exec(text("load.py"))?.[1] ?? "";
    await openFile(page, "load.py");
    await goToFinding(session);
    await session.screenshot("script-squiggle");
    await pickFix(page, "Move to .env as", () => session.screenshot("script-menu"));
    const env = await eventually(".env", () => read(".env"));
    assert(env.includes(password));
    assert.equal(statSync(join(folder, ".env")).mode & 0o777, 0o600);
    assert.match(text(".gitignore"), /^\.env$/m);
    await page.locator(".view-line", { hasText: "os.environ" }).first().waitFor();
    await runCommand(page, "Notifications: Show Notifications");
    const messages = page.locator(".notifications-center .notification-list-item", { hasText: "DATABASE_URL" }).first();
    await messages.waitFor();
    assert(!(await messages.innerText()).includes(password));
    await session.screenshot("script-notification");
    await runCommand(page, "Notifications: Clear All Notifications");
    await session.screenshot("script-fixed");
    await page.keyboard.press("Control+S");
    const saved = await eventually("the saved script", () => {
      const script = text("load.py");
      return script.includes("os.environ") ? script : undefined;
    });
    assert.match(saved, /^import os$/m);
    assert(!saved.includes(password));
  });

  it("does the same in a notebook, and clears the output that shows the value", async () => {
    const { page } = session;
    const token = /HF_TOKEN = \\"([^\\"]+)\\"/.exec(text("finetune.ipynb"))?.[1] ?? "";
    await openFile(page, "finetune.ipynb");
    await page.locator(".notebookOverlay .code-cell-row").first().waitFor();
    const line = page.locator(".notebookOverlay .code-cell-row .view-line", { hasText: "HF_TOKEN =" });
    await line.waitFor();
    await squiggles(page);
    await session.screenshot("notebook-squiggle");
    await line
      .locator("span", { hasText: token.slice(0, 8) })
      .last()
      .click();
    await pickFix(page, "Move to .env as");
    await eventually(".env with the token", () => (read(".env")?.includes(token) ? true : undefined));
    await page.locator(".notebookOverlay .view-line", { hasText: "os.environ" }).first().waitFor();
    const item = page.locator(".notebookOverlay .cell-status-item", { hasText: "Output shows a credential" });
    if (await item.count()) await item.first().click();
    await item.waitFor({ state: "detached" });
    await page.keyboard.press("Control+S");
    await eventually("the saved notebook", () => (text("finetune.ipynb").includes(token) ? undefined : true));
    await session.screenshot("notebook-fixed");
    assert.match(text("finetune.ipynb"), /"id": "cell-3"/);
  });

  it("reaches everything by the keyboard, with a label for a screen reader", async () => {
    const { page } = session;
    await openFile(page, "train.py");
    await squiggles(page);
    await page.locator('.statusbar-item[aria-label^="Sealwright:"]').waitFor();
    await runCommand(page, "Sealwright: Show Findings");
    const tree = page.getByRole("tree", { name: "Findings" });
    await tree.waitFor();
    const file = page.getByRole("treeitem", { name: /train\.py, \d credentials?/ });
    await file.waitFor();
    await tree.focus();
    await page.keyboard.press("ArrowDown");
    await page
      .getByRole("treeitem", { name: /line \d+, rule/ })
      .first()
      .waitFor();
    await session.screenshot("findings-tree");
    await runCommand(page, "Preferences: Toggle between Light/Dark Themes");
    await session.screenshot("findings-tree-dark");
    await page.setViewportSize({ width: 700, height: 500 });
    await session.screenshot("findings-tree-narrow");
    await page.setViewportSize({ width: 1280, height: 800 });
    await runCommand(page, "Preferences: Toggle between Light/Dark Themes");
  });

  it("moves a value out of a script and a notebook at once, after a preview", async () => {
    const { page } = session;
    const key = /wandb\.login\(key="([^"]+)"/.exec(text("train.py"))?.[1] ?? "";
    await openFile(page, "train.py");
    await squiggles(page);
    const line = text("train.py").slice(0, text("train.py").indexOf(key)).split("\n").length;
    await page.keyboard.press("Control+G");
    await page.keyboard.type(`${line}:24`);
    await page.keyboard.press("Enter");
    await pickFix(page, "Another name, file or place");
    await session.screenshot("fix-elsewhere");
    await pickRow(page, "places of this value");
    await applyPreview(session, "preview-everywhere");
    await page.locator(".view-line", { hasText: "os.environ" }).first().waitFor();
    await runCommand(page, "File: Save All Files");
    await eventually("a saved script and a saved notebook", () =>
      text("train.py").includes(key) || text("finetune.ipynb").includes(key) ? undefined : true,
    );
    assert(read(".env")?.includes(key));
  });

  it("moves all that a script holds after a preview", async () => {
    const { page } = session;
    await openFile(page, "train.py");
    await squiggles(page);
    await runCommand(page, "Sealwright: Move All in This File…", "To .env");
    await applyPreview(session, "preview");
    await page.locator(".view-line", { hasText: "os.environ" }).first().waitFor();
    await page.keyboard.press("Control+S");
    const saved = await eventually("the saved script", () => {
      const script = text("train.py");
      // A file that is being saved can be read empty.
      return /AKIA/.test(script) || !script.includes("os.environ") ? undefined : script;
    });
    assert.equal(saved.match(/os\.environ\[/g)?.length, 3);
  });
});
