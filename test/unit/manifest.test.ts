import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { ROOT } from "../host/repository";

function read(path: string): string {
  return readFileSync(ROOT + path, "utf8");
}

const manifest = JSON.parse(read("package.json"));
const texts: Record<string, string> = JSON.parse(read("package.nls.json"));

describe("the manifest", () => {
  it("has a text for each of its strings, and no text that nothing shows", () => {
    const used = [...read("package.json").matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? "");
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
  });

  it("names commands that the extension registers, and hides those that need a finding from the palette", () => {
    const sources = readdirSync(`${ROOT}src/vscode`, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => read(`src/vscode/${file}`));
    const registered = [...sources.join("\n").matchAll(/\bcommand\("(\w+)"/g)].map(([, name]) => name);
    const declared: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    assert.deepEqual(declared.sort(), registered.map((name) => `sealwright.${name}`).sort());
    const limited: string[] = manifest.contributes.menus.commandPalette.map(
      ({ command }: { command: string }) => command,
    );
    for (const command of limited) assert(declared.includes(command), command);
    const fixes = [...sources.join("\n").matchAll(/\b(?:MOVE|SUPPRESS|EXPLAIN), "(\w+)"/g)].map(([, name]) => name);
    assert(fixes.length > 7, "hardly a quick fix was read");
    for (const name of fixes) assert(limited.includes(`sealwright.${name}`), `the palette offers ${name}`);
  });

  it("names files that are there", () => {
    const files: string[] = [manifest.icon, manifest.contributes.viewsContainers.activitybar[0].icon];
    const { steps } = manifest.contributes.walkthroughs[0];
    assert(steps.length <= 5);
    for (const { media } of steps) files.push(media.markdown);
    for (const file of files) assert(existsSync(ROOT + file), file);
  });

  it("starts the extension only for Python, notebooks, folders with sealed files and what it shows itself", () => {
    assert.deepEqual(manifest.activationEvents, [
      "onLanguage:python",
      "onNotebook:jupyter-notebook",
      "workspaceContains:**/.sops.yaml",
      "workspaceContains:**/.env.refs",
      "onDebugResolve:debugpy",
      "onLanguage:yaml",
      "onLanguage:json",
      "onLanguage:ini",
      "onLanguage:dotenv",
      // For a scan on opening, which is off by default: each is a look at one name.
      "workspaceContains:pyproject.toml",
      "workspaceContains:requirements.txt",
      "workspaceContains:.sealwright.toml",
    ]);
  });

  it("orders the settings, those that everyone looks for first", () => {
    const properties: Record<string, { order?: number }> = manifest.contributes.configuration.properties;
    const orders = Object.values(properties).map(({ order }) => order);
    assert.deepEqual(
      orders,
      [...orders.keys()].map((at) => at + 1),
    );
    assert.equal(Object.keys(properties)[0], "sealwright.enable");
  });

  it("lets no folder choose the file that values are written to", () => {
    assert.equal(manifest.contributes.configuration.properties["sealwright.envFile"].scope, "machine");
  });
});
