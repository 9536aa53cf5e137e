import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { homeFolder } from "../../machine/user-folder";
import { type Section, sectionsOf } from "./ini";

/** How many profiles one may lead to by `source_profile`. */
const DEPTH = 8;

/** The profiles of `~/.aws/config` and `~/.aws/credentials`, or of the files that the variables name instead. */
export class AwsProfiles {
  private constructor(
    readonly configFile: string,
    readonly credentialsFile: string,
    private readonly config: ReadonlyMap<string, Section>,
    private readonly credentials: ReadonlyMap<string, Section>,
  ) {}

  static async read(env: NodeJS.ProcessEnv): Promise<AwsProfiles> {
    const config = env.AWS_CONFIG_FILE || join(homeFolder(), ".aws", "config");
    const credentials = env.AWS_SHARED_CREDENTIALS_FILE || join(homeFolder(), ".aws", "credentials");
    const [first, second] = await Promise.all(
      [config, credentials].map((file) => readFile(file, "utf8").catch(() => "")),
    );
    return new AwsProfiles(config, credentials, sectionsOf(first ?? ""), sectionsOf(second ?? ""));
  }

  /** The settings of a profile; `undefined` where no file has it. */
  of(name: string): Section | undefined {
    const config = this.config.get(`profile ${name}`) ?? (name === "default" ? this.config.get(name) : undefined);
    const credentials = this.credentials.get(name);
    if (config === undefined && credentials === undefined) return undefined;
    return new Map([...(config ?? []), ...(credentials ?? [])]);
  }

  /**
   * Why a profile gives no credentials now, as far as that is known without asking anybody: a sentence with the next step.
   * `machine`: whether what the machine is given by its cloud may be asked for.
   */
  async missing(name: string, env: NodeJS.ProcessEnv, now: number, machine: boolean): Promise<string | undefined> {
    let at = name;
    for (let depth = 0; depth < DEPTH; depth++) {
      const profile = this.of(at);
      if (profile === undefined) return `There is no profile ${at} in ${this.configFile}.`;
      const source = profile.get("source_profile");
      if (profile.has("role_arn") && source !== undefined && source !== at) at = source;
      else return missingIn(profile, at, env, now, machine);
    }
    return `The profile ${name} leads to itself.`;
  }
}

const OWN = ["aws_access_key_id", "credential_process", "web_identity_token_file", "login_session"];

async function missingIn(
  profile: Section,
  name: string,
  env: NodeJS.ProcessEnv,
  now: number,
  machine: boolean,
): Promise<string | undefined> {
  const source = profile.get("credential_source");
  if (source === "Environment") return keysIn(env) ? undefined : "AWS_ACCESS_KEY_ID is not set.";
  if (source !== undefined)
    return machine ? undefined : `The profile ${name} takes the machine's own role: choose the sign-in "machine".`;
  if (OWN.some((setting) => profile.has(setting))) return undefined;
  const sso = profile.get("sso_session") ?? profile.get("sso_start_url");
  if (sso === undefined) return `The profile ${name} has no credentials.`;
  return (await ssoHolds(sso, now)) ? undefined : `Run: aws sso login --profile ${name}`;
}

/** Whether the token that `aws sso login` kept holds, or can be renewed without anybody. */
async function ssoHolds(session: string, now: number): Promise<boolean> {
  const file = `${createHash("sha1").update(session).digest("hex")}.json`;
  try {
    const text = await readFile(join(homeFolder(), ".aws", "sso", "cache", file), "utf8");
    const { expiresAt, refreshToken } = JSON.parse(text) as { expiresAt?: string; refreshToken?: string };
    return typeof refreshToken === "string" || Date.parse(expiresAt ?? "") > now;
  } catch {
    return false;
  }
}

export function keysIn({ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: key }: NodeJS.ProcessEnv): boolean {
  return Boolean(id) && Boolean(key);
}
