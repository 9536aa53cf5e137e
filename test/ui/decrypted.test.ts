import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateIdentity, identityToRecipient } from "age-encryption";
import type { Page } from "playwright-core";
import { confirm } from "../../src/work/consent/record";
import { eventually } from "../eventually";
import { ageRecipients, encrypt } from "../sealed-texts";
import { openWindow, type Session } from "./window";
import { openFile, runCommand } from "./workbench";

/** What a person types, letter by letter, so that every part of it would be seen. */
const PLANTED = "plantedvaluethatstandsnowhereelse";

/** The files in a folder at any depth, relative to it; one folder that goes meanwhile, such as another run's, hides no other. */
function entriesOf(folder: string, below = ""): string[] {
  try {
    return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
      const path = join(below, entry.name);
      return entry.isDirectory() ? entriesOf(folder, path) : [path];
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** Whether a text of the profile, of a temporary folder or of the project holds what was typed. */
function onDisk(folders: readonly string[], text: string): string[] {
  const found: string[] = [];
  for (const folder of folders) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) continue;
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry);
      const stat = statSync(path, { throwIfNoEntry: false });
      if (!stat?.isFile() || stat.size > 1 << 26) continue;
      try {
        if (readFileSync(path).includes(text)) found.push(entry);
      } catch {
        // Gone, or a browser's own file that is locked.
      }
    }
  }
  return found;
}

/** Runs in the page: the places of its storage whose entries hold a text. */
const SEARCH = `async (wanted) => {
  const done = (request) => new Promise((settle, fail) => {
    request.onsuccess = () => settle(request.result);
    request.onerror = () => fail(request.error);
  });
  const holds = (value) => {
    const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
    const content = bytes instanceof Uint8Array ? new TextDecoder().decode(bytes) : JSON.stringify(value);
    return (content ?? "").includes(wanted);
  };
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const values = await done(database.transaction(store).objectStore(store).getAll());
      if (values.some(holds)) found.push(name + "/" + store);
    }
    database.close();
  }
  return found;
}`;

/** The places of the browser's storage, where VS Code in a browser keeps its backups, that hold the text. */
function inBrowser(page: Page, text: string): Promise<string[]> {
  return page.evaluate(`(${SEARCH})(${JSON.stringify(text)})`);
}

describe("a sealed file that is edited in the clear", () => {
  let session: Session;
  let home: string;
  const started = Date.now();
  const inherited = { ...process.env };

  before(async function () {
    home = mkdtempSync(join(tmpdir(), "sealwright-home-"));
    const key = await generateIdentity();
    const recipient = await identityToRecipient(key);
    process.env.SOPS_AGE_KEY = key;
    process.env.XDG_CONFIG_HOME = home;
    const sealed = await encrypt("note: start\nother: abc\n", "yaml", { groups: ageRecipients([recipient]) });
    session = await openWindow(this, { "secrets.enc.yaml": sealed, "plain.txt": "start\n" });
    confirm("recipients", session.folder, new Map([[recipient, ""]]), join(home, "sealwright"));
  });
  after(async () => {
    await session?.close();
    for (const name of ["SOPS_AGE_KEY", "XDG_CONFIG_HOME"]) {
      if (inherited[name] === undefined) delete process.env[name];
      else process.env[name] = inherited[name];
    }
    rmSync(home, { recursive: true, force: true });
  });

  /** Profile, project, and what browser, server and tests made in the temporary folder. */
  const folders = (): string[] => {
    const made = readdirSync(tmpdir()).filter((name) =>
      /^\.?(?:vscode|playwright|sealwright|code|org\.chromium)/.test(name),
    );
    const recent = made.map((name) => join(tmpdir(), name)).filter((path) => statSync(path).mtimeMs >= started);
    return [...new Set([session.scratch, session.folder, home, ...recent])];
  };

  it("leaves no trace of what is typed in backups, history, profile, temporary folder or project", async () => {
    const { page } = session;
    // The search must be able to find a backup: an ordinary file that is left unsaved has one.
    const control = "anordinaryfilethatisbackedup";
    await openFile(page, "plain.txt");
    await page.locator(".monaco-editor .view-line").first().click();
    await page.keyboard.type(control);
    await eventually("the backup of an ordinary file", async () => {
      const found = [...(await inBrowser(page, control)), ...onDisk(folders(), control)];
      return found.length > 0 ? found : undefined;
    });
    await page.keyboard.press("Control+S");

    await openFile(page, "secrets.enc.yaml");
    await runCommand(page, "Sealwright: Edit Decrypted");
    await page.locator(".view-line", { hasText: "note: start" }).waitFor();
    const tab = page.locator('.tab.active[data-resource-name="(in the clear) secrets.enc.yaml"]');
    await tab
      .locator(".monaco-decoration-iconBadge, .monaco-icon-label.monaco-decoration-itemColor")
      .first()
      .waitFor({ state: "attached" });
    await page.locator(".statusbar-item", { hasText: "In the clear, saved sealed" }).waitFor();
    await page.locator(".codelens-decoration", { hasText: "In the clear, saved sealed" }).waitFor();
    await session.screenshot("decrypted");
    await page.locator(".view-line", { hasText: "note: start" }).click();
    await page.keyboard.press("End");
    // Slowly, each letter longer than a backup takes to be made, then fast.
    for (const letter of PLANTED.slice(0, 8)) {
      await page.keyboard.type(letter);
      await page.waitForTimeout(1_300);
    }
    await page.keyboard.type(PLANTED.slice(8), { delay: 30 });
    for (let round = 0; round < 20; round++) {
      await page.keyboard.type(`x${PLANTED}`, { delay: 5 });
      await page.waitForTimeout(120);
    }
    await page.waitForTimeout(3_000);
    await page.locator(".view-line", { hasText: PLANTED }).first().waitFor();
    const piece = PLANTED.slice(0, 12);
    assert.deepEqual(await inBrowser(page, piece), []);
    assert.deepEqual(onDisk(folders(), piece), []);
    // A crash while something is being typed.
    await page.keyboard.type(PLANTED, { delay: 5 });
    await session.crash();
    assert.deepEqual(onDisk(folders(), piece), []);
  });
});
