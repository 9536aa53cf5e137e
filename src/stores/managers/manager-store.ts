import { setMaxListeners } from "node:events";
import type { Reference } from "../../formats/refs/reference";
import type { Secret } from "../../secret/secret";
import { type Refused, refuse } from "../../text/refused";
import type {
  Call,
  Capabilities,
  CheckResult,
  Failure,
  HoldResult,
  Lease,
  ListResult,
  MetadataResult,
  Place,
  ReadResult,
  RemoveResult,
  RestoreResult,
  RotateResult,
  SecretChange,
  SecretStore,
  SignInResult,
  WriteOptions,
  WriteResult,
} from "../store";
import type { Item, ManagerClient } from "./client";
import { valueIn, withFields } from "./fields";
import { itemOf, type ManagerReference, withParts } from "./reference";
import { conflictText, takenText } from "./taken";
import { type FieldChange, writeItem } from "./write-item";

/** The secrets of one instance of a manager, as stores answer. Fields of one secret are read at once, and written one after the other. */
export class ManagerStore implements SecretStore {
  readonly capabilities: Capabilities;
  readonly #client: ManagerClient;
  readonly #name: string | undefined;
  /** The last write to each secret: another one waits for it. */
  readonly #writing = new Map<string, Promise<unknown>>();
  readonly search?: NonNullable<SecretStore["search"]>;
  readonly restore?: NonNullable<SecretStore["restore"]>;
  readonly rotate?: NonNullable<SecretStore["rotate"]>;
  readonly hold?: NonNullable<SecretStore["hold"]>;

  /** `name`: of the instance, where there are several of its kind, so that references must say which. */
  constructor(client: ManagerClient, name?: string) {
    this.#client = client;
    this.#name = name;
    this.capabilities = client.capabilities;
    if (client.search)
      this.search = async (text, call, page): Promise<ListResult> =>
        this.#named(await cancelled(call, client.search?.(text, call, page)));
    if (client.restore)
      this.restore = (reference, call): Promise<RestoreResult> =>
        cancelled(call, client.restore?.(itemOf(asManager(reference)), call));
    if (client.rotate)
      this.rotate = (reference, call): Promise<RotateResult> =>
        cancelled(call, client.rotate?.(itemOf(asManager(reference)), call));
    if (client.hold)
      this.hold = (leases: readonly Lease[], ttl, call): Promise<HoldResult> =>
        cancelled(call, client.hold?.(leases, ttl, call));
  }

  async check(call: Call): Promise<CheckResult> {
    const result = await this.signIn({ ...call, purpose: "browse" });
    return result.kind === "signed-in" ? { kind: "ready", identity: result.as } : result;
  }

