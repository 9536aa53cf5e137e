import { Secret } from "../../secret/secret";
import type { ManagerContext } from "../managers/context";
import type { Instance } from "../managers/instance";
import type { Call, HoldResult, Lease } from "../store";
import { objectAt, textAt, type VaultApi } from "./api";
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
  const grip = {
    address: api.address.href,
    ...(api.namespace === undefined ? {} : { namespace: api.namespace }),
    ...(instance.caFile === undefined ? {} : { caFile: instance.caFile }),
    token: login.token.reveal(),
    own: login.own,
    leases: leases.map(({ id, renewable }) => ({ id, renewable })),
    ttl,
  };
  return {
    kind: "held",
    until: new Date(until),
    longest: new Date(longest),
    grip: { text: new Secret(JSON.stringify(grip)) },
  };
}
