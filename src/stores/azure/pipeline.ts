import { AsyncLocalStorage } from "node:async_hooks";
import type { SecretClientOptions } from "@azure/keyvault-secrets";
import type { HttpClient } from "../../machine/http";
import { HttpFailure } from "../../machine/http-failure";
import type { Call } from "../store";
import { NEVER } from "../store";
import { VaultRefusal } from "./failure";

type PipelineClient = NonNullable<SecretClientOptions["httpClient"]>;
type Headers = Awaited<ReturnType<PipelineClient["sendRequest"]>>["headers"];

/** What is going on where Microsoft's client asks for a token or sends a request, which it does not pass on whole. */
export interface Asking {
  readonly call: Call;
  /** Of a list: the address of the page that follows, which the client leaves out of what it gives. */
  page?: { next?: string };
  /** The last answer, where it is a refusal, which the client does not always give whole. */
  refusal?: VaultRefusal | undefined;
}

export const ASKING = new AsyncLocalStorage<Asking>();

/**
 * Our client behind the pipeline of Microsoft's: proxies, authorities, the deadline and attempts are ours. Nothing is sent to
 * another server than that of the address, whatever an answer names for its next page.
 */
export function pipelineClient(http: HttpClient, { origin }: URL): PipelineClient {
  return {
    sendRequest: async (request) => {
      const { method, headers, body } = request;
      const asking = ASKING.getStore();
      const url = new URL(request.url);
      if (url.origin !== origin) throw new HttpFailure("unreachable", url.host, "it is not the server of the settings");
      const answer = await http.request(url, {
        method,
        headers: headers.toJSON({ preserveCase: true }),
        signal: asking?.call.signal ?? NEVER,
        again: method === "GET",
        ...(typeof body === "string" ? { body } : {}),
      });
      const bodyAsText = answer.body.toString("utf8");
      if (asking !== undefined)
        asking.refusal = answer.status < 400 ? undefined : new VaultRefusal(answer.status, innerCode(bodyAsText));
      if (asking?.page !== undefined && answer.status === 200) asking.page = pageIn(bodyAsText);
      const given = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const);
      return { request, status: answer.status, headers: headersOf(given), bodyAsText };
    },
  };
}

/** The innermost code of an error (Azure's REST guidelines, ErrorResponse). */
function innerCode(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: { code?: unknown; innererror?: { code?: unknown } } };
    const code = error?.innererror?.code ?? error?.code;
    return typeof code === "string" ? code : "";
  } catch {
    return "";
  }
}

function pageIn(text: string): NonNullable<Asking["page"]> {
  const { nextLink } = JSON.parse(text) as { nextLink?: unknown };
  return typeof nextLink === "string" && nextLink !== "" ? { next: nextLink } : {};
}

function headersOf(given: readonly (readonly [string, string])[]): Headers {
  const all = new Map(given);
  return {
    get: (name) => all.get(name.toLowerCase()),
    has: (name) => all.has(name.toLowerCase()),
    set: (name, value) => void all.set(name.toLowerCase(), String(value)),
    delete: (name) => void all.delete(name.toLowerCase()),
    toJSON: () => Object.fromEntries(all),
    [Symbol.iterator]: () => all[Symbol.iterator](),
  };
}
