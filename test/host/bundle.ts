import { readdirSync } from "node:fs";
import { build } from "esbuild";
import { OUTPUT, ROOT } from "./repository";

/** Bundles the suites for the extension host, where `vscode` exists and TypeScript does not. */
export async function bundleSuites(): Promise<void> {
  const suites = readdirSync(`${ROOT}test/host/suite`, { recursive: true, encoding: "utf8" });
  await build({
    absWorkingDir: ROOT,
    entryPoints: [
      "test/host/entry.ts",
      "test/host/suite/index.ts",
      ...suites.filter((file) => file.endsWith(".test.ts")).map((file) => `test/host/suite/${file}`),
    ],
    outdir: OUTPUT,
    outbase: "test/host",
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode", "mocha"],
    sourcemap: "inline",
    logLevel: "warning",
  });
}
