import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "./packages.mjs";

const FOLDER = "src/detect/prefilter";

/** The vocabulary of the vendors' entries, computed from the sources. */
export async function computeVocabulary() {
  const folder = mkdtempSync(join(tmpdir(), "sealwright-build-"));
  try {
    const outfile = join(folder, "vocabulary.js");
    const contents =
      'export { makeVocabulary } from "./vocabulary"; export { packVocabulary } from "./packed-vocabulary";';
    await build({
      absWorkingDir: root,
      stdin: { contents, resolveDir: join(root, FOLDER) },
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
  const data = JSON.stringify(JSON.stringify(vocabulary));
  const contents = `import { unpackVocabulary } from "./packed-vocabulary";
let vocabulary;
export function builtVocabulary() {
  return (vocabulary ??= unpackVocabulary(JSON.parse(${data})));
}`;
  return {
    name: "insert-vocabulary",
    setup(build) {
      build.onLoad({ filter: /src[\\/]detect[\\/]prefilter[\\/]built-vocabulary\.ts$/ }, () => ({
        contents,
        resolveDir: join(root, FOLDER),
        loader: "js",
      }));
    },
  };
}
