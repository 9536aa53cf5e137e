import type { IncomingHttpHeaders } from "node:http";
import type { HttpClient } from "../../machine/http";
import { NEVER } from "../store";

/** A request as the SDK has it (`HttpRequest` of @smithy/types). */
interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface SdkAnswer {
  readonly response: {
    readonly statusCode: number;
    readonly headers: Record<string, string>;
    readonly body: Uint8Array;
  };
}

/** Calls that do something else when they are sent twice; all others carry a token by which AWS knows them again, or only read. */
const ONCE = /PutParameter|DeleteParameter|RestoreSecret/;

/** Sends what the SDK asks for through an instance's own client: its proxy, certificates, deadline and attempts hold for AWS too. */
export class RequestHandler {
  readonly metadata = { handlerProtocol: "http/1.1" };
  readonly #http: HttpClient;

  constructor(http: HttpClient) {
    this.#http = http;
  }

  /** Throws `HttpFailure` alone. */
  async handle(request: SdkRequest, options: { readonly abortSignal?: unknown } = {}): Promise<SdkAnswer> {
    const { method, headers, body } = request;
    const signal = options.abortSignal instanceof AbortSignal ? options.abortSignal : NEVER;
    const again = !ONCE.test(headers["x-amz-target"] ?? "");
    const sent = typeof body === "string" || body instanceof Uint8Array ? { body } : {};
    const answer = await this.#http.request(urlOf(request), { method, headers, signal, again, ...sent });
    return { response: { statusCode: answer.status, headers: flat(answer.headers), body: answer.body } };
  }

  destroy(): void {
    // The client is its instance's.
  }
}

function urlOf({ protocol, hostname, port, path, query = {} }: SdkRequest): URL {
  const url = new URL(`${protocol}//${hostname}${port === undefined ? "" : `:${port}`}${path}`);
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ""].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
  );
  if (pairs.length > 0) url.search = pairs.join("&");
  return url;
}

function flat(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, [value].flat().join(", ")]],
    ),
  );
}
