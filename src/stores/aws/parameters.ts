import {
  DeleteParameterCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersCommand,
  type Parameter,
  type ParameterHistory,
  type ParameterStringFilter,
  PutParameterCommand,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { Secret } from "../../secret/secret";
import { type Refused, refuse } from "../../text/refused";
import type { Item, ItemWritten, WriteHow } from "../managers/client";
import { type ManagerReference, managerReference } from "../managers/reference";
import type { Call, Failure, ListResult, Metadata, MetadataResult, Place, RemoveResult } from "../store";
import { type Asker, ask } from "./ask";
import { parameterArn, type Wanted } from "./grant";
import { levelPage, type Names } from "./levels";
import type { AwsLogin } from "./login";
import { parameterName, parameterPath } from "./names";

/** The most that one request may ask for (GetParameters), and the most of a page (DescribeParameters, GetParameterHistory). */
const BATCH = 10;
const PAGE = 50;
/** A parameter has 100 versions at the most. */
const HISTORY_PAGES = 2;

type Read = Item | Failure;

/** The parameters of Systems Manager's Parameter Store, of one login. */
export class Parameters {
  readonly #client: SSMClient;
  #single = false;

  constructor(
    private readonly asker: Asker,
    private readonly login: AwsLogin,
  ) {
    this.#client = new SSMClient(login.config);
  }

  async read(items: readonly ManagerReference[], call: Call): Promise<readonly Read[]> {
    const slices = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, index) =>
      items.slice(index * BATCH, (index + 1) * BATCH),
    );
    return (await Promise.all(slices.map((slice) => this.#readSome(slice, call)))).flat();
  }

  /** One that is denied denies all of a request: then one by one. */
  async #readSome(items: readonly ManagerReference[], call: Call): Promise<readonly Read[]> {
    if (items.length > 1 && !this.#single) {
      const names = new Map(items.map((item) => [selectorOf(item), item]));
      const command = new GetParametersCommand({ Names: [...names.keys()], WithDecryption: true });
      const wanted = this.#wanted("GetParameters", "*");
      const answer = await ask(this.asker, call, wanted, (options) => this.#client.send(command, options));
      if (answer.kind === "answer") {
        const found = new Map((answer.output.Parameters ?? []).map((one) => [`${one.Name}${one.Selector ?? ""}`, one]));
        return items.map((item) => {
          const parameter = found.get(selectorOf(item));
          return parameter === undefined ? { kind: "absent" } : itemIn(parameter);
        });
      }
      if (answer.kind !== "denied") return items.map(() => answer);
      this.#single = true;
    }
    return Promise.all(items.map((item) => this.#readOne(selectorOf(item), call)));
  }

  async #readOne(selector: string, call: Call): Promise<Read> {
    const command = new GetParameterCommand({ Name: selector, WithDecryption: true });
    const wanted = this.#wanted("GetParameter", selector.split(":")[0] ?? "");
    const answer = await ask(this.asker, call, wanted, (options) => this.#client.send(command, options));
    return answer.kind === "answer" ? itemIn(answer.output.Parameter ?? {}) : answer;
  }

  /**
   * The store replaces without looking, and counts versions: where another was written between, its value is put back as the newest,
   * and ours is not kept.
   */
  async write(
    { path }: ManagerReference,
    value: Secret,
    how: WriteHow,
    call: Call,
  ): Promise<ItemWritten | Refused | Failure> {
    const name = parameterName(path);
    const written = await this.#put(name, value, how.mode === "create" ? "create" : "replace", call);
    if (written.kind !== "written" || how.mode === "create" || how.ifVersion === undefined) return written;
    const version = Number(written.version);
    if (version === Number(how.ifVersion) + 1) return written;
    const theirs = version > 1 ? await this.#readOne(`${name}:${version - 1}`, call) : undefined;
    if (theirs?.kind !== "item" || theirs.whole === undefined) return { kind: "taken" };
    const back = await this.#put(name, theirs.whole, "replace", call);
    return back.kind === "written" ? { kind: "taken" } : back;
  }

  async #put(Name: string, value: Secret, mode: "create" | "replace", call: Call) {
    const create = mode === "create";
    const command = new PutParameterCommand({
      Name,
      Value: value.reveal(),
      Overwrite: !create,
      ...(create ? { Type: "SecureString" } : {}),
    });
    const answer = await ask(
      this.asker,
      call,
      this.#wanted("PutParameter", Name),
      (options) => this.#client.send(command, options),
      ({ name }): ItemWritten | Refused | undefined => {
        if (name === "ParameterAlreadyExists") return { kind: "taken" };
        if (
          name !== "ValidationException" &&
          !name.startsWith("Hierarchy") &&
          name !== "ParameterMaxVersionLimitExceeded"
        )
          return undefined;
        return refuse("value", `AWS does not take the value or the name (${name}): a value has 1 to 4,096 characters.`);
      },
    );
    if (answer.kind !== "answer") return answer;
    return { kind: "written", version: String(answer.output.Version ?? "") } as const;
  }

  async remove({ path }: ManagerReference, call: Call): Promise<RemoveResult> {
    const name = parameterName(path);
    const command = new DeleteParameterCommand({ Name: name });
    const wanted = this.#wanted("DeleteParameter", name);
    const answer = await ask(this.asker, call, wanted, (options) => this.#client.send(command, options));
    return answer.kind === "answer" ? { kind: "removed" } : answer;
  }

  async metadata({ path }: ManagerReference, call: Call): Promise<MetadataResult> {
    const name = parameterName(path);
    const history: ParameterHistory[] = [];
    let next: string | undefined;
    for (let count = 0; count < HISTORY_PAGES; count++) {
      const command = new GetParameterHistoryCommand({
        Name: name,
        MaxResults: PAGE,
        ...(next === undefined ? {} : { NextToken: next }),
      });
      const wanted = this.#wanted("GetParameterHistory", name);
      const answer = await ask(this.asker, call, wanted, (options) => this.#client.send(command, options));
      if (answer.kind !== "answer") return answer;
      history.push(...(answer.output.Parameters ?? []));
      next = answer.output.NextToken;
      if (next === undefined) break;
    }
    return { kind: "metadata", metadata: factsIn(history) };
  }

  list(place: Place, top: string, call: Call, page?: string): Promise<ListResult> {
    const below = place.slice(1);
    const filters: ParameterStringFilter[] =
      below.length === 0 ? [] : [{ Key: "Path", Option: "Recursive", Values: [`/${below.join("/")}`] }];
    return levelPage(place, page, (next) => this.#names(filters, top, call, next));
  }

  async #names(
    ParameterFilters: ParameterStringFilter[],
    top: string,
    call: Call,
    next: string | undefined,
  ): Promise<Names | Failure> {
    const command = new DescribeParametersCommand({
      MaxResults: PAGE,
      ...(ParameterFilters.length === 0 ? {} : { ParameterFilters }),
      ...(next === undefined ? {} : { NextToken: next }),
    });
    const wanted = this.#wanted("DescribeParameters", "*");
    const answer = await ask(this.asker, call, wanted, (options) => this.#client.send(command, options));
    if (answer.kind !== "answer") return answer;
    const { Parameters = [], NextToken } = answer.output;
    const names = Parameters.flatMap((one): Names["names"] => {
      if (one.Name === undefined) return [];
      const path = parameterPath(one.Name);
      const facts: Metadata = {
        ...(one.LastModifiedDate === undefined ? {} : { changed: one.LastModifiedDate }),
        ...(one.Description ? { description: one.Description } : {}),
      };
      const reference = managerReference("aws-ssm", { path });
      const sealed = one.Type === "SecureString";
      return [{ path: [top, ...path], entry: { kind: "secret", name: path.at(-1) ?? "", reference, sealed, facts } }];
    });
    return { kind: "names", names, ...(NextToken === undefined ? {} : { next: NextToken }) };
  }

  #wanted(action: string, name: string): Wanted {
    return { action: `ssm:${action}`, resource: name === "*" ? "*" : parameterArn(this.login.owner, name) };
  }
}

/** As AWS names a version of a parameter, by its number or a label. */
function selectorOf({ path, version }: ManagerReference): string {
  return `${parameterName(path)}${version === undefined ? "" : `:${version}`}`;
}

function itemIn({ Value, Version }: Parameter): Item {
  return {
    kind: "item",
    ...(Value === undefined ? {} : { whole: new Secret(Value) }),
    ...(Version === undefined ? {} : { version: String(Version) }),
  };
}

function factsIn(history: readonly ParameterHistory[]): Metadata {
  const newest = [...history].sort((a, b) => (b.Version ?? 0) - (a.Version ?? 0));
  const [last] = newest;
  const first = newest.at(-1)?.LastModifiedDate;
  return {
    ...(first === undefined ? {} : { created: first }),
    ...(last?.LastModifiedDate === undefined ? {} : { changed: last.LastModifiedDate }),
    ...(last?.Description ? { description: last.Description } : {}),
    versions: newest.map(({ Version, LastModifiedDate, Labels = [] }) => ({
      id: String(Version),
      state: "enabled" as const,
      ...(LastModifiedDate === undefined ? {} : { created: LastModifiedDate }),
      ...(Labels.length === 0 ? {} : { labels: Labels }),
    })),
  };
}
