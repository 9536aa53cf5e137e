import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { randomCredentials } from "../../scripts/start/credentials";
import { makeDemo } from "../../scripts/start/demo";
import { makeOpener } from "../../scripts/start/opener";
import { eventually } from "../eventually";
import { openWindow, type Session } from "./window";
import { openFile, pickFix, runCommand, squiggles, windowReady } from "./workbench";

const WALKTHROUGH = ".gettingStartedContainer .getting-started-step";

function toasts(page: Page) {
  return page.locator(".notifications-toasts.visible .notification-toast");
}

describe("a person who starts the demo", () => {
  let session: Session;
  let scratch: string;
  let folder: string;

  before(async function () {
    folder = makeDemo();
    scratch = mkdtempSync(join(tmpdir(), "sealwright-opener-"));
    session = await openWindow(this, folder, { extensions: [makeOpener(join(scratch, "opener"))], toasts: true });
  });
  after(async () => {
    await session?.close();
    for (const made of [scratch, folder && dirname(folder)]) if (made) rmSync(made, { recursive: true, force: true });
  });

  it("sees the walkthrough, and beside it the README and the script", async () => {
    const { page } = session;
    await page.locator(WALKTHROUGH).first().waitFor();
    for (const name of ["README.md", "report.py"]) {
      await page.locator(`.tab[data-resource-name="${name}"]`).waitFor();
    }
    await squiggles(page);
    await session.screenshot("start");
    assert.equal(await page.locator(".editor-group-container").count(), 2);
  });

  it("gets toasts, one at a time, in a clause with buttons, and the sentence on undo once", async () => {
    const { page } = session;
    const script = () => readFileSync(join(folder, "report.py"), "utf8");
    const before = script();
    const move = async () => {
      await openFile(page, "report.py");
      await squiggles(page);
      await page.keyboard.press("Control+Home");
      await runCommand(page, "Go to Next Problem (Error, Warning, Info)");
      await page.keyboard.press("Escape");
      await pickFix(page, "REPORT_API_TOKEN");
      await page.locator(".view-line", { hasText: "os.environ" }).first().waitFor();
    };
    await runCommand(page, "Notifications: Clear All Notifications");
    await move();
    const toast = toasts(page).filter({ hasText: "REPORT_API_TOKEN is in .env" });
    await toast.waitFor();
    assert.equal(await toasts(page).count(), 1);
    assert.match(await toast.innerText(), /Undo brings the code back/);
    for (const button of ["Run with Secrets", "Open .env", "Undo"]) {
      await toast.getByRole("button", { name: button, exact: true }).waitFor();
    }
    await session.screenshot("toast");
    await toast.getByRole("button", { name: "Undo", exact: true }).click();
    await page.locator(".view-line", { hasText: "REPORT_API_TOKEN = " }).first().waitFor();
    await page.keyboard.press("Control+S");
    await eventually("the code as it was", () => script() === before || undefined);
    await move();
    await toast.waitFor();
    assert.doesNotMatch(await toast.innerText(), /Undo brings/);
    assert.equal(await toasts(page).count(), 1);
  });
});

describe("a person who has installed the product", () => {
  let session: Session;
  let scratch: string;

  before(async function () {
    scratch = mkdtempSync(join(tmpdir(), "sealwright-stub-"));
    const { databasePassword } = randomCredentials();
    const files = {
      "requirements.txt": "torch\n",
      "deep/train.py": `client_secret = "${databasePassword}"\n`,
      "notes.md": `API key: ${randomCredentials().reportToken}\n`,
    };
    const stub = makeOpener(join(scratch, "stub"));
    rmSync(join(stub, "main.js"));
    session = await openWindow(this, files, {
      extensions: [stub],
      installed: true,
      settings: { "sealwright.scanOnOpen": true },
    });
  });
  after(async () => {
    await session?.close();
    if (scratch) rmSync(scratch, { recursive: true, force: true });
  });

  it("has the folder scanned on opening where the setting says so, and the number on the icon", async () => {
    const { page } = session;
    const icon = page.getByRole("tab", { name: /^Sealwright/ });
    await icon.locator(".badge-content", { hasText: /^2$/ }).waitFor();
    await session.screenshot("scan-on-open");
    await page.locator('.statusbar-item[aria-label^="Sealwright: 2 "]').waitFor();
  });

  it("sees the walkthrough with its pictures once, and never again by itself", async () => {
    const { page } = session;
    await page.locator(WALKTHROUGH).first().waitFor();
    // Pictures are shown where there is room for them.
    await page.setViewportSize({ width: 1600, height: 900 });
    await page.locator(".getting-started-media iframe.webview.ready").first().waitFor();
    await session.screenshot("walkthrough");
    await page.setViewportSize({ width: 1280, height: 800 });
    await runCommand(page, "View: Close All Editors");
    await page.locator(WALKTHROUGH).first().waitFor({ state: "detached" });
    // VS Code writes what extensions keep, and which editors are open, some seconds later.
    await page.waitForTimeout(10_000);
    await page.reload();
    await windowReady(page);
    await page.locator('.statusbar-item[aria-label^="Sealwright: 2 "]').waitFor();
    await session.screenshot("welcomed");
    assert.equal(await page.locator(WALKTHROUGH).count(), 0);
  });
});
