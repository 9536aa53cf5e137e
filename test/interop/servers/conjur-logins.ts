import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** In seconds, as Conjur's settings have it by default. */
const LIFE = 480;

/** What a request asks for, and who asks. */
export interface Asked {
  readonly method: string;
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly request: IncomingMessage;
  readonly role: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: string | Buffer | object;
  readonly headers?: Record<string, string>;
}

/** Who may sign in to a stand-in for Conjur, and the tokens that were given. */
export class ConjurLogins {
  /** Tokens that authn-jwt's service `jobs` takes, with the login of each. */
  readonly webTokens = new Map<string, string>();
  /** Where authn-oidc's service `people` sends browsers back to. */
  callback = "http://127.0.0.1:8888/callback";
  /** How often each authenticator has given a token. */
  given = 0;
  readonly #account: string;
  readonly #keys = new Map<string, string>();
  readonly #passwords = new Map<string, string>();
  readonly #tokens = new Map<string, { role: string; until: number }>();
  /** What the browser was sent to the provider with, by the code that it came back with. */
  readonly #codes = new Map<string, { nonce: string; challenge: string }>();

  constructor(account: string) {
    this.#account = account;
    this.add(`${account}:user:admin`);
  }

  has(role: string): boolean {
    return this.#keys.has(role);
  }

  /** A role with a new API key, where it has none. */
  add(role: string): void {
    if (!this.has(role)) this.#keys.set(role, randomBytes(28).toString("hex"));
  }

  /** The API key of a login, such as `host/app`. */
  keyOf(login: string): string {
    return this.#keys.get(this.#roleOf(login)) ?? "";
  }

  setPassword(login: string, password: string): void {
    this.#passwords.set(this.#roleOf(login), password);
  }

  /** No token that was given holds any longer. */
  expireTokens(): void {
    this.#tokens.clear();
  }

  /** Whose token a header holds. */
  roleBy(authorization = ""): string | undefined {
    const token = this.#tokens.get(/^Token token="([^"]+)"$/.exec(authorization)?.[1] ?? "");
    return token !== undefined && token.until > Date.now() ? token.role : undefined;
  }

  /** What the provider does with a user who signs in on its page: the address that the browser is sent back to. */
  signedInAt(page: URL): URL {
    const code = randomBytes(8).toString("hex");
    const asked = page.searchParams;
    this.#codes.set(code, { nonce: asked.get("nonce") ?? "", challenge: asked.get("code_challenge") ?? "" });
    const back = new URL(asked.get("redirect_uri") ?? "");
    back.search = new URLSearchParams({ code, state: asked.get("state") ?? "" }).toString();
    return back;
  }

  /** The answer of an authenticator. */
  answer({ method, parts, query, body, request }: Asked): Answer {
    const [authenticator = "", ...rest] = parts;
    const [service, account] = authenticator === "authn" ? [undefined, rest[0]] : rest;
    if (authenticator === "authn-oidc" && rest[1] === "providers") return { status: 200, body: [this.#provider()] };
    if (account !== this.#account) return { status: 401 };
    if (authenticator === "authn" && rest[1] === "login") {
      const basic = Buffer.from((request.headers.authorization ?? "").replace(/^Basic /, ""), "base64").toString();
      const [login = "", password = ""] = basic.split(/:(.*)/s);
      const role = this.#roleOf(login);
      const known = password !== "" && [this.#passwords.get(role), this.#keys.get(role)].includes(password);
      const headers = { "content-type": "text/plain" };
      return known ? { status: 200, body: this.#keys.get(role) ?? "", headers } : { status: 401 };
    }
    const text = body.toString("utf8");
    const { authorization: _, ...headers } = request.headers;
    const encoded = headers["accept-encoding"]?.includes("base64") === true;
    if (authenticator === "authn" && rest[2] === "authenticate" && method === "POST") {
      const role = this.#roleOf(rest[1] ?? "");
      return text !== "" && this.#keys.get(role) === text ? this.#token(role, encoded) : { status: 401 };
    }
    if (authenticator === "authn-jwt" && method === "POST" && service === "jobs") {
      const role = this.webTokens.get(new URLSearchParams(text).get("jwt") ?? "");
      return role === undefined ? { status: 401 } : this.#token(this.#roleOf(role), encoded);
    }
    if (authenticator === "authn-oidc" && method === "GET" && service === "people") {
      const sent = this.#codes.get(query.get("code") ?? "");
      this.#codes.delete(query.get("code") ?? "");
      const fits =
        sent?.nonce === query.get("nonce") && sent?.challenge === challengeOf(query.get("code_verifier") ?? "");
      return sent !== undefined && fits ? this.#token(this.#roleOf("mia"), encoded) : { status: 401 };
    }
    return { status: 404 };
  }

  #provider(): object {
    const verifier = randomBytes(32).toString("base64url");
    const nonce = randomBytes(16).toString("hex");
    const page = new URL("https://login.example.org/authorize");
    const asked = { client_id: "conjur", response_type: "code", scope: "openid", nonce, redirect_uri: this.callback };
    page.search = new URLSearchParams({
      ...asked,
      code_challenge: challengeOf(verifier),
      code_challenge_method: "S256",
    }).toString();
    const made = { service_id: "people", type: "authn-oidc", name: "People", nonce, code_verifier: verifier };
    return { ...made, redirect_uri: page.href };
  }

  #token(role: string, encoded: boolean): Answer {
    const part = (object: object) => Buffer.from(JSON.stringify(object)).toString("base64url");
    const now = Math.floor(Date.now() / 1000);
    const whole = {
      protected: part({ alg: "conjur.org/slosilo/v2", kid: "a-test" }),
      payload: part({ sub: loginOf(role), iat: now, exp: now + LIFE }),
      signature: randomBytes(32).toString("base64"),
    };
    this.given += 1;
    const token = Buffer.from(JSON.stringify(whole)).toString("base64");
    this.#tokens.set(token, { role, until: Date.now() + LIFE * 1000 });
    const headers = { "content-type": "text/plain", ...(encoded ? { "content-encoding": "base64" } : {}) };
    return { status: 200, body: encoded ? token : JSON.stringify(whole), headers };
  }

  #roleOf(login: string): string {
    const [kind, id] = login.startsWith("host/") ? ["host", login.slice("host/".length)] : ["user", login];
    return `${this.#account}:${kind}:${id}`;
  }
}

/** A role's login, as `whoami` names it. */
export function loginOf(role: string): string {
  const [, kind, ...id] = role.split(":");
  return `${kind === "host" ? "host/" : ""}${id.join(":")}`;
}

function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}
