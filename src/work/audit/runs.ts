import { randomHex } from "../../machine/crypto";
import { isAlive, startOf } from "../leases/process-alive";
import { type AuditEvent, type GivenValue, readAudit, recordEvent } from "./trail";

/** Records that a program got values; what it gives records its end. `failed` is told where either cannot be written. */
export function recordRun(
  env: NodeJS.ProcessEnv,
  { program, pid, values }: { readonly program: string; readonly pid: number; readonly values: readonly GivenValue[] },
  failed: () => void,
): (code: number) => Promise<void> {
  const run = randomHex(8);
  const begun = recordEvent(env, {
    event: "run-started",
    run,
    time: Date.now(),
    program,
    pid,
    values,
    ...startAt(pid),
  }).catch(failed);
  return async (code) => {
    await begun;
    await recordEvent(env, { event: "run-ended", run, time: Date.now(), code }).catch(failed);
  };
}

/** Programs that still run with a value of a reference, by the version that they got. */
export function runsHolding(env: NodeJS.ProcessEnv, reference: string): ReadonlyMap<string, number> {
  const open = new Map<string, Extract<AuditEvent, { event: "run-started" }>>();
  for (const event of readAudit(env).events) {
    if (event.event === "run-started") open.set(event.run, event);
    else open.delete(event.run);
  }
  const counts = new Map<string, number>();
  for (const { pid, start, values } of open.values()) {
    const version = values.find((value) => value.reference === reference)?.version;
    if (version !== undefined && isAlive(pid, start)) {
      counts.set(version, (counts.get(version) ?? 0) + 1);
    }
  }
  return counts;
}

function startAt(pid: number): { start?: string } {
  const start = startOf(pid);
  return start === undefined ? {} : { start };
}
