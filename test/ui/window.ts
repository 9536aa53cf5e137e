import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Page } from "playwright-core";
import { registryExecutable } from "../host/executable";
import { launch } from "../host/launch";
import { makeProfile } from "../host/profile";
import { OUTPUT, ROOT } from "../host/repository";
import { windowReady } from "./workbench";

const SCREENSHOTS = join(OUTPUT, "screenshots");

/** VS Code with the product, on a folder of its own. */
export interface Session {
  readonly page: Page;
  readonly folder: string;
  /** Holds the profile; removed by `close`. */
  readonly scratch: string;
  /** Keeps a picture of the window under the tests' output folder. */
  screenshot(name: string): Promise<void>;
  /** Ends browser and server at once; what they left stays. */
  crash(): Promise<void>;
  close(): Promise<void>;
}

interface WindowOptions {
  readonly trusted?: boolean;
  /** Folders of further extensions. */
  readonly extensions?: readonly string[];
  /** Notifications are shown in the window's corner. */
  readonly toasts?: boolean;
  /** The product as a user has it who installed it, not as it is being developed: further extensions come before it. */
  readonly installed?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
}

let built = false;

function build(): void {
  if (built) return;
  const { status } = spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) throw new Error("the extension could not be built");
  built = true;
}

/**
 * Opens VS Code on a folder with these files. Where no VS Code can run the test is skipped with a line that says what to
 * install; in CI it fails.
 */
export async function openWindow(
  test: Mocha.Context,
  files: Readonly<Record<string, string>> | string,
  options: WindowOptions = {},
): Promise<Session> {
  const scratch = mkdtempSync(join(tmpdir(), "sealwright-ui-"));
  try {
    await registryExecutable(scratch);
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    if (process.env.CI || !(error instanceof Error)) throw error;
    console.log(`      skipped: ${error.message}`);
    return test.skip();
  }
  build();
  const folder = typeof files === "string" ? files : join(scratch, "project");
  if (typeof files !== "string") {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
  const args = [
    folder,
    `--user-data-dir=${makeProfile(join(scratch, "profile"), { "editor.fontSize": 14, ...options.settings })}`,
    `--extensions-dir=${join(scratch, "extensions")}`,
  ];
  // A window takes one that is being developed; the others count as installed.
  const extensions = [ROOT, ...(options.extensions ?? [])];
  if (options.installed) extensions.push(...extensions.splice(0, 1));
  args.push(...extensions.map((path) => `--extensionDevelopmentPath=${path}`));
  if (options.trusted !== false) args.push("--disable-workspace-trust");
  const window = await launch(args, { toasts: options.toasts === true });
  const { page } = window;
  await windowReady(page);
  return {
    page,
    folder,
    scratch,
    crash: () => window.close(),
    async screenshot(name) {
      mkdirSync(SCREENSHOTS, { recursive: true });
      await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
    },
    async close() {
      await window.close();
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
