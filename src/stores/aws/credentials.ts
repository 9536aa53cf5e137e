import { userInfo } from "node:os";
import type { ManagerContext } from "../managers/context";
import type { Instance } from "../managers/instance";
import type { Call } from "../store";
import { type AwsProfiles, keysIn } from "./profiles";

/** What signs requests, as the SDK takes it. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
  /** The account's number, where it is known without asking. */
  readonly accountId?: string;
}

/** Where credentials come from; `missing`: a sentence that says why there are none, and what to do. */
export type CredentialSource =
  | { readonly kind: "keys"; readonly credentials: AwsCredentials }
  | { readonly kind: "profile"; readonly profile: string }
  | { readonly kind: "web-identity"; readonly tokenFile: string; readonly role: string }
  | { readonly kind: "machine" }
  | { readonly kind: "missing"; readonly how: string };

/** Which of the user's credentials an instance takes, by files and variables alone. */
export async function credentialSource(
  { signIn }: Instance,
  env: NodeJS.ProcessEnv,
  profiles: AwsProfiles,
  now: number,
): Promise<CredentialSource> {
  const machine = signIn.method === "machine";
  const named = signIn.profile;
  if (named === undefined && machine) {
    return env.AWS_EC2_METADATA_DISABLED?.toLowerCase() === "true"
      ? { kind: "missing", how: "AWS_EC2_METADATA_DISABLED forbids to ask for the machine's own role." }
      : { kind: "machine" };
  }
  if (named === undefined && keysIn(env)) {
    const { AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "", AWS_SESSION_TOKEN } = env;
    const token = AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {};
    const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, ...token };
    return { kind: "keys", credentials };
  }
  const { AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile, AWS_ROLE_ARN: role } = env;
  if (named === undefined && !env.AWS_PROFILE && tokenFile && role) return { kind: "web-identity", tokenFile, role };
  const profile = named ?? (env.AWS_PROFILE || "default");
  if (named === undefined && !env.AWS_PROFILE && profiles.of(profile) === undefined)
    return { kind: "missing", how: "Run: aws configure sso, or set AWS_PROFILE." };
  const how = await profiles.missing(profile, env, now, machine);
  return how === undefined ? { kind: "profile", profile } : { kind: "missing", how };
}

/** What sign-in requests of the SDK's own go through; `endpoint`: of a server that stands for all of AWS. */
export interface SignInConfig {
  readonly region: string;
  readonly requestHandler: object;
  readonly endpoint?: string;
}

/** Has the SDK get the credentials. Throws what it throws. */
export async function credentialsFrom(
  source: Exclude<CredentialSource, { kind: "missing" }>,
  { instance, context, profiles, config, call }: SignInStep,
): Promise<AwsCredentials> {
  const sdk = await import("@aws-sdk/credential-providers");
  const clientConfig = { ...config, requestHandler: config.requestHandler as never, maxAttempts: 1 };
  const base = async (): Promise<AwsCredentials> => {
    if (source.kind === "keys") return source.credentials;
    if (source.kind === "machine") {
      const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative, AWS_CONTAINER_CREDENTIALS_FULL_URI: full } =
        context.env;
      return relative || full ? sdk.fromHttp()() : sdk.fromInstanceMetadata({ timeout: 1000, maxRetries: 0 })();
    }
    if (source.kind === "web-identity") {
      const { tokenFile: webIdentityTokenFile, role: roleArn } = source;
      return sdk.fromTokenFile({ webIdentityTokenFile, roleArn, roleSessionName: sessionName(), clientConfig })();
    }
    return sdk.fromIni({
      profile: source.profile,
      configFilepath: profiles.configFile,
      filepath: profiles.credentialsFile,
      ignoreCache: true,
      clientConfig,
      mfaCodeProvider: (serial) => mfaCode(serial, context, call),
    })();
  };
  const { method, role } = instance.signIn;
  if (method !== "role" || role === undefined) return base();
  const params = { RoleArn: role, RoleSessionName: sessionName() };
  const masterCredentials = await base();
  return sdk.fromTemporaryCredentials({ params, masterCredentials, clientConfig })();
}

interface SignInStep {
  readonly instance: Instance;
  readonly context: ManagerContext;
  readonly profiles: AwsProfiles;
  readonly config: SignInConfig;
  readonly call: Call;
}

/** What AWS's logs call what we do. */
export function sessionName(): string {
  const user = userInfo().username.replace(/[^A-Za-z0-9_=,.@-]/g, "-");
  return `sealwright-${user}`.slice(0, 64);
}

async function mfaCode(serial: string, context: ManagerContext, { purpose }: Call): Promise<string> {
  const code = purpose === "use" ? await context.hidden(`Code of ${serial}`) : undefined;
  if (code === undefined) throw new Error("no code");
  return code.reveal();
}
