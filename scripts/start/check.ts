import type { Page } from "playwright-core";
import { openFile, SQUIGGLE, windowReady } from "../../test/ui/workbench";
import { DEMO_FINDINGS } from "./demo";

const PATIENCE = 30_000;

/** Opens each file of the demo and waits for its squiggles; names those that do not come. */
async function missingInDemo(page: Page): Promise<string[]> {
  const missing: string[] = [];
  for (const [file, count] of Object.entries(DEMO_FINDINGS)) {
    await openFile(page, file);
    const squiggles = page.locator(SQUIGGLE);
    const enough = squiggles.nth(count - 1).waitFor({ state: "attached", timeout: PATIENCE });
    await enough.catch(async () =>
      missing.push(`${count - (await squiggles.count())} of ${count} squiggles in ${file}`),
    );
  }
  return missing;
}

/** What is missing of what a newcomer should see, in words; nothing where all is there. */
export async function missingSquiggles(page: Page, demo: boolean): Promise<string[]> {
  try {
    await windowReady(page);
  } catch {
    return ["VS Code's window"];
  }
  if (demo) return missingInDemo(page);
  const first = page.locator("#sealwright\\.sealwright\\.count, [id*='sealwright.count']").first();
  const shown = await first.waitFor({ state: "visible", timeout: PATIENCE }).then(
    () => true,
    () => false,
  );
  return shown ? [] : ["a squiggle: no open file holds a credential"];
}
