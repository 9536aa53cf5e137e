import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const SRC = fileURLToPath(new URL("../../src", import.meta.url));

/** Lower numbers are further down; a file imports its own folder or one further down. */
const LAYER: Record<string, number> = {
  vscode: 6,
  cli: 6,
  work: 5,
  refactor: 4,
  detect: 3,
  stores: 3,
  formats: 2,
  machine: 2,
  notebook: 2,
  python: 2,
  sops: 2,
  text: 1,
  secret: 0,
};
/** Rooms of which other rooms import the face alone. */
const FACED = new Set(["sops"]);
const CORE = new Set(["refactor", "detect", "formats", "python", "notebook", "sops", "text", "secret"]);

/** Node's modules that compute and touch nothing outside the process. */
const PURE = new Set(["assert", "buffer", "crypto", "path", "string_decoder", "util"]);

const SPECIFIER = /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)["']([^"'\n]+)["']/g;

/** What is wrong with one import of a file under src, or undefined. */
function complaint(file: string, specifier: string): string | undefined {
  const folder = file.split("/")[0] ?? "";
  if (specifier.startsWith(".")) {
    const [target = "", ...inner] = relative(SRC, join(SRC, dirname(file), specifier)).split(sep);
    const from = LAYER[folder];
    const to = LAYER[target];
    if (from === undefined) return `src/${folder} has no place in the layers`;
    // The product's name and version stand in one place.
    if (specifier.endsWith("/package.json") && !CORE.has(folder)) return undefined;
    if (to === undefined) return `${specifier} leaves the layers`;
    if (CORE.has(folder) && target === "machine") return `src/${folder} is core and must not import src/machine`;
    if (folder !== target && to >= from) return `src/${folder} must not import src/${target}`;
    if (folder !== target && FACED.has(target) && inner.length > 0)
      return `src/${target} is imported by its face alone`;
    return undefined;
  }
  if (specifier === "vscode") return folder === "vscode" ? undefined : "only src/vscode imports vscode";
  const builtin = specifier.replace(/^node:/, "").split("/")[0] ?? "";
  if (CORE.has(folder) && builtinModules.includes(builtin) && !PURE.has(builtin)) {
    return `src/${folder} is core and must not import ${specifier}`;
  }
  return undefined;
}

describe("the layers of src", () => {
  it("are kept by every import", () => {
    const broken: string[] = [];
    for (const entry of readdirSync(SRC, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith(".ts")) continue;
      const path = join(entry.parentPath, entry.name);
      const file = relative(SRC, path).split(sep).join("/");
      for (const [, specifier = ""] of readFileSync(path, "utf8").matchAll(SPECIFIER)) {
        const what = complaint(file, specifier);
        if (what) broken.push(`src/${file}: ${what}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it("name what breaks them", () => {
    assert.equal(complaint("detect/scan.ts", "../refactor/plan"), "src/detect must not import src/refactor");
    assert.equal(complaint("cli/main.ts", "../vscode/log"), "src/cli must not import src/vscode");
    assert.equal(complaint("machine/git.ts", "vscode"), "only src/vscode imports vscode");
    assert.equal(
      complaint("refactor/plan.ts", "node:fs/promises"),
      "src/refactor is core and must not import node:fs/promises",
    );
    assert.equal(complaint("refactor/plan.ts", "../detect/finding"), undefined);
    assert.equal(complaint("cli/main.ts", "../sops/keys/age"), "src/sops is imported by its face alone");
    assert.equal(complaint("cli/main.ts", "../sops"), undefined);
    assert.equal(complaint("machine/files.ts", "node:fs/promises"), undefined);
  });
});
