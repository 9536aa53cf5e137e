import type { Absent, Denied, Failure } from "../store";
import type { VaultAnswer } from "./api";

/** What a policy must allow. */
export interface Wanted {
  /** As a policy names it, without percent-encoding. */
  readonly path: string;
  readonly capabilities: readonly string[];
}

/** Why a request that the server answered did nothing, for a token that holds. */
export function refusedBy({ status }: VaultAnswer, wanted: Wanted): Failure {
  if (status === 403) return denied(wanted);
  if (status === 404) return absent();
  return { kind: "unreachable", reason: `The server refuses ${wanted.path} (HTTP ${status}).`, passing: false };
}

/** The policy that would allow a call. */
export function denied({ path, capabilities }: Wanted): Denied {
  const quoted = capabilities.map((one) => `"${one}"`).join(", ");
  const needs = `The token's policies do not allow ${capabilities.join(" and ")} on ${path}.`;
  return {
    kind: "denied",
    needs,
    grant: { language: "hcl", text: `path "${path}" {\n  capabilities = [${quoted}]\n}` },
  };
}

function absent(): Absent {
  return { kind: "absent" };
}
