import { type Refused, refuse } from "../../text/refused";
import type { Item, ItemValue, ItemWritten, ManagerClient, WriteHow } from "../managers/client";
import type { ManagerContext } from "../managers/context";
import { fieldNames, fieldsPage } from "../managers/fields";
import type { Instance } from "../managers/instance";
import { KeptLogin } from "../managers/kept-login";
import type { ManagerReference } from "../managers/reference";
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
} from "../store";
import { apiAddress, type ConjurAnswer, ConjurApi, type ConjurRequest, jsonIn } from "./api";
import { absentVariable, refusedBy } from "./failure";
import { deniedBy, idOf, neededPolicyText, notRemovedText, VARIABLE, variableReference } from "./policy";
import { resourceIn } from "./resource";
import { type ConjurLogin, ConjurSignIn } from "./sign-in";
import { readValues, type Sender, valuePath } from "./values";
import { Variables } from "./variables";

const SEARCH_PAGE = 200;

/** The variables of one account of a Conjur. */
export class ConjurClient implements ManagerClient {
  readonly capabilities: Capabilities = {
    write: true,
    remove: false,
    versions: true,
    leases: false,
    softDelete: false,
    throughFiles: false,
    guard: "none",
  };
  readonly fields = "json";
  readonly #instance: Instance;
  readonly #account: string;
  readonly #api: ConjurApi;
  readonly #signIn: ConjurSignIn;
  readonly #login: KeptLogin<ConjurLogin>;
  readonly #variables: Variables;
  /** Whose the last login was. */
  #as = "your role";

