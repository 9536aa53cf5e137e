import { createHash, randomUUID } from "node:crypto";
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import type { Secret } from "../../secret/secret";
import { type Refused, refuse } from "../../text/refused";
import type { ItemWritten, WriteHow } from "../managers/client";
import type { Call, Failure } from "../store";
import { type Asker, ask } from "./ask";
import { currentOf } from "./facts";
import { isOfDeletion, type SdkError } from "./failure";
import { secretArn, type Wanted } from "./grant";
import type { AwsLogin } from "./login";

type Written = ItemWritten | Refused | Failure;

/** The stage of a version that is written and not yet the current one. */
const STAGE = "SEALWRIGHT";
const TAKEN: ItemWritten = { kind: "taken" };

/** One secret that is written. */
interface Step {
  readonly asker: Asker;
  readonly login: AwsLogin;
  readonly call: Call;
  readonly name: string;
  readonly value: Secret;
}

/**
 * Writes a value. AWS replaces without looking; what it has is a stage that is moved from a version that is named, and from no other:
 * so a value that replaces that version is written aside first, and becomes the current one only from there.
 */
export async function writeSecret(step: Step, how: WriteHow): Promise<Written> {
  if (how.mode === "create") return create(step);
  return how.ifVersion === undefined ? put(step) : replace(step, how.ifVersion);
}

async function create(step: Step): Promise<Written> {
  const { asker, login, call, name, value } = step;
  const command = new CreateSecretCommand({
    Name: name,
    SecretString: value.reveal(),
    ClientRequestToken: randomUUID(),
  });
  const answer = await ask(
    asker,
    call,
    wanted(step, "CreateSecret"),
    (options) => login.secrets.send(command, options),
    (error) => (error.name === "ResourceExistsException" ? TAKEN : (refusedBy(step, error) ?? badValue(error))),
  );
  if (answer.kind === "answer") return written(answer.output.VersionId);
  return answer === TAKEN ? inPlace(step) : answer;
}

/** A secret of that name is there: it may be scheduled for deletion, or have no value yet, as Terraform makes them. */
async function inPlace(step: Step): Promise<Written> {
  const { asker, login, call, name } = step;
  const command = new DescribeSecretCommand({ SecretId: name });
  const answer = await ask(asker, call, wanted(step, "DescribeSecret"), (options) =>
    login.secrets.send(command, options),
  );
  if (answer.kind !== "answer") return TAKEN;
  if (answer.output.DeletedDate !== undefined) return deletedText(name);
  return currentOf(answer.output.VersionIdsToStages) === undefined ? put(step) : TAKEN;
}

/** `token`: the id of the version that is made; another value under the id of one that is there is refused. */
async function put(step: Step, token: string = randomUUID(), stages?: string[]): Promise<Written> {
  const { asker, login, call, name, value } = step;
  const command = new PutSecretValueCommand({
    SecretId: name,
    SecretString: value.reveal(),
    ClientRequestToken: token,
    ...(stages === undefined ? {} : { VersionStages: stages }),
  });
  const answer = await ask(
    asker,
    call,
    wanted(step, "PutSecretValue"),
    (options) => login.secrets.send(command, options),
    (error) => (error.name === "ResourceExistsException" ? TAKEN : (refusedBy(step, error) ?? badValue(error))),
  );
  return answer.kind === "answer" ? written(answer.output.VersionId) : answer;
}

async function replace(step: Step, ifVersion: string): Promise<Written> {
  const token = randomUUID();
  const aside = await put(step, token, [STAGE]);
  if (aside.kind !== "written") return aside;
  const moved = await moveStage(step, "AWSCURRENT", { RemoveFromVersionId: ifVersion, MoveToVersionId: token });
  if (moved === undefined) return { kind: "written", version: token };
  if (moved.kind === "denied") return put(step, successorOf(step.name, ifVersion));
  // Without the stage the version that was written aside is one that AWS clears away.
  await moveStage(step, STAGE, { RemoveFromVersionId: token });
  return moved;
}

/** An id for what follows a version: of two of us who replace the same one, the second is refused. Others are not seen. */
function successorOf(name: string, version: string): string {
  return createHash("sha256").update(`sealwright\0${name}\0${version}`).digest("hex").slice(0, 64);
}

async function moveStage(
  step: Step,
  VersionStage: string,
  from: { readonly RemoveFromVersionId: string; readonly MoveToVersionId?: string },
): Promise<ItemWritten | Failure | undefined> {
  const { asker, login, call, name: SecretId } = step;
  const command = new UpdateSecretVersionStageCommand({ SecretId, VersionStage, ...from });
  const answer = await ask(
    asker,
    call,
    wanted(step, "UpdateSecretVersionStage"),
    (options) => login.secrets.send(command, options),
    // The stage is another version's by now, or that version is gone.
    ({ name }) => (name === "InvalidParameterException" || name === "ResourceNotFoundException" ? TAKEN : undefined),
  );
  return answer.kind === "answer" ? undefined : answer;
}

function refusedBy({ name }: Step, error: SdkError): Refused | undefined {
  return error.name === "InvalidRequestException" && isOfDeletion(error.message) ? deletedText(name) : undefined;
}

function badValue({ name, status }: SdkError): Refused | undefined {
  if (name === "LimitExceededException")
    return refuse("limit", "AWS keeps no more: the quota of secrets or versions is reached.");
  return name === "ValidationException" || (name === "InvalidParameterException" && status === 400)
    ? refuse("value", "AWS does not take the value or the name: a value has 1 to 65,536 bytes.")
    : undefined;
}

function deletedText(name: string): Refused {
  return refuse(
    "deleted",
    `${name} is scheduled for deletion, and its name is taken until then: restore it, or take another.`,
  );
}

function written(version: string | undefined): ItemWritten {
  return { kind: "written", ...(version === undefined ? {} : { version }) };
}

function wanted({ login, name }: Step, action: string): Wanted {
  return { action: `secretsmanager:${action}`, resource: secretArn(login.owner, name) };
}
