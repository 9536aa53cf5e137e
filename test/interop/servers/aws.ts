import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pythonWith } from "../python";
import { freePort, until } from "./ports";

const MOTO = "moto[server,secretsmanager,ssm,sts]==5.2.5";
const MINISTACK = "ministack==1.5.33";

export const REGION = "eu-central-1";
/** Variables of whoever may do everything on both servers. */
export const ROOT = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "a secret key of a test", AWS_REGION: REGION };

/** A server that stands for all of AWS, in memory, on a port of its own. */
export class AwsServer {
  private constructor(
    readonly address: string,
    readonly stop: () => void,
  ) {}

  /** moto, which rotates and never denies; `undefined` where it cannot be had. */
  static moto(): Promise<AwsServer | undefined> {
    return AwsServer.#start(MOTO, "moto_server", (port) => [["-H", "127.0.0.1", "-p", String(port)], {}]);
  }

  /** MiniStack, which checks signatures and IAM's policies. */
  static miniStack(): Promise<AwsServer | undefined> {
    // It would listen on all addresses.
    const env = (port: number) => ({ AUTH: "true", BIND_HOST: "127.0.0.1", GATEWAY_PORT: String(port) });
    return AwsServer.#start(MINISTACK, "ministack", (port) => [[], env(port)]);
  }

  static async #start(
    requirement: string,
    program: string,
    how: (port: number) => readonly [args: readonly string[], env: Readonly<Record<string, string>>],
  ): Promise<AwsServer | undefined> {
    const python = pythonWith(requirement);
    if (python === undefined) return undefined;
    const home = mkdtempSync(join(tmpdir(), "sealwright-aws-"));
    const port = await freePort();
    const [args, more] = how(port);
    const env = { PATH: process.env.PATH, HOME: home, ...more };
    const server = spawn(join(dirname(python), program), args, { env, cwd: home, stdio: "ignore" });
    const stop = () => {
      server.kill("SIGKILL");
      rmSync(home, { recursive: true, force: true });
    };
    const aws = new AwsServer(`http://127.0.0.1:${port}`, stop);
    await until(async () => (await aws.call("secretsmanager.ListSecrets", {})) !== undefined, 30);
    return aws;
  }

  /** A call of Secrets Manager's or Systems Manager's API, as root: `secretsmanager.CreateSecret`, `AmazonSSM.PutParameter`. */
  async call(target: string, body: object): Promise<Record<string, unknown>> {
    const service = target.startsWith("AmazonSSM") ? "ssm" : "secretsmanager";
    const headers = { ...signedFor(service), "x-amz-target": target, "content-type": "application/x-amz-json-1.1" };
    const answer = await fetch(this.address, { method: "POST", headers, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${target}: ${answer.status} ${text}`);
    return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  }

  /** A call of IAM's API, as root; the XML of its answer. */
  async iam(parameters: Readonly<Record<string, string>>): Promise<string> {
    const body = new URLSearchParams({ Version: "2010-05-08", ...parameters }).toString();
    const headers = { ...signedFor("iam"), "content-type": "application/x-www-form-urlencoded" };
    const answer = await fetch(this.address, { method: "POST", headers, body });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${parameters.Action}: ${answer.status} ${text}`);
    return text;
  }

  /** The variables of a new user who has that policy alone (JSON). */
  async userWith(policy: string): Promise<Record<string, string>> {
    const user = `user-${Math.random().toString(36).slice(2)}`;
    await this.iam({ Action: "CreateUser", UserName: user });
    await this.iam({ Action: "PutUserPolicy", UserName: user, PolicyName: "only", PolicyDocument: policy });
    const keys = await this.iam({ Action: "CreateAccessKey", UserName: user });
    const [, id = ""] = /<AccessKeyId>([^<]+)</.exec(keys) ?? [];
    const [, key = ""] = /<SecretAccessKey>([^<]+)</.exec(keys) ?? [];
    return { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: key, AWS_REGION: REGION };
  }

  /** The ARN of a new role that everyone may take, or one principal by another action. */
  async role(name: string, Principal: object = { AWS: "*" }, Action = "sts:AssumeRole"): Promise<string> {
    const trust = { Effect: "Allow", Principal, Action };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
    const made = await this.iam({ Action: "CreateRole", RoleName: name, AssumeRolePolicyDocument });
    return /<Arn>([^<]+)</.exec(made)?.[1] ?? "";
  }
}

/** Root's signature is not looked at. */
function signedFor(service: string): { authorization: string } {
  const scope = `${ROOT.AWS_ACCESS_KEY_ID}/20261128/${REGION}/${service}/aws4_request`;
  return { authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0` };
}
