import { randomBytes } from "node:crypto";
import { crc32c } from "../../../src/stores/gcp/crc32c";
import { type Answered, type Asked, serveJson } from "./json-server";

interface Version {
  readonly name: string;
  readonly createTime: string;
  state: "ENABLED" | "DISABLED" | "DESTROYED";
  data: string;
}

interface SecretOfProject {
  readonly name: string;
  readonly createTime: string;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly versionAliases?: Record<string, string>;
  readonly replication?: unknown;
  readonly rotation?: unknown;
  readonly expireTime?: string;
  readonly versions: Version[];
}

/** What a token may do. */
export type GoogleRights = "all" | "list" | "add and look" | "nothing, the service being off";

/**
 * The REST face of Google's Secret Manager, version 1, with regional secrets beside the others, and what gives tokens for it: OAuth's
 * refresh tokens and signed assertions, IAM's generateAccessToken, STS. Its own client's REST mode is run against it too.
 */
export class SecretManagerServer {
  /** The rights behind refresh tokens, subject tokens and accounts. */
  readonly grants = new Map<string, GoogleRights>([["all", "all"]]);
  readonly #tokens = new Map<string, GoogleRights>();
  readonly #secrets = new Map<string, SecretOfProject>();
  /** Answers with a checksum of other bytes. */
  damaged = false;
  /** Called before a version is added. */
  beforeAdd: () => void = () => undefined;
  address = "";
  stop: () => void = () => undefined;