  /** Throws an `Error` with a sentence where the settings are not whole. */
  constructor(instance: Instance, context: ManagerContext) {
    this.#instance = instance;
    this.#account = instance.account ?? "";
    this.#api = new ConjurApi(context.http(instance), apiAddress(instance.address ?? ""));
    this.#signIn = new ConjurSignIn(instance, this.#api, context);
    this.#login = new KeptLogin(context.clock, (call) => this.#signIn.begin(call));
    this.#variables = new Variables(this.#account, context.clock, (offset, limit, call) =>
      this.#page({ offset: String(offset), limit: String(limit) }, call),
    );
  }

  checkName({ path: [, kind, ...id] }: ManagerReference): string | undefined {
    if (kind !== VARIABLE) return "A secret of Conjur is a variable: conjur://ACCOUNT/variable/ID.";
    return id.some((part) => part.trim() !== part || part.includes(","))
      ? "A name in Conjur neither begins nor ends with a blank, and has no comma."
      : undefined;
  }

  async signIn(call: Call): Promise<SignInResult> {
    const answer = await this.#send({ method: "GET", path: "whoami" }, call);
    if (answer.kind !== "answer") return answer;
    if (answer.status !== 200) return refusedBy(answer, "whoami");
    const { until } = this.#login.current ?? {};
    return { kind: "signed-in", as: this.#as, ...(until === undefined ? {} : { until: new Date(until) }) };
  }

  /** A token cannot be given back: it ends by itself. */
  async signOut(): Promise<void> {
    this.#login.forget();
    this.#signIn.forget();
    this.#variables.forget();
  }

  async read(items: readonly ManagerReference[], call: Call): Promise<readonly (Item | Failure)[]> {
    const wanted = items.map((item) => ({ id: idOf(item), version: item.version }));
    return readValues(() => this.#sender(), wanted, call);
  }

  async write(
    item: ManagerReference,
    value: ItemValue,
    how: WriteHow,
    call: Call,
  ): Promise<ItemWritten | Refused | Failure> {
    if (!("whole" in value)) throw new Error("a secret of Conjur has no fields of its own");
    const id = idOf(item);
    const body = value.whole.reveal();
    if (body.trim() === "") return refuse("empty", `${item.text} keeps no value of blanks alone: Conjur takes none.`);
    if (how.mode === "create" || how.ifVersion !== undefined) {
      const known = await this.metadata(item, call);
      if (known.kind === "metadata") {
        const newest = known.metadata.versions?.[0]?.id;
        if (newest !== (how.mode === "create" ? undefined : how.ifVersion)) return { kind: "taken" };
      } else if (known.kind !== "absent" && known.kind !== "denied") return known;
    }
    const headers = { "content-type": "application/octet-stream" };
    const answer = await this.#send({ method: "POST", path: valuePath(this.#account, id), headers, body }, call);
    if (answer.kind !== "answer") return answer;
    this.#variables.forget();
    if (answer.status === 201) return { kind: "written" };
    if (answer.status === 403) return deniedBy(id, this.#as, "update");
    if (answer.status === 404) return refuse("no-variable", neededPolicyText(item, id, this.#as));
    if (answer.status === 422) return refuse("value", `${item.text} does not take the value (HTTP 422).`);
    return refusedBy(answer, id);
  }

  async remove(item: ManagerReference, call: Call): Promise<RemoveResult> {
    const known = await this.metadata(item, call);
    return known.kind === "metadata" ? refuse("unsupported", notRemovedText(item, idOf(item))) : known;
  }

  async metadata(item: ManagerReference, call: Call): Promise<MetadataResult> {
    const id = idOf(item);
    const path = `resources/${encodeURIComponent(this.#account)}/${VARIABLE}/${encodeURIComponent(id)}`;
    const answer = await this.#send({ method: "GET", path }, call);
    if (answer.kind !== "answer") return answer;
    if (answer.status === 403) return deniedBy(id, this.#as, "read");
    const resource = answer.status === 200 ? resourceIn(jsonIn(answer)) : undefined;
    return resource === undefined ? refusedBy(answer, id) : { kind: "metadata", metadata: resource.facts };
  }

  async list(place: Place, call: Call, page?: string): Promise<ListResult> {
    const [account = this.#account, kind = VARIABLE, ...names] = place;
    const id = names.join("/");
    if (account !== this.#account || kind !== VARIABLE) return absentVariable(place.join("/"));
    if (names.at(-1) === FIELDS) return this.#fields(names.slice(0, -1).join("/"), call);
    const level = await this.#variables.level(names, call, page);
    const nothing =
      level.kind === "page" && page === undefined && level.entries.length === 0 && level.next === undefined;
    return nothing && id !== "" ? absentVariable(id) : level;
  }

  /** The fields of a variable whose value is a JSON object, which must be read for that. */
  async #fields(id: string, call: Call): Promise<ListResult> {
    const [item] = await readValues(() => this.#sender(), [{ id }], call);
    if (item?.kind !== "item") return item ?? absentVariable(id);
    return fieldsPage(variableReference(this.#account, id), fieldNames(item));
  }

  /** Conjur looks for whole words, in ids and annotations: what is known already is looked through for parts of words. */
  async search(text: string, call: Call, page = "0"): Promise<ListResult> {
    const words = text.trim();
    const query = { offset: page, limit: String(SEARCH_PAGE), ...(words === "" ? {} : { search: words }) };
    const got = await this.#page(query, call);
    if (got === undefined) return { kind: "page", entries: [] };
    if (!Array.isArray(got)) return got as Failure;
    const found = got.flatMap((one: unknown) => resourceIn(one) ?? []);
    const known = page === "0" && words !== "" ? this.#variables.known(words.toLowerCase()) : [];
    const byId = new Map([...found, ...known].map((resource) => [resource.id, resource]));
    const entries = [...byId.values()].map((resource) => this.#variables.entry(resource, resource.id));
    const next = got.length < SEARCH_PAGE ? {} : { next: String(Number(page) + got.length) };
    return { kind: "page", entries, ...next };
  }

  /** A page of the variables that the role sees; `undefined` where the server does not take the request. */
  async #page(query: Readonly<Record<string, string>>, call: Call): Promise<readonly unknown[] | undefined | Failure> {
    const path = `resources/${encodeURIComponent(this.#account)}`;
    const asked = new URLSearchParams({ kind: VARIABLE, ...query }).toString();
    const answer = await this.#send({ method: "GET", path, query: asked }, call);
    if (answer.kind !== "answer") return answer;
    if (answer.status === 422) return undefined;
    const json = answer.status === 200 ? jsonIn(answer) : undefined;
    return Array.isArray(json) ? json : refusedBy(answer, `the variables of ${this.#account}`);
  }

  #sender(): Sender {
    return { account: this.#account, as: this.#as, send: (request, call) => this.#send(request, call) };
  }

  /** Sends a request with the token that is there; once more with a new one where that does not hold any longer. */
  async #send(request: ConjurRequest, call: Call): Promise<ConjurAnswer | Failure> {
    for (let attempt = 1; ; attempt++) {
      const login = await this.#login.get(call);
      if (login.kind !== "login") return login;
      this.#as = login.as;
      const answer = await this.#api.send({ ...request, token: login.token }, call);
      if (answer.kind !== "answer" || answer.status !== 401) return answer;
      if (this.#login.current === login) this.#login.forget();
      if (attempt === 2) {
        const how = `The sign-in to ${this.#instance.name} does not hold: its token is refused as soon as it is given.`;
        return { kind: "signed-out", how };
      }
    }
  }
}
