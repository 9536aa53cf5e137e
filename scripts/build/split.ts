import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";

/** A piece of the programs: the modules that the same programs and lazy imports reach. */
export interface Chunk {
  /** What most of it is, in a word: the name of a source file or of a package. */
  readonly title: string;
  /** The text of an ES module, which imports other chunks by their names; with its source map where there is one. */
  readonly code: string;
  /** Of the text alone, in bytes. */
  readonly size: number;
  readonly exports: readonly string[];
  /** Names of the chunks that are evaluated before it, and of what is in none: `node:fs`, `vscode`. */
  readonly imports: readonly string[];
  /** Names of the chunks that it asks for while it runs. */
  readonly lazy: readonly string[];
}

export interface Split {
  /** By name. A program's chunk has the program's name, with `.js`. */
  readonly chunks: ReadonlyMap<string, Chunk>;
  /** esbuild's own helpers, which any number of files may hold. No chunk names them among its imports. */
  readonly helpers: ReadonlyMap<string, string>;
  /** For each module that is required late, by its path, the name of its chunk. */
  readonly late: ReadonlyMap<string, string>;
  /** The paths of all modules of which something is in a chunk, relative to the root, with `/`. */
  readonly modules: ReadonlySet<string>;
}

/** Stands in chunks for `require`, which esbuild would hide from the linker. */
export const LATE = "SEALWRIGHT_LATE";

const NAMESPACE = "late";
const PACKAGES = "node_modules/";

/**
 * Cuts programs, named as their files without `.js`, into chunks: no module is in two, and none is in one that another
 * program or lazy import reaches without it. Lazy is what is imported dynamically, and what our own sources `require`.
 */
export async function split(programs: Readonly<Record<string, string>>, options: BuildOptions): Promise<Split> {
  const required = new Set<string>();
  for (;;) {
    const known = [...required];
    const { metafile, outputFiles } = await build({
      ...options,
      entryPoints: [
        ...Object.entries(programs).map(([out, path]) => ({ in: path, out })),
        ...known.map((path, index) => ({ in: path, out: `late-${index}` })),
      ],
      plugins: [...(options.plugins ?? []), lateRequires(required)],
      outdir: "dist",
      bundle: true,
      splitting: true,
      format: "esm",
      write: false,
      metafile: true,
    });
    // What is required late is an entry too, and is known once it has been met.
    if (required.size > known.length) continue;
    checkExports(metafile, options.absWorkingDir ?? "");
    const late = new Map(known.map((path, index) => [path, `late-${index}.js`]));
    const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
    return { late, modules: shippedModules(metafile), ...chunksOf(metafile, texts, late) };
  }
}

function shippedModules({ outputs }: Metafile): ReadonlySet<string> {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return new Set(inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path));
}

/**
 * Throws for a module that exports a variable: who imports it from another file would not see that it changed. A package may have
 * one whose importers are all in the same chunk.
 */
function checkExports({ inputs, outputs }: Metafile, root: string): void {
  const homes = new Map(
    Object.entries(outputs).flatMap(([output, { inputs: held }]) =>
      Object.entries(held).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [[path, output] as const] : [])),
    ),
  );
  const importers = new Map<string, string[]>();
  for (const [importer, { imports }] of Object.entries(inputs)) {
    for (const { path } of imports) importers.set(path, [...(importers.get(path) ?? []), importer]);
  }
  for (const module of Object.keys(inputs).filter((path) => /\.[cm]?[jt]s$/.test(path) && !path.includes(":"))) {
    if (!mayChange(readFileSync(join(root, module), "utf8"), module.includes(PACKAGES))) continue;
    const reach = new Set([module]);
    // What a package's module passes on may be imported by others yet; ours pass nothing on.
    for (const each of reach) if (each.includes(PACKAGES)) for (const one of importers.get(each) ?? []) reach.add(one);
    const files = new Set([...reach].flatMap((each) => homes.get(each) ?? []));
    if (module.includes(PACKAGES) && files.size <= 1) continue;
    throw new Error(`${module} exports a variable, which may change. Export a function that gives its value.`);
  }
}

