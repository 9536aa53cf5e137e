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
  type SignInResult,
  type StoreEntry,
} from "../store";
import { GoogleApi, type GoogleParent } from "./api";
import { listSecrets, searchSecrets } from "./lists";
import { type GoogleSecret, GoogleSecrets } from "./secrets";
import { type GoogleLogin, signInToGoogle } from "./sign-in";

const SCHEME = "gcp-sm";
const NAME = /^[0-9A-Za-z_-]{1,255}$/;
const LOCATION = /^[a-z0-9](?:-?[a-z0-9]){1,40}$/;
const PROJECT = /^(?:[a-z0-9.-]{1,100}:)?[a-z0-9](?:-?[a-z0-9]){1,40}$/;

/** The secrets of the projects of Google Cloud that one instance names. */
export class GoogleClient implements ManagerClient {
  readonly capabilities: Capabilities = {
    write: true,
    remove: true,
    versions: true,
    leases: false,
    softDelete: false,
    guard: "look",
    throughFiles: false,
  };
  readonly fields = "json";
  readonly #projects: readonly string[];
  readonly #locations: readonly string[];
  readonly #api: GoogleApi;
  readonly #secrets: GoogleSecrets;
  readonly #login: KeptLogin<GoogleLogin>;

  /** Throws an `Error` with a sentence where the settings are not whole. */
  constructor(instance: Instance, context: ManagerContext) {
    const { projects = [], locations = [], address } = instance;
    const odd = projects.find((project) => !PROJECT.test(project));
    if (odd !== undefined) throw new Error(`${odd} is no project's id.`);
    const strange = locations.find((location) => !LOCATION.test(location));
    if (strange !== undefined) throw new Error(`${strange} is no location, such as europe-west3.`);
    this.#projects = projects;
    this.#locations = locations;
    this.#api = new GoogleApi(context.http(instance), address);
    this.#secrets = new GoogleSecrets(this.#api);
    this.#login = new KeptLogin(context.clock, (call) => signInToGoogle(instance, context, call));
  }

  checkName({ path }: ManagerReference): string | undefined {
    return NAME.test(path.at(-1) ?? "")
      ? undefined
      : "A name in Secret Manager has letters, digits, dashes and _ alone, 255 at most.";
  }

  async signIn(call: Call): Promise<SignInResult> {
    const login = await this.#login.get(call);
    if (login.kind !== "login") return login;
    for (const project of this.#projects) {
      const answer = this.#meant(await listSecrets(this.#api, { parent: { project }, login }, call));
      if (answer.kind !== "page" && answer.kind !== "denied") return answer;
    }
    return { kind: "signed-in", as: login.as, ...(login.until === undefined ? {} : { until: new Date(login.until) }) };
  }

  async signOut(): Promise<void> {
    this.#login.forget();
  }

  read(items: readonly ManagerReference[], call: Call): Promise<readonly (Item | Failure)[]> {
    return Promise.all(
      items.map((item) => this.#with<Item>(item, call, (secret) => this.#secrets.read(secret, item.version, call))),
    );
  }

  async write(
    item: ManagerReference,
    value: ItemValue,
    how: WriteHow,
    call: Call,
  ): Promise<ItemWritten | Refused | Failure> {
    if (!("whole" in value)) return refuse("no-fields", "A secret of Secret Manager is one value.");
    return this.#with<ItemWritten | Refused>(item, call, (secret) =>
      this.#secrets.write(secret, value.whole, how, call),
    );
  }

  remove(item: ManagerReference, call: Call): Promise<RemoveResult> {
    return this.#with<RemoveResult>(item, call, (secret) => this.#secrets.remove(secret, call));
  }

  metadata(item: ManagerReference, call: Call): Promise<MetadataResult> {
    return this.#with<MetadataResult>(item, call, (secret) => this.#secrets.metadata(secret, call));
  }

  /** Projects; their locations of the settings and their secrets; and, of a secret that is a JSON object, its fields, for which its value is read. */
  async list(place: Place, call: Call, page?: string): Promise<ListResult> {
    const login = await this.#login.get(call);
    if (login.kind !== "login") return login;
    const [project, ...below] = place;
    if (project === undefined) return { kind: "page", entries: this.#projects.map((each) => group(each, [each])) };
    if (!this.#projects.includes(project)) return { kind: "absent" };
    if (below.at(-1) === FIELDS) return this.#fields(place.slice(0, -1), call);
    const [location] = below;
    if (location === undefined) {
      const result = await listSecrets(this.#api, { parent: { project }, login }, call, page);
      if (result.kind !== "page" || page !== undefined) return this.#meant(result);
      const locations = this.#locations.map((each) => group(`${each}/`, [project, each]));
      return { ...result, entries: [...locations, ...result.entries] };
    }
    if (below.length > 1 || !this.#locations.includes(location)) return { kind: "page", entries: [] };
    return this.#meant(await listSecrets(this.#api, { parent: { project, location }, login }, call, page));
  }

  async search(text: string, call: Call, page?: string): Promise<ListResult> {
    const login = await this.#login.get(call);
    if (login.kind !== "login") return login;
    const parents = this.#projects.flatMap((project): GoogleParent[] => [
      { project },
      ...this.#locations.map((location) => ({ project, location })),
    ]);
    return this.#meant(await searchSecrets(this.#api, { parents, login, text }, call, page));
  }

  async #fields(path: readonly string[], call: Call): Promise<ListResult> {
    const reference = managerReference(SCHEME, { path });
    const [item] = await this.read([reference], call);
    if (item?.kind !== "item") return item?.kind === "absent" || !item ? { kind: "page", entries: [] } : item;
    return fieldsPage(reference, fieldNames(item));
  }

  /** Does a step with a secret of a project that the settings name. */
  async #with<T extends { readonly kind: string }>(
    { path }: ManagerReference,
    call: Call,
    step: (secret: GoogleSecret) => Promise<T | Failure>,
  ): Promise<T | Failure> {
    const [project = "", ...below] = path;
    const name = below.at(-1) ?? "";
    const location = below.length > 1 ? below[0] : undefined;
    if (!this.#projects.includes(project))
      return { kind: "absent", reason: `your settings name no project ${project}.` };
    // A location is part of the service's host.
    if (!NAME.test(name) || (location !== undefined && !LOCATION.test(location))) return { kind: "absent" };
    const login = await this.#login.get(call);
    if (login.kind !== "login") return login;
    return this.#meant(await step({ parent: { project, location }, name, login }));
  }

  /** A token that is not accepted is not kept. */
  #meant<T extends { readonly kind: string }>(result: T): T {
    if (result.kind === "signed-out") this.#login.forget();
    return result;
  }
}

function group(name: string, place: Place): StoreEntry {
  return { kind: "group", name, place, sealed: true };
}