  static async start(tls?: { readonly cert: string; readonly key: string }): Promise<SecretManagerServer> {
    const server = new SecretManagerServer();
    Object.assign(server, await serveJson((asked) => server.#answer(asked), tls));
    return server;
  }

  /** Keeps a value as someone else would. `parent`: `projects/ID`, with `/locations/ID` for a regional one. */
  put(parent: string, id: string, value: string | Buffer, more: Partial<SecretOfProject> = {}): Version {
    const name = `${parent}/secrets/${id}`;
    const known = this.#secrets.get(name) ?? { name, createTime: now(), ...more, versions: [] };
    this.#secrets.set(name, known);
    return add(known, Buffer.from(value).toString("base64"));
  }

  versionsOf(parent: string, id: string): readonly Version[] {
    return this.#secrets.get(`${parent}/secrets/${id}`)?.versions ?? [];
  }

  /** No token that was given holds any longer. */
  revoke(): void {
    this.#tokens.clear();
  }

  token(rights: GoogleRights = "all"): string {
    const token = `ya29.${randomBytes(12).toString("hex")}`;
    this.#tokens.set(token, rights);
    return token;
  }

  #answer(asked: Asked): Answered {
    const { url, method, headers, body } = asked;
    const rights = this.#tokens.get(String(headers.authorization).replace(/^Bearer /, ""));
    if (url.pathname === "/token" || url.pathname === "/sts") return this.#exchange(body);
    const account = /^\/v1\/projects\/-\/serviceAccounts\/([^/]+):generateAccessToken$/.exec(url.pathname)?.[1];
    if (rights === undefined) return refused(401, "UNAUTHENTICATED");
    if (account !== undefined) {
      const given = this.grants.get(decodeURIComponent(account));
      if (given === undefined) return refused(403, "PERMISSION_DENIED");
      const expireTime = new Date(Date.now() + 3_600_000).toISOString();
      return { status: 200, json: { accessToken: this.token(given), expireTime } };
    }
    if (rights.startsWith("nothing"))
      return refused(403, "PERMISSION_DENIED", [
        { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "SERVICE_DISABLED" },
      ]);
    const path = decodeURIComponent(url.pathname.replace(/^\/v1\//, ""));
    const [, parent = "", id, rest = ""] =
      /^(projects\/[^/]+(?:\/locations\/[^/]+)?)\/secrets(?:\/([^/:]+)(.*))?$/.exec(path) ?? [];
    const reads = rest.endsWith(":access");
    if ((rights === "list" && (method !== "GET" || reads)) || (rights === "add and look" && reads))
      return refused(403, "PERMISSION_DENIED");
    if (id === undefined) return method === "POST" ? this.#create(asked, parent) : this.#list(url, parent);
    const secret = this.#secrets.get(`${parent}/secrets/${id}`);
    if (secret === undefined) return refused(404, "NOT_FOUND");
    return this.#secret(asked, secret, rest);
  }

  #exchange(body: string): Answered {
    const given = new URLSearchParams(body);
    const proof = given.get("refresh_token") ?? given.get("subject_token") ?? issuerOf(given.get("assertion") ?? "");
    const rights = this.grants.get(proof);
    if (rights === undefined) return { status: 400, json: { error: "invalid_grant" } };
    const type = { issued_token_type: "urn:ietf:params:oauth:token-type:access_token", token_type: "Bearer" };
    return { status: 200, json: { access_token: this.token(rights), expires_in: 3600, ...type } };
  }

  #create({ url, body }: Asked, parent: string): Answered {
    const id = url.searchParams.get("secretId") ?? "";
    const name = `${parent}/secrets/${id}`;
    const given = JSON.parse(body || "{}") as Partial<SecretOfProject>;
    if (!/^[A-Za-z0-9_-]{1,255}$/.test(id)) return refused(400, "INVALID_ARGUMENT");
    if (this.#secrets.has(name)) return refused(409, "ALREADY_EXISTS");
    if ((given.replication === undefined) !== parent.includes("/locations/")) return refused(400, "INVALID_ARGUMENT");
    const secret = { ...given, name, createTime: now(), versions: [] };
    this.#secrets.set(name, secret);
    return { status: 200, json: shown(secret) };
  }

  #list(url: URL, parent: string): Answered {
    const part = /^name:"?([^"]*)"?$/.exec(url.searchParams.get("filter") ?? "")?.[1] ?? "";
    const all = [...this.#secrets.values()].filter(({ name }) => {
      return name.startsWith(`${parent}/secrets/`) && name.toLowerCase().includes(part.toLowerCase());
    });
    return page(url, "secrets", all.map(shown));
  }

  #secret({ url, method, body }: Asked, secret: SecretOfProject, rest: string): Answered {
    if (rest === "" && method === "DELETE") {
      this.#secrets.delete(secret.name);
      return { status: 200, json: {} };
    }
    if (rest === "") return { status: 200, json: shown(secret) };
    if (rest === ":addVersion") {
      const { payload } = JSON.parse(body) as { payload: { data: string; dataCrc32c?: string } };
      if (payload.dataCrc32c !== undefined && payload.dataCrc32c !== crc32c(Buffer.from(payload.data, "base64")))
        return refused(400, "INVALID_ARGUMENT");
      this.beforeAdd();
      return { status: 200, json: shownVersion(add(secret, payload.data)) };
    }
    if (rest === "/versions") return page(url, "versions", [...secret.versions].reverse().map(shownVersion));
    const [, wanted = "", verb] = /^\/versions\/([^/:]+)(?::(\w+))?$/.exec(rest) ?? [];
    const number = secret.versionAliases?.[wanted] ?? wanted;
    // The newest, whatever its state.
    const version = wanted === "latest" ? secret.versions.at(-1) : secret.versions[Number(number) - 1];
    if (version === undefined) return refused(404, "NOT_FOUND");
    if (verb === "access") return this.#access(version);
    const states = { disable: "DISABLED", enable: "ENABLED", destroy: "DESTROYED" } as const;
    if (verb !== undefined && verb in states) version.state = states[verb as keyof typeof states];
    return { status: 200, json: shownVersion(version) };
  }

  #access({ name, state, data }: Version): Answered {
    if (state !== "ENABLED") return refused(400, "FAILED_PRECONDITION");
    const dataCrc32c = crc32c(Buffer.from(this.damaged ? "other" : Buffer.from(data, "base64")));
    return { status: 200, json: { name, payload: { data, dataCrc32c } } };
  }
}

function add(secret: SecretOfProject, data: string): Version {
  const name = `${secret.name}/versions/${secret.versions.length + 1}`;
  const version: Version = { name, createTime: now(), state: "ENABLED", data };
  secret.versions.push(version);
  return version;
}

function shown({ versions: _, ...secret }: SecretOfProject) {
  return { ...secret, etag: '"0123"' };
}

function shownVersion({ data: _, ...version }: Version) {
  return { ...version, etag: '"4567"' };
}

function page(url: URL, name: string, all: readonly unknown[]): Answered {
  const size = Number(url.searchParams.get("pageSize") ?? 0) || 25_000;
  const from = Number(url.searchParams.get("pageToken") ?? 0);
  const next = from + size < all.length ? { nextPageToken: String(from + size) } : {};
  return { status: 200, json: { [name]: all.slice(from, from + size), totalSize: all.length, ...next } };
}

/** Who signed an assertion (RFC 7523); its signature is not looked at. */
function issuerOf(assertion: string): string {
  const [, claims = ""] = assertion.split(".");
  return claims === "" ? "" : String(JSON.parse(Buffer.from(claims, "base64url").toString()).iss);
}

function refused(status: number, code: string, details: readonly unknown[] = []): Answered {
  const message = "A text of the server's, which nobody is shown.";
  return { status, json: { error: { code: status, message, status: code, details } } };
}

function now(): string {
  return new Date().toISOString();
}
