import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** Passes requests on to a server, counts them, and can stand in their way. */
export class Relay {
  /** Method and path of each request. */
  readonly seen: string[] = [];
  /** What is answered instead, for each request; `undefined` passes it on, "silence" never answers. */
  instead: (
    method: string,
    path: string,
  ) => { status: number; headers?: Record<string, string> } | "silence" | undefined = () => undefined;
  /** In milliseconds, before each answer. */
  delay = 0;

  private constructor(
    readonly address: string,
    readonly stop: () => void,
  ) {}

  static async before(address: string): Promise<Relay> {
    const to = new URL(address);
    const server = createServer((asked, answer) => {
      const { method = "", url = "", headers } = asked;
      relay.seen.push(`${method} ${url}`);
      const instead = relay.instead(method, url);
      if (instead === "silence") return;
      if (instead !== undefined) {
        asked.resume();
        answer.writeHead(instead.status, instead.headers).end("{}");
        return;
      }
      const options = { host: to.hostname, port: to.port, method, path: url, headers };
      const passed = request(options, (got) => {
        setTimeout(() => {
          answer.writeHead(got.statusCode ?? 502, got.headers);
          got.pipe(answer);
        }, relay.delay);
      });
      passed.on("error", () => answer.destroy());
      asked.pipe(passed);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const stop = () => {
      server.closeAllConnections();
      server.close();
    };
    const relay = new Relay(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop);
    return relay;
  }

  /** How many requests were passed on or answered whose path holds a text. */
  count(text = ""): number {
    return this.seen.filter((one) => one.includes(text)).length;
  }
}
