import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Arguments } from "./arguments";
import { HOST_NODE, HOST_SERVER } from "./setup";

const DEBUG = Boolean(process.env.VSCODE_HOST_DEBUG);

/** A VS Code server of this machine alone, with the address that opens what was asked for. */
export interface Server {
  readonly url: string;
  readonly userData: string;
  /** Removed when the server stops. */
  readonly scratch: string;
  /** Rejects when the server ends by itself. */
  readonly ended: Promise<never>;
  stop(): Promise<void>;
}

/** What a VS Code that this program was started from left in the environment would confuse the server. */
const INHERITED = /^(ELECTRON_|VSCODE_(PID|CWD|IPC|NLS|ESM|GIT|INJECT))/;

/** The workbench in a browser takes one development path, and none that is not driven: the others become installed extensions. */
function installInPlace(folders: readonly string[], directory: string): void {
  mkdirSync(directory, { recursive: true });
  const installed = folders.map((path) => {
    const { publisher, name, version } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
    const location = { $mid: 1, path: realpathSync(path), scheme: "file" };
    return { identifier: { id: `${publisher}.${name}` }, version, location, metadata: {} };
  });
  writeFileSync(join(directory, "extensions.json"), JSON.stringify(installed));
}

function start(args: readonly string[], env: NodeJS.ProcessEnv, lifetime: readonly string[]) {
  const fixed = ["--host=127.0.0.1", "--port=0", "--without-connection-token"];
  // Without the second a login shell would reset PATH.
  const all = [HOST_SERVER, ...fixed, "--force-disable-user-env", ...lifetime, ...args];
  const child = spawn(HOST_NODE, all, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  let fail: (error: Error) => void = () => {};
  const ended = new Promise<never>((_, reject) => {
    fail = reject;
  });
  ended.catch(() => {});
  const port = new Promise<number>((settle) => {
    const listen = (data: Buffer): void => {
      if (DEBUG) process.stderr.write(data);
      log = (log + data).slice(-20_000);
      const address = /Extension host agent listening on (\d+)/.exec(log);
      if (address) settle(Number(address[1]));
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
  });
  child.on("error", fail);
  child.on("exit", (code, signal) => fail(new Error(`the VS Code server ended (${code ?? signal}):\n${log}`)));
  return { child, port: Promise.race([port, ended]), ended };
}

/** Ends a process group, first politely. */
async function end(pid: number): Promise<void> {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    try {
      process.kill(-pid, signal);
      for (let i = 0; i < 20; i++) {
        await delay(100);
        process.kill(-pid, 0);
      }
    } catch {
      return;
    }
  }
}

/** The workbench's address for what the arguments open. */
function address(port: number, { paths }: Arguments, payload: [string, string][]): string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${encodeURI(realpathSync(path))}`;
  const url = new URL(`http://127.0.0.1:${port}/`);
  const all = payload.map(([key, value]) => [key, value.startsWith("/") ? remote(value) : value]);
  for (const path of paths) {
    if (path.endsWith(".code-workspace")) url.searchParams.set("workspace", realpathSync(path));
    else if (statSync(path).isDirectory()) url.searchParams.set("folder", realpathSync(path));
    else all.push(["openFile", remote(path)]);
  }
  if (!url.search) url.searchParams.set("ew", "true");
  url.searchParams.set("payload", JSON.stringify(all));
  return url.href;
}

/**
 * Starts the registry-only VS Code for the arguments that desktop VS Code would be given.
 * `tests` replaces `extensionTestsPath`; `persistent` keeps the server while no window is open; `driven` is for tests alone: VS Code
 * then shows no notification in the window's corner.
 */
export async function serve(
  args: Arguments,
  options: { env?: NodeJS.ProcessEnv; tests?: string; persistent?: boolean; driven?: boolean } = {},
): Promise<Server> {
  const scratch = mkdtempSync(join(tmpdir(), "vscode-host-"));
  const development = (args.values.get("extensionDevelopmentPath") ?? []).map((path) => resolve(path));
  const userData = resolve(args.values.get("user-data-dir")?.at(-1) ?? join(scratch, "user-data"));
  const developed = options.driven ? development.splice(0, 1) : [];
  const extensions =
    args.flags.has("disable-extensions") || development.length > 0
      ? join(scratch, "extensions")
      : resolve(args.values.get("extensions-dir")?.at(-1) ?? join(scratch, "extensions"));
  for (const directory of [userData, extensions]) mkdirSync(directory, { recursive: true });
  if (development.length > 0) installInPlace(development, extensions);

  const env: NodeJS.ProcessEnv = { ...process.env, ...options.env };
  for (const name of Object.keys(env)) if (INHERITED.test(name)) delete env[name];
  // code-server asks a gallery of its own otherwise.
  env.EXTENSIONS_GALLERY = "{}";

  const flags = ["--accept-server-license-terms", "--telemetry-level=off", "--disable-telemetry"];
  flags.push(`--user-data-dir=${userData}`, `--extensions-dir=${extensions}`, `--server-data-dir=${scratch}`);
  for (const value of args.values.get("enable-proposed-api") ?? []) flags.push(`--enable-proposed-api=${value}`);
  if (options.driven) flags.push("--enable-smoke-test-driver");
  if (args.flags.has("disable-workspace-trust")) flags.push("--disable-workspace-trust");
  // A server whose starter was killed goes away by itself.
  const lifetime = options.persistent ? [] : ["--enable-remote-auto-shutdown", "--reconnection-grace-time=30"];
  const { child, port, ended } = start(flags, env, lifetime);
  const stop = async (): Promise<void> => {
    if (child.pid) await end(child.pid);
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const payload: [string, string][] = [
      ["skipWelcome", "true"],
      ["skipReleaseNotes", "true"],
    ];
    if (developed[0]) payload.push(["extensionDevelopmentPath", developed[0]]);
    if (options.tests) payload.push(["extensionTestsPath", options.tests]);
    return { url: address(await port, args, payload), userData, scratch, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
