import assert from "node:assert/strict";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { shipped } from "../../shipped";
import { Postgres, postgresPrograms, pythonWithClient } from "../postgres";
import { missing } from "../python";
import { JOB, JOB_REFERENCES, lendLogins } from "../servers/lending";
import { OpenBao, openBaoProgram } from "../servers/openbao";
import { until } from "../servers/ports";

const PASSWORD = "of-the-test-server";
const LOGIN = `
import sys, psycopg2
user, password = open(sys.argv[1]).read().split("\\n")
try:
    psycopg2.connect(host="127.0.0.1", port=int(sys.argv[2]), dbname="postgres", user=user, password=password).close()
except psycopg2.OperationalError:
    sys.exit(3)
`;

describe("what a program is lent", function () {
  this.timeout(60_000);
  let bao: OpenBao;
  let postgres: Postgres;
  let python: string;
  let folder: string;

  before(async function () {
    this.timeout(300_000);
    shipped();
    const program = openBaoProgram();
    const programs = postgresPrograms();
    const client = pythonWithClient();
    if (program === undefined || programs === undefined || client === undefined) {
      return missing(this, "PostgreSQL, and Python with venv, for OpenBao and psycopg2 from PyPI");
    }
    python = client;
    bao = await OpenBao.start(program);
    postgres = await Postgres.start(programs, PASSWORD);
    await lendLogins(bao, postgres.port, PASSWORD);
  });
  after(() => {
    postgres?.stop();
    bao?.stop();
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-lease-"));
    mkdirSync(join(folder, "config"));
    writeFileSync(join(folder, ".env.refs"), JOB_REFERENCES);
    writeFileSync(join(folder, "job.py"), JOB);
    const stores = [{ name: "team", kind: "vault", address: bao.address, signIn: { method: "token" } }];
    writeFileSync(join(folder, "stores.json"), JSON.stringify({ version: 1, stores }));
  });
  afterEach(() => {
    writeFileSync(join(folder, "stop"), "0");
    rmSync(folder, { recursive: true, force: true });
  });

  const env = (token = bao.token) => ({
    PATH: process.env.PATH,
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, "config"),
    SEALWRIGHT_STORES: join(folder, "stores.json"),
    VAULT_TOKEN: token,
  });
  const start = (words = [python, "job.py"], token?: string): ChildProcess =>
    spawn(process.execPath, [join(shipped(), "cli.js"), "run", "--yes", "--", ...words], {
      cwd: folder,
      env: env(token),
      stdio: ["ignore", "pipe", "pipe"],
    });
  const started = () => until(async () => existsSync(join(folder, "pid")));
  const pid = () => Number(readFileSync(join(folder, "pid"), "utf8"));
  const logsIn = () =>
    new Promise<boolean>((resolve) => {
      execFile(python, ["-c", LOGIN, join(folder, "login"), String(postgres.port)], (error) => resolve(error === null));
    });
  const ended = (child: ChildProcess) => new Promise<void>((resolve) => child.once("exit", () => resolve()));
  /** Looks until the login is refused; how long it took, in milliseconds. */
  const refusedAfter = async () => {
    const from = Date.now();
    await until(async () => !(await logsIn()), 5);
    return Date.now() - from;
  };
  const stop = (code: number) => writeFileSync(join(folder, "stop"), String(code));

  const ENDS: Record<string, (wrapper: ChildProcess) => Promise<void>> = {
    "its end": async (wrapper) => {
      stop(0);
      await ended(wrapper);
    },
    "its crash": async (wrapper) => {
      stop(7);
      await ended(wrapper);
      assert.equal(wrapper.exitCode, 7);
    },
    SIGTERM: async (wrapper) => {
      wrapper.kill("SIGTERM");
      await ended(wrapper);
    },
    "SIGKILL of the program": async (wrapper) => {
      process.kill(pid(), "SIGKILL");
      await ended(wrapper);
    },
    "SIGKILL of the one that started it, and its own end": async (wrapper) => {
      wrapper.kill("SIGKILL");
      await ended(wrapper);
      await wait(500);
      assert.ok(await logsIn(), "the program still runs, and keeps its login");
      stop(0);
      await until(async () => !existsSync(`/proc/${pid()}`));
    },
    "the end of its terminal": async (wrapper) => {
      wrapper.kill("SIGHUP");
      await ended(wrapper);
    },
  };
  for (const [title, end] of Object.entries(ENDS)) {
    it(`is refused within a second of ${title}`, async () => {
      const wrapper = start();
      await started();
      assert.ok(await logsIn());
      await end(wrapper);
      const took = await refusedAfter();
      assert.ok(took < 1500, `${took} ms, the check's own start included`);
    });
  }

  it("is both halves of one login, and nothing of it stays where it was made by a limited token", async () => {
    const token = await bao.tokenFor('path "database/creds/train" { capabilities = ["read"] }');
    const wrapper = start(undefined, token);
    let said = "";
    wrapper.stderr?.on("data", (part) => {
      said += part;
    });
    await started();
    assert.ok(await logsIn());
    stop(0);
    await ended(wrapper);
    assert.match(said, /ends at .* at the latest/);
    assert.match(said, /may not give up what it is lent/);
    assert.ok(!said.includes(token));
  });

  it("is gone with the program where it is a file, also after the program's SIGKILL", async () => {
    await bao.ask("POST", "secret/data/kube", { data: { config: "apiVersion: v1\n" } });
    for (const kill of [false, true]) {
      writeFileSync(join(folder, ".env.refs"), "");
      for (const name of ["pid", "stop"]) rmSync(join(folder, name), { force: true });
      const words = ["--file", "KUBECONFIG=vault://secret/kube#config", "--", "sh", "-c"];
      const script =
        'echo "$KUBECONFIG" > path; cat "$KUBECONFIG" > copy; stat -c %a "$KUBECONFIG" > mode; echo $$ > pid; while [ ! -e stop ]; do sleep 0.05; done';
      const wrapper = spawn(process.execPath, [join(shipped(), "cli.js"), "run", "--yes", ...words, script], {
        cwd: folder,
        env: env(),
        stdio: "ignore",
      });
      await started();
      const text = (name: string) => readFileSync(join(folder, name), "utf8").trim();
      assert.deepEqual([text("copy"), text("mode")], ["apiVersion: v1", "600"]);
      assert.ok(existsSync(text("path")));
      if (kill) wrapper.kill("SIGKILL");
      stop(0);
      await ended(wrapper);
      await until(async () => !existsSync(text("path")), 3);
    }
  });

  it("is given up when the one ends who asked for it through a pipe", async () => {
    const script =
      'eval "$("$0" "$1" env --yes --format shell)"; printf "%s\\n%s" "$DB_USER" "$DB_PASSWORD" > login; echo $$ > pid; while [ ! -e stop ]; do sleep 0.05; done';
    const asker = spawn("sh", ["-c", script, process.execPath, join(shipped(), "cli.js")], {
      cwd: folder,
      env: env(),
      stdio: "ignore",
    });
    await started();
    assert.ok(await logsIn());
    stop(0);
    await ended(asker);
    assert.ok((await refusedAfter()) < 1500);
  });

  it("is given up where the program cannot be started", async () => {
    const before = await bao
      .ask("LIST", "sys/leases/lookup/database/creds/train")
      .catch(() => ({ data: { keys: [] } }));
    const wrapper = start(["no-such-program"]);
    await ended(wrapper);
    assert.equal(wrapper.exitCode, 127);
    await wait(600);
    const after = await bao.ask("LIST", "sys/leases/lookup/database/creds/train").catch(() => ({ data: { keys: [] } }));
    assert.deepEqual(after.data, before.data);
  });
});
