import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { Secret } from "../../src/secret/secret";
import { cacheFolder } from "./python";

const MODULE = "github.com/getsops/sops/v3/cmd/sops@v3.13.3";
const PROGRAM = process.platform === "win32" ? "sops.exe" : "sops";

/** The real program: from PATH, from the cache, or built into the cache with Go; `undefined` where none can be had. */
export function sopsProgram(): string | undefined {
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

/** What a run of the program gave. */
export interface Run {
  ok: boolean;
  stdout: string;
  stderr: string;
}

const run = promisify(execFile);

/** A temporary folder with an age key, in which the program runs. */
export class SopsFolder {
  readonly path = mkdtempSync(join(tmpdir(), "sealwright-sops-"));

  private constructor(
    readonly program: string,
    readonly identity: Secret,
    readonly recipient: string,
  ) {
    writeFileSync(join(this.path, "keys.txt"), identity.reveal(), { mode: 0o600 });
  }

  static async create(program: string): Promise<SopsFolder> {
    const key = await generateX25519Identity();
    return new SopsFolder(program, new Secret(key), await identityToRecipient(key));
  }

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), "utf8");
  }

  async sops(args: readonly string[], folder = this.path): Promise<Run> {
    const env = {
      PATH: process.env.PATH,
      HOME: this.path,
      XDG_CONFIG_HOME: join(this.path, "config"),
      SOPS_AGE_KEY_FILE: join(this.path, "keys.txt"),
      SOPS_DISABLE_VERSION_CHECK: "1",
    };
    try {
      const options = { cwd: folder, env, maxBuffer: 1 << 28, encoding: "utf8" as const };
      return { ok: true, ...(await run(this.program, [...args], options)) };
    } catch (error) {
      const { stdout = "", stderr = "" } = error as Partial<Run>;
      return { ok: false, stdout, stderr };
    }
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Does the work on all items, two at a time. */
export async function inPairs<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      await work(items[index]!, index);
    }
  };
  await Promise.all([worker(), worker()]);
}
