import { type FoundInstance, type ManagerFamily, managerKind, type Setting } from "../managers/family";

const KIND = "aws";

const PROFILE: Setting = { kind: "text", title: "Profile of ~/.aws/config" };

/** AWS Secrets Manager, Systems Manager's parameters, and sessions of roles. */
export const awsFamily: ManagerFamily = {
  kind: KIND,
  title: "AWS Secrets Manager",
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
  },
  kinds: [
    managerKind(KIND, {
      scheme: "aws-sm",
      title: "AWS Secrets Manager",
      parts: [1, 64],
      field: "optional",
      example: "aws-sm://name#field",
    }),
    managerKind(KIND, {
      scheme: "aws-ssm",
      title: "AWS Systems Manager",
      parts: [1, 16],
      field: "optional",
      example: "aws-ssm://name",
    }),
    managerKind(KIND, {
      scheme: "aws-sts",
      title: "AWS session",
      parts: [1, 1],
      field: "needed",
      example: "aws-sts://ROLE#access_key_id",
    }),
  ],
  covers: ({ roles = {} }, { kind, path: [name = ""] }) => kind !== "aws-sts" || roles[name] !== undefined,
  entry: (place, name) => ({ path: [...place, name] }),
  placeFor: (_, project) => ["ml", project],
  command: ({ region, signIn: { profile } }, { kind, path, version }) => {
    const where = [
      ...(region === undefined ? [] : ["--region", region]),
      ...(profile === undefined ? [] : ["--profile", profile]),
    ];
    const name = path.join("/");
    const output = ["--output", "text", ...where];
    if (kind === "aws-sts")
      return ["aws", "sts", "assume-role", "--role-arn", name, "--role-session-name", "me", ...where];
    if (kind === "aws-ssm") {
      const parameter = path.length > 1 ? `/${name}` : name;
      return [
        "aws",
        "ssm",
        "get-parameter",
        "--name",
        parameter,
        "--with-decryption",
        "--query",
        "Parameter.Value",
        ...output,
      ];
    }
    const stage = version === undefined ? [] : ["--version-id", version];
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
    const profile = env.AWS_PROFILE;
    const region = env.AWS_REGION || env.AWS_DEFAULT_REGION;
    const from = ["AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE"].find((name) => env[name]);
    if (from === undefined) return [];
    const signIn = profile ? { method: "profile", profile } : { method: "chain" };
    return [{ from, instance: { kind: KIND, ...(region ? { region } : {}), signIn } }];
  },
  open: async () => {
    throw new Error("AWS is not supported yet.");
  },
};
