import { type Clock, SYSTEM_CLOCK } from "../../machine/clock";
import type { Instance } from "../../stores/managers/instance";
import type { Managers } from "../../stores/managers/managers";
import { type Call, type Capabilities, type Failure, FIELDS, type Place, type StoreEntry } from "../../stores/store";
import type { Refused } from "../../text/refused";

/** What is known of a level; `next` asks for the following page. */
interface KnownLevel {
  readonly entries: readonly StoreEntry[];
  readonly next: string | undefined;
  /** In milliseconds since 1970. */
  readonly read: number;
}

/** A level as it is shown: what was read, and why it could not be read anew where that failed. */
export interface ShownLevel {
  readonly entries: readonly StoreEntry[];
  readonly more: boolean;
  readonly failure?: Failure | Refused;
}

/** What a search found, and where. */
export interface Hit {
  readonly instance: Instance;
  readonly entry: StoreEntry;
}

/** A level that was read so long ago, in milliseconds, is read anew while what is known is shown. */
const STALE = 60_000;
/** The most requests of a search in a manager that does not search itself. */
const MOST_REQUESTS = 200;

/** The levels of managers, page by page: what was read is kept, and shown while it is read anew. */
export class ManagerBrowser {
  readonly #managers: () => Managers;
  readonly #clock: Clock;
  readonly #changed: (instance: Instance, place: Place) => void;
  readonly #known = new Map<string, KnownLevel>();
  readonly #failed = new Map<string, Failure | Refused>();
  readonly #reading = new Map<string, Promise<void>>();

  /** `changed` is told of levels that are other than when they were asked for. */
  constructor(
    managers: () => Managers,
    changed: (instance: Instance, place: Place) => void,
    clock: Clock = SYSTEM_CLOCK,
  ) {
    this.#managers = managers;
    this.#clock = clock;
    this.#changed = changed;
  }

  instances(): Promise<readonly Instance[]> {
    return this.#managers().instances();
  }

  /** What can be done with an instance's secrets; nothing is contacted for it. */
  async capabilities(instance: Instance): Promise<Capabilities | undefined> {
    const store = await this.#managers().open(instance);
    return "code" in store ? undefined : store.capabilities;
  }

  /** A level: at once where it is known, however old that is. */
  async level(instance: Instance, place: Place, call: Call): Promise<ShownLevel> {
    const key = keyOf(instance, place);
    const known = this.#known.get(key);
    if (known === undefined) await this.#read(instance, place, call);
    else if (known.read + STALE < this.#clock.now()) {
      void this.#read(instance, place, call).then(() => this.#changed(instance, place));
    }
    return this.#shown(key);
  }

  /** Reads the following page of a level that is known. */
  async more(instance: Instance, place: Place, call: Call): Promise<void> {
    const key = keyOf(instance, place);
    const known = this.#known.get(key);
    if (known?.next === undefined) return;
    const page = await this.#page(instance, place, call, known.next);
    if (page.kind !== "page") this.#failed.set(key, page);
    else {
      this.#failed.delete(key);
      this.#known.set(key, { ...known, entries: [...known.entries, ...page.entries], next: page.next });
    }
    this.#changed(instance, place);
  }

  /** Reads what is shown anew the next time that it is asked for; of one instance, or of all. */
  refresh(instance?: Instance): void {
    for (const [key, level] of this.#known) {
      if (instance === undefined || key.startsWith(`${instance.name}\0`)) this.#known.set(key, { ...level, read: 0 });
    }
    this.#failed.clear();
  }

  /** Forgets all: the list of managers is another one. */
  forget(): void {
    this.#known.clear();
    this.#failed.clear();
  }

  /**
   * Secrets whose names hold a text, in all managers at once: by the manager's own search where it has one, else level by level, so
   * many requests at most. `found` gets them as they come. Gives the names of managers in which not all was looked at.
   */
  async search(text: string, call: Call, found: (hits: readonly Hit[]) => void): Promise<readonly string[]> {
    const searches = (await this.instances()).map(async (instance) => {
      const whole = await this.#searchOne(instance, text.toLowerCase(), call, (entries) =>
        found(entries.map((entry) => ({ instance, entry }))),
      );
      return whole ? [] : [instance.name];
    });
    return (await Promise.all(searches)).flat();
  }

  async #searchOne(
    instance: Instance,
    text: string,
    call: Call,
    found: (entries: readonly StoreEntry[]) => void,
  ): Promise<boolean> {
    const store = await this.#managers().open(instance);
    if ("code" in store) return false;
    if (store.search !== undefined) {
      for (let page: string | undefined, count = 0; count < MOST_REQUESTS; count++) {
        const result = await store.search(text, call, page);
        if (result.kind !== "page") return false;
        found(result.entries);
        page = result.next;
        if (page === undefined || call.signal.aborted) return page === undefined;
      }
      return false;
    }
    let left = MOST_REQUESTS;
    const places: Place[] = [[]];
    for (const place of places) {
      const known = this.#known.get(keyOf(instance, place));
      let page: string | undefined;
      let entries: readonly StoreEntry[] = known?.next === undefined ? (known?.entries ?? []) : [];
      const complete = known !== undefined && known.next === undefined;
      do {
        if (!complete) {
          if (left-- === 0 || call.signal.aborted) return false;
          const result = await store.list(place, call, page);
          if (result.kind !== "page") return place.length > 0 && (result.kind === "absent" || result.kind === "denied");
          ({ entries } = result);
          page = result.next;
        }
        found(entries.filter(({ name }) => name.toLowerCase().includes(text)));
        for (const entry of entries) {
          if (entry.kind === "group" && entry.place.at(-1) !== FIELDS) places.push(entry.place);
        }
      } while (page !== undefined);
    }
    return true;
  }

  #read(instance: Instance, place: Place, call: Call): Promise<void> {
    const key = keyOf(instance, place);
    const running = this.#reading.get(key);
    if (running !== undefined) return running;
    const reading = this.#readAnew(instance, place, call).finally(() => this.#reading.delete(key));
    this.#reading.set(key, reading);
    return reading;
  }

  /** As many entries as are shown, so that nothing is folded away while a person looks at it. */
  async #readAnew(instance: Instance, place: Place, call: Call): Promise<void> {
    const key = keyOf(instance, place);
    const wanted = this.#known.get(key)?.entries.length ?? 0;
    const entries: StoreEntry[] = [];
    let next: string | undefined;
    do {
      const page = await this.#page(instance, place, call, next);
      if (page.kind !== "page") {
        this.#failed.set(key, page);
        return;
      }
      entries.push(...page.entries);
      next = page.next;
    } while (next !== undefined && entries.length < wanted);
    this.#failed.delete(key);
    this.#known.set(key, { entries, next, read: this.#clock.now() });
  }

  async #page(instance: Instance, place: Place, call: Call, page: string | undefined) {
    const store = await this.#managers().open(instance);
    return "code" in store ? store : store.list(place, call, page);
  }

  #shown(key: string): ShownLevel {
    const { entries = [], next } = this.#known.get(key) ?? {};
    const failure = this.#failed.get(key);
    return { entries, more: next !== undefined, ...(failure === undefined ? {} : { failure }) };
  }
}

function keyOf({ name }: Instance, place: Place): string {
  return [name, ...place].join("\0");
}
