import { Secret } from "../../secret/secret";
import type { ManagerContext } from "../managers/context";
import { givenValue } from "../managers/given";
import type { Instance } from "../managers/instance";
import type { Login } from "../managers/kept-login";
import type { Call, Failure, SignedOut } from "../store";
import { encodePath, objectAt, textAt, type VaultAnswer, type VaultApi } from "./api";
import { tokenOfMachine } from "./token";

/** A token, and how it came. */
export interface VaultLogin extends Login {
  readonly token: Secret;
  /** Whether we got it by signing in, so that it is ours to renew and to give up. */
  readonly own: boolean;
  readonly renewable: boolean;
}

/** Ways to sign in that need nobody. */
const UNATTENDED: ReadonlySet<string> = new Set(["approle", "jwt", "kubernetes", "cert"]);
/** How long a token for leases lasts unless it is renewed. */
const CHILD_TTL = "1h";

/** Where Kubernetes puts a pod's token. */
const POD_TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount/token";

/** Whether a sign-in needs nobody, and nothing that is used up by it. */
export function isUnattended({ method, secretIdWrapped }: Instance["signIn"]): boolean {
  return UNATTENDED.has(method) && secretIdWrapped !== "true";
}

/** Signs in as the instance's settings say. Asks the user for what is not there only where the call is for use. */
export async function signInToVault(
  instance: Instance,
  api: VaultApi,
  context: ManagerContext,
  call: Call,
): Promise<VaultLogin | Failure> {
  const { signIn } = instance;
  const mount = (signIn.mount ?? signIn.method).split("/");
  const login = (path: readonly string[], body: Readonly<Record<string, unknown>>) => {
    const request = { method: "POST", path: `auth/${encodePath([...mount, ...path])}`, body } as const;
    return loggedIn(api, request, context, call);
  };
  switch (signIn.method) {
    case "token": {
      const token = await tokenOfMachine(context.env, api.address);
      if (token === undefined) return signedOut(instance, "Set VAULT_TOKEN, or run: vault login");
      context.learnt(token);
      return { kind: "login", token, own: false, renewable: false };
    }
    case "wrapped": {
      const token = await givenValue(signIn, "wrapped", context);
      if (token === undefined) return signedOut(instance, "The wrapped token is not there.");
      const answer = await api.send({ method: "POST", path: "sys/wrapping/unwrap", token }, call);
      if (answer.kind !== "answer") return answer;
      return answer.status === 200 ? loginIn(answer, api, context) : usedUp("token");
    }
    case "userpass":
    case "ldap": {
      const { user = "" } = signIn;
      const password =
        (await givenValue(signIn, "password", context)) ??
        (await asked(`Password of ${user} at ${api.host}`, context, call));
      if (password === undefined) return signedOut(instance, `The password of ${user} is needed.`);
      return login(["login", user], { password: password.reveal() });
    }
    case "approle": {
      const id = await givenValue(signIn, "secretId", context);
      const secretId = id === undefined || signIn.secretIdWrapped !== "true" ? id : await unwrapped(api, id, call);
      if (secretId === undefined) return signedOut(instance, "The secret id of the role is not there.");
      if (!(secretId instanceof Secret)) return secretId;
      return login(["login"], { role_id: signIn.roleId, secret_id: secretId.reveal() });
    }
    case "jwt":
    case "kubernetes": {
      const file = { tokenFile: POD_TOKEN, ...signIn };
      const jwt = await givenValue(signIn.method === "jwt" ? signIn : file, "token", context);
      if (jwt === undefined) return signedOut(instance, "The token to sign in with is not there.");
      return login(["login"], { role: signIn.role, jwt: jwt.reveal() });
    }
    case "cert":
      return login(["login"], signIn.role === undefined ? {} : { name: signIn.role });
    case "oidc": {
      if (call.purpose === "browse") return signedOut(instance, "Sign in with the browser.");
      const { signInByBrowser } = await import("./oidc");
      const got = await signInByBrowser(instance, api, context, call);
      return got.kind === "answer" ? loginIn(got, api, context) : got;
    }
    default:
      return signedOut(instance, `There is no such way to sign in: ${signIn.method}.`);
  }
}

async function asked(title: string, context: ManagerContext, { purpose }: Call): Promise<Secret | undefined> {
  return purpose === "use" ? context.hidden(title) : undefined;
}

async function unwrapped(api: VaultApi, token: Secret, call: Call): Promise<Secret | Failure> {
  const answer = await api.send({ method: "POST", path: "sys/wrapping/unwrap", token }, call);
  if (answer.kind !== "answer") return answer;
  const id = textAt(objectAt(answer.json, "data"), "secret_id");
  return id === undefined ? usedUp("secret id") : new Secret(id);
}

function usedUp(what: string): SignedOut {
  const how = `The wrapped ${what} holds no longer: it was used already, perhaps by someone else, or its time is over.`;
  return { kind: "signed-out", how };
}

/** A token of the same rights that ends with the one that it comes from; `undefined` where that may make none. */
export async function childToken(
  api: VaultApi,
  { token }: VaultLogin,
  context: ManagerContext,
  call: Call,
): Promise<VaultLogin | undefined> {
  const body = { ttl: CHILD_TTL, renewable: true, display_name: "sealwright" };
  const child = await loggedIn(api, { method: "POST", path: "auth/token/create", token, body }, context, call);
  return child.kind === "login" ? child : undefined;
}

async function loggedIn(
  api: VaultApi,
  request: Parameters<VaultApi["send"]>[0],
  context: ManagerContext,
  call: Call,
): Promise<VaultLogin | Failure> {
  const answer = await api.send(request, call);
  return answer.kind === "answer" ? loginIn(answer, api, context) : answer;
}

/** The login in the answer to a sign-in. */
function loginIn({ status, json }: VaultAnswer, { host }: VaultApi, context: ManagerContext): VaultLogin | Failure {
  const auth = objectAt(json, "auth");
  const token = textAt(auth, "client_token");
  const second = `${host} asks for a second factor, which cannot be given here. Run: vault login, and sign in by the method token.`;
  if (token === undefined && auth.mfa_requirement) return { kind: "signed-out", how: second };
  if (token === undefined) return { kind: "signed-out", how: `${host} did not accept the sign-in (HTTP ${status}).` };
  const secret = new Secret(token);
  context.learnt(secret);
  const { lease_duration: seconds } = auth;
  const until = typeof seconds === "number" && seconds > 0 ? { until: context.clock.now() + seconds * 1000 } : {};
  return { kind: "login", token: secret, own: true, renewable: auth.renewable === true, ...until };
}

function signedOut({ name }: Instance, how: string): SignedOut {
  return { kind: "signed-out", how: `You are not signed in to ${name}. ${how}` };
}
