import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Writable } from "node:stream";
import type { Secret } from "../../secret/secret";
import type { Call, Lease, SecretStore } from "../../stores/store";
import { type Refused, refuse } from "../../text/refused";
import { failureText, type Lent } from "../secrets/resolve";

/** What a run was lent, and when it ends. */
interface Held {
  readonly kind: "held";
  readonly grips: readonly Secret[];
  /** When it ends at the latest; `undefined` where it can be renewed without an end. */
  readonly longest: Date | undefined;
  /** Whether it ends sooner than was asked for. */
  readonly short: boolean;
  /** Whether all of it can be given up when the run ends; else it lasts until its time is over. */
  readonly revocable: boolean;
}

/** Asks once that all that was lent lasts `ttl` seconds, and reads back how long it does. */
async function holdLent(lent: readonly Lent[], ttl: number, now: number, call: Call): Promise<Held | Refused> {
  const byStore = new Map<SecretStore, Lease[]>();
  for (const { store, lease } of lent) byStore.set(store, [...(byStore.get(store) ?? []), lease]);
  const grips: Secret[] = [];
  let longest = Number.POSITIVE_INFINITY;
  let revocable = true;
  for (const [store, leases] of byStore) {
    const held = await store.hold?.(leases, ttl, call);
    if (held === undefined) {
      longest = Math.min(longest, ...leases.map(({ expires }) => expires.getTime()));
      revocable = false;
    } else if (held.kind === "held") {
      grips.push(held.grip.text);
      longest = Math.min(longest, held.longest.getTime());
      if (!held.revocable) revocable = false;
    } else return refuse("not-held", `What was lent cannot be held: ${failureText(held)}`);
  }
  const ends = Number.isFinite(longest) ? new Date(longest) : undefined;
  // The server counts from when it answered.
  return { kind: "held", grips, longest: ends, short: longest < now + ttl * 1000 - 5000, revocable };
}

/** A process of its own that holds what was lent until a job ends. */
export interface Supervisor {
  /** The job that is lent to; what is lent is given up when it ends, whatever becomes of us. */
  watch(pid: number): void;
  /** Gives it up now; so does our end where no job is watched yet. */
  end(): void;
}

/** What ends with a job: what it was lent, and folders that hold values for it alone (absolute). */
interface EndsWithJob {
  readonly grips: readonly Secret[];
  readonly folders: readonly string[];
}

/** What it needs of the environment: the way to the server. Nothing that holds a secret of ours is in it. */
function inheritedBySupervisor(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const wanted = /^(?:SystemRoot|(?:https?|no|all)_proxy)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => wanted.test(name)));
}

/** Starts the one that holds, whose program stands in `here`; what it needs goes through a pipe alone. */
function startSupervisor({ grips, folders }: EndsWithJob, here: string): Supervisor {
  const options = ["--max-old-space-size=16", "--max-semi-space-size=1"];
  const child = spawn(process.execPath, [...options, join(here, "lease-supervisor.js")], {
    detached: true,
    env: { ELECTRON_RUN_AS_NODE: "1", ...inheritedBySupervisor(process.env) },
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    windowsHide: true,
  });
  child.unref();
  const pipe = child.stdio[3] as Writable & { unref?: () => void };
  pipe.on("error", () => undefined);
  pipe.unref?.();
  const write = (line: string) => void pipe.write(`${line}\n`);
  write(`{"grips":[${grips.map((grip) => grip.reveal()).join(",")}],"folders":${JSON.stringify(folders)}}`);
  return { watch: (pid) => write(String(pid)), end: () => write("end") };
}

/** In seconds; what is lent is renewed, and a short time bounds what is left where nobody could give it up. */
const DEFAULT_TTL = 3600;

/** What a program is lent: when it ends at the latest, in sentences, and who gives it up. */
interface Lending {
  readonly kind: "lending";
  readonly supervisor: Supervisor;
  readonly notes: readonly string[];
}

/** Holds what a program is lent, and folders of its own, until it ends; `ttl` in seconds. `here`: where our programs stand. */
export async function lend(
  lent: readonly Lent[],
  folders: readonly string[],
  { ttl, here, call }: { readonly ttl?: number | undefined; readonly here: string; readonly call: Call },
): Promise<Lending | Refused> {
  const held = await holdLent(lent, ttl ?? DEFAULT_TTL, Date.now(), call);
  if (held.kind === "refused") return held;
  const { grips, longest, short, revocable } = held;
  const notes: string[] = [];
  if (longest !== undefined) {
    const sooner = short && ttl !== undefined ? ", sooner than was asked for" : "";
    notes.push(`What the program is lent ends at ${longest.toLocaleTimeString()} at the latest${sooner}.`);
  }
  if (!revocable) {
    notes.push(
      "Your token may not give up what it is lent, so that it lasts until its time is over, also where the program ends before.",
    );
  }
  return { kind: "lending", supervisor: startSupervisor({ grips, folders }, here), notes };
}