/**
 * Whether a module exports a variable that something in it assigns after it was declared. An enum is whole at once, as TypeScript
 * writes it: `export var E; (function (E) {…})(E || (E = {}))`. Of our own sources no variable is taken.
 */
function mayChange(text: string, ofPackage: boolean): boolean {
  const declared = [...text.matchAll(/^export\s+(?:let|var)\s+([\w$]+)(\s*,)?/gm)];
  if (!ofPackage) return declared.length > 0;
  const rest = text.replace(/\|\| \([\w$]+ = \{\}\)/g, "");
  return declared.some(([, name = "", several]) => {
    const word = name.replaceAll("$", "\\$");
    const set = `(?:\\+\\+|--)${word}(?![\\w$])|(?<![\\w$.])${word}\\s*(?:\\+\\+|--|[-+*/%&|^?]{0,3}=(?![=>]))`;
    const once = new RegExp(`^export\\s+(?:let|var)\\s+${word}\\s*=`, "m").test(rest) ? 1 : 0;
    return several !== undefined || [...rest.matchAll(new RegExp(set, "g"))].length > once;
  });
}

/** Leaves the calls by which our sources `require` a module to the linker, and notes the modules' paths. */
function lateRequires(required: Set<string>): Plugin {
  return {
    name: "late-requires",
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir }) => {
        if (kind !== "require-call" || /[\\/]node_modules[\\/]/.test(importer)) return undefined;
        const module = await build.resolve(path, { kind: "import-statement", importer, resolveDir });
        if (module.external) return undefined;
        required.add(module.path);
        return { path: module.path, namespace: NAMESPACE };
      });
      build.onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({
        contents: `module.exports = ${LATE}(${JSON.stringify(path)});`,
      }));
    },
  };
}

function chunksOf(
  { outputs }: Metafile,
  texts: ReadonlyMap<string, string>,
  late: ReadonlyMap<string, string>,
): Pick<Split, "chunks" | "helpers"> {
  const chunks = new Map<string, Chunk>();
  const helpers = new Map<string, string>();
  for (const [path, { bytes, entryPoint, exports, imports, inputs }] of Object.entries(outputs)) {
    const name = basename(path);
    if (name.endsWith(".map")) continue;
    const code = withMap(texts.get(name) ?? "", texts.get(`${name}.map`));
    const modules = Object.entries(inputs);
    if (modules.length === 0 && imports.length === 0) {
      helpers.set(name, code);
      continue;
    }
    const first = imports.filter((one) => one.kind === "import-statement");
    const lazy = imports.filter((one) => one.kind === "dynamic-import" && !one.external);
    const requires = modules.flatMap(([module]) =>
      module.startsWith(`${NAMESPACE}:`) ? (late.get(module.slice(NAMESPACE.length + 1)) ?? []) : [],
    );
    const [largest] = modules.sort(([, one], [, other]) => other.bytesInOutput - one.bytesInOutput);
    chunks.set(name, {
      title: titleOf(entryPoint ?? largest?.[0] ?? name),
      code,
      size: bytes,
      exports,
      imports: first.map((one) => (one.external ? one.path : basename(one.path))),
      lazy: [...lazy.map((one) => basename(one.path)), ...requires],
    });
  }
  for (const [name, chunk] of chunks)
    chunks.set(name, { ...chunk, imports: chunk.imports.filter((one) => !helpers.has(one)) });
  return { chunks, helpers };
}

function withMap(code: string, map: string | undefined): string {
  if (map === undefined) return code;
  return `${code}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString("base64")}`;
}

/** `path` as esbuild writes it, with slashes, and behind its namespace. */
function titleOf(path: string): string {
  const at = path.lastIndexOf(PACKAGES);
  if (at < 0) return basename(path.slice(path.indexOf(":") + 1), ".ts");
  const [first = "", second = ""] = path.slice(at + PACKAGES.length).split("/");
  return first.startsWith("@") ? second : first;
}
