import { randomBytes } from "node:crypto";
import { listenForCode, portInUseText } from "../managers/browser-code";
import type { ManagerContext } from "../managers/context";
import type { Instance } from "../managers/instance";
import type { Call, Failure } from "../store";
import { type ConjurApi, jsonIn } from "./api";

/** What the authenticator takes for a token, as a query. */
interface Code {
  readonly kind: "code";
  readonly query: string;
}

/**
 * Has the user sign in by the browser. Conjur makes the page's address, nonce and PKCE's verifier (RFC 7636), and its policy the
 * address of this machine that the browser comes back to; the state is ours.
 */
export async function codeByBrowser(
  { name, account = "", signIn: { service = "" } }: Instance,
  api: ConjurApi,
  context: ManagerContext,
  call: Call,
): Promise<Code | Failure> {
  const failed = (how: string): Failure => ({ kind: "signed-out", how: `You are not signed in to ${name}. ${how}` });
  const path = `authn-oidc/${encodeURIComponent(account)}/providers`;
  const answer = await api.send({ method: "GET", path }, call);
  if (answer.kind !== "answer") return answer;
  const providers = answer.status === 200 ? jsonIn(answer) : undefined;
  const known = Array.isArray(providers) ? (providers as Readonly<Record<string, unknown>>[]) : [];
  const provider = known.find(({ service_id: id }) => id === service);
  const page = typeof provider?.redirect_uri === "string" ? provider.redirect_uri : "";
  if (!/^https?:\/\//.test(page) || !URL.canParse(page))
    return failed(`${api.host} has no page to sign in by for the authenticator ${service}.`);
  const url = new URL(page);
  const back = url.searchParams.get("redirect_uri") ?? "";
  const local = URL.canParse(back) ? new URL(back) : undefined;
  if (local?.protocol !== "http:" || !/^(?:127\.0\.0\.1|localhost)$/.test(local.hostname))
    return failed(
      `The authenticator ${service} sends the browser elsewhere than to this machine: its redirect-uri must be one such as http://127.0.0.1:8888/callback.`,
    );
  const port = Number(local.port === "" ? 80 : local.port);
  const listener = await listenForCode(port, local.pathname);
  if (listener === undefined) return failed(portInUseText(port));
  try {
    const reachable = await context.reachable(port);
    if (reachable.port !== local.port)
      return failed(`The browser cannot come back to port ${port}: it is forwarded as another one.`);
    const state = randomBytes(20).toString("base64url");
    url.searchParams.set("state", state);
    const got = await listener.codeFrom(url, state, call.signal, context);
    if (got.kind === "none") return failed(got.how);
    const query = new URLSearchParams({ code: got.code });
    for (const given of ["nonce", "code_verifier"]) {
      const value = provider?.[given];
      if (typeof value === "string") query.set(given, value);
    }
    return { kind: "code", query: query.toString() };
  } finally {
    listener.close();
  }
}
