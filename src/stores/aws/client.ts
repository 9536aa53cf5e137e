import { type Refused, refuse } from "../../text/refused";
import type { Item, ItemValue, ItemWritten, ManagerClient, WriteHow } from "../managers/client";
import type { ManagerContext } from "../managers/context";
import { fieldNames, fieldsPage } from "../managers/fields";
import type { Instance } from "../managers/instance";
import { KeptLogin } from "../managers/kept-login";
import { type ManagerReference, managerReference } from "../managers/reference";
import {
  type Call,
  type Capabilities,
  type Failure,
  FIELDS,
  type ListResult,
  type MetadataResult,
  type Place,
  type RemoveResult,
  type RestoreResult,
  type RotateResult,
  type SignInResult,
  type StoreEntry,
} from "../store";
import type { Asker } from "./ask";
import { type AwsLogin, signedOutOf, signInToAws } from "./login";
import { wrongName } from "./names";
import type { Parameters } from "./parameters";
import { SecretReader } from "./read-secrets";
import { Secrets } from "./secrets";
import { writeSecret } from "./write-secret";

/** The groups at the top that are no names of secrets, which have no blanks. */
const PARAMETERS = "Parameter Store";
const ROLES = "Sessions of roles";
const SESSION_FIELDS = ["access_key_id", "secret_access_key", "session_token"];

/** One region of one account: Secrets Manager, Parameter Store, and sessions of roles. */
export class AwsClient implements ManagerClient {
  readonly capabilities: Capabilities = {
    write: true,
    remove: true,
    versions: true,
    leases: true,
    softDelete: true,
    throughFiles: false,
  };
  readonly fields = "json";
  readonly #instance: Instance;
  readonly #asker: Asker;
  readonly #login: KeptLogin<AwsLogin>;
  readonly #secrets: Secrets;
  readonly #reader: SecretReader;
  readonly #parameters = new WeakMap<AwsLogin, Parameters>();

  /** Throws an `Error` with a sentence where a file of the settings cannot be read. */
  constructor(instance: Instance, context: ManagerContext) {
    this.#instance = instance;
    this.#asker = { name: instance.name, clock: context.clock };
    this.#secrets = new Secrets(this.#asker);
    this.#reader = new SecretReader(this.#asker);
    context.http(instance);
    this.#login = new KeptLogin(context.clock, (call) => this.#begin(context, call));
  }

  checkName({ kind, path }: ManagerReference): string | undefined {
    return wrongName(kind, path);
  }

