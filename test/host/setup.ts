import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const NODE = "24.21.0";
const CODE_SERVER = "4.139.1";

/** A lock left by a process that was killed is taken over after this many milliseconds. */
const LOCK_TIMEOUT = 15 * 60_000;

/** Where the registry-only host is kept between runs. */
export const HOST_DIRECTORY = process.env.VSCODE_HOST_DIR || join(homedir(), ".cache", "vscode-host");
export const HOST_NODE = join(HOST_DIRECTORY, "node");
export const HOST_SERVER = join(HOST_DIRECTORY, "vscode", "out", "server-main.js");

const READY = join(HOST_DIRECTORY, `.ready-node${NODE}-cs${CODE_SERVER}`);

function npm(args: string[], options: SpawnSyncOptions = {}): boolean {
  const all = [...args, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  return spawnSync("npm", all, { cwd: HOST_DIRECTORY, stdio: "inherit", ...options }).status === 0;
}

function required(what: string, done: boolean): void {
  if (!done) throw new Error(`the VS Code host could not be built: ${what} could not be installed from npm`);
}

function build(): void {
  const os = process.platform === "linux" && (process.arch === "x64" || process.arch === "arm64");
  if (!os) throw new Error(`there is no registry-only VS Code host for ${process.platform} ${process.arch}`);
  const node = `node-linux-${process.arch}`;
  const bin = join(HOST_DIRECTORY, "node_modules", node, "bin");
  const code = join(HOST_DIRECTORY, "node_modules", "code-server", "lib", "vscode");
  // code-server and its modules ask for their own Node, which comes as a plain binary in an npm package.
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH ?? ""}` };

  writeFileSync(join(HOST_DIRECTORY, "package.json"), '{"private":true}\n');
  console.log(`Building a VS Code host from npm in ${HOST_DIRECTORY} (about a minute, 0.8 GB) …`);
  required("Node", npm(["install", `${node}@${NODE}`]));
  required("code-server", npm(["install", "--force", `code-server@${CODE_SERVER}`, `${node}@${NODE}`], { env }));
  required("VS Code's modules", npm(["install", "--omit=dev"], { cwd: code, env }));
  // node-gyp must not fetch headers: the platform package has them.
  const rebuild = ["rebuild", "--loglevel=error", "@vscode/spdlog", "@vscode/native-watchdog"];
  const headers = { ...env, npm_config_nodedir: join(HOST_DIRECTORY, "node_modules", node) };
  if (spawnSync("npm", rebuild, { cwd: code, env: headers, stdio: "inherit" }).status !== 0) {
    console.log("Two native modules were not built (no C++ compiler?): VS Code writes no log files.");
  }
  required("the built-in extensions", npm(["install", "--omit=dev"], { cwd: join(code, "extensions"), env }));
  for (const [link, target] of [
    [HOST_NODE, join(bin, "node")],
    [join(HOST_DIRECTORY, "vscode"), code],
  ] as const) {
    rmSync(link, { force: true });
    symlinkSync(target, link);
  }
  writeFileSync(READY, "");
}

/** Takes a lock folder, waiting while another process builds the host. */
async function lock(path: string): Promise<void> {
  for (;;) {
    try {
      mkdirSync(path);
      return;
    } catch {
      const taken = statSync(path, { throwIfNoEntry: false });
      if (taken && Date.now() - taken.mtimeMs > LOCK_TIMEOUT) rmSync(path, { recursive: true, force: true });
      else await delay(500);
    }
  }
}

/** Makes sure that the host is there; builds it from the npm registry once. Throws where it cannot. */
export async function setUpHost(): Promise<void> {
  if (existsSync(READY)) return;
  mkdirSync(HOST_DIRECTORY, { recursive: true });
  const path = join(HOST_DIRECTORY, ".building");
  await lock(path);
  try {
    if (!existsSync(READY)) build();
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
