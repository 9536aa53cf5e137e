import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { Secret } from "../../secret/secret";
import type { ManagerContext } from "../managers/context";
import type { Instance } from "../managers/instance";
import type { Login } from "../managers/kept-login";
import type { Call, Failure, SignedOut } from "../store";
import { type AwsCredentials, credentialSource, credentialsFrom } from "./credentials";
import { awsFailure, httpFailureIn } from "./failure";
import type { Owner } from "./grant";
import { AwsProfiles } from "./profiles";
import { quietly } from "./quiet";
import { RequestHandler } from "./request-handler";

/** What every client of the SDK's is made with. */
export interface ClientConfig {
  readonly region: string;
  readonly credentials: AwsCredentials;
  readonly requestHandler: RequestHandler;
  /** Of a server that stands for all of AWS; else each service has its own. */
  readonly endpoint?: string;
  readonly maxAttempts: 1;
  readonly defaultsMode: "standard";
  readonly retryMode: "standard";
}

/** Credentials, and the clients that sign with them. */
export interface AwsLogin extends Login {
  readonly config: ClientConfig;
  readonly secrets: SecretsManagerClient;
  /** Whose the resources are. */
  readonly owner: Owner;
}

/** Signs in; what the user's files and variables do not give needs no request to be known. */
export async function signInToAws(
  instance: Instance,
  context: ManagerContext,
  call: Call,
): Promise<AwsLogin | Failure> {
  const { env, clock } = context;
  const profiles = await AwsProfiles.read(env);
  const source = await credentialSource(instance, env, profiles, clock.now());
  if (source.kind === "missing") return signedOutOf(instance, source.how);
  const profile = source.kind === "profile" ? source.profile : env.AWS_PROFILE || "default";
  const region = instance.region || env.AWS_REGION || env.AWS_DEFAULT_REGION || profiles.of(profile)?.get("region");
  if (region === undefined || !/^[a-z0-9-]{1,40}$/.test(region)) {
    const reason = `${instance.name} has no region: give it one (region=eu-central-1), or set AWS_REGION.`;
    return { kind: "unreachable", reason, passing: false };
  }
  const { address } = instance;
  // The address of one service alone is not that of others.
  const whole = address !== undefined && !new URL(address).hostname.includes("secretsmanager");
  const shared = {
    region,
    requestHandler: new RequestHandler(context.http(instance)),
    ...(whole ? { endpoint: address } : {}),
  };
  let credentials: AwsCredentials;
  try {
    quietly(() => new SecretsManagerClient(shared));
    credentials = await credentialsFrom(source, { instance, context, profiles, config: shared, call });
  } catch (error) {
    const role = instance.signIn.role ?? profiles.of(profile)?.get("role_arn") ?? env.AWS_ROLE_ARN ?? "*";
    const failure = awsFailure(error, { action: "sts:AssumeRole", resource: role }, instance.name);
    const known = failure.kind === "denied" || failure.kind === "busy" || httpFailureIn(error) !== undefined;
    return known ? failure : signedOutOf(instance, howToSignIn(profile, profiles));
  }
  context.learnt(new Secret(credentials.secretAccessKey));
  if (credentials.sessionToken !== undefined) context.learnt(new Secret(credentials.sessionToken));
  const config = { ...shared, credentials, maxAttempts: 1, defaultsMode: "standard", retryMode: "standard" } as const;
  const secrets = new SecretsManagerClient({ ...config, ...(address === undefined ? {} : { endpoint: address }) });
  const { accountId: account = instance.account, expiration } = credentials;
  return {
    kind: "login",
    config,
    secrets,
    owner: { region, ...(account === undefined ? {} : { account }) },
    ...(expiration === undefined ? {} : { until: expiration.getTime() }),
  };
}

function howToSignIn(name: string, profiles: AwsProfiles): string {
  const profile = profiles.of(name);
  if (profile?.has("sso_session") || profile?.has("sso_start_url")) return `Run: aws sso login --profile ${name}`;
  if (profile?.has("login_session")) return `Run: aws login --profile ${name}`;
  if (profile?.has("mfa_serial")) return "Sign in, and type the code of your device.";
  return "AWS gave no credentials for what your files and variables hold: look with aws sts get-caller-identity.";
}

export function signedOutOf({ name }: Instance, how: string): SignedOut {
  return { kind: "signed-out", how: `You are not signed in to ${name}. ${how}` };
}
