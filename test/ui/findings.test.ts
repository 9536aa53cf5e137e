import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { randomCredentials } from "../../scripts/start/credentials";
import { eventually } from "../eventually";
import { openWindow, type Session } from "./window";
import { openFile, pickRow, runCommand, squiggles } from "./workbench";

describe("a person who looks through the findings of a project", () => {
  let session: Session;
  const { databasePassword, huggingFaceToken, reportToken } = randomCredentials();

  before(async function () {
    const cells = ["x = 1", `HF_TOKEN = "${huggingFaceToken}"`].map((source, at) => {
      return { cell_type: "code", id: `c${at}`, metadata: {}, outputs: [], execution_count: null, source: [source] };
    });
    session = await openWindow(this, {
      "a.py": `client_secret = "${databasePassword}"\n`,
      "jobs/b.py": `x = 1\nREPORT_API_TOKEN = "${reportToken}"\n`,
      "jobs/c.ipynb": JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }),
      "settings.toml": `password = "${databasePassword}"\n`,
    });
    await session.page.setViewportSize({ width: 1280, height: 1000 });
    await openFile(session.page, "a.py");
    await squiggles(session.page);
    await runCommand(session.page, "Sealwright: Scan Workspace");
    await runCommand(session.page, "Sealwright: Show Findings");
    await item(/^settings\.toml, 1 credential/).waitFor();
  });
  after(() => session?.close());

  const item = (name: RegExp): Locator => session.page.getByRole("treeitem", { name });
  const groups = async (): Promise<string[]> => {
    const rows = `document.querySelectorAll('[role="treeitem"][aria-level="1"]')`;
    const labels: unknown[] = await session.page.evaluate(`[...${rows}].map((row) => row.getAttribute("aria-label"))`);
    const texts = labels.filter((label) => typeof label === "string");
    return texts.filter((label) => /, \d+ credentials?/.test(label));
  };
  /** Picks an entry of the menu on a row. */
  const menu = async (row: Locator, entry: RegExp): Promise<void> => {
    const { page } = session;
    await row.click({ button: "right" });
    const found = page.locator(".context-view").getByRole("menuitem", { name: entry });
    await found.waitFor();
    // A click soon after the menu came counts as the one that opened it.
    await found.hover();
    await page.keyboard.press("Enter");
    await found.waitFor({ state: "detached" });
  };

  it("sees each file that the command reads once, cells counted from 1", async () => {
    assert.deepEqual(
      (await groups()).map((label) => label.replace(/ (\d) credentials?.*/, " $1")),
      ["a.py, 1", "jobs/b.py, 1", "jobs/c.ipynb, 1", "settings.toml, 1"],
    );
    await item(/HF_TOKEN, cell 2, line 1, rule/).waitFor();
    await session.screenshot("findings");
  });

  it("groups them by rule and by severity, and filters them", async () => {
    const { page } = session;
    await runCommand(page, "Sealwright: Group Findings…", "By severity");
    await eventually("the severities", async () => /^Errors, 1/.test((await groups())[0] ?? "") || undefined);
    await session.screenshot("findings-severity");
    await runCommand(page, "Sealwright: Group Findings…", "By rule");
    await eventually("the rules", async () => (await groups()).join().includes("Hugging Face") || undefined);
    await runCommand(page, "Sealwright: Group Findings…", "By file");
    await item(/^a\.py, 1/).waitFor();
    const filter = async (words: string): Promise<void> => {
      await page.keyboard.press("F1");
      const input = page.locator(".quick-input-widget input.input");
      await input.fill(">Sealwright: Filter Findings");
      await page.locator(".quick-input-list .monaco-list-row", { hasText: "Filter Findings" }).first().click();
      await page.locator(".quick-input-widget", { hasText: "Words of the rule" }).waitFor();
      await input.fill(words);
      await page.keyboard.press("Enter");
    };
    await filter("jobs report");
    await eventually("the filtered row", async () => ((await groups()).length === 1 ? true : undefined));
    await page.getByText('1 of 4 have "jobs report"').waitFor();
    await session.screenshot("findings-filtered");
    await filter("");
    await item(/^settings\.toml, 1/).waitFor();
  });

  it("copies a place, and reads what a rule is", async () => {
    const { page } = session;
    const row = item(/HF_TOKEN, cell 2, line 1, rule/);
    await menu(row, /^Copy Place/);
    const copied = () => page.evaluate("navigator.clipboard.readText()");
    await eventually("the place", async () => (await copied()) === "jobs/c.ipynb, cell 2, line 1" || undefined);
    await menu(row, /^Explain Rule/);
    await page.locator(".tab.active", { hasText: /hugging-face-token/ }).waitFor();
  });

  it("goes to the value, and moves it by the button of its row", async () => {
    const { page, folder } = session;
    await item(/client_secret, line 1, rule/).click();
    await page.locator('.tab.active[data-resource-name="a.py"]').waitFor();
    await page.locator(".statusbar-item", { hasText: `(${databasePassword.length} selected)` }).waitFor();
    const row = item(/client_secret, line 1, rule/);
    await row.hover();
    await row.getByRole("button", { name: /Move to \.env/ }).click();
    await page.locator(".view-line", { hasText: "os.environ" }).first().waitFor();
    assert(readFileSync(join(folder, ".env"), "utf8").includes(databasePassword));
    await page.keyboard.press("Control+S");
    await item(/^a\.py, 1/).waitFor({ state: "detached" });
  });

  it("is asked before a rule is suppressed, with the number of findings", async () => {
    const { page, folder } = session;
    await openFile(page, "b.py");
    await squiggles(page);
    await menu(item(/REPORT_API_TOKEN, line 2, rule/), /^Suppress…/);
    await pickRow(page, "The rule ");
    const dialog = page.locator(".monaco-dialog-box");
    await dialog.waitFor();
    assert.match(await dialog.innerText(), /\d findings? in \d files? will no longer be shown/);
    await session.screenshot("suppress-rule");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
    assert(!existsSync(join(folder, ".sealwright.toml")));
  });

  it("moves all of the workspace from the view's title, after a preview without an empty row", async () => {
    const { page, folder } = session;
    await session.screenshot("findings-last");
    const header = page.locator(".pane-header", { hasText: /^Findings/ }).first();
    await header.hover();
    await header.locator(".codicon-toolbar-more").click();
    const entry = page.locator(".context-view").getByRole("menuitem", { name: /^Move All of This Workspace to \.env/ });
    await entry.waitFor();
    await session.screenshot("findings-title-menu");
    await entry.hover();
    await page.keyboard.press("Enter");
    const apply = page.getByRole("button", { name: "Apply", exact: true });
    await apply.waitFor();
    const labels = await page.locator(".bulk-edit-panel .monaco-list-row").allInnerTexts();
    assert(
      labels.every((label) => label.trim() !== ""),
      labels.join("|"),
    );
    await session.screenshot("preview-workspace");
    await apply.click();
    await runCommand(page, "File: Save All Files");
    await eventually("the moved values", () => {
      const texts = ["jobs/b.py", "jobs/c.ipynb"].map((file) => readFileSync(join(folder, file), "utf8"));
      return texts.every((text) => text.includes("os.environ")) || undefined;
    });
    const env = readFileSync(join(folder, ".env"), "utf8");
    assert(env.includes(reportToken) && env.includes(huggingFaceToken), "a value is not in .env");
  });
});

describe("a person whose project holds a file that is too large to be read", () => {
  let session: Session;

  before(async function () {
    session = await openWindow(this, { "a.py": "x = 1\n", "big.txt": "" });
    truncateSync(join(session.folder, "big.txt"), 120_000_000);
    await openFile(session.page, "a.py");
  });
  after(() => session?.close());

  it("is not told that there is nothing, but that a file was not read", async () => {
    const { page } = session;
    const view = page.locator(".pane", { hasText: "Findings" });
    await runCommand(page, "Sealwright: Show Findings");
    await view.getByText("The other files have not been scanned.").waitFor();
    await runCommand(page, "Sealwright: Scan Workspace");
    await view.getByText("some files could not be read").waitFor();
    await session.screenshot("unread");
    rmSync(join(session.folder, "big.txt"));
    await runCommand(page, "Sealwright: Scan Workspace");
    await view.getByText("The files of this workspace hold no credential").waitFor();
  });
});
