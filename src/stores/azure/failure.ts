import { HttpFailure } from "../../machine/http-failure";
import type { Denied, Failure } from "../store";

/** What a call wanted of a vault. */
export interface VaultCall {
  readonly vault: string;
  /** The secret; none for a list. */
  readonly name?: string;
  readonly action: "get" | "list" | "set" | "delete" | "recover";
  /** The object id of who asks, where it is known. */
  readonly principal?: string | undefined;
}

/** An expected failure on its way through Microsoft's client. */
export class SignInFailure extends Error {
  constructor(readonly failure: Failure) {
    super("There is no token.");
  }
}

/** That a vault refused a request. `code`: the innermost of its answer, such as ForbiddenByRbac. */
export class VaultRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`HTTP ${status}`);
  }
}

const USER = "Key Vault Secrets User";
const OFFICER = "Key Vault Secrets Officer";
const ROLES: Readonly<Record<VaultCall["action"], readonly [action: string, role: string]>> = {
  get: ["getSecret/action", USER],
  list: ["readMetadata/action", USER],
  set: ["setSecret/action", OFFICER],
  delete: ["delete", OFFICER],
  recover: ["recover/action", OFFICER],
};

/** Why a call did nothing. */
export function failureOf(error: unknown, wanted: VaultCall): Failure {
  if (error instanceof SignInFailure) return error.failure;
  if (error instanceof HttpFailure)
    return { kind: "unreachable", reason: error.message, passing: !error.reason.endsWith("certificate") };
  if ((error as Error).name === "AbortError")
    return { kind: "unreachable", reason: "It was cancelled.", passing: true };
  const { vault } = wanted;
  if (!(error instanceof VaultRefusal))
    return { kind: "unreachable", reason: `The vault ${vault} gave an answer that cannot be read.`, passing: true };
  const { status, code } = error;
  if (status === 404) return { kind: "absent" };
  if (status === 401)
    return { kind: "signed-out", how: `The vault ${vault} does not accept the sign-in. Sign in again.` };
  if (status === 429 || status === 503 || /^ObjectIsBeing/.test(code)) return { kind: "busy" };
  if (status === 403) return denied(wanted, code);
  return {
    kind: "unreachable",
    reason: `The vault ${vault} refuses the request (HTTP ${status}).`,
    passing: status >= 500,
  };
}

function denied({ vault, name, action, principal = "OBJECT-ID" }: VaultCall, code: string): Denied {
  if (code === "SecretDisabled" && name !== undefined) {
    const text = `az keyvault secret set-attributes --vault-name ${vault} --name ${name} --enabled true`;
    const needs = `${name} is disabled in the vault ${vault}: someone must enable it, or another version must be meant.`;
    return { kind: "denied", needs, grant: { language: "azure", text } };
  }
  if (code === "ForbiddenByFirewall")
    return { kind: "denied", needs: `The firewall of the vault ${vault} does not let this machine in.` };
  const [operation, role] = ROLES[action];
  if (code === "AccessDenied") {
    const needs = `The access policy of the vault ${vault} does not give you the secret permission ${action}.`;
    const text = `az keyvault set-policy --name ${vault} --object-id ${principal} --secret-permissions ${action}`;
    return { kind: "denied", needs, grant: { language: "azure", text } };
  }
  const needs = `No role of yours in the vault ${vault} allows Microsoft.KeyVault/vaults/secrets/${operation}.`;
  const scope = `"$(az keyvault show --name ${vault} --query id --output tsv)${name === undefined ? "" : `/secrets/${name}`}"`;
  const text = `az role assignment create --role "${role}" --assignee ${principal} --scope ${scope}`;
  return { kind: "denied", needs, grant: { language: "azure", text } };
}
