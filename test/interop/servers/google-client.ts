import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { cacheFolder } from "../python";

const PACKAGE = "@google-cloud/secret-manager";
const VERSION = "6.1.1";

/** Google's own client, from npm once; `undefined` where it cannot be had. */
export function googleClient():
  | Record<"v1", Record<"SecretManagerServiceClient", new (options: object) => Client>>
  | undefined {
  const folder = join(cacheFolder(), `google-secret-manager-${VERSION}`);
  const ready = join(folder, "ready");
  try {
    if (!existsSync(ready)) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
      const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", `${PACKAGE}@${VERSION}`];
      execFileSync("npm", args, { cwd: folder, stdio: "pipe", shell: process.platform === "win32" });
      writeFileSync(ready, "");
    }
    return createRequire(ready)(PACKAGE);
  } catch {
    return undefined;
  }
}

/** Its methods, as far as they are called: each gives a list that begins with the answer. */
type Client = Readonly<Record<string, (request: object, options?: object) => Promise<readonly [Answer, ...unknown[]]>>>;

// biome-ignore lint/suspicious/noExplicitAny: what it answers is looked at by the test alone.
type Answer = any;
