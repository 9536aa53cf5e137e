import type { HttpClient } from "../../machine/http";
import { HttpFailure } from "../../machine/http-failure";

const TOKENS = "https://oauth2.googleapis.com/token";
const LOCAL = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** Where machines of clouds answer about themselves. */
const METADATA = /^(?:169\.254\.|metadata\.|\[fe80:|\[fd00:ec2:)/i;

/** A request of Google's library, as far as it is looked at. */
interface LibraryRequest {
  readonly url?: string | URL;
  readonly method?: string;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly data?: unknown;
}

/**
 * Sends the requests of Google's library through our client, once each. `tokens`: where tokens are given instead of at Google's
 * own address, as the user's file says. What a file leads to without encryption, or to a machine's own address, is not asked.
 */
export function transport(http: HttpClient, signal: AbortSignal, tokens: string | undefined) {
  return async <T extends LibraryRequest>(config: T): Promise<never> => {
    // It would try again by a clock of its own.
    Object.assign(config, { retry: false, retryConfig: undefined });
    const named = new URL(String(config.url));
    const url = named.href === TOKENS && tokens !== undefined ? new URL(tokens) : named;
    const open = url.protocol !== "https:" && !LOCAL.test(url.hostname);
    if (open || METADATA.test(url.hostname))
      throw new HttpFailure("unreachable", url.host, "it is not an address that a sign-in may ask");
    const headers = Object.fromEntries(new Headers(config.headers as Headers));
    const body = bodyOf(config.body ?? config.data);
    const { method = "GET" } = config;
    const answer = await http.request(url, { method, headers, signal, again: true, ...(body ? { body } : {}) });
    const text = answer.body.toString("utf8");
    const { status } = answer;
    return { config, status, statusText: "", headers: new Headers(), data: parsed(text), ok: status < 300 } as never;
  };
}

function bodyOf(body: unknown): string | undefined {
  if (body === undefined || body === null || typeof body === "string") return body ?? undefined;
  return body instanceof URLSearchParams ? body.toString() : JSON.stringify(body);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
