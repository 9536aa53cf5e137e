import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { bringBrowser } from "../host/browser";
import { launchOptions } from "../host/launch";
import { OUTPUT } from "../host/repository";
import { Project } from "../unit/cli/command";
import { VALUES } from "../unit/detect/found";

describe("the page of a scan", function () {
  this.timeout(60_000);
  let project: Project;
  let browser: Browser;
  let page: Page;
  let html: string;

  before(async () => {
    project = new Project();
    project.write("app/<b>train.py", 'password = "@PASSWORD@"\nHF_TOKEN = "@HUGGING_FACE@"\n');
    project.write("b.env", "DB_PASSWORD=@PASSWORD@\n");
    html = project.run(["scan", "--format", "html"]).stdout;
    const file = join(project.path, "..", "report.html");
    writeFileSync(file, html);
    browser = await chromium.launch(launchOptions(bringBrowser()));
    page = await browser.newPage();
    await page.goto(`file://${file}`);
  });
  after(async () => {
    await browser?.close();
    project?.remove();
  });

  it("groups by file, rule and severity, and holds no value and no markup of a name", async () => {
    const headings = () => page.locator("summary:visible").allInnerTexts();
    assert.deepEqual(await headings(), ["app/<b>train.py (2)", "b.env (1)"]);
    await page.getByText("by rule").click();
    assert.deepEqual(await headings(), ["Hardcoded password (2)", "Hugging Face access token (1)"]);
    await page.getByText("by severity").click();
    assert.deepEqual(await headings(), ["High: a known format (1)", "Medium: a name and a value that fit (2)"]);
    for (const value of [VALUES.PASSWORD, VALUES.HUGGING_FACE]) assert.ok(!html.includes(value));
    assert.equal(await page.locator("article:visible mark").first().innerText(), "[secret]");
  });

  it("can be read in the light, in the dark and on a narrow screen", async () => {
    mkdirSync(join(OUTPUT, "screenshots"), { recursive: true });
    for (const [name, colorScheme, width] of [
      ["light", "light", 1000],
      ["dark", "dark", 1000],
      ["narrow", "light", 400],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await page.screenshot({ path: join(OUTPUT, "screenshots", `report-${name}.png`) });
      const overflow = await page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
      assert.equal(overflow, false, name);
    }
  });
});
