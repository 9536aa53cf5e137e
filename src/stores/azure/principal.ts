import { HttpFailure } from "../../machine/http-failure";
import { Secret } from "../../secret/secret";
import type { ManagerContext } from "../managers/context";
import type { Instance } from "../managers/instance";
import type { Call, Failure } from "../store";
import { type AzureLogin, loginBy } from "./login";

/** A service principal, and what proves that one is it: a secret, or a token that it trusts. */
export interface Principal {
  readonly tenant: string;
  readonly client: string;
  readonly proof: { readonly secret: Secret } | { readonly assertion: Secret };
}

/** Signs in as a service principal (OAuth 2.0, RFC 6749 section 4.4; with an assertion, RFC 7523 section 2.2). */
export async function signInAsPrincipal(
  { tenant, client, proof }: Principal,
  { instance, authority, scope }: { readonly instance: Instance; readonly authority: string; readonly scope: string },
  context: ManagerContext,
  call: Call,
): Promise<AzureLogin | Failure> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: client,
    scope,
    ...("secret" in proof
      ? { client_secret: proof.secret.reveal() }
      : {
          client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
          client_assertion: proof.assertion.reveal(),
        }),
  });
  const url = new URL(`${authority.replace(/\/+$/, "")}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`);
  const headers = { "content-type": "application/x-www-form-urlencoded", accept: "application/json" };
  try {
    const request = { method: "POST", headers, body: body.toString(), signal: call.signal, again: true };
    const { status, body: answer } = await context.http(instance).request(url, request);
    if (status === 429 || status === 503) return { kind: "busy" };
    const given = status === 200 ? tokenIn(answer.toString("utf8")) : undefined;
    if (given !== undefined) return loginBy(given.token, context, client, context.clock.now() + given.seconds * 1000);
    if (status >= 500)
      return { kind: "unreachable", reason: `${url.host} has a fault of its own (HTTP ${status}).`, passing: true };
    const how = `${url.host} does not accept the sign-in of ${client} for ${instance.name} (HTTP ${status}): look at its secret, and at its tenant.`;
    return { kind: "signed-out", how };
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return { kind: "unreachable", reason: error.message, passing: !error.reason.endsWith("certificate") };
  }
}

function tokenIn(text: string): { readonly token: Secret; readonly seconds: number } | undefined {
  try {
    const { access_token: token, expires_in: seconds } = JSON.parse(text) as Record<string, unknown>;
    return typeof token === "string" && token !== ""
      ? { token: new Secret(token), seconds: Number(seconds) || 300 }
      : undefined;
  } catch {
    return undefined;
  }
}
