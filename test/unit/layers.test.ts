import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { STORE_KINDS } from "../../src/stores/kinds";

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
/** The faces of the product reach what is below the use cases through them. */
const FACES = new Set(["cli", "vscode"]);
const BEHIND_WORK = new Set(["machine", "sops"]);
const CORE = new Set(["refactor", "detect", "formats", "python", "notebook", "sops", "text", "secret"]);

/** Node's modules that compute and touch nothing outside the process. */
const PURE = new Set(["assert", "buffer", "crypto", "path", "string_decoder", "util"]);

/** A string in TypeScript, or a comment, in which quotes mean nothing. */
const LITERAL = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
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
    if (FACES.has(folder) && BEHIND_WORK.has(target))
      return `src/${folder} reaches src/${target} through src/work alone`;
    if (folder !== target && CORE.has(folder) && target === "stores" && inner.at(-1) !== "reference")
      return `src/${folder} is core and knows of src/stores how references are written alone`;
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

/** Each source file, relative to `src` with `/`, and what its imports say. */
function imports(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const entry of readdirSync(SRC, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".ts")) continue;
    const path = join(entry.parentPath, entry.name);
    const specifiers = [...readFileSync(path, "utf8").matchAll(SPECIFIER)].map(([, specifier = ""]) => specifier);
    found.set(relative(SRC, path).split(sep).join("/"), specifiers);
  }
  return found;
}

/** The source file that an import leads to; undefined for a package. */
function fileOf(file: string, specifier: string, files: ReadonlyMap<string, unknown>): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const path = posix.join(posix.dirname(file), specifier);
  return [`${path}.ts`, `${path}/index.ts`].find((one) => files.has(one));
}

/** Files that import each other around, types included, as one line with arrows; undefined where there are none. */
function circle(graph: ReadonlyMap<string, readonly string[]>): string | undefined {
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): string | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file].join(" -> ");
    if (done.has(file)) return undefined;
    way.push(file);
    for (const next of graph.get(file) ?? []) {
      const found = visit(next);
      if (found !== undefined) return found;
    }
    way.pop();
    done.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const found = visit(file);
    if (found !== undefined) return found;
  }
  return undefined;
}

describe("the layers of src", () => {
  it("are kept by every import", () => {
    const broken: string[] = [];
    for (const [file, specifiers] of imports()) {
      for (const specifier of specifiers) {
        const what = complaint(file, specifier);
        if (what) broken.push(`src/${file}: ${what}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it("have no circles, those of types included", () => {
    const files = imports();
    const known = (file: string, specifier: string) => fileOf(file, specifier, files) ?? [];
    // What is loaded late may lead back to who loads it.
    const graph = new Map(
      [...files.keys()].map((file) => {
        const text = readFileSync(join(SRC, file), "utf8").replace(/\b(?:import|require)\s*\(/g, "late(");
        const specifiers = [...text.matchAll(SPECIFIER)].map(([, specifier = ""]) => specifier);
        return [file, specifiers.flatMap((specifier) => known(file, specifier))];
      }),
    );
    assert.ok([...graph.values()].flat().length > graph.size, "hardly an import was read");
    assert.equal(circle(graph), undefined);
    assert.equal(
      circle(
        new Map([
          ["a", ["b"]],
          ["b", ["c"]],
          ["c", ["b"]],
        ]),
      ),
      "b -> c -> b",
    );
  });

  it("know a kind of store by name nowhere in the faces, but where it is what they are about", () => {
    const about =
      /^(?:cli\/commands\/(?:sops|env)\.ts|vscode\/features\/sealed\/|vscode\/features\/run\/notebook-cell\.ts)/;
    const naming = (text: string) =>
      STORE_KINDS.map(({ scheme }) => scheme).find((scheme) => text === scheme || text.startsWith(`${scheme}:`));
    const faces = [...imports().keys()].filter((file) => FACES.has(file.split("/")[0] ?? "") && !about.test(file));
    const literals = faces.flatMap((file) => {
      const texts = readFileSync(join(SRC, file), "utf8").matchAll(LITERAL);
      return [...texts].map(([literal]) => [file, literal.slice(1, -1)] as const);
    });
    assert.ok(literals.length > 1000, "hardly a literal was read");
    assert.deepEqual(
      literals.filter(([, text]) => naming(text) !== undefined),
      [],
    );
    assert.deepEqual([naming("sops"), naming("vault://"), naming("sopsed")], ["sops", "vault", undefined]);
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
    assert.equal(complaint("work/run/offer.ts", "../../sops/keys/age"), "src/sops is imported by its face alone");
    assert.equal(complaint("work/run/offer.ts", "../../sops"), undefined);
    assert.equal(complaint("cli/main.ts", "../sops"), "src/cli reaches src/sops through src/work alone");
    assert.equal(
      complaint("vscode/log.ts", "../machine/files"),
      "src/vscode reaches src/machine through src/work alone",
    );
    assert.equal(
      complaint("refactor/plan.ts", "../stores/kinds"),
      "src/refactor is core and knows of src/stores how references are written alone",
    );
    assert.equal(complaint("refactor/plan.ts", "../stores/sops/reference"), undefined);
    assert.equal(complaint("machine/files.ts", "node:fs/promises"), undefined);
  });
});
