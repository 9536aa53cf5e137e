import { fieldsPage } from "../managers/fields";
import { managerReference } from "../managers/reference";
import type { Call, ListResult, StoreEntry } from "../store";
import { encodePath, objectAt, type VaultApi } from "./api";
import type { Kept } from "./key-values";
import { refusedBy } from "./refused-by";

/** The fields that an engine's logins have, by its type. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  database: ["username", "password"],
  aws: ["access_key", "secret_key", "security_token"],
  rabbitmq: ["username", "password"],
  consul: ["token"],
  nomad: ["secret_id"],
  terraform: ["token"],
};

/** The roles of an engine that makes logins, and the fields of what it gives for one. */
export async function roles(api: VaultApi, { mount, path, token }: Kept, call: Call): Promise<ListResult> {
  const fields = FIELDS[mount.type];
  if (fields === undefined) return { kind: "page", entries: [] };
  const [, role] = path;
  if (role !== undefined) {
    const whole = [...mount.path, "creds", role];
    return fieldsPage(managerReference("vault", { path: whole }), fields);
  }
  const wanted = [...mount.path, "roles"];
  const answer = await api.send({ method: "LIST", path: encodePath(wanted), token }, call);
  if (answer.kind !== "answer") return answer;
  if (answer.status === 404) return { kind: "page", entries: [] };
  if (answer.status !== 200) return refusedBy(answer, { path: wanted.join("/"), capabilities: ["list"] });
  const { keys } = objectAt(answer.json, "data");
  const names = Array.isArray(keys) ? keys.filter((key): key is string => typeof key === "string") : [];
  const entries = names.map((name): StoreEntry => {
    return { kind: "group", name, place: [...mount.path, "creds", name], sealed: true };
  });
  return { kind: "page", entries };
}
