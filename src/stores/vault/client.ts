import type { Secret } from "../../secret/secret";
import { type Refused, refuse } from "../../text/refused";
import type { Item, ItemValue, ItemWritten, ManagerClient, WriteHow } from "../managers/client";
import type { ManagerContext } from "../managers/context";
import { fieldsPage } from "../managers/fields";
import type { Instance } from "../managers/instance";
import { KeptLogin } from "../managers/kept-login";
import { type ManagerReference, managerReference } from "../managers/reference";
import {
  type Call,
  type Capabilities,
  type Failure,
  FIELDS,
  type HoldResult,
  type Lease,
  type ListResult,
  type MetadataResult,
  type Place,
  type RemoveResult,
  type RestoreResult,
  type SignInResult,
  type StoreEntry,
} from "../store";
import { objectAt, textAt, VaultApi } from "./api";
import { readDynamic } from "./dynamic";
import { holdLeases } from "./hold";
import { type Kept, KeyValues } from "./key-values";
import { Mounts } from "./mounts";
import { roles } from "./roles";
import { childToken, isUnattended, signInToVault, type VaultLogin } from "./sign-in";

const PAGE = 200;

/** One Vault or OpenBao, in one namespace. */
export class VaultClient implements ManagerClient {
  readonly capabilities: Capabilities = {
    write: true,
    remove: true,
    versions: true,
    leases: true,
    softDelete: true,
    throughFiles: false,
  };
  readonly fields = "own";
  readonly #instance: Instance;
  readonly #context: ManagerContext;
  readonly #api: VaultApi;
  readonly #mounts: Mounts;
  readonly #keyValues: KeyValues;
  readonly #login: KeptLogin<VaultLogin>;
  /** The one to which what is lent next belongs. */
  readonly #lending: KeptLogin<VaultLogin>;

  /** Throws an `Error` with a sentence where the settings are not whole. */
  constructor(instance: Instance, context: ManagerContext) {
    this.#instance = instance;
    this.#context = context;
    this.#api = new VaultApi(context.http(instance), new URL(instance.address ?? ""), instance.namespace);
    this.#mounts = new Mounts(this.#api);
    this.#keyValues = new KeyValues(this.#api);
    this.#login = new KeptLogin(context.clock, (call) => signInToVault(instance, this.#api, context, call));
    this.#lending = new KeptLogin(context.clock, (call) => this.#lend(call));
  }

  checkName({ path }: ManagerReference): string | undefined {
    const odd = path.some((part) => part.trim() !== part);
    return odd ? "A name in Vault neither begins nor ends with a blank." : undefined;
  }

  async signIn(call: Call): Promise<SignInResult> {
    const login = await this.#login.get(call);
    if (login.kind !== "login") return login;
    const answer = await this.#api.send({ method: "GET", path: "auth/token/lookup-self", token: login.token }, call);
    if (answer.kind !== "answer") return answer;
    if (answer.status === 403) return this.#expired();
    const data = objectAt(answer.json, "data");
    const until = new Date(textAt(data, "expire_time") ?? "");
    const as = textAt(data, "display_name") ?? "a token";
    return { kind: "signed-in", as, ...(Number.isNaN(until.getTime()) ? {} : { until }) };
  }

  async signOut(): Promise<void> {
    const login = this.#login.current;
    this.#login.forget();
    if (login?.own !== true) return;
    const call: Call = { purpose: "browse", signal: AbortSignal.timeout(5000) };
    await this.#api.send({ method: "POST", path: "auth/token/revoke-self", token: login.token }, call);
  }

  async read(items: readonly ManagerReference[], call: Call): Promise<readonly (Item | Failure)[]> {
    return Promise.all(items.map((item) => this.#readOne(item, call)));
  }

  async #readOne(item: ManagerReference, call: Call): Promise<Item | Failure> {
    return this.#with(item, call, async (kept) => {
      if (kept.mount.type === "kv") return this.#keyValues.read(kept, item.version, call);
      const lending = await this.#lending.get(call);
      return lending.kind === "login"
        ? readDynamic(this.#api, { ...kept, token: lending.token }, this.#context, call)
        : lending;
    });
  }

