// npm run build [-- --development]: bundles each program into dist/.
import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
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
rmSync(`${root}dist`, { recursive: true, force: true });

/** Subcommands that the command reads when they are called. */
const SUBCOMMANDS = [
  "scan",
  "fix",
  "fix-seal",
  "run",
  "mask",
  "env",
  "secrets",
  "sops",
  "sops-set-up",
  "sops-git",
  "seal-dotenv",
];

const programs = [
  { out: "extension", entry: "src/vscode/extension.ts", external: ["vscode"] },
  { out: "secrets", entry: "src/vscode/secrets/start.ts", external: ["vscode"] },
  { out: "worker", entry: "src/vscode/worker.ts" },
  { out: "scan-worker", entry: "src/host/scan-worker.ts" },
  { out: "re2", entry: "re2js" },
  { out: "rules", entry: "src/detect/rules/catalogue.ts" },
  { out: "sops", entry: "src/stores/sops/store.ts" },
  { out: "seal", entry: "src/host/seal.ts" },
  { out: "cli", entry: "src/cli/start.ts", banner: "#!/usr/bin/env node" },
  { out: "main", entry: "src/cli/main.ts" },
  ...SUBCOMMANDS.map((name) => ({ out: `command-${name}`, entry: `src/cli/${name}.ts` })),
  { out: "run", entry: "src/cli/run-main.ts" },
];

/** What most runs never need is a file of its own, read when it is first asked for. */
const separate = {
  name: "separate",
  setup(build) {
    const apart =
      (path) =>
      ({ kind }) =>
        kind === "entry-point" ? undefined : { path, external: true };
    build.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /node_modules[\\/]commander[\\/]/.test(importer) ? { path: `${root}scripts/late-child-process.cjs` } : undefined,
    );
    build.onResolve({ filter: /^re2js$/ }, apart("./re2.js"));
    build.onResolve({ filter: /^\.\/catalogue$/ }, apart("./rules.js"));
    build.onResolve({ filter: /^\.\/sops\/store$/ }, apart("./sops.js"));
    build.onResolve({ filter: /^\.\/seal$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./seal.js", external: true } : undefined,
    );
    build.onResolve({ filter: /^\.\/secrets\/start$/ }, apart("./secrets.js"));
    build.onResolve({ filter: /^\.\/main$/ }, apart("./main.js"));
    build.onResolve({ filter: new RegExp(`^./(?:${SUBCOMMANDS.join("|")})$`) }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path: path.replace("./", "./command-") + ".js", external: true } : undefined,
    );
    build.onResolve({ filter: /^\.\/run-main$/ }, apart("./run.js"));
  },
};
const plugins = [omitExamples, insertVocabulary(await computeVocabulary()), separate];

await Promise.all(
  programs.map(({ out, entry, external = [], banner = "" }) =>
    build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: `dist/${out}.js`,
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

mkdirSync(`${root}dist/bin`, { recursive: true });
for (const [name, text] of Object.entries(LAUNCHERS)) {
  writeFileSync(`${root}dist/bin/${name}`, text);
  chmodSync(`${root}dist/bin/${name}`, 0o755);
}
if (existsSync(`${root}dist/cli.js`)) chmodSync(`${root}dist/cli.js`, 0o755);

for (const { out } of programs) {
  const { size } = statSync(`${root}dist/${out}.js`);
  console.log(`dist/${out}.js  ${(size / 1000).toFixed(0)} kB`);
  if (out === "extension" && !development && size >= ENTRY_LIMIT) {
    console.error(`dist/extension.js must stay under ${ENTRY_LIMIT / 1000} kB.`);
    process.exitCode = 1;
  }
}