  signIn(call: Call): Promise<SignInResult> {
    return cancelled(call, this.#client.signIn(call));
  }

  signOut(): Promise<void> {
    return this.#client.signOut();
  }

  list(place: Place, call: Call, page?: string): Promise<ListResult> {
    return cancelled(call, this.#client.list(place, call, page)).then((result) => this.#named(result));
  }

  /** The entries of a page, whose references say of which instance they are. */
  #named(result: ListResult): ListResult {
    const store = this.#name;
    if (result.kind !== "page" || store === undefined) return result;
    const entries = result.entries.map((entry) =>
      entry.kind === "group" ? entry : { ...entry, reference: withParts(asManager(entry.reference), { store }) },
    );
    return { ...result, entries };
  }

  async read(references: readonly Reference[], call: Call): Promise<readonly ReadResult[]> {
    const all = references.map(asManager);
    const items = new Map(all.map((reference) => [itemOf(reference).text, itemOf(reference)]));
    const read = await cancelled(call, this.#client.read([...items.values()], call));
    const results = Array.isArray(read) ? (read as readonly (Item | Failure)[]) : undefined;
    const byItem = new Map([...items.keys()].map((text, index) => [text, results?.[index] ?? (read as Failure)]));
    return all.map((reference) => fieldOf(byItem.get(itemOf(reference).text) ?? { kind: "absent" }, reference));
  }

  async write(changes: readonly SecretChange[], options: WriteOptions, call: Call): Promise<WriteResult> {
    const byItem = new Map<string, { readonly item: ManagerReference; readonly fields: FieldChange[] }>();
    for (const { reference, secret } of changes) {
      const to = asManager(reference);
      const wrong =
        to.version === undefined ? this.#client.checkName(to) : "A version that is there already cannot be written.";
      if (wrong !== undefined) return refuse("name", wrong);
      const item = itemOf(to);
      const known = byItem.get(item.text) ?? { item, fields: [] };
      known.fields.push({ field: to.field, secret });
      byItem.set(item.text, known);
    }
    const groups = [...byItem.values()];
    if (groups.length > 1 && !options.replace) {
      const taken = await this.#taken(groups, call);
      if (taken !== undefined) return taken;
    }
    let last: WriteResult = { kind: "written" };
    for (const { item, fields } of groups) {
      const done = await this.#alone(item, () => cancelled(call, writeItem(this.#client, item, fields, options, call)));
      if (done.kind === "absent") return refuse("absent", `${item.text} has no place for the value.`);
      if (done.kind !== "written") return done;
      last = done;
    }
    return last;
  }

  async remove(reference: Reference, call: Call): Promise<RemoveResult> {
    const whole = asManager(reference);
    const item = itemOf(whole);
    const { field } = whole;
    if (field === undefined) return cancelled(call, this.#client.remove(item, call));
    return this.#alone(item, () => cancelled(call, this.#removeField(item, field, call)));
  }

  metadata(reference: Reference, call: Call): Promise<MetadataResult> {
    return cancelled(call, this.#client.metadata(itemOf(asManager(reference)), call));
  }

  placeOf(reference: Reference): Place {
    return asManager(reference).path;
  }

  /** The first that holds another value, before anything is written. */
  async #taken(
    groups: readonly { readonly item: ManagerReference; readonly fields: readonly FieldChange[] }[],
    call: Call,
  ): Promise<Refused | undefined> {
    const read = await cancelled(
      call,
      this.#client.read(
        groups.map(({ item }) => item),
        call,
      ),
    );
    if (!Array.isArray(read)) return undefined;
    const results = read as readonly (Item | Failure)[];
    const at = groups.findIndex(({ fields }, index) => {
      const item = results[index];
      if (item?.kind !== "item") return false;
      return fields.some(({ field, secret }) => valueIn(item, field)?.equals(secret) === false);
    });
    return at === -1 ? undefined : takenText(groups[at]?.item as ManagerReference);
  }

  /** A field goes, and the whole secret with the last one. */
  async #removeField(item: ManagerReference, field: string, call: Call): Promise<RemoveResult> {
    const [read] = await this.#client.read([item], call);
    if (read?.kind !== "item") return read ?? { kind: "absent" };
    if (valueIn(read, field) === undefined) return { kind: "absent", reason: `${item.text} has no field ${field}.` };
    const value = withFields(read, new Map([[field, undefined]]), this.#client.fields);
    const empty = value === undefined || ("fields" in value ? value.fields.size === 0 : value.whole.reveal() === "{}");
    if (empty) return this.#client.remove(item, call);
    const how = { mode: "replace", ...(read.version === undefined ? {} : { ifVersion: read.version }) } as const;
    const written = await this.#client.write(item, value, how, call);
    if (written.kind === "written") return { kind: "removed" };
    return written.kind === "taken" ? conflictText(item) : written;
  }

  async #alone<T>(item: ManagerReference, step: () => Promise<T>): Promise<T> {
    const before = this.#writing.get(item.text) ?? Promise.resolve();
    const mine = before.then(step, step);
    this.#writing.set(
      item.text,
      mine.catch(() => undefined),
    );
    return mine;
  }
}

function asManager(reference: Reference): ManagerReference {
  if (!("path" in reference)) throw new Error("not a reference to a manager's secret");
  return reference as ManagerReference;
}

function fieldOf(item: Item | Failure, { text, field }: ManagerReference): ReadResult {
  if (item.kind !== "item") return item;
  const secret: Secret | undefined = valueIn(item, field);
  if (secret === undefined) {
    const needs = "the reference names no field, and the secret has several: it needs one, such as #password.";
    return { kind: "absent", reason: field === undefined ? needs : `${text}: the secret has no such field.` };
  }
  const { version, lease } = item;
  return {
    kind: "found",
    secret,
    ...(version === undefined ? {} : { version }),
    ...(lease === undefined ? {} : { lease }),
  };
}

/** What a call gives, or at once that it was cancelled, whatever the server is still about. */
function cancelled<T>({ signal }: Call, work: Promise<T> | undefined): Promise<T | Failure> {
  const given: Failure = { kind: "unreachable", reason: "It was cancelled.", passing: true };
  if (work === undefined || signal.aborted) return Promise.resolve(given);
  // Many calls of one act end with its signal; Node takes more than ten for a leak, and says so.
  setMaxListeners(0, signal);
  return new Promise((resolve, reject) => {
    const end = () => resolve(given);
    signal.addEventListener("abort", end, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}
