import { Secret } from "../../secret/secret";
import type { ManagerContext } from "../managers/context";
import type { Login } from "../managers/kept-login";

/** A token for vaults, and what it says of itself. */
export interface AzureLogin extends Login {
  readonly token: Secret;
  /** Who is signed in, for a person. */
  readonly as: string;
  /** The object id of who is signed in. */
  readonly principal?: string;
  readonly tenant?: string;
}

/** How long a token is kept that does not say when it ends, in milliseconds. */
const SHORT = 300_000;

/** A login by a token. `until`: where it is known besides, in milliseconds since 1970; `as`: where the token names nobody. */
export function loginBy(token: Secret, context: ManagerContext, as: string, until?: number): AzureLogin {
  context.learnt(token);
  const claims = claimsIn(token);
  const text = (name: string) => (typeof claims[name] === "string" ? (claims[name] as string) : undefined);
  const end = typeof claims.exp === "number" ? claims.exp * 1000 : context.clock.now() + SHORT;
  const principal = text("oid");
  const tenant = text("tid");
  return {
    kind: "login",
    token,
    as: text("upn") ?? text("unique_name") ?? text("preferred_username") ?? text("name") ?? text("appid") ?? as,
    until: until ?? end,
    ...(principal === undefined ? {} : { principal }),
    ...(tenant === undefined ? {} : { tenant }),
  };
}

/** The claims of a JSON web token (RFC 7519, section 3), which only the server checks; none for any other token. */
function claimsIn(token: Secret): Readonly<Record<string, unknown>> {
  const [, payload = ""] = token.reveal().split(".");
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
    return typeof claims === "object" && claims !== null ? (claims as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export function secretOf(text: string | undefined): Secret | undefined {
  return text === undefined || text === "" ? undefined : new Secret(text);
}
