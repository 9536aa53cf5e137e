import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { Secret } from "../../secret/secret";
import type { Item } from "../managers/client";
import type { Call, Failure } from "../store";
import { type Asker, ask } from "./ask";
import { sessionName } from "./credentials";
import type { AwsLogin } from "./login";

/** Who signs: the name of the user or the session, and the account's number. */
interface Identity {
  readonly kind: "identity";
  readonly as: string;
  readonly account: string;
}

/** Asks AWS who signs with these credentials; needs no permission. */
export async function callerIdentity(asker: Asker, { config }: AwsLogin, call: Call): Promise<Identity | Failure> {
  const client = new STSClient(config);
  const wanted = { action: "sts:GetCallerIdentity", resource: "*" };
  const answer = await ask(asker, call, wanted, (options) => client.send(new GetCallerIdentityCommand({}), options));
  if (answer.kind !== "answer") return answer;
  const { Arn = "", Account: account = "" } = answer.output;
  return { kind: "identity", as: Arn.split(":").slice(5).join(":") || "somebody", account };
}

/** A session of a role: three fields of one answer, which work until its end and cannot be taken back before. */
export async function sessionOf(asker: Asker, { config }: AwsLogin, role: string, call: Call): Promise<Item | Failure> {
  const client = new STSClient(config);
  const command = new AssumeRoleCommand({ RoleArn: role, RoleSessionName: sessionName() });
  const wanted = { action: "sts:AssumeRole", resource: role };
  const answer = await ask(asker, call, wanted, (options) => client.send(command, options));
  if (answer.kind !== "answer") {
    if (answer.kind !== "denied") return answer;
    return { ...answer, needs: `${answer.needs} The role's own trust policy must name you too.` };
  }
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "", Expiration } = answer.output.Credentials ?? {};
  const fields = new Map([
    ["access_key_id", new Secret(AccessKeyId)],
    ["secret_access_key", new Secret(SecretAccessKey)],
    ["session_token", new Secret(SessionToken)],
  ]);
  const expires = Expiration ?? new Date(asker.clock.now());
  return { kind: "item", fields, lease: { id: `${role} ${expires.toISOString()}`, expires, renewable: false } };
}
