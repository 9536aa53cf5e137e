import type { Denied, Failure } from "../store";
import type { GoogleAnswer, GoogleParent } from "./api";
import type { GoogleLogin } from "./sign-in";

/** What a request wanted. */
export interface GoogleCall {
  readonly parent: GoogleParent;
  /** The secret; none for a list. */
  readonly name?: string;
  readonly permission: keyof typeof ROLES;
  readonly login: GoogleLogin;
}

const ROLES = {
  "versions.access": "secretAccessor",
  "versions.add": "secretVersionAdder",
  "versions.get": "viewer",
  "versions.list": "viewer",
  "secrets.get": "viewer",
  "secrets.list": "viewer",
  "secrets.create": "admin",
  "secrets.delete": "admin",
} as const;

/** Why a request that the service answered did nothing. */
export function refusedByGoogle({ status, json, code }: GoogleAnswer, wanted: GoogleCall): Failure {
  if (status === 401)
    return { kind: "signed-out", how: "Google does not accept the sign-in any longer. Sign in again." };
  if (status === 403) return denied(json, wanted);
  if (status === 404) return { kind: "absent" };
  const text = code === "" ? `HTTP ${status}` : code;
  return { kind: "unreachable", reason: `Secret Manager refuses the request (${text}).`, passing: false };
}

function denied(json: GoogleAnswer["json"], { parent, name, permission, login }: GoogleCall): Denied {
  const { project, location } = parent;
  const { details } = (json.error ?? {}) as { details?: readonly { reason?: unknown }[] };
  const reasons = Array.isArray(details) ? details.map((one) => (one as { reason?: unknown } | null)?.reason) : [];
  const grant = (text: string) => ({ language: "gcp", text }) as const;
  if (reasons.includes("SERVICE_DISABLED")) {
    const text = `gcloud services enable secretmanager.googleapis.com --project=${project}`;
    return { kind: "denied", needs: `Secret Manager is not enabled in the project ${project}.`, grant: grant(text) };
  }
  const { member = "user:YOU" } = login;
  const to = `--member=${member} --role=roles/secretmanager.${ROLES[permission]}`;
  const text =
    name === undefined || permission === "secrets.create"
      ? `gcloud projects add-iam-policy-binding ${project} ${to}`
      : `gcloud secrets add-iam-policy-binding ${name} --project=${project}${location === undefined ? "" : ` --location=${location}`} ${to}`;
  const of = name === undefined ? `the project ${project}` : name;
  return { kind: "denied", needs: `You lack secretmanager.${permission} on ${of}.`, grant: grant(text) };
}

/** Why a version gives no value: somebody disabled it, or destroyed it for good. */
export function stateFailure(
  state: string,
  { parent: { project, location }, name = "" }: GoogleCall,
  version: string,
): Failure {
  if (state === "DESTROYED") return { kind: "deleted", restorable: false };
  const where = `--secret=${name} --project=${project}${location === undefined ? "" : ` --location=${location}`}`;
  const grant = { language: "gcp", text: `gcloud secrets versions enable ${version} ${where}` } as const;
  const needs = `The version ${version} of ${name} is disabled: someone must enable it, or another version must be meant.`;
  return { kind: "denied", needs, grant };
}
