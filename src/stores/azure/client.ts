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
  type SignInResult,
  type StoreEntry,
} from "../store";
import { vaultAddresses } from "./clouds";
import { factsIn } from "./facts";
import { failureOf, SignInFailure } from "./failure";
import type { AzureLogin } from "./login";
import { type NamedSecret, VaultSecrets } from "./secrets";
import { signInToAzure } from "./sign-in";
import { KeyVault } from "./vault";

const SCHEME = "azure-kv";
const NAME = /^[0-9A-Za-z-]{1,127}$/;
const VERSION = /^[0-9A-Za-z]{1,64}$/;

/** The vaults of Azure that one instance names. */
export class AzureClient implements ManagerClient {
  readonly capabilities: Capabilities = {
    write: true,
    remove: true,
    versions: true,
    leases: false,
    softDelete: true,
    guard: "look",
    throughFiles: false,
  };
  readonly fields = "json";
  readonly #instance: Instance;
  readonly #context: ManagerContext;
  readonly #addresses: ReadonlyMap<string, URL>;
  readonly #vaults = new Map<string, KeyVault>();
  readonly #secrets: VaultSecrets;
  /** By tenant; "" for the one that the sign-in is of. */
  readonly #logins = new Map<string, KeptLogin<AzureLogin>>();

  /** Throws an `Error` with a sentence where the settings are not whole. */
  constructor(instance: Instance, context: ManagerContext) {
    this.#instance = instance;
    this.#context = context;
    this.#addresses = vaultAddresses(instance);
    this.#secrets = new VaultSecrets(context.clock);
  }

  checkName({ path: [, name = ""] }: ManagerReference): string | undefined {
    return NAME.test(name) ? undefined : "A name in Azure has letters, digits and dashes alone, 127 at most.";
  }

  async signIn(call: Call): Promise<SignInResult> {
    const login = await this.#login("").get(call);
    if (login.kind !== "login") return login;
    for (const name of this.#addresses.keys()) {
      const answer = await this.#page(name, undefined, call, 1);
      if (answer.kind !== "page" && answer.kind !== "denied") return answer;
    }
    return { kind: "signed-in", as: login.as, ...(login.until === undefined ? {} : { until: new Date(login.until) }) };
  }

  async signOut(): Promise<void> {
    this.#forget();
  }

  read(items: readonly ManagerReference[], call: Call): Promise<readonly (Item | Failure)[]> {
    return Promise.all(
      items.map((item) => this.#with<Item>(item, call, (named) => this.#secrets.read(named, item.version, call))),
    );
  }

  async write(
    item: ManagerReference,
    value: ItemValue,
    how: WriteHow,
    call: Call,
  ): Promise<ItemWritten | Refused | Failure> {
    if (!("whole" in value)) return refuse("no-fields", "A secret of Azure is one value.");
    return this.#with<ItemWritten | Refused>(item, call, (named) => this.#secrets.write(named, value.whole, how, call));
  }

  remove(item: ManagerReference, call: Call): Promise<RemoveResult> {
    return this.#with<RemoveResult>(item, call, (named) => this.#secrets.remove(named, call));
  }

  restore(item: ManagerReference, call: Call): Promise<RestoreResult> {
    return this.#with<RestoreResult>(item, call, (named) => this.#secrets.restore(named, call));
  }

  metadata(item: ManagerReference, call: Call): Promise<MetadataResult> {
    return this.#with<MetadataResult>(item, call, (named) => this.#secrets.metadata(named, call));
  }

  /** Vaults, their secrets, and, where a secret is a JSON object, its fields, for which its value is read. */
  async list(place: Place, call: Call, page?: string): Promise<ListResult> {
    const login = await this.#login("").get(call);
    if (login.kind !== "login") return login;
    const [vault, name, fields] = place;
    if (vault === undefined) {
      const entries = [...this.#addresses.keys()].map((each) => {
        return { kind: "group", name: each, place: [each], sealed: true } as const;
      });
      return { kind: "page", entries };
    }
    if (!this.#addresses.has(vault)) return { kind: "absent" };
    if (name === undefined) return this.#page(vault, page, call);
    return fields === FIELDS ? this.#fields([vault, name], call) : { kind: "page", entries: [] };
  }

  async #page(vault: string, page: string | undefined, call: Call, most?: number): Promise<ListResult> {
    try {
      const { secrets, next } = await this.#vault(vault).page(page, call, most);
      const entries = secrets.map((properties): StoreEntry => {
        const { name } = properties;
        const reference = managerReference(SCHEME, { path: [vault, name] });
        return { kind: "secret", name, reference, sealed: true, facts: factsIn(properties) };
      });
      return { kind: "page", entries, ...(next === undefined ? {} : { next }) };
    } catch (error) {
      return this.#meant(failureOf(error, { vault, action: "list", principal: this.#principal }));
    }
  }

  async #fields(path: readonly string[], call: Call): Promise<ListResult> {
    const reference = managerReference(SCHEME, { path });
    const [item] = await this.read([reference], call);
    if (item?.kind !== "item") return item?.kind === "absent" || !item ? { kind: "page", entries: [] } : item;
    return fieldsPage(reference, fieldNames(item));
  }

  /** Does a step with a secret of a vault that the settings name. */
  async #with<T extends { readonly kind: string }>(
    { path: [vault = "", name = ""], version }: ManagerReference,
    call: Call,
    step: (named: NamedSecret) => Promise<T | Failure>,
  ): Promise<T | Failure> {
    if (!this.#addresses.has(vault)) return { kind: "absent", reason: `your settings name no vault ${vault}.` };
    // What is no name of the service's is no part of an address of it either.
    if (!NAME.test(name) || (version !== undefined && !VERSION.test(version))) return { kind: "absent" };
    const login = await this.#login("").get(call);
    if (login.kind !== "login") return login;
    return this.#meant(await step({ vault: this.#vault(vault), name, principal: login.principal }));
  }

  #vault(name: string): KeyVault {
    const known = this.#vaults.get(name);
    if (known !== undefined) return known;
    const address = this.#addresses.get(name) as URL;
    const given = this.#instance.address !== undefined;
    const http = this.#context.http(this.#instance);
    const vault = new KeyVault(name, address, given, http, (call, tenant) => this.#token(call, tenant));
    this.#vaults.set(name, vault);
    return vault;
  }

  /** The sign-in's own token, or one of the tenant that a vault belongs to, where that is another one. */
  async #token(call: Call, tenant: string | undefined): Promise<AzureLogin> {
    const login = await this.#login("").get(call);
    if (login.kind !== "login") throw new SignInFailure(login);
    if (tenant === undefined || login.tenant === undefined || login.tenant === tenant) return login;
    const other = await this.#login(tenant).get(call);
    if (other.kind !== "login") throw new SignInFailure(other);
    return other;
  }

  #login(tenant: string): KeptLogin<AzureLogin> {
    const known = this.#logins.get(tenant);
    if (known !== undefined) return known;
    const begin = (call: Call) =>
      signInToAzure(this.#instance, this.#context, call, ...(tenant === "" ? [] : [tenant]));
    const login = new KeptLogin(this.#context.clock, begin);
    this.#logins.set(tenant, login);
    return login;
  }

  get #principal(): string | undefined {
    return this.#login("").current?.principal;
  }

  /** A token that is not accepted is not kept, nor what keeps it. */
  #meant<T extends { readonly kind: string }>(result: T): T {
    if (result.kind === "signed-out") this.#forget();
    return result;
  }

  #forget(): void {
    this.#logins.clear();
    this.#vaults.clear();
  }
}
