import { Secret } from "../../secret/secret";
import type { ManagerContext } from "../managers/context";
import { givenValue } from "../managers/given";
import type { Instance } from "../managers/instance";
import type { Login } from "../managers/kept-login";
import type { Call, Failure, SignedOut } from "../store";
import { type ConjurAnswer, type ConjurApi, type ConjurRequest, jsonIn } from "./api";

/** An access token, and whose it is. */
export interface ConjurLogin extends Login {
  readonly token: Secret;
  /** A user's name, or `host/ID`. */
  readonly as: string;
}

/** How long a token holds where it does not say, in seconds. */
const USUAL_LIFE = 480;
/** Where pods find a token made for Conjur, as CyberArk documents it, and where Kubernetes puts the one that every pod has. */
const POD_TOKENS = ["/var/run/secrets/tokens/jwt", "/var/run/secrets/kubernetes.io/serviceaccount/token"] as const;

/** The token comes as text that a header takes. */
const AS_TEXT = { "accept-encoding": "base64" };

/** Signs in to one Conjur as the settings say. What was typed is kept in memory, since a token lasts minutes only. */
export class ConjurSignIn {
  readonly #instance: Instance;
  readonly #api: ConjurApi;
  readonly #context: ManagerContext;
  #typed: Secret | undefined;

  constructor(instance: Instance, api: ConjurApi, context: ManagerContext) {
    this.#instance = instance;
    this.#api = api;
    this.#context = context;
  }

  forget(): void {
    this.#typed = undefined;
  }

  /** Asks the user for what is not there only where the call is for use. */
  async begin(call: Call): Promise<ConjurLogin | Failure> {
    const { signIn, account = "" } = this.#instance;
    const { method, service = "", login } = signIn;
    switch (method) {
      case "apiKey":
        return this.#byKey(login ?? "", call);
      case "jwt":
      case "kubernetes": {
        const token = method === "jwt" ? await givenValue(signIn, "token", this.#context) : await this.#podToken();
        if (token === undefined) return this.#signedOut("The token to sign in with is not there.");
        const host = login === undefined ? [] : [login];
        const path = parts(`authn-jwt/${encodeURIComponent(service)}`, account, ...host, "authenticate");
        const body = `jwt=${encodeURIComponent(token.reveal())}`;
        return this.authenticate(
          { path, body, headers: { "content-type": "application/x-www-form-urlencoded" } },
          call,
        );
      }
      case "oidc": {
        if (call.purpose === "browse") return this.#signedOut("Sign in with the browser.");
        const { codeByBrowser } = await import("./oidc");
        const code = await codeByBrowser(this.#instance, this.#api, this.#context, call);
        if (code.kind !== "code") return code;
        const path = parts(`authn-oidc/${encodeURIComponent(service)}`, account, "authenticate");
        return this.authenticate({ method: "GET", path, query: code.query, again: false }, call);
      }
      default:
        return this.#signedOut(`There is no such way to sign in: ${method}.`);
    }
  }

  async #byKey(login: string, call: Call): Promise<ConjurLogin | Failure> {
    const known = (await givenValue(this.#instance.signIn, "key", this.#context)) ?? this.#typed;
    const needed = `The API key of ${login} is needed.`;
    if (known !== undefined) return this.#withKey(login, known, call);
    const title = `API key${login.startsWith("host/") ? "" : " or password"} of ${login} at ${this.#api.host}`;
    const typed = call.purpose === "use" ? await this.#context.hidden(title) : undefined;
    if (typed === undefined) return this.#signedOut(needed);
    this.#context.learnt(typed);
    const byKey = await this.#withKey(login, typed, call);
    const key = byKey.kind === "signed-out" ? await this.#keyOfPassword(login, typed, call) : typed;
    if (byKey.kind === "login") this.#typed = typed;
    if (byKey.kind !== "signed-out" || key === undefined) return byKey;
    this.#typed = key;
    return this.#withKey(login, key, call);
  }

  #withKey(login: string, key: Secret, call: Call): Promise<ConjurLogin | Failure> {
    const path = parts("authn", this.#instance.account ?? "", login, "authenticate");
    return this.authenticate({ path, body: key.reveal(), headers: { "content-type": "text/plain" } }, call);
  }

  /** The API key of a user who has a password. */
  async #keyOfPassword(login: string, password: Secret, call: Call): Promise<Secret | undefined> {
    if (login.startsWith("host/")) return undefined;
    const basic = Buffer.from(`${login}:${password.reveal()}`).toString("base64");
    const path = parts("authn", this.#instance.account ?? "", "login");
    const answer = await this.#api.send({ method: "GET", path, headers: { authorization: `Basic ${basic}` } }, call);
    if (answer.kind !== "answer" || answer.status !== 200) return undefined;
    const key = new Secret(answer.body.toString("utf8"));
    this.#context.learnt(key);
    return key;
  }

  async #podToken(): Promise<Secret | undefined> {
    const { tokenFile } = this.#instance.signIn;
    for (const file of tokenFile === undefined ? POD_TOKENS : [tokenFile]) {
      const token = await givenValue({ tokenFile: file }, "token", this.#context);
      if (token !== undefined) return token;
    }
    return undefined;
  }

  /** The login that a request to an authenticator gives. */
  async authenticate(
    { headers, ...request }: Omit<ConjurRequest, "method"> & { readonly method?: "GET" },
    call: Call,
  ): Promise<ConjurLogin | Failure> {
    const whole = { method: "POST", again: true, ...request, headers: { ...AS_TEXT, ...headers } } as const;
    const answer = await this.#api.send(whole, call);
    if (answer.kind !== "answer") return answer;
    const login = answer.status === 200 ? loginIn(answer, this.#context) : undefined;
    return login ?? this.#signedOut(`${this.#api.host} did not accept the sign-in (HTTP ${answer.status}).`);
  }

  #signedOut(how: string): SignedOut {
    return { kind: "signed-out", how: `You are not signed in to ${this.#instance.name}. ${how}` };
  }
}

/** A path, its first part as it is and the others percent-encoded. */
function parts(first: string, ...more: readonly string[]): string {
  return [first, ...more.map(encodeURIComponent)].join("/");
}

/** A token as the header takes it; its end by its own life, since the two clocks may differ. `undefined` where it is none. */
function loginIn(answer: ConjurAnswer, context: ManagerContext): ConjurLogin | undefined {
  const text = answer.body.toString("utf8").trim();
  const plain = text.startsWith("{") ? text : Buffer.from(text, "base64").toString("utf8");
  const outer = jsonIn({ body: Buffer.from(plain) }) as { payload?: unknown } | undefined;
  if (typeof outer?.payload !== "string") return undefined;
  const claims = jsonIn({ body: Buffer.from(outer.payload, "base64url") });
  const { sub, iat, exp } = (claims ?? {}) as Readonly<Record<string, unknown>>;
  const token = new Secret(Buffer.from(plain).toString("base64"));
  context.learnt(token);
  const life = typeof iat === "number" && typeof exp === "number" && exp > iat ? exp - iat : USUAL_LIFE;
  const until = context.clock.now() + life * 1000;
  return { kind: "login", token, as: typeof sub === "string" ? sub : "a role", until };
}
