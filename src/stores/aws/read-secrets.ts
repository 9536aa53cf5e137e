import {
  BatchGetSecretValueCommand,
  type BatchGetSecretValueCommandOutput,
  GetSecretValueCommand,
  type SecretValueEntry,
} from "@aws-sdk/client-secrets-manager";
import { Secret } from "../../secret/secret";
import type { Item } from "../managers/client";
import type { ManagerReference } from "../managers/reference";
import type { Call, Failure } from "../store";
import { type Asker, ask } from "./ask";
import { failureNamed } from "./failure";
import { secretArn } from "./grant";
import type { AwsLogin } from "./login";
import { versionAsked } from "./names";

/** The most that one request may ask for (BatchGetSecretValue). */
const BATCH = 20;

/** The stage of the version that is meant where none is named. */
const CURRENT = "AWSCURRENT";

type Read = Item | Failure;

/** Reads secrets, by twenties where that is allowed. */
export class SecretReader {
  /** Logins that may not read several at once: one by one is tried at once for them. */
  readonly #single = new WeakSet<AwsLogin>();

  constructor(private readonly asker: Asker) {}

  async read(items: readonly ManagerReference[], login: AwsLogin, call: Call): Promise<readonly Read[]> {
    const results = new Map<ManagerReference, Read>();
    // A batch gives the current version alone, and is a permission of its own.
    const plain = items.filter(({ version }) => version === undefined);
    const batches = plain.length > 1 && !this.#single.has(login) ? slices(plain) : [];
    await Promise.all(batches.map((batch) => this.#readBatch(batch, login, call, results)));
    const left = items.filter((item) => !results.has(item));
    await Promise.all(left.map(async (item) => results.set(item, await this.#readOne(item, login, call))));
    return items.map((item) => results.get(item) ?? { kind: "absent" });
  }

  async #readOne({ path, version }: ManagerReference, login: AwsLogin, call: Call): Promise<Read> {
    const name = path.join("/");
    const wanted = wantedToRead(login, name);
    const command = new GetSecretValueCommand({ SecretId: name, ...versionAsked(version ?? CURRENT) });
    const answer = await ask(this.asker, call, wanted, (options) => login.secrets.send(command, options));
    return answer.kind === "answer" ? itemIn(answer.output) : answer;
  }

  /** What a batch leaves unanswered, since it is denied or too large, is left to single reads. */
  async #readBatch(
    batch: readonly ManagerReference[],
    login: AwsLogin,
    call: Call,
    results: Map<ManagerReference, Read>,
  ): Promise<void> {
    const names = new Map(batch.map((item) => [item.path.join("/"), item]));
    const wanted = { action: "secretsmanager:BatchGetSecretValue", resource: "*" };
    let page: string | undefined;
    do {
      const command = new BatchGetSecretValueCommand({
        SecretIdList: [...names.keys()],
        ...(page === undefined ? {} : { NextToken: page }),
      });
      const answer = await ask(this.asker, call, wanted, (options) => login.secrets.send(command, options));
      if (answer.kind === "denied") {
        this.#single.add(login);
        return;
      }
      if (answer.kind !== "answer") {
        for (const item of batch) if (!results.has(item)) results.set(item, answer);
        return;
      }
      this.#take(answer.output, names, login, results);
      page = answer.output.NextToken;
    } while (page !== undefined);
  }

  #take(
    { SecretValues = [], Errors = [] }: BatchGetSecretValueCommandOutput,
    names: ReadonlyMap<string, ManagerReference>,
    login: AwsLogin,
    results: Map<ManagerReference, Read>,
  ): void {
    for (const value of SecretValues) {
      const item = names.get(value.Name ?? "") ?? names.get(value.ARN ?? "");
      if (item !== undefined) results.set(item, itemIn(value));
    }
    for (const { SecretId = "", ErrorCode: name = "", Message: message = "" } of Errors) {
      const item = names.get(SecretId);
      const error = { name, message, status: 400, clockCorrected: false };
      if (item !== undefined) results.set(item, failureNamed(error, wantedToRead(login, SecretId), this.asker.name));
    }
  }
}

function wantedToRead({ owner }: AwsLogin, name: string) {
  return { action: "secretsmanager:GetSecretValue", resource: secretArn(owner, name) };
}

/** A binary value is given as Base64, whatever its bytes. */
function itemIn({ SecretString, SecretBinary, VersionId }: SecretValueEntry): Item {
  const value = SecretString ?? Buffer.from(SecretBinary ?? []).toString("base64");
  return { kind: "item", whole: new Secret(value), ...(VersionId === undefined ? {} : { version: VersionId }) };
}

function slices<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) =>
    all.slice(index * BATCH, (index + 1) * BATCH),
  );
}
