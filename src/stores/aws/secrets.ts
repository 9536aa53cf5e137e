import { randomUUID } from "node:crypto";
import {
  DeleteSecretCommand,
  DescribeSecretCommand,
  type Filter,
  ListSecretsCommand,
  ListSecretVersionIdsCommand,
  RestoreSecretCommand,
  RotateSecretCommand,
  type SecretListEntry,
} from "@aws-sdk/client-secrets-manager";
import { refuse } from "../../text/refused";
import { managerReference } from "../managers/reference";
import type {
  Call,
  Failure,
  ListResult,
  MetadataResult,
  Place,
  RemoveResult,
  RestoreResult,
  RotateResult,
  StoreEntry,
} from "../store";
import { type Asker, ask } from "./ask";
import { factsOf, versionsOf } from "./facts";
import { isOfDeletion } from "./failure";
import { secretArn, type Wanted } from "./grant";
import { levelPage, type Names } from "./levels";
import type { AwsLogin } from "./login";
import { splitName } from "./names";

const PAGE = 100;

/** What AWS Secrets Manager does with secrets besides reading and writing values. */
export class Secrets {
  constructor(private readonly asker: Asker) {}

  /** One level. `more`: what stands before it. */
  list(place: Place, login: AwsLogin, call: Call, page?: string, more?: readonly StoreEntry[]): Promise<ListResult> {
    const filters = place.length === 0 ? [] : [{ Key: "name" as const, Values: [`${place.join("/")}/`] }];
    return levelPage(place, page, (next) => this.#names(filters, login, call, next), more);
  }

  /** Secrets that hold each word of a text in their name, description or tags. AWS looks, and finds no parts of words. */
  async search(text: string, login: AwsLogin, call: Call, page?: string): Promise<ListResult> {
    const part = await this.#names([{ Key: "all", Values: [text] }], login, call, page);
    if (part.kind !== "names") return part;
    const words = text.toLowerCase().split(/\s/).filter(Boolean);
    const entries = part.names.flatMap(({ path, entry }) => {
      const { description = "", labels = [] } = (entry.kind === "secret" && entry.facts) || {};
      const held = [path.join("/"), description, ...[...labels].flat()].join("\n").toLowerCase();
      return words.every((word) => held.includes(word)) ? [{ ...entry, name: path.join("/") }] : [];
    });
    return { kind: "page", entries, ...(part.next === undefined ? {} : { next: part.next }) };
  }

  async #names(Filters: Filter[], login: AwsLogin, call: Call, next: string | undefined): Promise<Names | Failure> {
    const command = new ListSecretsCommand({
      MaxResults: PAGE,
      SortBy: "name",
      SortOrder: "asc",
      ...(Filters.length === 0 ? {} : { Filters }),
      ...(next === undefined ? {} : { NextToken: next }),
    });
    const wanted = { action: "secretsmanager:ListSecrets", resource: "*" };
    const answer = await ask(this.asker, call, wanted, (options) => login.secrets.send(command, options));
    if (answer.kind !== "answer") return answer;
    const { SecretList = [], NextToken } = answer.output;
    return {
      kind: "names",
      names: SecretList.flatMap((secret) => this.#named(secret)),
      ...(NextToken === undefined ? {} : { next: NextToken }),
    };
  }

  #named(secret: SecretListEntry): Names["names"] {
    if (secret.Name === undefined || secret.DeletedDate !== undefined) return [];
    const path = splitName(secret.Name);
    const reference = managerReference("aws-sm", { path });
    const facts = factsOf(secret, this.asker.clock.now());
    const name = path.at(-1) ?? "";
    return [{ path, entry: { kind: "secret", name, reference, sealed: true, facts } }];
  }

  async metadata(name: string, login: AwsLogin, call: Call): Promise<MetadataResult> {
    const list = new ListSecretVersionIdsCommand({ SecretId: name, MaxResults: PAGE, IncludeDeprecated: true });
    const listing = ask(this.asker, call, wanted(login, name, "ListSecretVersionIds"), (options) =>
      login.secrets.send(list, options),
    );
    const command = new DescribeSecretCommand({ SecretId: name });
    const answer = await ask(this.asker, call, wanted(login, name, "DescribeSecret"), (options) =>
      login.secrets.send(command, options),
    );
    if (answer.kind !== "answer") return answer;
    const listed = await listing;
    const dated = listed.kind === "answer" ? listed.output.Versions : undefined;
    const versions = versionsOf(dated, answer.output.VersionIdsToStages ?? {});
    return { kind: "metadata", metadata: { ...factsOf(answer.output, this.asker.clock.now()), versions } };
  }

  /** AWS keeps it for 30 days more, in which it can be restored. */
  async remove(name: string, login: AwsLogin, call: Call): Promise<RemoveResult> {
    const command = new DeleteSecretCommand({ SecretId: name });
    const answer = await ask(
      this.asker,
      call,
      wanted(login, name, "DeleteSecret"),
      (options) => login.secrets.send(command, options),
      (error): Failure | undefined =>
        error.name === "InvalidRequestException" && isOfDeletion(error.message) ? { kind: "absent" } : undefined,
    );
    if (answer.kind !== "answer") return answer;
    const until = answer.output.DeletionDate;
    return { kind: "removed", ...(until === undefined ? {} : { until }) };
  }

  async restore(name: string, login: AwsLogin, call: Call): Promise<RestoreResult> {
    const command = new RestoreSecretCommand({ SecretId: name });
    const answer = await ask(this.asker, call, wanted(login, name, "RestoreSecret"), (options) =>
      login.secrets.send(command, options),
    );
    return answer.kind === "answer" ? { kind: "restored" } : answer;
  }

  /** Starts the rotation that is set up; AWS's function makes the new value in its own time. */
  async rotate(name: string, login: AwsLogin, call: Call): Promise<RotateResult> {
    const command = new RotateSecretCommand({ SecretId: name, ClientRequestToken: randomUUID() });
    const answer = await ask(
      this.asker,
      call,
      wanted(login, name, "RotateSecret"),
      (options) => login.secrets.send(command, options),
      (error) =>
        error.name === "InvalidRequestException" && !isOfDeletion(error.message)
          ? refuse("no-rotation", `${name} has no rotation that can be started now: set it up in AWS.`)
          : undefined,
    );
    return answer.kind === "answer" ? { kind: "rotated" } : answer;
  }
}

function wanted({ owner }: AwsLogin, name: string, action: string): Wanted {
  return { action: `secretsmanager:${action}`, resource: secretArn(owner, name) };
}
