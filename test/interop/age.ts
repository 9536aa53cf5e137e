import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cacheFolder } from "./python";

const MODULE = "filippo.io/age/cmd/age@v1.2.1";
const PROGRAM = process.platform === "win32" ? "age.exe" : "age";

/** age's own program: from PATH, from the cache, or built into the cache with Go; `undefined` where none can be had. */
export function ageProgram(): string | undefined {
  const cache = join(cacheFolder(), "bin");
  const folders = [...(process.env.PATH ?? "").split(delimiter), cache];
  const found = folders.map((folder) => join(folder, PROGRAM)).find((path) => existsSync(path));
  if (found !== undefined) return found;
  try {
    mkdirSync(cache, { recursive: true });
    execFileSync("go", ["install", MODULE], { env: { ...process.env, GOBIN: cache }, stdio: "pipe" });
    return join(cache, PROGRAM);
  } catch {
    return undefined;
  }
}
