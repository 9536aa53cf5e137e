import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { Reference } from "../../../src/formats/refs/reference";
import type { Clock } from "../../../src/machine/clock";
import { Secret } from "../../../src/secret/secret";
import type { ManagerFamily } from "../../../src/stores/managers/family";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { readOne } from "../../../src/stores/store";
import { BROWSE, REPLACE, USE } from "../../calls";
import type { Relay } from "../servers/relay";
import { TestContext } from "./context";

/** A manager behind a relay that counts what it is asked. */
export interface ManagerUnderTest {
  readonly family: ManagerFamily;
  readonly relay: Relay;
  /** Signed in by what the environment gives, without anybody. */
  readonly instance: Instance;
  readonly env: NodeJS.ProcessEnv;
  /** Part of the path of requests that sign in, where there are any. */
  readonly signInPath?: string;
  /** The reference of a secret, or of a field of it, in a place that is empty at the start of each test. */
  item(name: string, field?: string): Reference;
  /** Another way in that may list and not read (`denied`), or nothing at all any longer (`signedOut`). */
  readonly denied?: NodeJS.ProcessEnv;
  readonly signedOut: NodeJS.ProcessEnv;
  /** How a denial words what is missing. */
  readonly grant: RegExp;
  /** How many requests 25 references to 25 secrets may take, sign-in included. */
  readonly most: number;
}

const VALUE = new Secret("zq9-Xk2 #77$");
const OTHER = new Secret("Rt5'vB\"8\\n0");

