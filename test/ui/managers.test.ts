import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "../eventually";
import { missing } from "../interop/python";
import { OpenBao, openBaoProgram } from "../interop/servers/openbao";
import { openWindow, type Session } from "./window";
import { openFile, pickFix, runCommand, squiggles } from "./workbench";

const TOKEN = "hf_Vb29kLmQxTzRw84YpNcGdSjEuAoKfHtMi0";
const VALUE = "of-the-manager-x7Qk92";
/** A second one, which is not reached. */
const AWAY = "http://127.0.0.1:9";

describe("a person whose team has a secret manager", () => {
  let bao: OpenBao;
  let session: Session;
  let home: string;
  const before_ = {
    config: process.env.XDG_CONFIG_HOME,
    token: process.env.VAULT_TOKEN,
    address: process.env.VAULT_ADDR,
  };

  const list = (): { stores: { name: string }[] } =>
    JSON.parse(readFileSync(join(home, "sealwright", "stores.json"), "utf8"));
  const row = (label: RegExp) => session.page.getByRole("treeitem", { name: label }).first();
  const expand = async (label: RegExp): Promise<void> => {
    const found = row(label);
    await found.waitFor();
    await found.click();
    await eventually("an open level", async () =>
      (await found.getAttribute("aria-expanded")) === "true" ? true : undefined,
    );
  };
  /** Begins a command that asks on in the same place; a window that has just opened may close its palette once. */
  const beginCommand = async (title: string): Promise<void> => {
    const { page } = session;
    const found = page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
    await eventually("the command", async () => {
      await page.keyboard.press("Escape");
      await page.keyboard.press("F1");
      const input = page.locator(".quick-input-widget input.input");
      const begun = input.fill(`>Sealwright: ${title}`, { timeout: 3000 }).then(() => found.click({ timeout: 3000 }));
      return begun.then(
        () => true,
        () => undefined,
      );
    });
  };
  const set = (name: string, value: string | undefined): void => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };

  before(async function () {
    this.timeout(180_000);
    const program = openBaoProgram();
    if (program === undefined) return missing(this, "Python with venv, for OpenBao from PyPI");
    bao = await OpenBao.start(program);
    await bao.ask("POST", "secret/data/ml/train", { data: { db_user: "train", db_password: VALUE } });
    await bao.ask("POST", "secret/data/ml/eval/tracking", { data: { token: "another" } });
    home = mkdtempSync(join(tmpdir(), "sealwright-home-"));
    mkdirSync(join(home, "sealwright"));
    const stores = [{ name: "away", kind: "vault", address: AWAY, signIn: { method: "token" } }];
    writeFileSync(join(home, "sealwright", "stores.json"), JSON.stringify({ version: 1, stores }));
    set("XDG_CONFIG_HOME", home);
    set("VAULT_TOKEN", bao.token);
    set("VAULT_ADDR", bao.address);
    session = await openWindow(this, {
      "train.py": "import os\n\n\nprint(len(password))\n",
      "model.py": `HF_TOKEN = "${TOKEN}"\n`,
    });
  });
  after(async () => {
    await session?.close();
    bao?.stop();
    set("XDG_CONFIG_HOME", before_.config);
    set("VAULT_TOKEN", before_.token);
    set("VAULT_ADDR", before_.address);
    rmSync(home, { recursive: true, force: true });
  });

  it("adds the one that the machine knows, and sees who is signed in", async () => {
    const { page } = session;
    await openFile(page, "train.py");
    const input = page.locator(".quick-input-widget input.input");
    const rows = page.locator(".quick-input-list .monaco-list-row");
    await beginCommand("Add Secret Manager…");
    const found = rows.filter({ hasText: "found by VAULT_ADDR" });
    await found.waitFor();
    await session.screenshot("manager-add");
    await found.click();
    await eventually("the question for a name", async () =>
      (await input.inputValue()) === "vault" ? true : undefined,
    );
    await input.fill("team");
    await page.keyboard.press("Enter");
    await eventually("the list with it", () => (list().stores.length === 2 ? true : undefined));
    assert.deepEqual(
      list().stores.map(({ name }) => name),
      ["away", "team"],
    );
  });

  it("browses it beside the files, and sees what another one's trouble is", async () => {
    const { page } = session;
    await runCommand(page, "Focus on Secrets View");
    await expand(/^team, HashiCorp Vault/);
    await expand(/^secret, in team/);
    await expand(/^ml\/?, in team/);
    await expand(/^train, in team/);
    await row(/^db_password, sealed, in team/).waitFor();
    await expand(/^away, HashiCorp Vault/);
    await row(/^unreachable: 127\.0\.0\.1:9 cannot be reached/).waitFor();
    const tree = page.getByRole("tree", { name: "Secrets" });
    assert.ok(!(await tree.innerText()).includes(VALUE));
    await session.screenshot("manager-tree");
  });

  it("inserts a reference, which the code then reads", async () => {
    const { page } = session;
    await openFile(page, "train.py");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("password = ");
    const secret = row(/^db_password, sealed, in team/);
    await secret.hover();
    await secret.getByRole("button", { name: /Insert Reference/ }).click();
    const input = page.locator(".quick-input-widget input.input");
    await eventually("the variable's name", async () =>
      (await input.inputValue()) === "TRAIN_DB_PASSWORD" ? true : undefined,
    );
    await page.keyboard.press("Enter");
    await page.locator(".view-line", { hasText: 'password = os.environ["' }).first().waitFor();
    const refs = readFileSync(join(session.folder, ".env.refs"), "utf8");
    assert.match(refs, /^\w+=vault:\/\/secret\/ml\/train\?store=team#db_password$/m);
    await page.keyboard.press("Control+S");
    await session.screenshot("manager-inserted");
  });

  it("runs the script with it after saying yes once, to the manager's address too", async () => {
    const { page } = session;
    await openFile(page, "train.py");
    await runCommand(page, "Sealwright: Run with Secrets");
    const dialog = page.locator(".monaco-dialog-box");
    await dialog.getByText(bao.address).waitFor();
    await session.screenshot("manager-allow");
    await dialog.getByRole("button", { name: "Allow", exact: true }).click();
    await page.locator(".terminal-command-decoration.success").first().waitFor({ state: "attached" });
  });

  it("moves a credential into it, by a path that it proposes", async () => {
    const { page } = session;
    const input = page.locator(".quick-input-widget input.input");
    const rows = page.locator(".quick-input-list .monaco-list-row");
    await openFile(page, "model.py");
    await squiggles(page);
    await page.keyboard.press("Control+Home");
    await runCommand(page, "Go to Next Problem (Error, Warning, Info)");
    await page.keyboard.press("Escape");
    await pickFix(page, "Another name, file or place", () => session.screenshot("manager-menu"));
    await rows.filter({ hasText: "To a secret manager" }).click();
    await rows.filter({ hasText: "team" }).click();
    await eventually("the path", async () => ((await input.inputValue()) === "secret/ml/project" ? true : undefined));
    await page.keyboard.press("Enter");
    await page.locator(".view-line", { hasText: "os.environ" }).first().waitFor();
    const { data } = (await bao.ask("GET", "secret/data/ml/project")) as { data: { data: Record<string, string> } };
    assert.deepEqual(Object.values(data.data), [TOKEN]);
    assert.match(
      readFileSync(join(session.folder, ".env.refs"), "utf8"),
      /=vault:\/\/secret\/ml\/project\?store=team#/,
    );
    await page.keyboard.press("Control+S");
    await session.screenshot("manager-moved");
  });

  it("finds a secret by typing, in files and managers at once", async () => {
    const { page } = session;
    const input = page.locator(".quick-input-widget input.input");
    await beginCommand("Search Secrets…");
    await eventually("the search", async () =>
      (await input.getAttribute("placeholder")) === "Name of a secret" ? true : undefined,
    );
    await input.fill("train");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "train" }).first().waitFor();
    await session.screenshot("manager-search");
    await page.keyboard.press("Escape");
  });
});
