import type { Denied } from "../store";

/** What a policy must allow: an action, and the ARN (pattern) that it acts on. */
export interface Wanted {
  readonly action: string;
  readonly resource: string;
}

/** Whose the resources are; `account` is its number, where that is known. */
export interface Owner {
  readonly region: string;
  readonly account?: string;
}

/** A secret by its name or ARN; what AWS adds to the name is six letters (IAM's reference of Secrets Manager). */
export function secretArn(owner: Owner, name: string): string {
  return name.startsWith("arn:") ? name : `${arnOf("secretsmanager", owner)}:secret:${name}-??????`;
}

export function parameterArn(owner: Owner, name: string): string {
  return `${arnOf("ssm", owner)}:parameter/${name.replace(/^\//, "")}`;
}

function arnOf(service: string, { region, account = "*" }: Owner): string {
  const partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  return `arn:${partition}:${service}:${region}:${account}`;
}

/** The policy that would allow a call. `message`: AWS's own, of which only known forms are looked for. */
export function denied({ action, resource }: Wanted, message: string): Denied {
  if (/explicit deny/i.test(message)) {
    return { kind: "denied", needs: `A policy of AWS denies ${action} on ${resource} explicitly: it must be changed.` };
  }
  if (/\bKMS\b/.test(message) && !action.startsWith("kms:")) {
    const needs = `Your policies do not allow to decrypt with the key (KMS) of ${resource}.`;
    return { kind: "denied", needs, grant: grantFor("kms:Decrypt", "*") };
  }
  const needs = `Your policies do not allow ${action} on ${resource}.`;
  return { kind: "denied", needs, grant: grantFor(action, resource) };
}

function grantFor(action: string, resource: string): NonNullable<Denied["grant"]> {
  const policy = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: resource }],
  };
  return { language: "iam", text: JSON.stringify(policy, undefined, 2) };
}
