import { randomBytes } from "node:crypto";
import { type Answered, type Asked, serveJson } from "./json-server";

/** A version of a secret; times in seconds since 1970. */
interface Version {
  readonly id: string;
  readonly value: string;
  contentType?: string;
  tags?: Record<string, string>;
  attributes: { enabled: boolean; created: number; updated: number; exp?: number; nbf?: number };
}

/** What a client may do: all, or less, and how it is told. */
export type Rights = "all" | "list by role" | "list by policy" | "behind the firewall" | "nothing any longer";

const TENANT = "8a52c1e4-0000-4000-8000-71f0c0ffee01";
const PAGE = 25;
const KEPT = 7 * 86_400;

/**
 * A vault of Azure as its REST reference describes it (api-version 2025-07-01), and what gives tokens for it: the bearer challenge,
 * pages of 25, versions, attributes, tags, removal that takes a while and can be undone, and the ways to refuse.
 */
export class KeyVaultServer {
  static readonly tenant = TENANT;
  /** The rights behind a client's secret. */
  readonly clients = new Map<string, Rights>([["of-a-test", "all"]]);
  readonly #tokens = new Map<string, Rights>();
  readonly #secrets = new Map<string, Version[]>();
  readonly #deleted = new Map<string, { versions: Version[]; date: number; looks: number }>();
  address = "";
  stop: () => void = () => undefined;

