import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { cacheFolder } from "./python";

const PACKAGES = "/usr/lib/postgresql";
const CLIENT = "psycopg2-binary==2.9.13";

/** The folder of the server's programs, as Debian packages them; `undefined` where they are not installed. */
export function postgresPrograms(): string | undefined {
  if (!existsSync(PACKAGES)) return undefined;
  return readdirSync(PACKAGES)
    .map((version) => join(PACKAGES, version, "bin"))
    .find((folder) => existsSync(join(folder, "initdb")));
}

/** A Python interpreter with a client for PostgreSQL, prepared with pip once; `undefined` where that cannot be done. */
export function pythonWithClient(): string | undefined {
  const folder = join(cacheFolder(), CLIENT.replace("==", "-"));
  const python = join(folder, "bin", "python");
  const ready = () => {
    try {
      execFileSync(python, ["-c", "import psycopg2"], { stdio: "pipe" });
      return true;
    } catch {
      return false;
    }
  };
  if (existsSync(python) && ready()) return python;
  try {
    execFileSync("python3", ["-m", "venv", folder], { stdio: "pipe" });
    execFileSync(python, ["-m", "pip", "install", "-q", "--disable-pip-version-check", CLIENT], { stdio: "pipe" });
    return ready() ? python : undefined;
  } catch {
    return undefined;
  }
}

/** A server of its own in a temporary folder, on a port of its own, for passwords only. */
export class Postgres {
  readonly #folder: string;

  private constructor(
    private readonly programs: string,
    readonly port: number,
  ) {
    this.#folder = mkdtempSync(join(tmpdir(), "sealwright-postgres-"));
    chmodSync(this.#folder, 0o755);
  }

  /** Starts it; it refuses to run as root, so that root hands it to the user that the package made. */
  static async start(programs: string, password: string): Promise<Postgres> {
    const server = new Postgres(programs, await freePort());
    const data = server.#data;
    if (asRoot) execFileSync("chown", ["postgres", server.#folder]);
    server.#run("sh", ["-c", 'umask 077; printf %s "$1" > "$2"', "sh", password, `${data}.password`]);
    const authentication = ["-U", "app", "--pwfile", `${data}.password`, "--auth", "scram-sha-256"];
    server.#run(join(programs, "initdb"), ["-D", data, "-E", "UTF8", "--no-sync", ...authentication]);
    const options = `-p ${server.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
    server.#run(join(programs, "pg_ctl"), ["-D", data, "-w", "-l", `${data}.log`, "-o", options, "start"]);
    return server;
  }

  stop(): void {
    try {
      this.#run(join(this.programs, "pg_ctl"), ["-D", this.#data, "-m", "immediate", "stop"]);
    } finally {
      rmSync(this.#folder, { recursive: true, force: true });
    }
  }

  get #data(): string {
    return join(this.#folder, "data");
  }

  #run(program: string, args: readonly string[]): void {
    const words = asRoot ? ["runuser", "-u", "postgres", "--", program, ...args] : [program, ...args];
    execFileSync(words[0] as string, words.slice(1), { stdio: "ignore", cwd: this.#folder });
  }
}

const asRoot = userInfo().uid === 0;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
