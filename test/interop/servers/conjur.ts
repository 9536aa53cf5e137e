import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, type Asked, ConjurLogins, loginOf } from "./conjur-logins";
import { readPolicy } from "./conjur-policy";

const ACCOUNT = "dev";
const VERSIONS = 20;

interface Resource {
  readonly id: string;
  readonly created_at: string;
  readonly owner: string;
  readonly policy: string;
  readonly annotations: { name: string; value: string; policy: string }[];
  readonly permissions: { privilege: string; role: string; policy: string }[];
  readonly values: { version: number; value: Buffer }[];
}

/**
 * A stand-in for Conjur's server in memory, written by its OpenAPI document and its source: roles are users and hosts, and a resource
 * that a role has no privilege on is not there for it.
 */
export class Conjur {
  readonly account = ACCOUNT;
  /** The most variables that a page may have (`api_resource_list_limit_max`); 0 for no limit. */
  largestPage = 0;
  readonly logins = new ConjurLogins(ACCOUNT);
  readonly #resources = new Map<string, Resource>();
  private constructor(
    readonly prefix: string,
    readonly address: string,
    readonly stop: () => void,
  ) {}

  /** `prefix`: the path that its API stands below, such as `/api`. */
  static async start(prefix = ""): Promise<Conjur> {
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => conjur.#take(request, Buffer.concat(parts), response));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const conjur = new Conjur(prefix, address, () => {
      server.closeAllConnections();
      server.close();
    });
    return conjur;
  }

  /** Loads a policy, as an administrator does. */
  load(text: string, branch = "root"): void {
    for (const statement of readPolicy(text, branch)) {
      if (statement.kind === "permit") {
        const resource = this.#resources.get(`${ACCOUNT}:variable:${statement.resource}`);
        if (resource === undefined) throw new Error(`there is no variable ${statement.resource}`);
        const role = `${ACCOUNT}:${statement.role}`;
        if (!this.logins.has(role)) throw new Error(`there is no role ${role}`);
        const policy = `${ACCOUNT}:policy:${branch}`;
        for (const privilege of statement.privileges) resource.permissions.push({ privilege, role, policy });
        continue;
      }
      const id = `${ACCOUNT}:${statement.kind}:${statement.id}`;
      if (statement.kind === "user" || statement.kind === "host") this.logins.add(id);
      if (this.#resources.has(id)) continue;
      const policy = `${ACCOUNT}:policy:${branch}`;
      const annotations = Object.entries(statement.annotations).map(([name, value]) => ({ name, value, policy }));
      const made = { id, created_at: new Date().toISOString(), owner: `${ACCOUNT}:user:admin`, policy };
      this.#resources.set(id, { ...made, annotations, permissions: [], values: [] });
    }
  }

  /** Keeps bytes in a variable. */
  put(id: string, value: Buffer): void {
    this.#add(this.#resources.get(`${ACCOUNT}:variable:${id}`) as Resource, value);
  }

  valueOf(id: string): string | undefined {
    return this.#resources.get(`${ACCOUNT}:variable:${id}`)?.values.at(-1)?.value.toString("utf8");
  }

  #take(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://conjur");
    const below = pathname.startsWith(`${this.prefix}/`) ? pathname.slice(this.prefix.length + 1) : undefined;
    const parts = below?.split("/").map(decodeURIComponent) ?? ["elsewhere"];
    const { method = "" } = request;
    const answer = this.#answer({ method, parts, query, body, request, role: "" });
    const isJson = typeof answer.body === "object" && !Buffer.isBuffer(answer.body);
    const type = isJson ? { "content-type": "application/json" } : {};
    response.writeHead(answer.status, { ...type, ...answer.headers });
    response.end(isJson ? JSON.stringify(answer.body) : answer.body);
  }

  #answer(asked: Asked): Answer {
    const [first = ""] = asked.parts;
    if (first.startsWith("authn")) return this.logins.answer(asked);
    const role = this.logins.roleBy(asked.request.headers.authorization);
    if (role === undefined) return { status: 401 };
    const signed = { ...asked, role };
    if (first === "whoami") return { status: 200, body: { account: ACCOUNT, username: loginOf(role) } };
    if (first === "resources") return asked.parts.length > 3 ? this.#show(signed) : this.#list(signed);
    if (first === "secrets") return asked.parts.length === 1 ? this.#batch(signed) : this.#value(signed);
    if (first === "policies" && asked.method === "POST") {
      if (role !== `${ACCOUNT}:user:admin`) return { status: 403 };
      this.load(asked.body.toString("utf8"), asked.parts.slice(3).join("/"));
      return { status: 201, body: { created_roles: {}, version: 1 } };
    }
    return { status: 404 };
  }

  #may(role: string, resource: Resource, privilege?: string): boolean {
    if (role === resource.owner) return true;
    return resource.permissions.some((one) => one.role === role && (privilege ?? one.privilege) === one.privilege);
  }

  #show({ parts: [, account, kind, ...id], role, query }: Asked): Answer {
    const full = `${account}:${kind}:${id.join("/")}`;
    const resource = this.#resources.get(full);
    if (resource === undefined || !this.#may(role, resource)) return notFound(full);
    if (query.get("check") === "true")
      return this.#may(role, resource, query.get("privilege") ?? "") ? { status: 204 } : { status: 404 };
    return { status: 200, body: shown(resource) };
  }

  #list({ parts: [, account = ACCOUNT, kind], role, query }: Asked): Answer {
    const wanted = kind ?? query.get("kind");
    const words = wordsOf(query.get("search") ?? "");
    const asked = query.get("limit");
    if (this.largestPage > 0 && Number(asked) > this.largestPage) return { status: 422, body: { error: {} } };
    const found = [...this.#resources.values()]
      .filter(({ id }) => id.startsWith(`${account}:${wanted === null ? "" : `${wanted}:`}`))
      .filter((resource) => this.#may(role, resource))
      .filter(({ id, annotations }) => {
        const own = wordsOf([id.split(":")[2], ...annotations.map(({ value }) => value)].join(" "));
        return words.every((word) => own.includes(word));
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    if (query.get("count") === "true") return { status: 200, body: { count: found.length } };
    const offset = Number(query.get("offset") ?? 0);
    const limit = asked === null ? (query.has("offset") ? 10 : found.length) : Number(asked);
    return { status: 200, body: found.slice(offset, offset + limit).map(shown) };
  }

  #batch({ role, query, request }: Asked): Answer {
    const ids = (query.get("variable_ids") ?? "").split(",");
    if (ids.some((id) => id === "") || new Set(ids).size < ids.length) return { status: 422, body: { error: {} } };
    const resources = ids.map((id) => this.#resources.get(id));
    const missing = resources.findIndex((one) => one === undefined || !this.#may(role, one));
    if (missing !== -1) return notFound(ids[missing] ?? "");
    const all = resources as Resource[];
    if (all.some((one) => !this.#may(role, one, "execute"))) return { status: 403 };
    const empty = all.findIndex(({ values }) => values.length === 0);
    if (empty !== -1) return notFound(ids[empty] ?? "");
    const values = all.map(({ id, values: kept }) => [id, (kept.at(-1)?.value as Buffer) ?? Buffer.alloc(0)] as const);
    if (request.headers["accept-encoding"] !== "base64") {
      const texts = values.map(([id, value]) => [id, value.toString("utf8")] as const);
      return texts.some(([, text]) => text.includes("\uFFFD"))
        ? { status: 406, body: { error: {} } }
        : { status: 200, body: Object.fromEntries(texts) };
    }
    const lines = (value: Buffer) =>
      value
        .toString("base64")
        .replace(/(.{60})/g, "$1\n")
        .concat("\n");
    const body = Object.fromEntries(values.map(([id, value]) => [id, lines(value)]));
    return { status: 200, body, headers: { "content-encoding": "base64" } };
  }

  #value({ method, parts: [, account, kind, ...id], role, query, body }: Asked): Answer {
    const full = `${account}:${kind}:${id.join("/")}`;
    const resource = this.#resources.get(full);
    if (resource === undefined || !this.#may(role, resource)) return notFound(full);
    if (method === "POST") {
      if (!this.#may(role, resource, "update")) return { status: 403 };
      if (body.toString("utf8").trim() === "") return { status: 422, body: { error: {} } };
      this.#add(resource, body);
      return { status: 201 };
    }
    if (!this.#may(role, resource, "execute")) return { status: 403 };
    const version = query.get("version");
    const kept = resource.values.filter((one) => version === null || String(one.version) === version).at(-1);
    const headers = { "content-type": "application/octet-stream" };
    return kept === undefined ? notFound(full) : { status: 200, body: kept.value, headers };
  }

  #add({ values }: Resource, value: Buffer): void {
    values.push({ version: (values.at(-1)?.version ?? 0) + 1, value });
    if (values.length > VERSIONS) values.shift();
  }
}

function shown({ values, ...resource }: Resource): object {
  const secrets = values.map(({ version }) => ({ version }));
  return resource.id.split(":")[1] === "variable" ? { ...resource, secrets } : resource;
}

function notFound(id: string): Answer {
  return {
    status: 404,
    body: { error: { code: "not_found", message: `CONJ00076E Variable ${id} is empty or not found.` } },
  };
}

/** As PostgreSQL's text search, without the stems. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9_]+/)
    .filter((word) => word !== "");
}
