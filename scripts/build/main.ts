import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { BuildOptions } from "esbuild";
import { ROOT } from "../../test/host/repository";
import { bundledPackages } from "./bundled";
import { omitExamples } from "./examples";
import { planFiles } from "./files";
import { lateChildProcess } from "./late-child-process";
import { complaints, MOST_FILES, type Written } from "./limits";
import { link } from "./link";
import { thirdPartyNotices } from "./notices";
import { softwareBillOfMaterials } from "./sbom";
import { split } from "./split";
import { omitUnreached } from "./unreached";
import { vocabulary } from "./vocabulary";
import { vscodeOnce } from "./vscode-once";

/** The programs: what starts one knows its file's name. */
const COMMAND = {
  cli: "src/cli/main.ts",
  "scan-worker": "src/work/scan/worker.ts",
  "lease-supervisor": "src/work/leases/supervisor.ts",
};
const EDITOR = { extension: "src/vscode/extension.ts" };

// The editor's own program is Node only with this variable. Node would obey some options behind a script's name without --.
const LAUNCHERS = {
  sealwright:
    '#!/bin/sh\nexport ELECTRON_RUN_AS_NODE=1\nexec "$SEALWRIGHT_NODE" -- "$(dirname -- "$0")/../cli.js" "$@"\n',
  "sealwright.cmd": '@echo off\r\nset ELECTRON_RUN_AS_NODE=1\r\n"%SEALWRIGHT_NODE%" -- "%~dp0..\\cli.js" %*\r\n',
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { development: { type: "boolean" }, out: { type: "string" }, sbom: { type: "string" } },
  });
  const development = values.development === true;
  const dist = values.out === undefined ? join(ROOT, "dist") : resolve(values.out);
  rmSync(dist, { recursive: true, force: true });
  const options: BuildOptions = {
    absWorkingDir: ROOT,
    platform: "node",
    target: "node20",
    minify: !development,
    legalComments: "none",
    logLevel: "warning",
  };

  const pieces = await split(
    { ...COMMAND, ...EDITOR },
    {
      ...options,
      define: vocabulary(),
      plugins: [omitExamples, lateChildProcess, vscodeOnce, omitUnreached],
      // Of ES modules only what is used is bundled: of the client for one of AWS's services, a fraction.
      mainFields: ["module", "main"],
      sourcemap: development ? "external" : false,
    },
  );
  const files = planFiles(pieces, Object.keys(COMMAND), Object.keys(EDITOR), MOST_FILES);
  const { outputs } = await link(pieces, files, {
    ...options,
    outdir: dist,
    sourcemap: development ? "linked" : false,
  });
  mkdirSync(join(dist, "bin"), { recursive: true });
  for (const [name, text] of Object.entries(LAUNCHERS)) writeFileSync(join(dist, "bin", name), text, { mode: 0o755 });
  chmodSync(join(dist, "cli.js"), 0o755);
  const packages = bundledPackages(ROOT, pieces.modules);
  writeFileSync(join(dist, "THIRD-PARTY-NOTICES.txt"), thirdPartyNotices(packages));
  if (values.sbom !== undefined) {
    mkdirSync(dirname(resolve(values.sbom)), { recursive: true });
    const product = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    writeFileSync(values.sbom, softwareBillOfMaterials(product, packages));
  }

  const written = new Map<string, Written>();
  for (const [path, { bytes: size, imports }] of Object.entries(outputs)) {
    const file = basename(path, ".js");
    if (!files.has(file)) continue;
    const command = file in COMMAND || file.startsWith("command-");
    written.set(file, { size, requires: imports.map((one) => one.path), command });
  }
  const bytes = [...written.values()].reduce((sum, { size }) => sum + size, 0);
  console.log(`Built ${written.size} files, ${(bytes / 1e6).toFixed(2)} MB, in ${dist}`);
  if (development) return;
  for (const complaint of complaints(written)) {
    console.error(complaint);
    process.exitCode = 1;
  }
}

void main();
