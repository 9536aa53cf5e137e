import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ManagerContext } from "./context";

/** How long a person may take in the browser, in milliseconds. */
const PATIENCE = 5 * 60_000;

/** Waits on a port of this machine alone for the browser to come back. */
export interface CodeListener {
  readonly port: number;
  /** The code that the provider gave for that state; `undefined` where nobody came in time. */
  code(state: string, signal: AbortSignal, context: Pick<ManagerContext, "clock">): Promise<string | undefined>;
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
  const over = new AbortController();
  return {
    port: (server.address() as AddressInfo).port,
    code: (state, signal, { clock }) =>
      new Promise((resolve) => {
        const stop = clock.after(PATIENCE, () => resolve(undefined));
        const give = (code?: string) => {
          stop();
          resolve(code);
        };
        AbortSignal.any([signal, over.signal]).addEventListener("abort", () => give(), { once: true });
        server.on("request", (request, response) => {
          const url = new URL(request.url ?? "/", "http://localhost");
          const code = url.searchParams.get("code");
          const fits = url.pathname === callback && url.searchParams.get("state") === state && code !== null;
          response.writeHead(fits ? 200 : 404, { "content-type": "text/plain; charset=utf-8", connection: "close" });
          response.end(fits ? "You are signed in. This page can be closed." : "This is not what is waited for.");
          if (fits) give(code);
        });
      }),
    close: () => {
      over.abort();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** That the port is taken on which the browser must come back. */
export function portInUseText(port: number | string): string {
  return `Port ${port} is in use: end what listens there, and sign in again.`;
}
