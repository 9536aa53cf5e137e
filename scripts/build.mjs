// npm run build [-- --development] [-- --out=FOLDER]: bundles each program into dist/, or into a folder of its own.
import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { omitExamples } from "./examples.mjs";
import { installPackages, root } from "./packages.mjs";

/** VS Code loads the entry on start, so its size is a promise; in bytes. */
const ENTRY_LIMIT = 1_000_000;

// The editor's own program is Node only when it is told so. Node would obey some options behind a script's name without --.
const LAUNCHERS = {
  sealwright:
    '#!/bin/sh\nexport ELECTRON_RUN_AS_NODE=1\nexec "$SEALWRIGHT_NODE" -- "$(dirname -- "$0")/../cli.js" "$@"\n',
  "sealwright.cmd": '@echo off\r\nset ELECTRON_RUN_AS_NODE=1\r\n"%SEALWRIGHT_NODE%" -- "%~dp0..\\cli.js" %*\r\n',
};

installPackages();
const { build } = await import("esbuild");
const { computeVocabulary, insertVocabulary } = await import("./vocabulary.mjs");
const development = process.argv.includes("--development");
const folder = process.argv.find((argument) => argument.startsWith("--out="))?.slice("--out=".length);
const dist = folder === undefined ? join(root, "dist") : resolve(folder);
rmSync(dist, { recursive: true, force: true });

/** Subcommands that the command reads when they are called. */
const SUBCOMMANDS = ["scan", "fix", "run", "mask", "env", "secrets", "sops", "sops-set-up", "sops-git", "seal-dotenv"];

/** `from`: what an import says that leads to a file of its own, read when it is first asked for; others bundle the code. */
const programs = [
  { out: "extension", entry: "src/vscode/extension.ts", external: ["vscode"] },
  {
    out: "secrets",
    entry: "src/vscode/features/secrets/start.ts",
    external: ["vscode"],
    from: /^\.\/features\/secrets\/start$/,
  },
  { out: "scan-worker", entry: "src/work/scan/worker.ts" },
  { out: "re2", entry: "re2js", from: /^re2js$/ },
  { out: "rules", entry: "src/detect/vendors/catalogue.ts", from: /^\.\/catalogue$/ },
  { out: "sops", entry: "src/stores/sops/store.ts", from: /^\.\/sops\/store$/ },
  { out: "seal", entry: "src/stores/sops/seal.ts", from: /(?:^\.|\/stores\/sops)\/seal$/, late: true },
  { out: "seal-facts", entry: "src/work/move/seal-facts.ts", from: /\/seal-facts$/, late: true },
  { out: "seal-plan", entry: "src/refactor/seal.ts", from: /\/refactor\/seal$/, late: true },
  { out: "cli", entry: "src/cli/start.ts", banner: "#!/usr/bin/env node" },
  { out: "main", entry: "src/cli/main.ts", from: /^\.\/main$/ },
  ...SUBCOMMANDS.map((name) => ({
    out: `command-${name}`,
    entry: `src/cli/commands/${name}.ts`,
    from: new RegExp(`^\\./commands/${name}$`),
    late: true,
  })),
  { out: "run", entry: "src/cli/run-main.ts", from: /^\.\/run-main$/ },
];

/** Leaves what has a file of its own out of the others: `late` ones where they are imported dynamically. */
const separate = {
  name: "separate",
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /node_modules[\\/]commander[\\/]/.test(importer) ? { path: `${root}scripts/late-child-process.cjs` } : undefined,
    );
    for (const { out, from, late = false } of programs) {
      if (from === undefined) continue;
      build.onResolve({ filter: from }, ({ kind }) =>
        kind === "entry-point" || (late && kind !== "dynamic-import")
          ? undefined
          : { path: `./${out}.js`, external: true },
      );
    }
  },
};
const plugins = [omitExamples, insertVocabulary(await computeVocabulary()), separate];

await Promise.all(
  programs.map(({ out, entry, external = [], banner = "" }) =>
    build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: join(dist, `${out}.js`),
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20",
      external,
      // A file of its own is required: to import it would first start the loader of ES modules.
      supported: { "dynamic-import": false },
      banner: { js: banner },
      minify: !development,
      plugins,
      sourcemap: development ? "linked" : false,
      legalComments: "none",
      logLevel: "warning",
    }),
  ),
);

mkdirSync(join(dist, "bin"), { recursive: true });
for (const [name, text] of Object.entries(LAUNCHERS)) {
  writeFileSync(join(dist, "bin", name), text);
  chmodSync(join(dist, "bin", name), 0o755);
}
if (existsSync(join(dist, "cli.js"))) chmodSync(join(dist, "cli.js"), 0o755);

for (const { out } of programs) {
  const { size } = statSync(join(dist, `${out}.js`));
  console.log(`dist/${out}.js  ${(size / 1000).toFixed(0)} kB`);
  if (out === "extension" && !development && size >= ENTRY_LIMIT) {
    console.error(`dist/extension.js must stay under ${ENTRY_LIMIT / 1000} kB.`);
    process.exitCode = 1;
  }
}
