import type { HttpAnswer, HttpClient } from "../../machine/http";
import { HttpFailure } from "../../machine/http-failure";
import type { Secret } from "../../secret/secret";
import type { Call, Failure } from "../store";

/** What the server says. */
export interface ConjurAnswer extends HttpAnswer {
  readonly kind: "answer";
}

export interface ConjurRequest {
  readonly method: "GET" | "POST";
  /** Below the address, each part percent-encoded. */
  readonly path: string;
  /** Encoded, without `?`. */
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly token?: Secret;
  /** Whether it may be sent twice; by default for what only reads. */
  readonly again?: boolean;
}

/** Hosts of Conjur Cloud, as CyberArk's own clients know them. */
const CLOUD = /(?:\.secretsmgr|-secretsmanager)\.[a-z-]{0,40}cyberark[a-z-]{0,40}\.cloud$/;
const CLOUD_API = "/api";

/** Where requests go: what people call the address of Conjur Cloud mostly lacks the path of its API. */
export function apiAddress(address: string): URL {
  const url = new URL(address);
  url.pathname = url.pathname.replace(/\/+$/, "");
  if (url.pathname === "/" && CLOUD.test(url.hostname)) url.pathname = CLOUD_API;
  return url;
}

/** The REST API of one Conjur. */
export class ConjurApi {
  readonly #http: HttpClient;
  readonly address: URL;

  constructor(http: HttpClient, address: URL) {
    this.#http = http;
    this.address = address;
  }

  get host(): string {
    return this.address.host;
  }

  async send(request: ConjurRequest, { signal }: Call): Promise<ConjurAnswer | Failure> {
    const { method, path, query, headers = {}, body, token, again = method === "GET" } = request;
    const base = this.address.pathname.replace(/\/$/, "");
    const url = new URL(`${base}/${path}${query === undefined ? "" : `?${query}`}`, this.address);
    const signed = token === undefined ? {} : { authorization: `Token token="${token.reveal()}"` };
    const sent = body === undefined ? {} : { body };
    try {
      const answer = await this.#http.request(url, {
        method,
        headers: { ...headers, ...signed },
        signal,
        again,
        ...sent,
      });
      const { status } = answer;
      if (status === 429 || status === 503) return { kind: "busy" };
      if (status >= 500) {
        const reason = `${this.host} has a fault of its own (HTTP ${status}).`;
        return { kind: "unreachable", reason, passing: true };
      }
      return { kind: "answer", ...answer };
    } catch (error) {
      if (error instanceof HttpFailure)
        return { kind: "unreachable", reason: error.message, passing: !error.reason.endsWith("certificate") };
      throw error;
    }
  }
}

/** The JSON of an answer; `undefined` where it is none. */
export function jsonIn({ body }: Pick<ConjurAnswer, "body">): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