  static async start(tls?: { readonly cert: string; readonly key: string }): Promise<KeyVaultServer> {
    const server = new KeyVaultServer();
    Object.assign(server, await serveJson((asked) => server.#answer(asked), tls));
    return server;
  }

  /** Keeps a value as someone else would. */
  put(
    name: string,
    value: string,
    more: Partial<Version> & { enabled?: boolean; exp?: number; nbf?: number } = {},
  ): string {
    const { enabled = true, exp, nbf, contentType, tags } = more;
    const now = seconds();
    const times = { ...(exp === undefined ? {} : { exp }), ...(nbf === undefined ? {} : { nbf }) };
    const version: Version = {
      id: randomBytes(16).toString("hex"),
      value,
      ...(contentType === undefined ? {} : { contentType }),
      ...(tags === undefined ? {} : { tags }),
      attributes: { enabled, created: now, updated: now, ...times },
    };
    this.#secrets.set(name, [...(this.#secrets.get(name) ?? []), version]);
    return version.id;
  }

  versionsOf(name: string): readonly Version[] {
    return this.#secrets.get(name) ?? [];
  }

  #answer(asked: Asked): Answered {
    const { url, headers } = asked;
    if (url.pathname.endsWith("/oauth2/v2.0/token")) return this.#token(asked);
    const rights = this.#tokens.get(String(headers.authorization).replace(/^Bearer /, ""));
    if (rights === undefined || rights === "nothing any longer") {
      const challenge = `Bearer authorization="https://login.microsoftonline.com/${TENANT}", resource="https://vault.azure.net"`;
      return refused(401, "Unauthorized", undefined, { "www-authenticate": challenge });
    }
    if (!url.searchParams.has("api-version")) return refused(400, "BadParameter");
    if (rights === "behind the firewall") return refused(403, "Forbidden", "ForbiddenByFirewall");
    const [kind, name, more] = url.pathname.split("/").filter((part) => part !== "");
    const listing = asked.method === "GET" && (name === undefined || more === "versions");
    if (!listing && rights !== "all")
      return refused(403, "Forbidden", rights === "list by role" ? "ForbiddenByRbac" : "AccessDenied");
    if (kind === "secrets") return name === undefined ? this.#list(url) : this.#secret(asked, name, more);
    return kind === "deletedsecrets" && name !== undefined
      ? this.#removed(asked, name, more)
      : refused(404, "NotFound");
  }

  #token({ body, method }: Asked): Answered {
    const given = new URLSearchParams(body);
    const rights = this.clients.get(given.get("client_secret") ?? given.get("client_assertion") ?? "");
    if (method !== "POST" || given.get("scope") !== "https://vault.azure.net/.default")
      return { status: 400, json: { error: "invalid_scope" } };
    if (given.get("grant_type") !== "client_credentials" || rights === undefined)
      return { status: 401, json: { error: "invalid_client" } };
    const claims = { tid: TENANT, oid: "object-of-a-test", appid: given.get("client_id"), exp: seconds() + 3600 };
    const parts = [{ alg: "none" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
    const token = [...parts, randomBytes(12).toString("hex")].join(".");
    this.#tokens.set(token, rights);
    return { status: 200, json: { token_type: "Bearer", expires_in: 3600, access_token: token } };
  }

  /** No token that was given holds any longer. */
  revoke(): void {
    this.#tokens.clear();
  }

  #list(url: URL): Answered {
    const all = [...this.#secrets].sort(([one], [other]) => (one < other ? -1 : 1));
    return page(url, all, ([name, versions]) => this.#shown(url, name, versions.at(-1) as Version, ["id"]));
  }

  #secret({ method, url, body }: Asked, name: string, more: string | undefined): Answered {
    if (!/^[0-9A-Za-z-]{1,127}$/.test(name)) return refused(400, "BadParameter");
    const versions = this.#secrets.get(name);
    if (method === "PUT") {
      if (this.#deleted.has(name)) return refused(409, "Conflict", "ObjectIsDeletedButRecoverable");
      const { value, contentType, tags, attributes } = JSON.parse(body) as Version;
      this.put(name, value, { ...(contentType ? { contentType } : {}), ...(tags ? { tags } : {}), ...attributes });
      return {
        status: 200,
        json: this.#shown(url, name, this.versionsOf(name).at(-1) as Version, ["id", "value", "version"]),
      };
    }
    if (versions === undefined) return refused(404, "SecretNotFound");
    if (more === "versions")
      return page(url, versions, (version) => this.#shown(url, name, version, ["id", "version"]));
    const version = more === undefined ? versions.at(-1) : versions.find(({ id }) => id === more);
    if (version === undefined) return refused(404, "SecretNotFound");
    if (method === "DELETE") {
      this.#secrets.delete(name);
      this.#deleted.set(name, { versions, date: seconds(), looks: 0 });
      return { status: 200, json: this.#shownDeleted(url, name) };
    }
    if (method !== "GET") return refused(405, "MethodNotAllowed");
    if (!version.attributes.enabled) return refused(403, "Forbidden", "SecretDisabled");
    return { status: 200, json: this.#shown(url, name, version, ["id", "value", "version"]) };
  }

  #removed({ method, url }: Asked, name: string, more: string | undefined): Answered {
    const deleted = this.#deleted.get(name);
    if (deleted === undefined) return refused(404, "SecretNotFound");
    // The service takes some seconds to remove what it was asked to.
    deleted.looks += 1;
    if (method === "POST" && more === "recover") {
      this.#deleted.delete(name);
      this.#secrets.set(name, deleted.versions);
      return { status: 200, json: this.#shown(url, name, deleted.versions.at(-1) as Version, ["id", "version"]) };
    }
    if (method !== "GET") return refused(405, "MethodNotAllowed");
    return deleted.looks === 1 ? refused(404, "SecretNotFound") : { status: 200, json: this.#shownDeleted(url, name) };
  }

  #shownDeleted(url: URL, name: string) {
    const { versions, date } = this.#deleted.get(name) as { versions: Version[]; date: number };
    const until = { deletedDate: date, scheduledPurgeDate: date + KEPT };
    const recoveryId = `${url.origin}/deletedsecrets/${name}`;
    return { ...this.#shown(url, name, versions.at(-1) as Version, ["id", "version"]), recoveryId, ...until };
  }

  #shown({ origin }: URL, name: string, version: Version, parts: readonly string[]) {
    const { id, value, contentType, tags, attributes } = version;
    return {
      id: `${origin}/secrets/${name}${parts.includes("version") ? `/${id}` : ""}`,
      ...(parts.includes("value") ? { value } : {}),
      ...(contentType === undefined ? {} : { contentType }),
      ...(tags === undefined ? {} : { tags }),
      attributes: { ...attributes, recoveryLevel: "Recoverable+Purgeable", recoverableDays: 7 },
    };
  }
}

function page<T>(url: URL, all: readonly T[], shown: (one: T) => unknown): Answered {
  const from = Number(url.searchParams.get("$skiptoken") ?? 0);
  const next = new URL(url);
  next.searchParams.set("$skiptoken", String(from + PAGE));
  const nextLink = from + PAGE < all.length ? next.href : null;
  return { status: 200, json: { value: all.slice(from, from + PAGE).map(shown), nextLink } };
}

function refused(status: number, code: string, inner?: string, headers: Record<string, string> = {}): Answered {
  const message = "A text of the server's, which nobody is shown.";
  const error = { code, message, ...(inner === undefined ? {} : { innererror: { code: inner } }) };
  return { status, json: { error }, headers };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
