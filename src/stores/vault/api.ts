import type { HttpClient } from "../../machine/http";
import { HttpFailure } from "../../machine/http-failure";
import type { Secret } from "../../secret/secret";
import type { Call, Failure } from "../store";

/** What the server says: its status, and the JSON object of its answer (`undefined` for none). */
export interface VaultAnswer {
  readonly kind: "answer";
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>> | undefined;
}

interface VaultRequest {
  readonly method: "GET" | "LIST" | "POST" | "DELETE";
  /** Below `/v1/`, each part percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly token?: Secret | undefined;
  /** Whether it may be sent twice; by default for what only reads. */
  readonly again?: boolean;
}

/** The HTTP API of one Vault or OpenBao, in one namespace. */
export class VaultApi {
  readonly #http: HttpClient;
  readonly #address: URL;
  readonly #namespace: string | undefined;
  #checked: Promise<Failure | undefined> | undefined;

  constructor(http: HttpClient, address: URL, namespace: string | undefined) {
    this.#http = http;
    this.#address = address;
    this.#namespace = namespace;
  }

  get host(): string {
    return this.#address.host;
  }

  get address(): URL {
    return this.#address;
  }

  get namespace(): string | undefined {
    return this.#namespace;
  }

  /** Sends a request; in a namespace only once it is known that the server has namespaces: else it would use the root one without a word. */
  async send(request: VaultRequest, call: Call): Promise<VaultAnswer | Failure> {
    const missing = this.#namespace === undefined ? undefined : await this.#hasNamespaces(call);
    return missing ?? this.#send(request, call, this.#namespace);
  }

  async #send(request: VaultRequest, { signal }: Call, namespace?: string): Promise<VaultAnswer | Failure> {
    const { method, path, query = {}, body, token, again = method === "GET" || method === "LIST" } = request;
    const url = new URL(`${this.#address.pathname.replace(/\/+$/, "")}/v1/${path}`, this.#address);
    // Not every proxy passes a method of Vault's own on.
    if (method === "LIST") url.searchParams.set("list", "true");
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const headers = {
      "x-vault-request": "true",
      ...(token === undefined ? {} : { "x-vault-token": token.reveal() }),
      ...(namespace === undefined ? {} : { "x-vault-namespace": namespace }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    try {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const answer = await this.#http.request(url, {
        method: method === "LIST" ? "GET" : method,
        headers,
        signal,
        again,
        ...sent,
      });
      if (answer.status === 429) return { kind: "busy" };
      const json = objectIn(answer.body.toString("utf8"));
      if (answer.status >= 500 && path !== "sys/health") return this.#unfit(answer.status, json);
      return { kind: "answer", status: answer.status, json };
    } catch (error) {
      if (error instanceof HttpFailure)
        return { kind: "unreachable", reason: error.message, passing: !error.reason.endsWith("certificate") };
      throw error;
    }
  }

  #unfit(status: number, json: VaultAnswer["json"]): Failure {
    const sealed = JSON.stringify(json?.errors ?? "").includes("sealed");
    if (sealed)
      return {
        kind: "unreachable",
        reason: `${this.host} is sealed: someone with its keys must unseal it.`,
        passing: true,
      };
    if (status === 503) return { kind: "busy" };
    return { kind: "unreachable", reason: `${this.host} has a fault of its own (HTTP ${status}).`, passing: true };
  }

  /** Why requests may not go into the namespace; asked once. */
  #hasNamespaces(call: Call): Promise<Failure | undefined> {
    this.#checked ??= this.#lookForNamespaces(call).then((failure) => {
      if (failure !== undefined) this.#checked = undefined;
      return failure;
    });
    return this.#checked;
  }

  async #lookForNamespaces(call: Call): Promise<Failure | undefined> {
    const health = await this.#send({ method: "GET", path: "sys/health" }, call);
    if (health.kind !== "answer") return health;
    // Community Vault says that it is no enterprise; OpenBao, which has namespaces, does not speak of it.
    if (health.json !== undefined && health.json.enterprise !== false) return undefined;
    const reason = `${this.host} is a Vault without namespaces: it would keep secrets of ${this.#namespace} in its root namespace. Take the namespace out of the manager's settings.`;
    return { kind: "unreachable", reason, passing: false };
  }
}

function objectIn(text: string): VaultAnswer["json"] {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === "object" && json !== null && !Array.isArray(json)
      ? (json as VaultAnswer["json"])
      : undefined;
  } catch {
    return undefined;
  }
}

/** The object under a name of an answer; an empty one where there is none. */
export function objectAt(json: VaultAnswer["json"], ...names: readonly string[]): Readonly<Record<string, unknown>> {
  let at: unknown = json;
  for (const name of names)
    at = typeof at === "object" && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  return typeof at === "object" && at !== null ? (at as Record<string, unknown>) : {};
}

/** A text of an answer; `undefined` for anything else, and an empty one. */
export function textAt(object: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = object[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A path, each of its parts percent-encoded. */
export function encodePath(parts: readonly string[]): string {
  return parts.map(encodeURIComponent).join("/");
}
