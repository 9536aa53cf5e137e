import {
  type AuthClient,
  ExternalAccountAuthorizedUserClient,
  ExternalAccountClient,
  type ExternalAccountClientOptions,
  Impersonated,
  JWT,
  UserRefreshClient,
} from "google-auth-library";
import type { HttpClient } from "../../machine/http";
import type { CredentialFile } from "./application-default";
import { transport } from "./transport";

const SCOPES = ["https://www.googleapis.com/auth/cloud-platform"];
const ACCOUNT = /\/serviceAccounts\/([^/:]{1,256}):generateAccessToken$/;

/** A service account whose place the sign-in takes, and the origin of the service that allows it. */
export interface Impersonation {
  readonly account: string;
  readonly endpoint: string;
}

/** Who signs in: by which file, in whose place, and through which client. */
export interface LibrarySignIn {
  readonly file: CredentialFile;
  readonly impersonation: Impersonation | undefined;
  readonly http: HttpClient;
  readonly signal: AbortSignal;
}

/** A token by Google's library, and its end in milliseconds since 1970. Throws what that throws; `undefined` for a file that it does not know. */
export async function libraryToken(
  signIn: LibrarySignIn,
): Promise<{ readonly token: string; readonly until: number | undefined } | undefined> {
  const client = clientFor(signIn);
  const given = await client?.getAccessToken();
  if (client === undefined || !given?.token) return undefined;
  return { token: given.token, until: client.credentials.expiry_date ?? undefined };
}

function clientFor({ file, impersonation, http, signal }: LibrarySignIn): AuthClient | undefined {
  const options = {
    transporterOptions: { adapter: transport(http, signal, textOf(file, "token_uri")) },
    // Else a variable could make it print requests and tokens.
    useAuthRequestParameters: false,
  };
  const inPlaceOf = ({ account, endpoint }: Impersonation, source: AuthClient | undefined, delegates: string[] = []) =>
    source &&
    new Impersonated({
      ...options,
      sourceClient: source,
      targetPrincipal: account,
      targetScopes: SCOPES,
      delegates,
      endpoint,
    });
  const source = (given: CredentialFile): AuthClient | undefined => {
    switch (given.type) {
      case "authorized_user":
        return new UserRefreshClient({
          ...options,
          clientId: textOf(given, "client_id") ?? "",
          clientSecret: textOf(given, "client_secret") ?? "",
          refreshToken: textOf(given, "refresh_token") ?? "",
        });
      case "service_account":
        return new JWT({
          ...options,
          email: textOf(given, "client_email") ?? "",
          key: textOf(given, "private_key") ?? "",
          keyId: textOf(given, "private_key_id") ?? "",
          scopes: SCOPES,
        });
      case "external_account": {
        const external = { ...given, ...options } as unknown as ExternalAccountClientOptions;
        const client = ExternalAccountClient.fromJSON(external);
        if (client !== null) client.scopes = SCOPES;
        return client ?? undefined;
      }
      case "external_account_authorized_user":
        return new ExternalAccountAuthorizedUserClient({ ...given, ...options } as unknown as ConstructorParameters<
          typeof ExternalAccountAuthorizedUserClient
        >[0]);
      case "impersonated_service_account": {
        const { source_credentials: inner, delegates } = given;
        const target = impersonationOf(given);
        return target && inPlaceOf(target, source(inner as CredentialFile), delegates as string[] | undefined);
      }
      default:
        return undefined;
    }
  };
  const own = source(file);
  return impersonation === undefined ? own : inPlaceOf(impersonation, own);
}

/** Whom the address in a file impersonates. */
function impersonationOf(file: CredentialFile): Impersonation | undefined {
  const url = textOf(file, "service_account_impersonation_url") ?? "";
  const account = ACCOUNT.exec(url)?.[1];
  return account === undefined ? undefined : { account, endpoint: new URL(url).origin };
}

function textOf(file: CredentialFile, name: string): string | undefined {
  const value = file[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