  async write(
    item: ManagerReference,
    value: ItemValue,
    how: WriteHow,
    call: Call,
  ): Promise<ItemWritten | Refused | Failure> {
    if (!("fields" in value))
      return refuse("no-fields", "A secret of Vault has fields: the reference needs one, such as #password.");
    return this.#with<ItemWritten | Refused>(item, call, async (kept) => {
      if (kept.mount.type !== "kv") return notKept(kept);
      return this.#keyValues.write(kept, value.fields, how, call);
    });
  }

  remove(item: ManagerReference, call: Call): Promise<RemoveResult> {
    return this.#with<RemoveResult>(item, call, async (kept) =>
      kept.mount.type === "kv" ? this.#keyValues.remove(kept, call) : notKept(kept),
    );
  }

  restore(item: ManagerReference, call: Call): Promise<RestoreResult> {
    return this.#with<RestoreResult>(item, call, async (kept) =>
      kept.mount.type === "kv" ? this.#keyValues.restore(kept, call) : notKept(kept),
    );
  }

  metadata(item: ManagerReference, call: Call): Promise<MetadataResult> {
    return this.#with<MetadataResult>(item, call, async (kept) =>
      kept.mount.type === "kv" ? this.#keyValues.metadata(kept, call) : { kind: "metadata", metadata: {} },
    );
  }

  async list(place: Place, call: Call, page?: string): Promise<ListResult> {
    const login = await this.#login.get(call);
    if (login.kind !== "login") return login;
    const result = await this.#list(place, login.token, call, page);
    return this.#meant(result, login, call);
  }

  async #list(place: Place, token: Secret, call: Call, page: string | undefined): Promise<ListResult> {
    if (place.length === 0) {
      const mounts = await this.#mounts.all(token, call);
      if (!Array.isArray(mounts)) return mounts;
      return { kind: "page", entries: mounts.map(({ path }) => group(path.join("/"), path)) };
    }
    const ofFields = place.at(-1) === FIELDS;
    const path = ofFields ? place.slice(0, -1) : place;
    const mount = await this.#mounts.of(path, token, call);
    if (mount.kind !== "mount") return mount;
    const kept = { mount, path: path.slice(mount.path.length), token };
    if (ofFields) return this.#fields(path, kept, call);
    if (mount.type !== "kv") return roles(this.#api, kept, call);
    const query = { limit: String(PAGE), ...(page === undefined ? {} : { after: page }) };
    const names = await this.#keyValues.names(kept, query, call);
    if (!Array.isArray(names)) return names;
    return pageOfNames(path, names, page);
  }

  async #fields(path: readonly string[], kept: Kept, call: Call): Promise<ListResult> {
    const names = kept.mount.type === "kv" ? await this.#keyValues.fieldNames(kept, call) : [];
    if (!Array.isArray(names)) return names;
    return fieldsPage(managerReference("vault", { path }), names);
  }

  /** What is lent later belongs to another token: who holds this one gives it up, and all of its leases with it. */
  hold(leases: readonly Lease[], ttl: number, call: Call): Promise<HoldResult> {
    const login = this.#lending.current;
    if (login === undefined) return Promise.resolve({ kind: "signed-out", how: "Nobody is signed in." });
    this.#lending.forget();
    return holdLeases({ api: this.#api, instance: this.#instance, context: this.#context, login }, leases, ttl, call);
  }

  /** A token of its own for what a run is lent, since few may revoke a lease, and all their own token: by a sign-in that needs nobody, else a child. */
  async #lend(call: Call): Promise<VaultLogin | Failure> {
    if (isUnattended(this.#instance.signIn)) return signInToVault(this.#instance, this.#api, this.#context, call);
    const login = await this.#login.get(call);
    if (login.kind !== "login") return login;
    return (await childToken(this.#api, login, this.#context, call)) ?? { ...login, own: false };
  }

  /** Does a step with the engine that keeps a secret. */
  async #with<T extends { readonly kind: string }>(
    item: ManagerReference,
    call: Call,
    step: (kept: Kept) => Promise<T | Failure>,
  ): Promise<T | Failure> {
    const login = await this.#login.get(call);
    if (login.kind !== "login") return login;
    const mount = await this.#mounts.of(item.path, login.token, call);
    if (mount.kind !== "mount") return this.#meant(mount, login, call);
    const path = item.path.slice(mount.path.length);
    if (path.length === 0) return { kind: "absent", reason: "the reference names an engine, and no secret in it." };
    return this.#meant(await step({ mount, path, token: login.token }), login, call);
  }

  /** A denial may mean that the token does not hold any longer. */
  async #meant<T extends { readonly kind: string }>(
    result: T | Failure,
    { token }: VaultLogin,
    call: Call,
  ): Promise<T | Failure> {
    if (result.kind !== "denied") return result;
    const answer = await this.#api.send({ method: "GET", path: "auth/token/lookup-self", token }, call);
    return answer.kind === "answer" && answer.status === 403 ? this.#expired() : result;
  }

  #expired(): Failure {
    this.#login.forget();
    const { name, signIn } = this.#instance;
    const next = signIn.method === "token" ? " Run: vault login" : " Sign in again.";
    return { kind: "signed-out", how: `The token for ${name} does not hold any longer.${next}` };
  }
}

function notKept({ mount }: Kept): Refused {
  return refuse(
    "not-kept",
    `The engine ${mount.path.join("/")} (${mount.type}) makes what it gives: nothing can be written there.`,
  );
}

function group(name: string, place: Place): StoreEntry {
  return { kind: "group", name, place, sealed: true };
}

/** A level: groups as they are, secrets as groups of their fields. A server without pages has given all names. */
function pageOfNames(path: readonly string[], names: readonly string[], page: string | undefined): ListResult {
  const from = page === undefined || names.length <= PAGE ? 0 : names.indexOf(page) + 1;
  const shown = names.slice(from, from + PAGE);
  const entries = shown.map((name) =>
    name.endsWith("/") ? group(name, [...path, name.slice(0, -1)]) : group(name, [...path, name, FIELDS]),
  );
  const more = from + PAGE < names.length || (names.length === PAGE && page !== names.at(-1));
  return { kind: "page", entries, ...(more && shown.length > 0 ? { next: shown.at(-1) as string } : {}) };
}
