import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { Reference } from "../../../src/formats/refs/reference";
import { Secret } from "../../../src/secret/secret";
import { type Place, readOne, type SecretStore, type StoreEntry } from "../../../src/stores/store";
import { BROWSE, REPLACE, USE } from "../../calls";

/** A store with nothing in it, ready to take what the suite writes. */
export interface StoreUnderTest {
  readonly store: SecretStore;
  /** The reference of an entry of that name, which is a variable's. */
  reference(name: string): Reference;
  /** Where those entries are listed. */
  readonly place: Place;
  /** A reference whose file or path is not there. */
  readonly nowhere: Reference;
  /** Whether it knows when an entry was changed. */
  readonly dated?: boolean;
}

const VALUE = new Secret("zq9-Xk2 #77$");
const OTHER = new Secret("Rt5'vB\"8\\n0");

/** What every store promises. `scheme` is its kind's; `make` gives a fresh one for each test. */
export function keepsTheContract(scheme: string, make: () => Promise<StoreUnderTest>): void {
  let under: StoreUnderTest;

  beforeEach(async () => {
    under = await make();
  });

  const read = async (name: string) => {
    const result = await readOne(under.store, under.reference(name), USE);
    return result.kind === "found" ? result.secret.reveal() : result.kind;
  };

  it("is of the kind that it is tested for", async () => {
    const { store, reference } = under;
    await store.write([{ reference: reference("FIRST"), secret: VALUE }], REPLACE, USE);
    const entries = await everything(store, under.place);
    const kinds = entries.flatMap((entry) => (entry.kind === "secret" ? [entry.reference.kind] : []));
    assert.deepEqual(new Set([reference("FIRST").kind, ...kinds]), new Set([scheme]));
  });

  it("reads back what was written, and keeps the others", async () => {
    assert.equal(
      (await under.store.write([{ reference: under.reference("FIRST"), secret: VALUE }], REPLACE, USE)).kind,
      "written",
    );
    assert.equal(
      (await under.store.write([{ reference: under.reference("SECOND"), secret: OTHER }], REPLACE, USE)).kind,
      "written",
    );
    assert.equal(await read("FIRST"), VALUE.reveal());
    assert.equal(await read("SECOND"), OTHER.reveal());
  });

  it("replaces a value", async () => {
    await under.store.write([{ reference: under.reference("FIRST"), secret: VALUE }], REPLACE, USE);
    await under.store.write([{ reference: under.reference("SECOND"), secret: VALUE }], REPLACE, USE);
    assert.equal(
      (await under.store.write([{ reference: under.reference("FIRST"), secret: OTHER }], REPLACE, USE)).kind,
      "written",
    );
    assert.equal(await read("FIRST"), OTHER.reveal());
    assert.equal(await read("SECOND"), VALUE.reveal());
  });

  it("replaces no other value where that is not asked for", async () => {
    await under.store.write([{ reference: under.reference("FIRST"), secret: VALUE }], REPLACE, USE);
    const keep = { replace: false };
    const taken = await under.store.write([{ reference: under.reference("FIRST"), secret: OTHER }], keep, USE);
    assert.ok(taken.kind === "refused" && taken.code === "taken");
    assert.equal(await read("FIRST"), VALUE.reveal());
    assert.equal(
      (await under.store.write([{ reference: under.reference("FIRST"), secret: VALUE }], keep, USE)).kind,
      "written",
    );
  });

  it("writes several as one step: all of them, or none", async () => {
    const changes = ["FIRST", "SECOND"].map((name) => ({ reference: under.reference(name), secret: VALUE }));
    assert.equal((await under.store.write(changes, REPLACE, USE)).kind, "written");
    assert.deepEqual([await read("FIRST"), await read("SECOND")], [VALUE.reveal(), VALUE.reveal()]);
    const some = [
      { reference: under.reference("THIRD"), secret: VALUE },
      { reference: under.reference("FIRST"), secret: OTHER },
    ];
    assert.equal((await under.store.write(some, { replace: false }, USE)).kind, "refused");
    assert.equal(await read("THIRD"), "absent");
  });

  it("removes a value, once", async () => {
    await under.store.write([{ reference: under.reference("FIRST"), secret: VALUE }], REPLACE, USE);
    await under.store.write([{ reference: under.reference("SECOND"), secret: OTHER }], REPLACE, USE);
    const removed = await under.store.remove(under.reference("FIRST"), USE);
    if (!under.store.capabilities.remove && removed.kind === "refused") {
      assert.equal(await read("FIRST"), VALUE.reveal());
      return;
    }
    assert.equal(removed.kind, "removed");
    assert.equal(await read("FIRST"), "absent");
    assert.equal(await read("SECOND"), OTHER.reveal());
    assert.equal((await under.store.remove(under.reference("FIRST"), USE)).kind, "absent");
  });

  it("loses nothing where several are written at once", async () => {
    const names = Array.from({ length: 6 }, (_, index) => `NAME_${index}`);
    const results = await Promise.all(
      names.map((name) => under.store.write([{ reference: under.reference(name), secret: VALUE }], REPLACE, USE)),
    );
    assert.deepEqual(new Set(results.map(({ kind }) => kind)), new Set(["written"]), inspect(results));
    for (const name of names) assert.equal(await read(name), VALUE.reveal());
  });

  it("says that something is absent", async () => {
    assert.equal((await readOne(under.store, under.reference("NEVER"), USE)).kind, "absent");
    assert.equal((await under.store.metadata(under.reference("NEVER"), USE)).kind, "absent");
    assert.equal((await readOne(under.store, under.nowhere, USE)).kind, "absent");
    assert.equal((await under.store.remove(under.nowhere, USE)).kind, "absent");
  });

  it("lists names with references that lead to their values, and no value", async () => {
    await under.store.write([{ reference: under.reference("FIRST"), secret: VALUE }], REPLACE, USE);
    await under.store.write([{ reference: under.reference("SECOND"), secret: OTHER }], REPLACE, USE);
    const entries = await everything(under.store, under.place);
    const secrets = entries.filter((entry) => entry.kind === "secret");
    assert.deepEqual(
      secrets.map(({ name }) => name).filter((name) => name === "FIRST" || name === "SECOND"),
      ["FIRST", "SECOND"],
    );
    for (const { reference, facts } of secrets) {
      const expected = facts?.versions?.length === 0 ? "absent" : "found";
      assert.equal((await readOne(under.store, reference, USE)).kind, expected);
    }
    assert.doesNotMatch(inspect(entries, { depth: 9 }), /zq9-Xk2|Rt5/);
    const top = await everything(under.store, []);
    assert.ok(top.length > 0);
  });

  it("lists in pages, each entry once", async () => {
    for (let index = 0; index < 5; index++)
      await under.store.write([{ reference: under.reference(`NAME_${index}`), secret: VALUE }], REPLACE, USE);
    const entries = await everything(under.store, under.place);
    assert.equal(new Set(entries.map(({ name }) => name)).size, entries.length);
    // A manager may name places that have no value yet.
    const valued = entries.filter((entry) => entry.kind === "group" || entry.facts?.versions?.length !== 0);
    assert.equal(valued.filter(({ name }) => name.startsWith("NAME_")).length, 5);
  });

  it("says when it was changed", async () => {
    await under.store.write([{ reference: under.reference("FIRST"), secret: VALUE }], REPLACE, USE);
    const result = await under.store.metadata(under.reference("FIRST"), USE);
    assert.equal(result.kind, "metadata");
    assert.ok(result.kind === "metadata");
    if (under.dated !== false) assert.ok(result.metadata.changed instanceof Date);
  });
}

/** Every page of a place. */
export async function everything(store: SecretStore, place: Place): Promise<StoreEntry[]> {
  const entries: StoreEntry[] = [];
  let next: string | undefined;
  do {
    const page = await store.list(place, BROWSE, next);
    assert.equal(page.kind, "page", inspect(page));
    if (page.kind !== "page") break;
    entries.push(...page.entries);
    next = page.next;
  } while (next !== undefined);
  return entries;
}
