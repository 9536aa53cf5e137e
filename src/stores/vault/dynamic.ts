import type { Item } from "../managers/client";
import type { ManagerContext } from "../managers/context";
import type { Call, Failure, Lease } from "../store";
import { encodePath, objectAt, textAt, type VaultApi } from "./api";
import { fieldsIn, type Kept } from "./key-values";
import { refusedBy } from "./refused-by";

/** What an engine makes when it is asked, such as a login to a database: all its fields from one answer, and so from one lease. */
export async function readDynamic(
  api: VaultApi,
  kept: Kept,
  { clock }: ManagerContext,
  call: Call,
): Promise<Item | Failure> {
  const path = [...kept.mount.path, ...kept.path];
  const answer = await api.send({ method: "GET", path: encodePath(path), token: kept.token, again: false }, call);
  if (answer.kind !== "answer") return answer;
  if (answer.status !== 200) return refusedBy(answer, { path: path.join("/"), capabilities: ["read"] });
  const { json } = answer;
  const id = json === undefined ? undefined : textAt(json, "lease_id");
  const seconds = Number(json?.lease_duration ?? 0);
  const expires = new Date(clock.now() + seconds * 1000);
  const lease: Lease | undefined = id === undefined ? undefined : { id, expires, renewable: json?.renewable === true };
  return { kind: "item", fields: fieldsIn(objectAt(json, "data")), ...(lease === undefined ? {} : { lease }) };
}
