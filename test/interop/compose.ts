import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./python";

const SOURCE = join(__dirname, "compose");

/** The built reader, or `undefined` where there is no Go. */
export function composeReader(): string | undefined {
  const program = join(cacheFolder(), `compose-dotenv-2.16.2${process.platform === "win32" ? ".exe" : ""}`);
  if (existsSync(program)) return program;
  try {
    execFileSync("go", ["build", "-o", program, "."], { cwd: SOURCE, stdio: "pipe" });
    return program;
  } catch {
    return undefined;
  }
}

/** What Compose reads from each text, or null where it refuses it. */
export function readWithCompose(program: string, texts: readonly string[]): (Record<string, string> | null)[] {
  const output = execFileSync(program, { input: JSON.stringify(texts), encoding: "utf8", maxBuffer: 1 << 28 });
  return JSON.parse(output) as (Record<string, string> | null)[];
}
