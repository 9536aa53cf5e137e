import { type ManagerReference, managerReference } from "../managers/reference";
import type { Denied } from "../store";

/** The kind of resource that holds a value, the second part of a reference's path. */
export const VARIABLE = "variable";

type Privilege = "read" | "execute" | "update";

/** A variable's id, of a reference to it. */
export function idOf({ path }: ManagerReference): string {
  return path.slice(2).join("/");
}

/** The reference to a variable, by its id. */
export function variableReference(account: string, id: string, field?: string): ManagerReference {
  return managerReference("conjur", { path: [account, VARIABLE, ...id.split("/")], field });
}

/** A user's or host's login as a policy names the role, from the top. */
function roleOf(login: string): string {
  return login.startsWith("host/") ? `!host /${login.slice("host/".length)}` : `!user /${login}`;
}

/** An id as YAML takes it, behind a tag. */
function quoted(id: string): string {
  return /^[\w./@-]+$/.test(id) ? id : JSON.stringify(id);
}

/** `resource`: from the top where it begins with `/`, else from where the policy is loaded. */
function permit(resource: string, login: string, privileges: readonly Privilege[]): string {
  const [tag = "", name = ""] = roleOf(login).split(/ (.*)/s);
  return [
    "- !permit",
    `  role: ${tag} ${quoted(name)}`,
    `  privileges: [ ${privileges.join(", ")} ]`,
    `  resource: !variable ${quoted(resource)}`,
  ].join("\n");
}

/** That a variable lets a role do less than it asked for, with the policy that would allow it, to be loaded into root. */
export function deniedBy(id: string, login: string, privilege: Privilege): Denied {
  const needs = `${login} has no privilege ${privilege} on the variable ${id}.`;
  const privileges = privilege === "read" ? (["read"] as const) : (["read", privilege] as const);
  return { kind: "denied", needs, grant: { language: "conjur", text: permit(`/${id}`, login, privileges) } };
}

/** That a variable is not there, and the policy that would make it. */
export function neededPolicyText({ text, path: [account = ""] }: ManagerReference, id: string, login: string): string {
  const policy = [`- !variable ${quoted(id)}`, permit(id, login, ["read", "execute", "update"])];
  return [
    `${text} cannot be written: ${login} sees no such variable in ${account}. A policy makes variables; have this one loaded into root (or, without the first part of the ids, into the policy of that name):`,
    ...policy,
  ].join("\n");
}

/** That nothing is deleted by the API of values, and the policy that would do it. */
export function notRemovedText({ text }: ManagerReference, id: string): string {
  return [
    `${text} stays: Conjur deletes a variable by a policy alone, loaded with PATCH into root:`,
    "- !delete",
    `  record: !variable ${quoted(id)}`,
  ].join("\n");
}