  /** The account that the settings name is compared before anything is asked of it. */
  async #begin(context: ManagerContext, call: Call): Promise<AwsLogin | Failure> {
    const login = await signInToAws(this.#instance, context, call);
    const { account } = this.#instance;
    if (login.kind !== "login" || account === undefined) return login;
    const { accountId } = login.config.credentials;
    const identity =
      accountId === undefined ? await this.#identity(login, call) : ({ kind: "identity", account: accountId } as const);
    if (identity.kind !== "identity") return identity;
    if (identity.account === account) return login;
    const how = `The credentials are of the account ${identity.account}, and its settings name ${account}.`;
    return signedOutOf(this.#instance, how);
  }

  async #identity(login: AwsLogin, call: Call) {
    const { callerIdentity } = await import("./sts");
    return callerIdentity(this.#asker, login, call);
  }

  signIn(call: Call): Promise<SignInResult> {
    return this.#with<SignInResult>(call, async (login) => {
      const identity = await this.#identity(login, call);
      if (identity.kind !== "identity") return identity;
      const until = login.until === undefined ? {} : { until: new Date(login.until) };
      return { kind: "signed-in", as: `${identity.as} of ${identity.account}`, ...until };
    });
  }

  async signOut(): Promise<void> {
    this.#login.forget();
  }

  async read(items: readonly ManagerReference[], call: Call): Promise<readonly (Item | Failure)[]> {
    const login = await this.#login.get(call);
    if (login.kind !== "login") return items.map(() => login);
    const results = new Map<ManagerReference, Item | Failure>();
    const take = async (
      kind: string,
      read: (of: readonly ManagerReference[]) => Promise<readonly (Item | Failure)[]>,
    ) => {
      const of = items.filter((item) => item.kind === kind);
      if (of.length === 0) return;
      for (const [index, result] of (await read(of)).entries()) results.set(of[index] as ManagerReference, result);
    };
    await Promise.all([
      take("aws-sm", (of) => this.#reader.read(of, login, call)),
      take("aws-ssm", async (of) => (await this.#store(login)).read(of, call)),
      take("aws-sts", (of) => Promise.all(of.map((item) => this.#session(item, login, call)))),
    ]);
    return items.map((item) => this.#seen(results.get(item) ?? { kind: "absent" }));
  }

  async #session({ path: [name = ""] }: ManagerReference, login: AwsLogin, call: Call): Promise<Item | Failure> {
    const role = this.#instance.roles?.[name];
    if (role === undefined)
      return { kind: "absent", reason: `the settings of ${this.#instance.name} name no role ${name}.` };
    const { sessionOf } = await import("./sts");
    return sessionOf(this.#asker, login, role, call);
  }

  async #store(login: AwsLogin): Promise<Parameters> {
    const known = this.#parameters.get(login);
    if (known !== undefined) return known;
    const { Parameters } = await import("./parameters");
    const made = new Parameters(this.#asker, login);
    this.#parameters.set(login, made);
    return made;
  }

  write(item: ManagerReference, value: ItemValue, how: WriteHow, call: Call): Promise<ItemWritten | Refused | Failure> {
    return this.#with<ItemWritten | Refused>(call, async (login) => {
      if (!("whole" in value)) throw new Error("AWS keeps no fields");
      if (item.kind === "aws-ssm") return (await this.#store(login)).write(item, value.whole, how, call);
      const step = { asker: this.#asker, login, call, name: item.path.join("/"), value: value.whole };
      return writeSecret(step, how);
    });
  }

  remove(item: ManagerReference, call: Call): Promise<RemoveResult> {
    return this.#with<RemoveResult>(call, async (login) => {
      if (item.kind === "aws-sts") return notKept(item);
      if (item.kind === "aws-ssm") return (await this.#store(login)).remove(item, call);
      return this.#secrets.remove(item.path.join("/"), login, call);
    });
  }

  restore(item: ManagerReference, call: Call): Promise<RestoreResult> {
    return this.#with<RestoreResult>(call, async (login) =>
      item.kind === "aws-sm" ? this.#secrets.restore(item.path.join("/"), login, call) : notKept(item),
    );
  }

  rotate(item: ManagerReference, call: Call): Promise<RotateResult> {
    return this.#with<RotateResult>(call, async (login) => {
      if (item.kind === "aws-sm") return this.#secrets.rotate(item.path.join("/"), login, call);
      return refuse("no-rotation", `${item.text} has no rotation: only secrets of Secrets Manager have one.`);
    });
  }

  metadata(item: ManagerReference, call: Call): Promise<MetadataResult> {
    return this.#with<MetadataResult>(call, async (login) => {
      if (item.kind === "aws-sts") return { kind: "metadata", metadata: {} };
      if (item.kind === "aws-ssm") return (await this.#store(login)).metadata(item, call);
      return this.#secrets.metadata(item.path.join("/"), login, call);
    });
  }

  list(place: Place, call: Call, page?: string): Promise<ListResult> {
    return this.#with<ListResult>(call, async (login) => {
      const [top] = place;
      if (place.at(-1) === FIELDS) return this.#fieldsOf(place.slice(0, -1), login, call);
      if (top === PARAMETERS) return (await this.#store(login)).list(place, PARAMETERS, call, page);
      if (top === ROLES) return this.#roles();
      return this.#secrets.list(place, login, call, page, top === undefined ? this.#others() : []);
    });
  }

  search(text: string, call: Call, page?: string): Promise<ListResult> {
    return this.#with<ListResult>(call, (login) => this.#secrets.search(text, login, call, page));
  }

  #others(): readonly StoreEntry[] {
    const names = [...(this.#instance.roles === undefined ? [] : [ROLES]), PARAMETERS];
    return names.map((name) => ({ kind: "group", name, place: [name], sealed: true }));
  }

  #roles(): ListResult {
    const entries = Object.keys(this.#instance.roles ?? {}).map((name): StoreEntry => {
      return { kind: "group", name, place: [ROLES, name, FIELDS], sealed: true };
    });
    return { kind: "page", entries };
  }

  /** The fields of a secret that is a JSON object: AWS tells them by its value alone, which is read for that. */
  async #fieldsOf(path: readonly string[], login: AwsLogin, call: Call): Promise<ListResult> {
    const [top, ...below] = path;
    if (top === ROLES) return fieldsPage(managerReference("aws-sts", { path: below }), SESSION_FIELDS);
    const item =
      top === PARAMETERS ? managerReference("aws-ssm", { path: below }) : managerReference("aws-sm", { path });
    const read =
      top === PARAMETERS
        ? await (await this.#store(login)).read([item], call)
        : await this.#reader.read([item], login, call);
    const [result = { kind: "absent" } as const] = read;
    return result.kind === "item" ? fieldsPage(item, fieldNames(result)) : result;
  }

  /** Does a step with a login; one that AWS does not accept any longer is forgotten. */
  async #with<T extends { readonly kind: string }>(
    call: Call,
    step: (login: AwsLogin) => Promise<T | Failure>,
  ): Promise<T | Failure> {
    const login = await this.#login.get(call);
    return login.kind === "login" ? this.#seen(await step(login)) : login;
  }

  #seen<T extends { readonly kind: string }>(result: T): T {
    if (result.kind === "signed-out") this.#login.forget();
    return result;
  }
}

function notKept({ text }: ManagerReference): Refused {
  return refuse(
    "not-kept",
    `AWS keeps nothing of ${text} that could be removed or restored: only Secrets Manager does.`,
  );
}
