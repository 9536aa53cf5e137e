import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const CACHE = process.env.SEALWRIGHT_TEST_CACHE ?? join(homedir(), ".cache", "sealwright-test");

/** The folder for what the interop tests fetch or build once; created where it is missing. */
export function cacheFolder(): string {
  mkdirSync(CACHE, { recursive: true });
  return CACHE;
}

/** In CI a suite that cannot run fails; on a user's machine it is skipped with a line that says what to install. */
export function missing(test: Mocha.Context, what: string): void {
  if (process.env.CI === "true") throw new Error(`Missing: ${what}`);
  console.log(`      skipped: install ${what}`);
  test.skip();
}

/** A Python interpreter that has python-dotenv, prepared with pip once; `undefined` where that cannot be done. */
export function pythonWithDotenv(): string | undefined {
  return pythonWith("python-dotenv==1.2.4");
}

/** A Python interpreter that has a package, such as `ruff==0.17.6`, prepared in the same way. */
export function pythonWith(requirement: string): string | undefined {
  const folder = join(cacheFolder(), requirement.replace("==", "-"));
  const python = join(folder, "bin", "python");
  const ready = join(folder, "ready");
  if (existsSync(ready)) return python;
  try {
    execFileSync("python3", ["-m", "venv", folder], { stdio: "pipe" });
    execFileSync(python, ["-m", "pip", "install", "-q", "--disable-pip-version-check", requirement], { stdio: "pipe" });
    writeFileSync(ready, "");
    return python;
  } catch {
    return undefined;
  }
}

/** Runs a Python program that reads JSON from standard input and prints JSON. */
export function pythonJson(python: string, program: string, input: unknown): unknown {
  const output = execFileSync(python, ["-X", "utf8", "-c", program], {
    input: JSON.stringify(input),
    stdio: ["pipe", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output);
}
