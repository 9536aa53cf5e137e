import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ManagerContext } from "../managers/context";
import type { Instance } from "../managers/instance";
import type { Call, Failure } from "../store";
import { encodePath, objectAt, textAt, type VaultAnswer, type VaultApi } from "./api";

/** The port that the documentation of Vault has administrators allow. */
const PORT = 8250;
const CALLBACK = "/oidc/callback";
/** How long a person may take in the browser, in milliseconds. */
const PATIENCE = 5 * 60_000;

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
  const listener = await listen(Number(signIn.port ?? PORT));
  if (listener === undefined)
    return {
      kind: "signed-out",
      how: `Port ${signIn.port ?? PORT} is in use: end what listens there, and sign in again.`,
    };
  try {
    const back = await context.reachable(listener.port);
    const nonce = randomBytes(20).toString("hex");
    const wanted = { role: signIn.role ?? "", redirect_uri: new URL(CALLBACK, back).href, client_nonce: nonce };
    const begun = await api.send({ method: "POST", path: `auth/${mount}/oidc/auth_url`, body: wanted }, call);
    if (begun.kind !== "answer") return begun;
    const page = textAt(objectAt(begun.json, "data"), "auth_url");
    const how = `${api.host} gives no page to sign in to ${name} by: its role must allow ${wanted.redirect_uri}.`;
    if (page === undefined || !/^https?:\/\//.test(page)) return { kind: "signed-out", how };
    if (!(await context.openBrowser(new URL(page))))
      return { kind: "signed-out", how: "There is no browser to sign in with." };
    const state = new URL(page).searchParams.get("state") ?? "";
    const code = await listener.code(state, call.signal, context);
    if (code === undefined) return { kind: "signed-out", how: "Nobody signed in with the browser." };
    const query = { state, code, client_nonce: nonce };
    return await api.send({ method: "GET", path: `auth/${mount}/oidc/callback`, query, again: false }, call);
  } finally {
    listener.close();
  }
}

/** Waits on a port of this machine alone for the browser to come back. */
async function listen(port: number) {
  const server = createServer();
  const bound = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => resolve(true));
  });
  if (!bound) return undefined;
  return {
    port: (server.address() as AddressInfo).port,
    code: (state: string, signal: AbortSignal, { clock }: ManagerContext): Promise<string | undefined> =>
      new Promise((resolve) => {
        const stop = clock.after(PATIENCE, () => resolve(undefined));
        signal.addEventListener("abort", () => resolve(undefined), { once: true });
        server.on("request", (request, response) => {
          const url = new URL(request.url ?? "/", "http://localhost");
          const code = url.searchParams.get("code");
          const fits = url.pathname === CALLBACK && url.searchParams.get("state") === state && code !== null;
          response.writeHead(fits ? 200 : 404, { "content-type": "text/plain; charset=utf-8", connection: "close" });
          response.end(fits ? "You are signed in. This page can be closed." : "This is not what is waited for.");
          if (!fits) return;
          stop();
          resolve(code);
        });
      }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
