import { type BuildOptions, build, type Metafile, type OnResolveArgs, type OnResolveResult } from "esbuild";
import type { Files } from "./files";
import { LATE, type Split } from "./split";

/**
 * Writes the files, as CommonJS, by esbuild's options with an `outdir`. A file is evaluated as a whole when it is first
 * read. The files that its chunks import come with it; what they ask for while they run is read when they do. What a chunk
 * exports must be final once the chunk is evaluated: files keep what they were given.
 */
export async function link(split: Split, files: Files, options: BuildOptions): Promise<Metafile> {
  const linker = new Linker(split, files);
  const { metafile } = await build({
    ...options,
    entryPoints: [...files.keys()].map((file) => ({ in: file, out: file })),
    plugins: [
      {
        name: "link",
        setup(build) {
          build.onResolve({ filter: /./ }, (args) => linker.resolve(args));
          build.onLoad({ filter: /./, namespace: "whole" }, ({ path }) => ({ contents: linker.whole(path) }));
          build.onLoad({ filter: /./, namespace: "chunk" }, ({ path }) => ({ contents: linker.chunk(path) }));
          build.onLoad({ filter: /./, namespace: "outside" }, ({ path }) => ({ contents: linker.outside(path) }));
          build.onLoad({ filter: /./, namespace: "other" }, ({ path }) => ({ contents: linker.other(path) }));
        },
      },
    ],
    bundle: true,
    format: "cjs",
    define: { [LATE]: "require" },
    // To import a file would start the loader of ES modules.
    supported: { "dynamic-import": false },
    metafile: true,
  });
  return metafile;
}

/** An export of a chunk, and the name under which the chunk's file gives it. */
interface Given {
  readonly name: string;
  readonly as: string;
}

/** Gives esbuild the modules of the files, which are made of chunks and of what leads from one file to another. */
class Linker {
  readonly #split: Split;
  readonly #files: Files;
  readonly #fileOf: ReadonlyMap<string, string>;
  /** For each chunk that other files or the program's user may ask for. */
  readonly #given = new Map<string, readonly Given[]>();

  constructor(split: Split, files: Files) {
    this.#split = split;
    this.#files = files;
    const fileOf = new Map([...files].flatMap(([file, names]) => names.map((name) => [name, file] as const)));
    this.#fileOf = fileOf;
    const { chunks } = split;
    const asked = [...chunks].flatMap(([name, { imports, lazy }]) => [
      ...imports.filter((one) => chunks.has(one) && fileOf.get(one) !== fileOf.get(name)),
      ...lazy,
    ]);
    let count = 0;
    for (const name of new Set(asked)) this.#give(name, () => `x${(count++).toString(36)}`);
    for (const file of files.keys()) if (chunks.has(`${file}.js`)) this.#give(`${file}.js`, (one) => one);
  }

  #give(chunk: string, as: (name: string) => string): void {
    const exports = this.#split.chunks.get(chunk)?.exports ?? [];
    this.#given.set(
      chunk,
      exports.map((name) => ({ name, as: as(name) })),
    );
  }

  /** What a file gives, by its chunks. */
  #givenBy(file: string): readonly (readonly [chunk: string, list: readonly Given[]])[] {
    return (this.#files.get(file) ?? []).flatMap((name) => {
      const list = this.#given.get(name);
      return list === undefined ? [] : [[name, list] as const];
    });
  }

  resolve({ path, kind, importer, namespace }: OnResolveArgs): OnResolveResult {
    if (kind === "entry-point") return { path, namespace: "whole" };
    if (namespace === "outside") return { path, namespace: "other" };
    const { chunks, helpers, late } = this.#split;
    const name = late.get(path) ?? path.replace(/^\.\//, "");
    if (helpers.has(name)) return { path: name, namespace: "chunk" };
    if (namespace === "other" || !chunks.has(name)) return { path, external: true };
    const from = namespace === "whole" ? importer : this.#fileOf.get(importer);
    const inside = kind === "import-statement" && this.#fileOf.get(name) === from;
    return { path: name, namespace: inside ? "chunk" : "outside" };
  }

  chunk(name: string): string {
    return this.#split.chunks.get(name)?.code ?? this.#split.helpers.get(name) ?? "";
  }

  /** A file. It gives plain properties, which cost less than the getters that esbuild makes of exports. */
  whole(file: string): string {
    const given = this.#givenBy(file);
    const [hashbang] = /^#!.*/.exec(this.chunk(`${file}.js`)) ?? [];
    return [
      ...(hashbang === undefined ? [] : [hashbang]),
      ...given.map(
        ([chunk, list]) => `import { ${each(list, ({ name, as }) => `${name} as ${as}`)} } from "./${chunk}";`,
      ),
      `module.exports = { ${each(
        given.flatMap(([, list]) => list),
        ({ as }) => as,
      )} };`,
    ].join("\n");
  }

  /** A chunk of another file, or of the same one when it is asked for while the file runs. */
  outside(chunk: string): string {
    const list = this.#given.get(chunk) ?? [];
    return `export { ${each(list, ({ name, as }) => `${as} as ${name}`)} } from "${this.#fileOf.get(chunk)}";`;
  }

  /** All that another file gives, each looked up once. */
  other(file: string): string {
    const list = this.#givenBy(file).flatMap(([, given]) => given);
    return [
      `import { ${each(list, ({ as }) => as)} } from "./${file}.js";`,
      ...list.map(({ as }) => `const ${as}_ = ${as};`),
      `export { ${each(list, ({ as }) => `${as}_ as ${as}`)} };`,
    ].join("\n");
  }
}

function each(list: readonly Given[], text: (one: Given) => string): string {
  return list.map(text).join(", ");
}
