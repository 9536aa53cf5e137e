import type { Locator, Page } from "playwright-core";

/** A squiggle of an editor or of a notebook's cell. */
export const SQUIGGLE = ".squiggly-error, .squiggly-warning";

/** Waits until VS Code's window can be used. */
export async function windowReady(page: Page): Promise<void> {
  await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: 60_000 });
  await page.locator(".monaco-workbench .explorer-folders-view .monaco-list-row").first().waitFor({ timeout: 60_000 });
}

/** Asks for something in the quick input and picks the first row that shows `row`. */
async function quickInput(page: Page, keys: string, text: string, row: string, next?: string): Promise<void> {
  const input = page.locator(".quick-input-widget input.input");
  await page.keyboard.press(keys);
  await input.waitFor();
  await input.fill(text);
  // Enter may take a row of the list before.
  await page.locator(".quick-input-list .monaco-list-row", { hasText: row }).first().click();
  // What asks on is drawn in the same place.
  if (next !== undefined) await pickRow(page, next);
  await input.waitFor({ state: "hidden" });
}

/** Opens a file as a person does who knows its name. */
export async function openFile(page: Page, name: string): Promise<void> {
  await quickInput(page, "Control+P", name, name);
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

/** Runs a command from the palette; `next` is the row to pick of the list that it shows. */
export async function runCommand(page: Page, title: string, next?: string): Promise<void> {
  await quickInput(page, "F1", `>${title}`, title, next);
}

/** The squiggles of the open editor, at least one of them. */
export async function squiggles(page: Page): Promise<Locator> {
  const found = page.locator(SQUIGGLE);
  await found.first().waitFor({ state: "attached" });
  return found;
}

/** Opens the quick fixes where the cursor is, and gives the rows. A lens that moves may close them at once. */
export async function quickFixes(page: Page): Promise<Locator> {
  const rows = page.locator(".action-widget .monaco-list-row");
  for (let attempt = 0; attempt < 10; attempt++) {
    await page.keyboard.press("Control+.");
    const shown = await rows
      .first()
      .waitFor({ timeout: 3_000 })
      .then(
        () => true,
        () => false,
      );
    if (shown) return rows;
  }
  throw new Error("the quick fixes do not open");
}

/** Picks the quick fix whose title contains `title`. `shown` is called while the menu is open. */
export async function pickFix(page: Page, title: string, shown?: () => Promise<void>): Promise<void> {
  const rows = await quickFixes(page);
  await shown?.();
  await rows.filter({ hasText: title }).first().click();
  await rows.first().waitFor({ state: "hidden" });
}

/** Picks a row of a list that VS Code shows. */
export async function pickRow(page: Page, row: string): Promise<void> {
  const found = page.locator(".quick-input-list .monaco-list-row", { hasText: row }).first();
  await found.waitFor();
  await found.click();
  await found.waitFor({ state: "hidden" });
}
