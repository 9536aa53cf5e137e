import { createWriteStream } from "node:fs";
import { join, resolve } from "node:path";
import { chromium, type Page } from "playwright-core";
import { parseArguments } from "./arguments";
import { bringBrowser, type FoundBrowser } from "./browser";
import { follow } from "./follow";
import { OUTPUT } from "./repository";
import { serve } from "./server";

const DEBUG = Boolean(process.env.VSCODE_HOST_DEBUG);

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How Playwright starts a browser that was found. */
export function launchOptions({ executablePath, env }: FoundBrowser) {
  return { executablePath, args: FLAGS, env: { ...(process.env as Record<string, string>), ...env } };
}

/** A VS Code window in headless Chromium. */
export interface Window {
  readonly page: Page;
  /** The tests' exit code; rejects when the page, the browser, the server or the extension host dies first. */
  readonly exit: Promise<number>;
  /** The window's own messages. */
  readonly logFile: string;
  close(): Promise<void>;
}

/**
 * Opens VS Code for the arguments that the desktop program would be given. With `extensionTestsPath` what the tests
 * print is passed on, and `exit` settles when they end. `toasts`: notifications are shown in the window's corner, as for a person.
 */
export async function launch(
  argv: readonly string[],
  options: { env?: NodeJS.ProcessEnv; viewport?: { width: number; height: number }; toasts?: boolean } = {},
): Promise<Window> {
  const found = bringBrowser();
  const args = parseArguments(argv);
  const tests = args.values.get("extensionTestsPath")?.at(-1);
  const output = tests ? follow() : undefined;
  const env = {
    ...options.env,
    ...(tests && output ? { SUITE_MODULE: resolve(tests), SUITE_OUTPUT: output.file } : {}),
  };
  const entry = tests ? { tests: `${OUTPUT}entry.js` } : {};
  const server = await serve(args, { env, driven: !options.toasts, ...entry });
  const logFile = join(server.userData, "window.log");
  const log = createWriteStream(logFile);
  const browser = await chromium
    // Playwright would end the process at once on a signal, and leave the server behind.
    .launch({ ...launchOptions(found), handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false })
    .catch(async (error) => {
      await server.stop();
      throw error;
    });
  const close = async (): Promise<void> => {
    await browser.close().catch(() => {});
    await server.stop();
    output?.end();
    log.end();
  };
  try {
    const viewport = options.viewport ?? { width: 1280, height: 800 };
    const context = await browser.newContext({ viewport, permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    let settle: (code: number) => void = () => {};
    let fail: (error: Error) => void = () => {};
    const exit = new Promise<number>((done, failed) => {
      settle = done;
      fail = failed;
    });
    exit.catch(() => {});
    server.ended.catch(fail);
    page.on("crash", () => fail(new Error("the page crashed")));
    browser.on("disconnected", () => fail(new Error("the browser ended")));
    // The hooks by which VS Code reports its tests' results to a driven browser.
    await context.exposeFunction("codeAutomationExit", (code: number) => {
      // VS Code says 0 also when its extension host dies in the middle.
      if (code || output?.ended()) settle(code);
      else fail(new Error("the extension host ended before the tests did"));
    });
    await context.exposeFunction("codeAutomationLog", (level: string, parts: string[]) => {
      const line = `${new Date().toISOString()} [${level}] ${parts.join(" ")}\n`;
      log.write(line);
      if (DEBUG) process.stderr.write(line);
    });
    await page.goto(server.url, { waitUntil: "commit" });
    return { page, exit, close, logFile };
  } catch (error) {
    await close();
    throw error;
  }
}
