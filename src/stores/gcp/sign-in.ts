import { HttpFailure } from "../../machine/http-failure";
import { Secret } from "../../secret/secret";
import type { ManagerContext } from "../managers/context";
import type { Instance } from "../managers/instance";
import type { Login } from "../managers/kept-login";
import type { Call, Failure } from "../store";
import { applicationDefault, type CredentialFile } from "./application-default";

/** A token for Google's services. */
export interface GoogleLogin extends Login {
  readonly token: Secret;
  /** Who is signed in, for a person. */
  readonly as: string;
  /** The same as a policy names it, where it is known. */
  readonly member?: string;
  /** The project that is asked for what a person does. */
  readonly quotaProject?: string;
}

const IAM = "https://iamcredentials.googleapis.com";
const METADATA = "metadata.google.internal";
/** How long a token is kept that does not say when it ends, in milliseconds. */
const SHORT = 300_000;

/** Signs in as the instance's settings say. Nobody is asked for anything. */
export async function signInToGoogle(
  instance: Instance,
  context: ManagerContext,
  call: Call,
): Promise<GoogleLogin | Failure> {
  const { signIn, name } = instance;
  if (signIn.method === "machine") return signInAsMachine(instance, context, call);
  const file = await applicationDefault(context.env);
  const at = `You are not signed in to ${name}.`;
  if (file === undefined) return { kind: "signed-out", how: `${at} Run: gcloud auth application-default login` };
  const { account, address = IAM } = signIn;
  const impersonation = account === undefined ? undefined : { account, endpoint: new URL(address).origin };
  try {
    const { libraryToken } = await import("./library");
    const given = await libraryToken({ file, impersonation, http: context.http(instance), signal: call.signal });
    if (given !== undefined) return loginBy(new Secret(given.token), file, context, given.until, account);
  } catch (error) {
    const failure = httpFailureIn(error);
    if (failure !== undefined)
      return { kind: "unreachable", reason: failure.message, passing: !failure.reason.endsWith("certificate") };
    const status = statusIn(error);
    if (status === 429 || status === 503) return { kind: "busy" };
    if (status === 403 && account !== undefined) return notAllowed(account);
  }
  const next = file.type === "authorized_user" ? "Run: gcloud auth application-default login" : "Look at that file.";
  return { kind: "signed-out", how: `${at} The application default credentials (${file.type}) give no token. ${next}` };
}

function loginBy(
  token: Secret,
  file: CredentialFile,
  context: ManagerContext,
  until: number | undefined,
  account: string | undefined,
): GoogleLogin {
  context.learnt(token);
  const text = (name: string) => (typeof file[name] === "string" ? (file[name] as string) : undefined);
  const target = /\/serviceAccounts\/([^/:]{1,256}):/.exec(text("service_account_impersonation_url") ?? "")?.[1];
  const email = account ?? target ?? text("client_email");
  const quotaProject = context.env.GOOGLE_CLOUD_QUOTA_PROJECT || text("quota_project_id");
  return {
    kind: "login",
    token,
    until: until ?? context.clock.now() + SHORT,
    as: email ?? (file.type === "authorized_user" ? "your Google account" : file.type),
    ...(email === undefined ? {} : { member: `serviceAccount:${email}` }),
    ...(quotaProject ? { quotaProject } : {}),
  };
}

/** The service account of the machine that this runs on, which its own address tells (Compute Engine, metadata server). */
async function signInAsMachine(
  instance: Instance,
  context: ManagerContext,
  { signal }: Call,
): Promise<GoogleLogin | Failure> {
  const host = context.env.GCE_METADATA_HOST || METADATA;
  const url = new URL(`http://${host}/computeMetadata/v1/instance/service-accounts/default/token`);
  const none = `You are not signed in to ${instance.name}. This machine has no service account.`;
  try {
    const headers = { "metadata-flavor": "Google" };
    const { status, body } = await context.http(instance).request(url, { method: "GET", headers, signal, again: true });
    if (status !== 200) return { kind: "signed-out", how: none };
    const { access_token: token, expires_in: seconds } = JSON.parse(body.toString("utf8")) as Record<string, unknown>;
    if (typeof token !== "string" || token === "") return { kind: "signed-out", how: none };
    const secret = new Secret(token);
    context.learnt(secret);
    const until = context.clock.now() + (Number(seconds) * 1000 || SHORT);
    return { kind: "login", token: secret, as: "this machine's service account", until };
  } catch (error) {
    if (error instanceof HttpFailure) return { kind: "unreachable", reason: error.message, passing: true };
    return { kind: "signed-out", how: none };
  }
}

function notAllowed(account: string): Failure {
  const text = `gcloud iam service-accounts add-iam-policy-binding ${account} --member=user:YOU --role=roles/iam.serviceAccountTokenCreator`;
  return { kind: "denied", needs: `You may not act as ${account}.`, grant: { language: "gcp", text } };
}

/** Ours behind an error of the library's. */
function httpFailureIn(error: unknown): HttpFailure | undefined {
  let at = error;
  for (let depth = 0; depth < 8 && at instanceof Error; depth++) {
    if (at instanceof HttpFailure) return at;
    at = at.cause;
  }
  return undefined;
}

function statusIn(error: unknown): number | undefined {
  const { status, response } = error as { status?: unknown; response?: { status?: unknown } };
  const given = response?.status ?? status;
  return typeof given === "number" ? given : undefined;
}