/** A clock that stands still until it is moved. */
export class MovedClock implements Clock {
  #now = Date.now();
  readonly #waiting: { at: number; act: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    const one = { at: this.#now + milliseconds, act };
    this.#waiting.push(one);
    return () => {
      const at = this.#waiting.indexOf(one);
      if (at !== -1) this.#waiting.splice(at, 1);
    };
  }

  move(milliseconds: number): void {
    this.#now += milliseconds;
    for (const one of [...this.#waiting]) if (one.at <= this.#now) one.act();
  }
}

/** What every manager promises besides what every store does. */
export function keepsTheManagersContract(make: () => ManagerUnderTest): void {
  let under: ManagerUnderTest;
  const open = async (context = new TestContext(under.env), changed: Partial<Instance> = {}) =>
    new ManagerStore(await under.family.open({ ...under.instance, ...changed }, context));

  beforeEach(() => {
    under = make();
    under.relay.instead = () => undefined;
    under.relay.seen.length = 0;
  });
  afterEach(() => {
    under.relay.instead = () => undefined;
  });

  it("reads all fields of one secret by one request", async () => {
    const store = await open();
    const changes = ["user", "password"].map((field) => ({ reference: under.item("pair", field), secret: VALUE }));
    assert.equal((await store.write(changes, REPLACE, USE)).kind, "written");
    const before = under.relay.seen.length;
    const results = await store.read(
      changes.map(({ reference }) => reference),
      USE,
    );
    assert.deepEqual(
      results.map(({ kind }) => kind),
      ["found", "found"],
      inspect(results),
    );
    assert.equal(under.relay.seen.length - before, 1, under.relay.seen.join("\n"));
  });

  it("keeps the other fields of a secret where one is written", async () => {
    const store = await open();
    await store.write([{ reference: under.item("kept", "one"), secret: VALUE }], REPLACE, USE);
    await store.write([{ reference: under.item("kept", "two"), secret: OTHER }], REPLACE, USE);
    const one = await readOne(store, under.item("kept", "one"), USE);
    assert.ok(one.kind === "found" && one.secret.equals(VALUE));
  });

  it("signs in once for all that ask at once, and asks little", async () => {
    const writer = await open();
    const references = Array.from({ length: 25 }, (_, index) => under.item(`many-${index}`, "f"));
    for (const reference of references) await writer.write([{ reference, secret: VALUE }], REPLACE, USE);
    under.relay.seen.length = 0;
    const store = await open();
    const results = await store.read(references, USE);
    assert.ok(
      results.every(({ kind }) => kind === "found"),
      inspect(results),
    );
    if (under.signInPath !== undefined) assert.equal(under.relay.count(under.signInPath), 1);
    assert.ok(under.relay.seen.length <= under.most, `${under.relay.seen.length}: ${under.relay.seen.join("\n")}`);
  });

  it("refuses a version that is not the newest any longer", async () => {
    const store = await open();
    if (!store.capabilities.versions || store.capabilities.guard === "none") return;
    const reference = under.item("versions", "f");
    const first = await store.write([{ reference, secret: VALUE }], REPLACE, USE);
    assert.equal(first.kind, "written");
    const read = await readOne(store, reference, USE);
    assert.ok(read.kind === "found" && read.version !== undefined);
    await store.write([{ reference, secret: OTHER }], REPLACE, USE);
    const late = await store.write([{ reference, secret: VALUE }], { replace: true, ifVersion: read.version }, USE);
    assert.ok(late.kind === "refused" && late.code === "conflict", inspect(late));
    const kept = await readOne(store, reference, USE);
    assert.ok(kept.kind === "found" && kept.secret.equals(OTHER));
  });

  it("loses no field where several write one secret at once, in one window and in two", async () => {
    const store = await open();
    const { versions, guard } = store.capabilities;
    if (!versions || guard === "none") return;
    const stores = guard === "look" ? [store, store] : [store, await open()];
    const names = Array.from({ length: 6 }, (_, index) => `f${index}`);
    const ways = names.map((field, index) =>
      stores[index % 2]?.write([{ reference: under.item("crowd", field), secret: VALUE }], REPLACE, USE),
    );
    const results = await Promise.all(ways);
    const written = names.filter((_, index) => results[index]?.kind === "written");
    for (const field of written) {
      const read = await readOne(store, under.item("crowd", field), USE);
      assert.equal(read.kind, "found", field);
    }
  });

  it("brings back what was removed, where it is kept for a while", async () => {
    const store = await open();
    if (!store.capabilities.softDelete) return;
    const reference = under.item("back", "f");
    await store.write([{ reference, secret: VALUE }], REPLACE, USE);
    assert.equal((await store.remove(reference, USE)).kind, "removed");
    const gone = await readOne(store, reference, USE);
    assert.ok(gone.kind === "deleted" && gone.restorable, inspect(gone));
    const restored = await store.restore?.(reference, USE);
    assert.equal(restored?.kind, "restored", inspect(restored));
    const read = await readOne(store, reference, USE);
    assert.ok(read.kind === "found" && read.secret.equals(VALUE), inspect(read));
  });

  it("answers at once where a call is cancelled, whatever the server does", async () => {
    const store = await open();
    await readOne(store, under.item("nothing", "f"), USE);
    under.relay.instead = () => "silence";
    const controller = new AbortController();
    const begun = Date.now();
    setTimeout(() => controller.abort(), 10);
    const result = await readOne(store, under.item("nothing", "f"), { ...USE, signal: controller.signal });
    assert.ok(Date.now() - begun < 500);
    assert.equal(result.kind, "unreachable", inspect(result));
  });

  it("gives up a silent server by its deadline", async () => {
    const clock = new MovedClock();
    const store = await open(new TestContext(under.env, { clock }));
    under.relay.instead = () => "silence";
    const reading = readOne(store, under.item("nothing", "f"), USE);
    await new Promise((resolve) => setTimeout(resolve, 100));
    clock.move(31_000);
    const result = await reading;
    assert.ok(result.kind === "unreachable" && result.passing, inspect(result));
  });

  it("asks again where it is throttled, after the time that the server names", async () => {
    const writer = await open();
    const reference = under.item("throttled", "f");
    await writer.write([{ reference, secret: VALUE }], REPLACE, USE);
    const store = await open();
    let refusals = 2;
    under.relay.instead = () => (refusals-- > 0 ? { status: 429, headers: { "retry-after": "0" } } : undefined);
    const read = await readOne(store, reference, USE);
    assert.ok(read.kind === "found", inspect(read));
  });

  it("says that a server is busy where it throttles for good", async () => {
    const store = await open();
    await readOne(store, under.item("nothing", "f"), USE);
    under.relay.instead = () => ({ status: 429, headers: { "retry-after": "0" } });
    const read = await readOne(store, under.item("nothing", "f"), USE);
    assert.equal(read.kind, "busy", inspect(read));
  });

  it("names the permission that is missing, and what would give it", async () => {
    if (under.denied === undefined) return;
    const writer = await open();
    const reference = under.item("denied", "f");
    await writer.write([{ reference, secret: VALUE }], REPLACE, USE);
    const store = await open(new TestContext(under.denied));
    const read = await readOne(store, reference, USE);
    assert.ok(read.kind === "denied", inspect(read));
    assert.match(`${read.needs}\n${read.grant?.text}`, under.grant);
  });

  it("says that nobody is signed in, and asks nobody while browsing", async () => {
    const context = new TestContext(under.signedOut);
    const store = await open(context);
    const listed = await store.list([], BROWSE);
    assert.equal(listed.kind, "signed-out", inspect(listed));
    assert.deepEqual([context.asked, context.opened], [[], []]);
  });

  it("says nothing of a value or a token, whatever goes wrong", async () => {
    const context = new TestContext(under.env);
    const store = await open(context);
    const reference = under.item("quiet", "f");
    await store.write([{ reference, secret: VALUE }], REPLACE, USE);
    const said: unknown[] = [];
    for (const status of [400, 401, 403, 404, 500, 502]) {
      under.relay.instead = () => ({ status });
      said.push(await readOne(store, reference, USE), await store.write([{ reference, secret: OTHER }], REPLACE, USE));
      said.push(await store.list([], BROWSE), await store.metadata(reference, USE), await store.remove(reference, USE));
    }
    const text = inspect(said, { depth: 9 });
    for (const secret of [VALUE, OTHER, ...context.learntSecrets]) assert.ok(!text.includes(secret.reveal()));
  });
}
