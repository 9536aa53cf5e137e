import { type ChildProcess, spawn } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Postgres } from "../interop/postgres";
import { JOB, JOB_REFERENCES } from "../interop/servers/lending";
import type { OpenBao } from "../interop/servers/openbao";
import { until } from "../interop/servers/ports";
import { managersEnvironment } from "./managers";
import { peakOf } from "./process";

/** Reads a line for each login, and writes after how many milliseconds it is refused; `never` after five seconds. */
const PROBE = `
import sys, time, psycopg2
for line in sys.stdin:
    user, password = line.rstrip("\\n").split(" ")
    start = time.monotonic()
    while True:
        try:
            psycopg2.connect(host="127.0.0.1", port=int(sys.argv[1]), dbname="postgres", user=user, password=password).close()
        except psycopg2.OperationalError:
            print(round((time.monotonic() - start) * 1000), flush=True)
            break
        if time.monotonic() - start > 5:
            print("never", flush=True)
            break
        time.sleep(0.01)
`;

interface LeaseEnds {
  /** Of runs that were killed: those whose login was refused within a second of the job's end. */
  readonly inTime: number;
  /** In milliseconds. */
  readonly longest: number;
  /** The supervisor's peak, and bare Node's, in MB. */
  readonly supervisor: number;
  readonly bare: number;
}

/** Kills runs with a lent login in turn: the job, the wrapper (SIGTERM), the wrapper (SIGKILL) and then its job. */
export async function leaseEnds(
  { bao, postgres, python }: { readonly bao: OpenBao; readonly postgres: Postgres; readonly python: string },
  command: string,
  kills: number,
): Promise<LeaseEnds> {
  const folder = mkdtempSync(join(tmpdir(), "sealwright-bench-"));
  const env = managersEnvironment(bao, folder);
  writeFileSync(join(folder, ".env.refs"), JOB_REFERENCES);
  writeFileSync(join(folder, "job.py"), JOB);
  const probe = spawn(python, ["-c", PROBE, String(postgres.port)], { stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: probe.stdout })[Symbol.asyncIterator]();
  const peaks: number[] = [];
  const took: number[] = [];
  try {
    for (let kill = 0; kill < kills; kill++) {
      for (const name of ["pid", "login", "stop"]) rmSync(join(folder, name), { force: true });
      const words = [command, "run", "--yes", "--", python, "job.py"];
      const wrapper = spawn(process.execPath, words, { cwd: folder, env, stdio: "ignore" });
      await until(async () => readFileSync(join(folder, "pid"), "utf8") !== "", 30);
      const job = Number(readFileSync(join(folder, "pid"), "utf8"));
      const login = readFileSync(join(folder, "login"), "utf8").replace("\n", " ");
      if (peaks.length < 10) peaks.push(supervisorPeak(folder));
      await endJob(wrapper, job, kill % 3);
      probe.stdin.write(`${login}\n`);
      const { value } = await answers.next();
      took.push(value === "never" ? Number.POSITIVE_INFINITY : Number(value));
    }
    const bare = await barePeak();
    const inTime = took.filter((one) => one <= 1000).length;
    return { inTime, longest: Math.max(...took), supervisor: Math.max(...peaks), bare };
  } finally {
    probe.kill();
    writeFileSync(join(folder, "stop"), "0");
    rmSync(folder, { recursive: true });
  }
}

async function endJob(wrapper: ChildProcess, job: number, how: number): Promise<void> {
  if (how === 1) wrapper.kill("SIGTERM");
  if (how === 2) {
    wrapper.kill("SIGKILL");
    await until(async () => wrapper.exitCode !== null || wrapper.signalCode !== null);
  }
  if (how !== 1) process.kill(job, "SIGKILL");
  await until(
    async () => !existsSync(`/proc/${job}`) || /^State:\s+Z/m.test(readFileSync(`/proc/${job}/status`, "utf8")),
  );
}

/** Of the supervisor that was started in a folder, in MB. */
function supervisorPeak(folder: string): number {
  const supervisor = readdirSync("/proc").find((pid) => {
    try {
      const isOurs = /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
      return isOurs && readFileSync(`/proc/${pid}/cmdline`, "latin1").includes("lease-supervisor.js");
    } catch {
      return false;
    }
  });
  return peakOf(Number(supervisor)) ?? Number.NaN;
}

async function barePeak(): Promise<number> {
  const bare = spawn(process.execPath, ["-e", "setTimeout(() => undefined, 60_000)"], { stdio: "ignore" });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const peak = peakOf(bare.pid);
  bare.kill();
  return peak ?? Number.NaN;
}
