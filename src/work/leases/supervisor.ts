// A program of its own: it outlives the one that started it, and gives up what a job was lent when the job ends.
import { readFileSync, rmSync } from "node:fs";
import { request as plainRequest } from "node:http";
import { request } from "node:https";
import { Socket } from "node:net";
import { agentFor } from "../../machine/http-agent";
import type { VaultGrip } from "../../stores/vault/grip";
import { isAlive, startOf } from "./process-alive";

/** How often the job is looked at, in milliseconds. */
const LOOK = 200;
/** How long giving up is tried, and one request may take, in milliseconds. */
const PERSISTENCE = 120_000;
const DEADLINE = 10_000;
/** The descriptor of the pipe by which we are told what to hold (a line of JSON) and then whom to watch (`PID`). */
const PIPE = 3;

let grips: readonly VaultGrip[] | undefined;
/** Folders that hold a value for the job alone. */
let folders: readonly string[] = [];
let watched: { readonly pid: number; readonly start: string | undefined } | undefined;

/** Sends a request without a body in its answer; its status, 0 for none. */
function send(grip: VaultGrip, path: string, body: object): Promise<number> {
  const url = new URL(`${new URL(grip.address).pathname.replace(/\/+$/, "")}/v1/${path}`, grip.address);
  const text = JSON.stringify(body);
  const headers = {
    "x-vault-token": grip.token,
    "x-vault-request": "true",
    "content-length": String(Buffer.byteLength(text)),
    ...(grip.namespace === undefined ? {} : { "x-vault-namespace": grip.namespace }),
  };
  const file = (path: string | undefined) => (path === undefined ? "" : readFileSync(path, "utf8"));
  return new Promise((resolve) => {
    try {
      const ca = file(grip.caFile);
      const agent = agentFor(url, {
        ...(ca === "" ? {} : { ca }),
        ...(grip.certificateFile === undefined
          ? {}
          : { cert: file(grip.certificateFile), key: file(grip.keyFile ?? grip.certificateFile) }),
      });
      const ask = url.protocol === "http:" ? plainRequest : request;
      const asked = ask(url, { method: "POST", headers, timeout: DEADLINE, agent }, (answer) => {
        answer.resume();
        answer.on("close", () => {
          agent.destroy();
          resolve(answer.statusCode ?? 0);
        });
      });
      asked.on("timeout", () => asked.destroy());
      asked.on("error", () => resolve(0));
      asked.end(text);
    } catch {
      resolve(0);
    }
  });
}

async function renew(grip: VaultGrip): Promise<void> {
  if (grip.own) await send(grip, "auth/token/renew-self", { increment: `${grip.ttl}s` });
  for (const { id, renewable } of grip.leases) {
    if (renewable) await send(grip, "sys/leases/renew", { lease_id: id, increment: grip.ttl });
  }
}

/** True once the server has done it, or will never do it. */
async function giveUp(grip: VaultGrip): Promise<boolean> {
  const done = (status: number) => status >= 200 && status < 500 && status !== 429;
  if (grip.own) return done(await send(grip, "auth/token/revoke-self", {}));
  const all = await Promise.all(grip.leases.map(({ id }) => send(grip, "sys/leases/revoke", { lease_id: id })));
  return all.every(done);
}

async function giveUpAll(): Promise<never> {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  const end = Date.now() + PERSISTENCE;
  let left = grips ?? [];
  for (let wait = LOOK; left.length > 0 && Date.now() < end; wait = Math.min(wait * 2, DEADLINE)) {
    const results = await Promise.all(left.map(giveUp));
    left = left.filter((_, index) => results[index] === false);
    if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  process.exit(left.length === 0 ? 0 : 1);
}

function hold(line: string): void {
  const told = JSON.parse(line) as { grips: VaultGrip[]; folders: string[] };
  ({ grips, folders } = told);
  for (const grip of told.grips) {
    // At two thirds of what is left, and then of what was asked for.
    const first = Math.max(1000, ((grip.until - Date.now()) * 2) / 3);
    const again = () => {
      void renew(grip);
      setTimeout(again, Math.max(1000, (Math.min(grip.ttl * 1000, grip.until - started) * 2) / 3));
    };
    const started = Date.now();
    if (Number.isFinite(first)) setTimeout(again, Math.min(first, 0x7fffffff));
  }
}

function watch(pid: number): void {
  watched = { pid, start: startOf(pid) };
  setInterval(() => {
    if (watched !== undefined && !isAlive(watched.pid, watched.start)) void giveUpOnce();
  }, LOOK);
}

let givingUp: Promise<never> | undefined;
function giveUpOnce(): Promise<never> {
  givingUp ??= giveUpAll();
  return givingUp;
}

// Ends with the job alone.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const) process.on(signal, () => undefined);

let text = "";
const pipe = new Socket({ fd: PIPE, readable: true, writable: false });
pipe.setEncoding("utf8");
pipe.on("data", (part: string) => {
  text += part;
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n")) {
    const line = text.slice(0, end);
    text = text.slice(end + 1);
    if (grips === undefined) hold(line);
    else if (line === "end") void giveUpOnce();
    else watch(Number(line));
  }
});
const unwatched = () => {
  if (watched === undefined) void giveUpOnce();
};
pipe.on("end", unwatched);
pipe.on("error", unwatched);
