import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { homeFolder } from "../../machine/user-folder";
import type { FoundInstance, ManagerFamily, Setting } from "../managers/family";
import type { Instance } from "../managers/instance";
import { familyTitle } from "../managers/kinds";
import { sectionsOf } from "./ini";
import { parameterName, versionAsked } from "./names";

const KIND = "aws";

const PROFILE: Setting = { kind: "text", title: "Profile of ~/.aws/config" };

/** The profiles that `~/.aws/config` has, the default one first. */
function profilesFound(env: NodeJS.ProcessEnv, given: Partial<Instance>): FoundInstance[] {
  const file = env.AWS_CONFIG_FILE || join(homeFolder(), ".aws", "config");
  if (!existsSync(file)) return [];
  const sections = [...sectionsOf(readFileSync(file, "utf8"))].flatMap(([heading, settings]) => {
    const name = heading === "default" ? heading : /^profile (\S+)$/.exec(heading)?.[1];
    return name === undefined ? [] : [{ name, region: settings.get("region") }];
  });
  return sections
    .sort((a, b) => Number(b.name === "default") - Number(a.name === "default"))
    .map(({ name, region }) => ({
      from: `the profile ${name} of ${file}`,
      instance: { kind: KIND, ...(region ? { region } : {}), ...given, signIn: { method: "profile", profile: name } },
    }));
}

/** AWS Secrets Manager, Systems Manager's parameters, and sessions of roles. */
export const awsFamily: ManagerFamily = {
  kind: KIND,
  title: familyTitle(KIND),
  settings: {
    region: { kind: "text", title: "Region, such as eu-central-1" },
    account: { kind: "text", title: "Account, by its number, which the sign-in must be of" },
    roles: { kind: "names", title: "Names for roles that references may take sessions of" },
    address: { kind: "address", title: "Address of the service, where it is not the region's own" },
    caFile: { kind: "file", title: "File with its certificate authority (PEM), where the system does not know it" },
  },
  signIn: {
    chain: { title: "As the AWS command line does: variables, profile, SSO, web identity", settings: {} },
    profile: { title: "A profile of ~/.aws/config", settings: { profile: { ...PROFILE, needed: true } } },
    role: {
      title: "A role that another sign-in takes",
      settings: { role: { kind: "text", title: "The role (ARN)", needed: true }, profile: PROFILE },
    },
    machine: {
      title: "The role of this machine in AWS: its instance, container or pod",
      settings: { profile: { ...PROFILE, title: "Profile that takes it, where there is one" } },
    },
  },
  covers: ({ roles = {}, region, account }, { kind, path: [name = ""] }) => {
    if (kind === "aws-sts") return Object.hasOwn(roles, name);
    if (!name.startsWith("arn:")) return true;
    const [, , , ofRegion, ofAccount] = name.split(":");
    return ofAccount === account && ofRegion === region;
  },
  entry: (place, name) => ({ path: [...place, name] }),
  placeFor: (_, project) => ["ml", project],
  command: ({ region, roles = {}, signIn: { profile } }, { kind, path, version }) => {
    const where = [
      ...(region === undefined ? [] : ["--region", region]),
      ...(profile === undefined ? [] : ["--profile", profile]),
    ];
    const name = path.join("/");
    const output = ["--output", "text", ...where];
    if (kind === "aws-sts")
      return ["aws", "sts", "assume-role", "--role-arn", roles[name] ?? name, "--role-session-name", "me", ...where];
    if (kind === "aws-ssm") {
      return [
        "aws",
        "ssm",
        "get-parameter",
        "--name",
        [parameterName(path), ...(version === undefined ? [] : [version])].join(":"),
        "--with-decryption",
        "--query",
        "Parameter.Value",
        ...output,
      ];
    }
    const { VersionId, VersionStage } = versionAsked(version);
    const stage = [
      ...(VersionId === undefined ? [] : ["--version-id", VersionId]),
      ...(VersionStage === undefined ? [] : ["--version-stage", VersionStage]),
    ];
    return [
      "aws",
      "secretsmanager",
      "get-secret-value",
      "--secret-id",
      name,
      ...stage,
      "--query",
      "SecretString",
      ...output,
    ];
  },
  find: (env): FoundInstance[] => {
    const region = env.AWS_REGION || env.AWS_DEFAULT_REGION;
    const given = { ...(region ? { region } : {}), ...(env.AWS_CA_BUNDLE ? { caFile: env.AWS_CA_BUNDLE } : {}) };
    const from = ["AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE"].find((name) => env[name]);
    if (from === undefined) return profilesFound(env, given);
    const signIn = env.AWS_PROFILE ? { method: "profile", profile: env.AWS_PROFILE } : { method: "chain" };
    return [{ from, instance: { kind: KIND, ...given, signIn } }];
  },
  open: async (instance, context) => new (await import("./client")).AwsClient(instance, context),
};
