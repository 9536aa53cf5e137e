import type { Finding } from "../detect/finding";
import type { Module } from "../python/module";
import { calleeBefore } from "../python/module";
import { closing } from "../python/source";

// Clients that look for an identity in the environment when they are given none, and the arguments that give one.
const CLIENTS = {
  aws: {
    callee:
      /^(?:boto3|aioboto3|aiobotocore|botocore|boto)(?:\.\w+)*\.(?:client|resource|Session|get_session|connect_\w+)$|(?:^|\.)S3FileSystem$|(?:^|\.)(?:boto3_session|AioSession|SageMakerSession)$/,
    explicit: /^(?:aws_access_key_id|key|profile_name|anon|boto_session)$/,
    addresses: /^["'rRbB]{1,3}s3a?:\/\//,
  },
  azure: {
    callee: /(?:^|\.)(?:DefaultAzureCredential|EnvironmentCredential|AzureCliCredential|ChainedTokenCredential)$/,
    explicit: /^$/,
    addresses: /^["'rRbB]{1,3}(?:abfss?|az):\/\//,
  },
  google: {
    callee:
      /^(?:storage|bigquery|firestore|pubsub_v1|secretmanager|aiplatform|vision|speech|translate|google\.\w[\w.]*)\.(?:Client|\w+Client|default|init)$|(?:^|\.)GCSFileSystem$/,
    explicit: /^(?:credentials|token|client_options)$/,
    addresses: /^["'rRbB]{1,3}gs:\/\//,
  },
} as const;

/** Whether the module makes another client of the finding's vendor that would pick up the vendor's own variables. */
export function clientWithoutKeys(module: Module, { chain }: Finding): boolean {
  if (chain === undefined) return false;
  const { callee, explicit, addresses } = CLIENTS[chain];
  return module.code.some((token, at) => {
    if (token.kind === "string") return addresses.test(module.text.slice(token.start, token.start + 16));
    if (token.kind !== "op" || module.word(at) !== "(") return false;
    if (!callee.test(calleeBefore(module, at - 1).name)) return false;
    const end = closing(module, at);
    for (let inside = at + 1; inside < end; inside += 1) {
      if (module.brackets[inside] !== at) continue;
      // `**settings` may hold the keys.
      if (module.word(inside) === "**") return false;
      if (module.word(inside + 1) === "=" && explicit.test(module.word(inside))) return false;
    }
    return true;
  });
}

/** The credentials that work only together with `finding`: of each other variable of its chain the nearest one. */
export function partnersOf(finding: Finding, findings: readonly Finding[]): Finding[] {
  if (finding.chain === undefined) return [];
  const nearest = new Map<string, Finding>();
  for (const other of findings) {
    const kind = other.environment ?? other.rule;
    if (other.chain !== finding.chain || kind === (finding.environment ?? finding.rule)) continue;
    const known = nearest.get(kind);
    if (known === undefined || distance(finding, other) < distance(finding, known)) nearest.set(kind, other);
  }
  return [...nearest.values()];
}

function distance(one: Finding, other: Finding): number {
  return Math.abs(one.start - other.start);
}
