import { randomBytes } from "node:crypto";
import { listenForCode, portInUseText } from "../managers/browser-code";
import type { ManagerContext } from "../managers/context";
import type { Instance } from "../managers/instance";
import type { Call, Failure } from "../store";
import { encodePath, objectAt, textAt, type VaultAnswer, type VaultApi } from "./api";

/** The port that the documentation of Vault has administrators allow. */
const PORT = 8250;
const CALLBACK = "/oidc/callback";

/**
 * Signs in by the user's browser: it is sent to the provider, and comes back to a port of this machine with a code, which the server
 * takes for a token. Gives the answer of the last step.
 */
export async function signInByBrowser(
  { signIn, name }: Instance,
  api: VaultApi,
  context: ManagerContext,
  call: Call,
): Promise<VaultAnswer | Failure> {
  const mount = encodePath((signIn.mount ?? "oidc").split("/"));
  const port = signIn.port ?? PORT;
  const listener = await listenForCode(Number(port), CALLBACK);
  if (listener === undefined) return { kind: "signed-out", how: portInUseText(port) };
  try {
    const back = await context.reachable(listener.port);
    const nonce = randomBytes(20).toString("hex");
    const wanted = { role: signIn.role ?? "", redirect_uri: new URL(CALLBACK, back).href, client_nonce: nonce };
    const begun = await api.send({ method: "POST", path: `auth/${mount}/oidc/auth_url`, body: wanted }, call);
    if (begun.kind !== "answer") return begun;
    const page = textAt(objectAt(begun.json, "data"), "auth_url");
    const how = `${api.host} gives no page to sign in to ${name} by: its role must allow ${wanted.redirect_uri}.`;
    if (page === undefined || !/^https?:\/\//.test(page)) return { kind: "signed-out", how };
    const state = new URL(page).searchParams.get("state") ?? "";
    const got = await listener.codeFrom(new URL(page), state, call.signal, context);
    if (got.kind === "none") return { kind: "signed-out", how: got.how };
    const query = { state, code: got.code, client_nonce: nonce };
    return await api.send({ method: "GET", path: `auth/${mount}/oidc/callback`, query, again: false }, call);
  } finally {
    listener.close();
  }
}
