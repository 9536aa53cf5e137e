// Runs the suites inside VS Code, on every VS Code that can be had.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { bundleSuites } from "./bundle";
import { type Executable, executables, NoHost } from "./executable";
import { makeProfile } from "./profile";
import { OUTPUT, ROOT } from "./repository";

/** Suites need an extension of their own where the product is installed rather than developed. */
const STUB = { name: "suites", publisher: "sealwright-tests", version: "0.0.0", engines: { vscode: "^1.96.0" } };

/**
 * `trusted` runs the built sources, `installed` the packaged extension. VS Code trusts every folder in which tests run:
 * what holds for one that is not trusted is shown in the browser.
 */
const SUITES = ["trusted", "installed"] as const;
type Suite = (typeof SUITES)[number];

function must(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) throw new Error(`${args[0]} failed`);
}

async function runSuite(suite: Suite, { path, kind }: Executable): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "sealwright-host-"));
  const workspace = join(directory, "workspace");
  mkdirSync(workspace);
  // VS Code's own git would go on about a repository that a test made and removed.
  const profile = makeProfile(join(directory, "profile"), { "git.enabled": false });
  const extensions = join(directory, "extensions");
  const args = [workspace, "--user-data-dir", profile, "--extensions-dir", extensions, "--disable-workspace-trust"];
  let development = ROOT;
  if (suite === "installed") {
    must(path, [
      "--install-extension",
      `${ROOT}out/sealwright.vsix`,
      "--extensions-dir",
      extensions,
      "--user-data-dir",
      profile,
    ]);
    development = OUTPUT;
  }
  // The stand-in runs the suite inside an entry of its own, which streams what it prints.
  const tests = `${OUTPUT}suite/index.js`;
  try {
    await runTests({
      vscodeExecutablePath: path,
      extensionDevelopmentPath: development,
      extensionTestsPath: tests,
      launchArgs: args,
      extensionTestsEnv: { SUITE: suite, SUITE_WORKSPACE: workspace, SUITE_HOST: kind, SUITE_PROFILE: profile },
    });
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    console.error(`The profile of the failed run is kept in ${directory}`);
    throw error;
  }
}

async function main(chosen: readonly string[]): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), "sealwright-executable-"));
  try {
    const hosts = await executables(directory);
    must(process.execPath, ["scripts/package.mjs"]);
    await bundleSuites();
    writeFileSync(`${OUTPUT}package.json`, JSON.stringify(STUB));
    const failed: string[] = [];
    for (const host of hosts) {
      for (const suite of SUITES.filter((name) => chosen.length === 0 || chosen.includes(name))) {
        const name = `${suite} in VS Code ${host.version} (${host.kind})`;
        console.log(`\n--- ${name}`);
        await runSuite(suite, host).catch((error: Error) => {
          console.error(error.message);
          failed.push(name);
        });
      }
    }
    for (const name of failed) console.error(`failed: ${name}`);
    return failed.length > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof NoHost)) throw error;
    const ci = Boolean(process.env.CI);
    console.error(`${ci ? "The suites in VS Code cannot run" : "Skipped: the suites in VS Code"}: ${error.message}`);
    return ci ? 1 : 0;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
