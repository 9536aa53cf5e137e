import type { Clock } from "../../machine/clock";
import type { Call, Failure, ListResult, Place, StoreEntry } from "../store";
import { VARIABLE, variableReference } from "./policy";
import { type Resource, resourceIn } from "./resource";

const PAGE = 200;
/** Of a server's page behind the first; a tenth where its settings (`api_resource_list_limit_max`) allow fewer. */
const LARGE_PAGE = 1000;
const SMALL_PAGE = 10;
/** For so long a list serves other levels, in milliseconds. */
const FRESH = 10_000;

/** The variables from one on, as the server lists them; `undefined` where it gives no page of that size. */
type Fetch = (offset: number, limit: number, call: Call) => Promise<readonly unknown[] | undefined | Failure>;

interface Listed {
  readonly begun: number;
  readonly found: Resource[];
  offset: number;
  done: boolean;
}

/**
 * The variables of an account, as levels of the names between `/`. Conjur lists them flat and in no order that we may count on, so that
 * its pages are read as far as a level needs them, once for all levels.
 */
export class Variables {
  readonly #account: string;
  readonly #clock: Clock;
  readonly #fetch: Fetch;
  #listed: Listed | undefined;
  #largest = LARGE_PAGE;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(account: string, clock: Clock, fetch: Fetch) {
    this.#account = account;
    this.#clock = clock;
    this.#fetch = fetch;
  }

  /** What is known is asked for anew. */
  forget(): void {
    this.#listed = undefined;
  }

  /** Those of the list that is there whose id holds a text, in small letters. */
  known(text: string): readonly Resource[] {
    return this.#listed?.found.filter(({ id }) => id.toLowerCase().includes(text)) ?? [];
  }

  /** A page of the level below names. `page`: how many entries of it are known. */
  async level(names: readonly string[], call: Call, page = "0"): Promise<ListResult> {
    const from = Number(page);
    const listed = this.#listedFor(from);
    for (;;) {
      const entries = this.#entries(listed.found, names);
      if (listed.done || entries.length > from + PAGE - 1) {
        const next = from + PAGE;
        const more = entries.length > next || !listed.done ? { next: String(next) } : {};
        return { kind: "page", entries: entries.slice(from, next), ...more };
      }
      const before = listed.offset;
      const reading = this.#reading.then(() => (listed.offset === before ? this.#read(listed, call) : undefined));
      this.#reading = reading.catch(() => undefined);
      const failure = await reading;
      if (failure !== undefined) return failure;
    }
  }

  /** The list that is there; a level's first page is of a new one, unless that was begun just now. */
  #listedFor(from: number): Listed {
    const known = this.#listed;
    const fresh = known !== undefined && (from > 0 || this.#clock.now() - known.begun < FRESH);
    if (fresh) return known;
    this.#listed = { begun: this.#clock.now(), found: [], offset: 0, done: false };
    return this.#listed;
  }

  async #read(listed: Listed, call: Call): Promise<Failure | undefined> {
    const limit = Math.min(listed.offset === 0 ? PAGE : LARGE_PAGE, this.#largest);
    const got = await this.#fetch(listed.offset, limit, call);
    if (got === undefined) {
      if (this.#largest <= SMALL_PAGE)
        return { kind: "unreachable", reason: "The server lists no variables.", passing: false };
      this.#largest /= 10;
      return this.#read(listed, call);
    }
    if (!Array.isArray(got)) return got as Failure;
    for (const one of got) {
      const resource = resourceIn(one);
      if (resource !== undefined) listed.found.push(resource);
    }
    listed.offset += got.length;
    listed.done = got.length < limit;
    return undefined;
  }

  #entries(found: readonly Resource[], names: readonly string[]): StoreEntry[] {
    const above = names.length === 0 ? "" : `${names.join("/")}/`;
    const entries = new Map<string, StoreEntry>();
    for (const resource of found) {
      if (!resource.id.startsWith(above)) continue;
      const [name = "", ...below] = resource.id.slice(above.length).split("/");
      if (name === "") continue;
      if (below.length === 0) entries.set(name, this.entry(resource, name));
      else if (!entries.has(`${name}/`)) {
        const place: Place = [this.#account, VARIABLE, ...names, name];
        entries.set(`${name}/`, { kind: "group", name, place, sealed: true });
      }
    }
    return [...entries.values()];
  }

  /** The entry of a variable, under a name. */
  entry({ id, facts }: Resource, name: string): StoreEntry {
    return { kind: "secret", name, reference: variableReference(this.#account, id), sealed: true, facts };
  }
}
