import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { ManagerContext } from "./context";

/** How long a person may take in the browser, in milliseconds. */
const PATIENCE = 5 * 60_000;

/** What came of the browser: a code of the provider's, or a sentence why there is none. */
type FromBrowser = { readonly kind: "code"; readonly code: string } | { readonly kind: "none"; readonly how: string };

/** Waits on a port of this machine alone for the browser to come back. */
export interface CodeListener {
  readonly port: number;
  /** Opens a page, and waits for the code that the provider gives for that state; no longer than the signal or five minutes. */
  codeFrom(
    page: URL,
    state: string,
    signal: AbortSignal,
    context: Pick<ManagerContext, "clock" | "openBrowser">,
  ): Promise<FromBrowser>;
  close(): void;
}

/** Listens for a browser that comes back to `callback`, a path, with a code (RFC 8252, section 7.3); `undefined` where the port is in use. */
export async function listenForCode(port: number, callback: string): Promise<CodeListener | undefined> {
  const server = createServer();
  const bound = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => resolve(true));
  });
  if (!bound) return undefined;
  return {
    port: (server.address() as AddressInfo).port,
    codeFrom: (page, state, signal, context) =>
      new Promise((resolve, reject) => {
        const nobody = () => give({ kind: "none", how: "Nobody signed in with the browser." });
        const stop = context.clock.after(PATIENCE, nobody);
        const give = (result: FromBrowser) => {
          stop();
          signal.removeEventListener("abort", nobody);
          resolve(result);
        };
        if (signal.aborted) return nobody();
        signal.addEventListener("abort", nobody, { once: true });
        server.on("request", (request, response) => {
          const result = resultIn(request, callback, state);
          // Not before the page is sent, since whoever gets the result closes the connections.
          if (result !== undefined) response.once("close", () => give(result));
          tell(response, result);
        });
        // The program that opens the page may last as long as the browser does.
        context.openBrowser(page).then((opened) => {
          if (!opened) give({ kind: "none", how: "There is no browser to sign in with." });
        }, reject);
      }),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What the provider says (RFC 6749, sections 4.1.2 and 4.1.2.1); `undefined` for what is not for that state. */
function resultIn({ url = "/" }: IncomingMessage, callback: string, state: string): FromBrowser | undefined {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  if (pathname !== callback || searchParams.get("state") !== state) return undefined;
  const code = searchParams.get("code");
  if (code !== null) return { kind: "code", code };
  return searchParams.has("error") ? { kind: "none", how: "The provider refused the sign-in." } : undefined;
}

function tell(response: ServerResponse, result: FromBrowser | undefined): void {
  const headers = { "content-type": "text/plain; charset=utf-8", connection: "close" };
  response.writeHead(result === undefined ? 404 : 200, headers);
  if (result === undefined) response.end("This is not what is waited for.");
  else response.end(result.kind === "code" ? "You are signed in. This page can be closed." : result.how);
}

/** That the port is taken on which the browser must come back. */
export function portInUseText(port: number | string): string {
  return `Port ${port} is in use: end what listens there, and sign in again.`;
}
