import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";

/** A request, read whole. */
export interface Asked {
  readonly method: string;
  /** With the host that the client named. */
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** `json`: none is an empty answer. */
export interface Answered {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server on this machine that answers with JSON; with a certificate where it is given one. */
export async function serveJson(
  answer: (asked: Asked) => Answered,
  tls?: { readonly cert: string; readonly key: string },
): Promise<{ readonly address: string; stop(): void }> {
  const listener = (request: IncomingMessage, response: http.ServerResponse) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { method = "", headers } = request;
      const url = new URL(request.url ?? "/", `${scheme}://${headers.host}`);
      const { status, json, headers: more } = answer({ method, url, headers, body: Buffer.concat(parts).toString() });
      response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...more });
      response.end(json === undefined ? "" : JSON.stringify(json));
    });
  };
  const scheme = tls === undefined ? "http" : "https";
  const server = tls === undefined ? http.createServer(listener) : https.createServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `${scheme}://${tls === undefined ? "127.0.0.1" : "localhost"}:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
