// Runs before anything is installed: Node's own modules only.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(`${root}${lockFile}`, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** Whether node_modules holds what the lock file names; packages for other platforms may be absent. */
function installed() {
  const wanted = packagesOf("package-lock.json");
  const present = packagesOf("node_modules/.package-lock.json");
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === "" || optional || (peer && !present[path]) || present[path]?.version === version,
  );
}

/** Runs a command in the repository's folder with this terminal; gives its exit code (128 + n on a signal). */
export function run(command, args, env = process.env) {
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: "inherit", env });
  if (error) console.error(`${command}: ${error.message}`);
  return status ?? (signal ? 130 : 1);
}

/** Installs the npm packages when they are missing or older than the lock file. Ends the process when that fails. */
export function installPackages() {
  if (installed()) return;
  console.log("Installing the npm packages …");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
  const code = npm ? run(process.execPath, [npm, ...args]) : run("npm", args);
  if (code !== 0) {
    console.error("npm ci failed: the packages named in package-lock.json could not be installed.");
    process.exit(code);
  }
}
