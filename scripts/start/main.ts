import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArguments } from "../../test/host/arguments";
import { bringBrowser } from "../../test/host/browser";
import { desktop, NEWEST } from "../../test/host/executable";
import { launch } from "../../test/host/launch";
import { makeProfile } from "../../test/host/profile";
import { ROOT } from "../../test/host/repository";
import { serve } from "../../test/host/server";
import { setUpHost } from "../../test/host/setup";
import { missingSquiggles } from "./check";
import { makeDemo } from "./demo";
import { makeOpener } from "./opener";

const CLI = `${ROOT}dist/cli.js`;

/** Prints what the command finds in a folder. */
function showFindings(folder: string): void {
  if (!existsSync(CLI)) return;
  console.log(`\n$ node ${CLI} scan`);
  spawnSync(process.execPath, [CLI, "scan"], { cwd: folder, stdio: "inherit" });
}

/** The executable of the VS Code that is installed here, or that can be downloaded. */
async function desktopCode(): Promise<string | undefined> {
  const hidden = process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (hidden || process.env.VSCODE_HOST === "registry") return undefined;
  const installed = spawnSync("code", ["--version"], { stdio: "ignore", shell: process.platform === "win32" });
  return installed.status === 0 ? "code" : (await desktop(NEWEST))?.path;
}

/** Waits until the process is to end. */
function interrupted(): Promise<void> {
  return new Promise((done) => {
    process.once("SIGINT", () => done());
    process.once("SIGTERM", () => done());
  });
}

async function openInBrowser(args: readonly string[]): Promise<void> {
  await setUpHost();
  const server = await serve(parseArguments(args), { persistent: true });
  console.log(`\nVS Code is here:\n\n  ${server.url}\n\nPress Control+C to end it.`);
  await Promise.race([interrupted(), server.ended]).finally(() => server.stop());
}

async function check(args: readonly string[], demo: boolean): Promise<number> {
  // Before what takes a minute.
  bringBrowser();
  await setUpHost();
  const window = await launch(args);
  try {
    const missing = await missingSquiggles(window.page, demo);
    for (const what of missing) console.error(`missing: ${what}`);
    if (missing.length === 0) console.log("The squiggles are there.");
    return missing.length === 0 ? 0 : 1;
  } finally {
    await window.close();
  }
}

async function main(argv: readonly string[]): Promise<number> {
  const given = argv.find((argument) => !argument.startsWith("--"));
  if (given && !existsSync(given)) {
    console.error(`${given}: there is no such file or folder`);
    return 2;
  }
  const path = given ? resolve(given) : makeDemo();
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  console.log(given ? `Opening ${path}` : `A demo project: ${path}`);
  showFindings(folder);

  const scratch = mkdtempSync(join(tmpdir(), "sealwright-start-"));
  const profile = makeProfile(join(scratch, "profile"));
  const args = [path, `--extensionDevelopmentPath=${ROOT}`, `--user-data-dir=${profile}`, "--disable-workspace-trust"];
  args.push(`--extensions-dir=${join(scratch, "extensions")}`);
  try {
    if (argv.includes("--check")) return await check(args, !given);
    if (!given) args.push(`--extensionDevelopmentPath=${makeOpener(join(scratch, "opener"))}`);
    const code = await desktopCode();
    if (!code) await openInBrowser(args);
    else {
      const child = spawn(code, ["--new-window", "--wait", ...args], { stdio: "ignore" });
      console.log("VS Code is open; this ends when its window is closed.");
      await new Promise((done) => child.on("exit", done));
    }
    return 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    if (!given) rmSync(dirname(path), { recursive: true, force: true });
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
