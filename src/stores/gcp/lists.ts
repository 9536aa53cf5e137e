import { managerReference } from "../managers/reference";
import type { Call, ListResult, StoreEntry } from "../store";
import { type GoogleApi, type GoogleParent, objectsAt } from "./api";
import { factsOfSecret, idOf } from "./facts";
import { refusedByGoogle } from "./failure";
import type { GoogleLogin } from "./sign-in";

const SCHEME = "gcp-sm";
const PAGE = "250";

/** The path of a reference to a secret. */
export function pathOf({ project, location }: GoogleParent, name: string): readonly string[] {
  return location === undefined ? [project, name] : [project, location, name];
}

/** A page of the secrets of a project or of one of its locations; `filter`: the service's own, where only some are wanted. */
export async function listSecrets(
  api: GoogleApi,
  { parent, login, filter }: { readonly parent: GoogleParent; readonly login: GoogleLogin; readonly filter?: string },
  call: Call,
  page?: string,
): Promise<ListResult> {
  const query = {
    pageSize: PAGE,
    ...(page === undefined ? {} : { pageToken: page }),
    ...(filter === undefined ? {} : { filter }),
  };
  const answer = await api.send({ method: "GET", parent, path: "secrets", query, login }, call);
  if (answer.kind !== "answer") return answer;
  if (answer.status !== 200) return refusedByGoogle(answer, { parent, permission: "secrets.list", login });
  const entries = objectsAt(answer.json, "secrets").map((secret): StoreEntry => {
    const name = idOf(secret);
    const reference = managerReference(SCHEME, { path: pathOf(parent, name) });
    return { kind: "secret", name, reference, sealed: true, facts: factsOfSecret(secret) };
  });
  const { nextPageToken: next } = answer.json;
  return { kind: "page", entries, ...(typeof next === "string" && next !== "" ? { next } : {}) };
}

/** Secrets whose names hold a text, in several places one after the other. A page is `NUMBER OF THE PLACE:THE SERVICE'S OWN`. */
export async function searchSecrets(
  api: GoogleApi,
  {
    parents,
    login,
    text,
  }: { readonly parents: readonly GoogleParent[]; readonly login: GoogleLogin; readonly text: string },
  call: Call,
  page = "0:",
): Promise<ListResult> {
  const [, number = "0", token = ""] = /^(\d{1,6}):(.*)$/s.exec(page) ?? [];
  const at = Number(number);
  const parent = parents[at];
  if (parent === undefined) return { kind: "page", entries: [] };
  const filter = `name:"${text.replace(/[\\"]/g, "\\$&")}"`;
  const result = await listSecrets(api, { parent, login, filter }, call, token === "" ? undefined : token);
  if (result.kind !== "page") return result;
  // The service looks at whole names, which hold the project's too.
  const entries = result.entries.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
  const next = result.next !== undefined ? `${at}:${result.next}` : at + 1 < parents.length ? `${at + 1}:` : undefined;
  return { kind: "page", entries, ...(next === undefined ? {} : { next }) };
}
