import http from "node:http";
import https from "node:https";
import { type Clock, sleep } from "./clock";
import { agentFor } from "./http-agent";
import { HttpFailure, httpFailure } from "./http-failure";

/** More than any manager answers to one request. */
const LARGEST_ANSWER = 64 << 20;
const ATTEMPTS = 5;
/** In milliseconds: the first wait before another attempt, and the longest. */
const FIRST_WAIT = 200;
const LONGEST_WAIT = 10_000;

/** How a server is reached, besides its address. */
export interface HttpOptions {
  /** PEM; what a server's certificate must lead to besides the system's own authorities. */
  readonly ca?: string;
  /** PEM; the certificate that we show, and its key. */
  readonly clientCertificate?: { readonly cert: string; readonly key: string };
  readonly clock: Clock;
  /** In milliseconds, for a request and all its attempts. */
  readonly deadline?: number;
}

export interface HttpRequest {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly signal: AbortSignal;
  /** Whether it may be sent again where it is not known whether the server has acted on it; 429 always may. */
  readonly again?: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Requests to one manager: connections are kept, proxies obeyed (`HTTPS_PROXY`, `NO_PROXY`), throttled ones sent again after what
 * the server asks for, or a time drawn at random. Throws `HttpFailure` alone, which names the host and never what was sent.
 */
export class HttpClient {
  readonly #options: HttpOptions;
  readonly #agents = new Map<string, http.Agent>();

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  async request(url: URL, request: HttpRequest): Promise<HttpAnswer> {
    const { clock, deadline = 30_000 } = this.#options;
    const over = new AbortController();
    const stop = clock.after(deadline, () => over.abort());
    const signal = AbortSignal.any([request.signal, over.signal]);
    try {
      for (let attempt = 1; ; attempt++) {
        const answer = await this.#attempt(url, request, signal, attempt);
        if (answer !== undefined) return answer;
        if (signal.aborted) throw new HttpFailure(request.signal.aborted ? "cancelled" : "silent", url.host);
      }
    } finally {
      stop();
    }
  }

  /** The answer; `undefined` where the request is to be sent again, the wait before it included. */
  async #attempt(
    url: URL,
    request: HttpRequest,
    signal: AbortSignal,
    attempt: number,
  ): Promise<HttpAnswer | undefined> {
    const { clock } = this.#options;
    try {
      const answer = await this.#send(url, request, signal);
      const throttled = answer.status === 429 || (answer.status === 503 && request.again === true);
      if (!throttled || attempt === ATTEMPTS) return answer;
      await sleep(clock, waitOf(attempt, answer, clock.now()), signal);
    } catch (error) {
      const cancelled = request.signal.aborted ? "cancelled" : signal.aborted ? "silent" : undefined;
      if (cancelled !== undefined) throw new HttpFailure(cancelled, url.host);
      const failure = httpFailure(error, url.host);
      if (failure.reason !== "broken-off" || request.again !== true || attempt > 1) throw failure;
    }
    return undefined;
  }

  #send(url: URL, { method, headers, body }: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
    const { request } = url.protocol === "http:" ? http : https;
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    return new Promise((resolve, reject) => {
      const sent = request(url, { method, headers: { ...headers, ...length }, agent: this.#agent(url), signal });
      sent.on("error", reject);
      sent.on("response", (answer) => {
        const parts: Buffer[] = [];
        let size = 0;
        answer.on("error", reject);
        answer.on("data", (part: Buffer) => {
          size += part.length;
          if (size > LARGEST_ANSWER) answer.destroy(new HttpFailure("too-large", url.host));
          else parts.push(part);
        });
        answer.on("close", () => {
          if (!answer.complete) reject(new HttpFailure("broken-off", url.host));
        });
        answer.on("end", () => {
          const { statusCode: status = 0, headers: given } = answer;
          resolve({ status, headers: given, body: Buffer.concat(parts) });
        });
      });
      sent.end(body);
    });
  }

  #agent(url: URL): http.Agent {
    const known = this.#agents.get(url.origin);
    if (known !== undefined) return known;
    const { ca, clientCertificate } = this.#options;
    const agent = agentFor(url, { ...(ca === undefined ? {} : { ca }), ...clientCertificate });
    this.#agents.set(url.origin, agent);
    return agent;
  }

  /** Ends the connections that are kept. */
  close(): void {
    for (const agent of this.#agents.values()) agent.destroy();
    this.#agents.clear();
  }
}

/** In milliseconds: what the server asks for (RFC 9110, Retry-After), else twice as long each time, drawn at random. */
function waitOf(attempt: number, { headers }: HttpAnswer, now: number): number {
  const asked = headers["retry-after"];
  const seconds = Number(asked);
  const date = asked === undefined ? Number.NaN : Date.parse(asked);
  if (asked !== undefined && seconds >= 0) return Math.min(seconds * 1000, LONGEST_WAIT);
  if (date > now) return Math.min(date - now, LONGEST_WAIT);
  return Math.min(FIRST_WAIT * 2 ** (attempt - 1), LONGEST_WAIT) * (0.5 + Math.random() / 2);
}
