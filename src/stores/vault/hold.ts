import { Secret } from "../../secret/secret";
import type { ManagerContext } from "../managers/context";
import type { Instance } from "../managers/instance";
import type { Call, HoldResult, Lease } from "../store";
import { objectAt, textAt, type VaultApi } from "./api";
import type { VaultGrip } from "./grip";
import type { VaultLogin } from "./sign-in";

/** What holds leases: the server, and who asked for them. */
interface Holder {
  readonly api: VaultApi;
  readonly instance: Instance;
  readonly context: ManagerContext;
  readonly login: VaultLogin;
}

/**
 * Asks once that the token and the leases last as long as the run, and reads back how long they do: a renewal never goes past the
 * role's longest time, nor past the token's.
 */
export async function holdLeases(
  { api, instance, context, login }: Holder,
  leases: readonly Lease[],
  ttl: number,
  call: Call,
): Promise<HoldResult> {
  const now = context.clock.now();
  const asked = { token: login.token, method: "POST" } as const;
  let longest = Number.POSITIVE_INFINITY;
  const token = await api.send({ ...asked, method: "GET", path: "auth/token/lookup-self" }, call);
  if (token.kind !== "answer") return token;
  const end = Date.parse(textAt(objectAt(token.json, "data"), "expire_time") ?? "");
  let until = Number.isNaN(end) ? Number.POSITIVE_INFINITY : end;
  if (login.renewable) {
    const body = { increment: `${ttl}s` };
    const renewed = await api.send({ ...asked, path: "auth/token/renew-self", body }, call);
    const seconds = renewed.kind === "answer" ? Number(objectAt(renewed.json, "auth").lease_duration) : Number.NaN;
    if (seconds > 0) until = now + seconds * 1000;
  }
  longest = Math.min(longest, until);
  for (const { id, expires, renewable } of leases) {
    let ends = expires.getTime();
    if (renewable) {
      const renewed = await api.send(
        { ...asked, path: "sys/leases/renew", body: { lease_id: id, increment: ttl } },
        call,
      );
      const seconds = renewed.kind === "answer" ? Number(renewed.json?.lease_duration) : Number.NaN;
      if (seconds > 0) ends = now + seconds * 1000;
    }
    until = Math.min(until, ends);
    longest = Math.min(longest, ends);
  }
  const { caFile, certificateFile, keyFile } = instance;
  const grip: VaultGrip = {
    address: api.address.href,
    ...(api.namespace === undefined ? {} : { namespace: api.namespace }),
    ...(caFile === undefined ? {} : { caFile }),
    ...(certificateFile === undefined ? {} : { certificateFile }),
    ...(keyFile === undefined ? {} : { keyFile }),
    token: login.token.reveal(),
    own: login.own,
    leases: leases.map(({ id, renewable }) => ({ id, renewable })),
    ttl,
    until,
  };
  return {
    kind: "held",
    longest: new Date(longest),
    revocable: login.own || (await mayRevoke(api, login, call)),
    grip: { text: new Secret(JSON.stringify(grip)) },
  };
}

/** Whether a token may revoke leases that are not its alone; few may. */
async function mayRevoke(api: VaultApi, { token }: VaultLogin, call: Call): Promise<boolean> {
  const path = "sys/leases/revoke";
  const request = { method: "POST", path: "sys/capabilities-self", token, body: { paths: [path] } } as const;
  const answer = await api.send(request, call);
  const given = answer.kind === "answer" ? objectAt(answer.json, "data")[path] : undefined;
  return Array.isArray(given) && given.some((one) => one === "update" || one === "root" || one === "sudo");
}
