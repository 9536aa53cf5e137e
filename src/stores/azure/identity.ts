import {
  AzureCliCredential,
  AzureDeveloperCliCredential,
  AzurePowerShellCredential,
  ClientCertificateCredential,
  ManagedIdentityCredential,
} from "@azure/identity";
import type { HttpClient } from "../../machine/http";
import { pipelineClient } from "./pipeline";

/** A sign-in that Microsoft's own library knows, and what it needs. */
export interface IdentityRequest {
  readonly way: "certificate" | "az" | "azd" | "powershell" | "machine";
  readonly scope: string;
  readonly authority: string;
  readonly tenant: string | undefined;
  /** Of a managed identity, where the machine has several. */
  readonly client: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly http: HttpClient;
  readonly signal: AbortSignal;
}

/** In milliseconds, for a program of the user's. */
const PROGRAM_TIME = 20_000;

/** A token and its end, in milliseconds since 1970; `undefined` where that way gives none. */
export async function identityToken(
  request: IdentityRequest,
): Promise<{ readonly token: string; readonly until: number } | undefined> {
  const { scope, tenant, signal } = request;
  try {
    const options = { abortSignal: signal, ...(tenant === undefined ? {} : { tenantId: tenant }) };
    const given = await credentialFor(request).getToken(scope, options);
    return given === null ? undefined : { token: given.token, until: given.expiresOnTimestamp };
  } catch {
    // What the library says may hold what a program printed, and says no more than that there is no token.
    return undefined;
  }
}

function credentialFor({ way, authority, tenant, client, env, http }: IdentityRequest) {
  const ofTenant = tenant === undefined ? {} : { tenantId: tenant };
  const byProgram = { ...ofTenant, additionallyAllowedTenants: ["*"], processTimeoutInMs: PROGRAM_TIME };
  switch (way) {
    case "az":
      return new AzureCliCredential(byProgram);
    case "azd":
      return new AzureDeveloperCliCredential(byProgram);
    case "powershell":
      return new AzurePowerShellCredential(byProgram);
    case "machine":
      // The machine's own address is asked without a proxy, by the library's own client.
      return new ManagedIdentityCredential({
        ...(client === undefined ? {} : { clientId: client }),
        retryOptions: { maxRetries: 1 },
      });
    case "certificate": {
      const { AZURE_TENANT_ID: id = "", AZURE_CLIENT_ID: principal = "", AZURE_CLIENT_CERTIFICATE_PATH = "" } = env;
      const httpClient = pipelineClient(http, new URL(authority));
      const options = { authorityHost: authority, httpClient, retryOptions: { maxRetries: 0 } };
      return new ClientCertificateCredential(id, principal, AZURE_CLIENT_CERTIFICATE_PATH, options);
    }
  }
}
