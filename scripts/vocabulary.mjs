import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./packages.mjs";

/** The vocabulary of the rules, computed from the sources. */
export async function computeVocabulary() {
  const folder = mkdtempSync(join(tmpdir(), "sealwright-build-"));
  try {
    const outfile = join(folder, "vocabulary.js");
    await build({
      absWorkingDir: root,
      entryPoints: ["src/detect/prefilter/vocabulary.ts"],
      outfile,
      bundle: true,
      platform: "node",
      format: "cjs",
    });
    const { makeVocabulary, packVocabulary } = createRequire(import.meta.url)(outfile);
    return packVocabulary(makeVocabulary());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts the vocabulary into the programs, so that none has to make it at its start. */
export function insertVocabulary(vocabulary) {
  const data = JSON.stringify(JSON.stringify(vocabulary));
  return {
    name: "insert-vocabulary",
    setup(build) {
      build.onLoad({ filter: /src[\\/]detect[\\/]prefilter[\\/]packed-vocabulary\.ts$/ }, async ({ path }) => ({
        contents: (await readFile(path, "utf8")).replace("| undefined = undefined", () => `= JSON.parse(${data})`),
        loader: "ts",
      }));
    },
  };
}
