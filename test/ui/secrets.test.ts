import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { makeDemo } from "../../scripts/start/demo";
import { eventually } from "../eventually";
import { openWindow, type Session } from "./window";
import { openFile, pickFix, quickFixes, runCommand, squiggles } from "./workbench";

describe("a person who seals a credential of the demo project", () => {
  let session: Session;
  let folder: string;
  let home: string;
  let token: string;
  const inherited = process.env.XDG_CONFIG_HOME;

  const text = (file: string): string => readFileSync(join(folder, file), "utf8");
  const dialog = async (button: string, name?: string): Promise<void> => {
    const found = session.page.locator(".monaco-dialog-box").getByRole("button", { name: button, exact: true });
    await found.waitFor();
    if (name) await session.screenshot(name);
    await found.click();
    await found.waitFor({ state: "detached" });
  };

  before(async function () {
    folder = makeDemo();
    home = mkdtempSync(join(tmpdir(), "sealwright-home-"));
    process.env.XDG_CONFIG_HOME = home;
    token = /REPORT_API_TOKEN = "([^"]+)"/.exec(text("report.py"))?.[1] ?? "";
    session = await openWindow(this, folder);
  });
  after(async () => {
    await session?.close();
    if (inherited === undefined) delete process.env.XDG_CONFIG_HOME;
    else process.env.XDG_CONFIG_HOME = inherited;
    rmSync(dirname(folder), { recursive: true, force: true });
    rmSync(home, { recursive: true, force: true });
  });

  it("is offered to set up encryption, and has the value sealed before the code changes", async () => {
    const { page } = session;
    await openFile(page, "report.py");
    await squiggles(page);
    await page.keyboard.press("Control+Home");
    await runCommand(page, "Go to Next Problem (Error, Warning, Info)");
    await page.keyboard.press("Escape");
    await pickFix(page, "Move to sealed file secrets.enc.yaml", () => session.screenshot("seal-menu"));
    await dialog("Set Up", "seal-set-up");
    await page.locator(".view-line", { hasText: "os.environ" }).first().waitFor();
    assert.match(text(".env.refs"), /^REPORT_API_TOKEN=sops:\/\/secrets\.enc\.yaml#\/report_api_token$/m);
    assert(!text("secrets.enc.yaml").includes(token));
    assert(existsSync(join(home, "sops", "age", "keys.txt")));
    await page.keyboard.press("Control+S");
    await eventually("the saved script", () => (text("report.py").includes(token) ? undefined : true));
  });

  it("finds it in the tree by keyboard and label, and inserts it elsewhere", async () => {
    const { page } = session;
    await openFile(page, "load.py");
    await page.locator(".view-line", { hasText: "engine = create_engine" }).first().click();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("token = ");
    await runCommand(page, "Focus on Secrets View");
    const tree = page.getByRole("tree", { name: "Secrets" });
    await tree.waitFor();
    for (const label of [/^secrets\.enc\.yaml, sealed/]) {
      const group = page.getByRole("treeitem", { name: label });
      await group.click();
      await eventually("an open group", async () =>
        (await group.getAttribute("aria-expanded")) === "true" ? true : undefined,
      );
    }
    const secret = page.getByRole("treeitem", { name: /^report_api_token, sealed, in secrets\.enc\.yaml/ });
    await secret.waitFor();
    assert(!(await tree.innerText()).includes(token));
    await secret.hover();
    await session.screenshot("secrets-tree");
    await secret.getByRole("button", { name: /Insert Reference/ }).click();
    await page.locator(".view-line", { hasText: 'token = os.environ["REPORT_API_TOKEN"]' }).first().waitFor();
    await session.screenshot("secrets-inserted");
    await page.keyboard.press("Control+S");
    await eventually("the saved script", () => (/^import os$/m.test(text("load.py")) ? true : undefined));
  });

  it("sees what a name gives, who can open the sealed file, and what is missing", async () => {
    const { page } = session;
    await openFile(page, "load.py");
    await page
      .locator(".view-line", { hasText: 'os.environ["REPORT_API_TOKEN"]' })
      .getByText("REPORT_API_TOKEN")
      .click();
    await page.keyboard.press("Control+K");
    await page.keyboard.press("Control+I");
    await page.locator(".monaco-hover", { hasText: "REPORT_API_TOKEN comes from sops:" }).first().waitFor();
    await session.screenshot("secrets-hover");
    await page.keyboard.press("Control+End");
    await page.keyboard.type('\nos.environ["NOWHERE_GIVEN"]');
    // The menu shows what is known when it opens: the variable is looked up a moment after it was typed.
    const rows = await eventually("the way to add it", async () => {
      const shown = await quickFixes(page);
      if ((await shown.filter({ hasText: "Add NOWHERE_GIVEN to…" }).count()) > 0) return shown;
      await page.keyboard.press("Escape");
      return undefined;
    });
    await session.screenshot("secrets-unknown");
    await page.keyboard.press("Escape");
    await rows.first().waitFor({ state: "hidden" });
    await runCommand(page, "File: Revert File");
    await openFile(page, "secrets.enc.yaml");
    await page.locator(".codelens-decoration", { hasText: "1 recipient" }).first().waitFor();
    await session.screenshot("secrets-lens");
  });

  it("finds where a secret is used, from the tree, as references", async () => {
    const { page } = session;
    await openFile(page, "load.py");
    const secret = page.getByRole("treeitem", { name: /^report_api_token, sealed, in secrets\.enc\.yaml/ });
    await secret.click({ button: "right" });
    await page.locator(".monaco-menu .action-item", { hasText: "Find All References" }).click();
    await page
      .locator(".reference-zone-widget, .references-view, [id='workbench.view.extension.references-view']")
      .first()
      .waitFor();
    await session.screenshot("secrets-used");
    await page.keyboard.press("Escape");
  });

  it("has a menu in the status bar, with a doctor that can be copied", async () => {
    const { page } = session;
    await page.locator(".statusbar-item[id*='sealwright']").first().click();
    const rows = page.locator(".quick-input-list .monaco-list-row");
    for (const row of ["Scan the workspace", "Pause in this workspace", "What is missing", "Show log", "Settings"]) {
      await rows.filter({ hasText: row }).first().waitFor();
    }
    await session.screenshot("status-menu");
    await rows.filter({ hasText: "Doctor" }).first().click();
    await page.locator(".view-line", { hasText: "Sealwright 0." }).first().waitFor();
    await session.screenshot("doctor");
    await page.keyboard.press("Escape");
  });

  it("runs the script with it after saying yes once", async () => {
    const { page } = session;
    await openFile(page, "report.py");
    await runCommand(page, "Sealwright: Run with Secrets");
    await dialog("Allow", "secrets-allow");
    // The output is drawn, not written; the mark says that the program ended well, which it cannot without the variable.
    await page.locator(".terminal-command-decoration.success").first().waitFor({ state: "attached" });
    await session.screenshot("secrets-run");
    assert.equal(text(".env.refs").includes(token), false);
  });

  it("sees a value only after a question, in a box that goes by itself", async () => {
    const { page } = session;
    const input = page.locator(".quick-input-widget input.input");
    const row = (part: string) => page.locator(".quick-input-list .monaco-list-row", { hasText: part }).first();
    await page.keyboard.press("F1");
    await input.fill(">Sealwright: Reveal Value");
    await row("Reveal Value").click();
    await row("api_token").click();
    await dialog("Reveal");
    await eventually("the value", async () => ((await input.inputValue()) === token ? true : undefined));
    await input.waitFor({ state: "hidden", timeout: 15_000 });
  });
});
