import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { ManagerStore } from "../../src/stores/managers/manager-store";
import { managerReference } from "../../src/stores/managers/reference";
import { vaultFamily } from "../../src/stores/vault/family";
import { BROWSE, USE } from "../calls";
import { TestContext } from "../interop/managers/context";
import type { OpenBao } from "../interop/servers/openbao";
import { Relay } from "../interop/servers/relay";
import { median, run } from "./process";

const SECRETS = 10_000;
const REFERENCES = 100;
const TIMES = 7;
/** Requests at once that fill the server. */
const AT_ONCE = 32;
const STARTS = 15;

/** Milliseconds with nothing added to an answer, and with 50. */
interface Delayed {
  readonly plain: number;
  readonly slow: number;
}

interface ManagerFigures {
  readonly firstPage: Delayed;
  /** The same list asked for as a whole, by one request. */
  readonly bareList: Delayed;
  readonly references: Delayed;
  readonly signIns: number;
  readonly requests: number;
}

/** Of the first page of many secrets after sign-in, and of a hundred references with the sign-in, behind a relay. */
export async function managerFigures(bao: OpenBao): Promise<ManagerFigures> {
  const names = Array.from({ length: SECRETS }, (_, index) => `s${String(index).padStart(5, "0")}`);
  for (let from = 0; from < SECRETS; from += AT_ONCE) {
    const some = names.slice(from, from + AT_ONCE);
    await Promise.all(some.map((name) => bao.ask("POST", `secret/data/many/${name}`, { data: { value: name } })));
  }
  const signIn = { method: "approle", roleId: await jobRole(bao), secretIdVariable: "SECRET_ID" };
  const { data } = await bao.ask("POST", "auth/approle/role/bench/secret-id");
  const env = { SECRET_ID: (data as { secret_id: string }).secret_id };
  const relay = await Relay.before(bao.address);
  /** Counted or delayed behind the relay, else without it, since it takes this process's own time. */
  let address = bao.address;
  const open = async () => {
    const instance = { name: "bench", kind: "vault", address, signIn };
    return new ManagerStore(await vaultFamily.open(instance, new TestContext(env)));
  };
  const read = names.slice(0, REFERENCES).map((name) => {
    return managerReference("vault", { path: ["secret", "many", name], field: "value" });
  });
  let [signIns, requests] = [0, 0];
  const firstPage = async () => {
    const store = await open();
    await store.signIn(USE);
    const started = performance.now();
    const page = await store.list(["secret", "many"], BROWSE);
    if (page.kind !== "page" || page.entries.length === 0) throw new Error("no page");
    return performance.now() - started;
  };
  const bareList = async () => {
    const started = performance.now();
    const url = `${address}/v1/secret/metadata/many?list=true`;
    await (await fetch(url, { headers: { "x-vault-token": bao.token } })).text();
    return performance.now() - started;
  };
  const references = async () => {
    relay.seen.length = 0;
    const started = performance.now();
    const results = await (await open()).read(read, USE);
    const took = performance.now() - started;
    if (results.some(({ kind }) => kind !== "found")) throw new Error("not found");
    [signIns, requests] = [relay.count("/approle/login"), relay.seen.length];
    return took;
  };
  const timed = async (act: () => Promise<number>): Promise<Delayed> => {
    const of = async (delay: number) => {
      relay.delay = delay;
      address = delay === 0 ? bao.address : relay.address;
      const times: number[] = [];
      for (let time = 0; time <= TIMES; time++) times.push(await act());
      return median(times.slice(1));
    };
    return { plain: await of(0), slow: await of(50) };
  };
  try {
    const pages = { firstPage: await timed(firstPage), bareList: await timed(bareList) };
    return { ...pages, references: await timed(references), signIns, requests };
  } finally {
    relay.stop();
  }
}

/** Makes a role that may read and list, and gives its id. */
async function jobRole(bao: OpenBao): Promise<string> {
  const policy = 'path "secret/*" { capabilities = ["read", "list"] }';
  await bao.ask("PUT", "sys/policies/acl/bench", { policy });
  await bao.ask("POST", "sys/auth/approle", { type: "approle" });
  await bao.ask("POST", "auth/approle/role/bench", { token_policies: ["bench"], token_ttl: "1h" });
  const { data } = await bao.ask("GET", "auth/approle/role/bench/role-id");
  return (data as { role_id: string }).role_id;
}

/** Milliseconds of `sealwright run -- true` with a reference to a secret, and without one, in turn. */
export async function runWithReference(bao: OpenBao, command: string): Promise<{ with: number; without: number }> {
  await bao.ask("POST", "secret/data/run", { data: { token: "of a bench" } });
  const folder = mkdtempSync(join(tmpdir(), "sealwright-bench-"));
  const project = (name: string, refs?: string) => {
    mkdirSync(join(folder, name));
    if (refs !== undefined) writeFileSync(join(folder, name, ".env.refs"), refs);
    return join(folder, name);
  };
  const projects = { with: project("with", "TOKEN=vault://secret/run#token\n"), without: project("without") };
  const words = [process.execPath, command, "run", "--yes", "--", "true"];
  const times = { with: [] as number[], without: [] as number[] };
  try {
    const env = managersEnvironment(bao, folder);
    for (let start = 0; start <= STARTS; start++)
      for (const which of ["with", "without"] as const) {
        const { seconds, code } = await run(words, projects[which], env);
        if (code !== 0) throw new Error(`it ended with ${code}`);
        if (start > 0) times[which].push(seconds * 1000);
      }
    return { with: median(times.with), without: median(times.without) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The environment of a user who has that server alone, and a home of their own. */
export function managersEnvironment(bao: OpenBao, folder: string): NodeJS.ProcessEnv {
  const stores = [{ name: "team", kind: "vault", address: bao.address, signIn: { method: "token" } }];
  writeFileSync(join(folder, "stores.json"), JSON.stringify({ version: 1, stores }));
  const home = { HOME: folder, XDG_CONFIG_HOME: join(folder, "config") };
  const { PATH } = process.env;
  return { PATH, ...home, SEALWRIGHT_STORES: join(folder, "stores.json"), VAULT_TOKEN: bao.token };
}
