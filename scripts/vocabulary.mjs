import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./packages.mjs";

/** The vocabulary of the vendors' entries, computed from the sources. */
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

/** Puts the vocabulary into the programs, so that none has to derive it at its start. */
export function insertVocabulary(vocabulary) {
  const SEALWRIGHT_VOCABULARY = JSON.stringify(JSON.stringify(vocabulary));
  return {
    name: "insert-vocabulary",
    setup({ initialOptions }) {
      initialOptions.define = { ...initialOptions.define, SEALWRIGHT_VOCABULARY };
    },
  };
}
