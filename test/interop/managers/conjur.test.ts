import assert from "node:assert/strict";
import { inspect } from "node:util";
import { Secret } from "../../../src/secret/secret";
import { conjurFamily } from "../../../src/stores/conjur/family";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { managerReference } from "../../../src/stores/managers/reference";
import { FIELDS, readOne } from "../../../src/stores/store";
import { REPLACE, USE } from "../../calls";
import { keepsTheContract } from "../../unit/stores/contract";
import { Conjur } from "../servers/conjur";
import { Relay } from "../servers/relay";
import { TestContext } from "./context";
import { keepsTheManagersContract, MovedClock } from "./contract";

const VALUE = new Secret("cnJ-58 y#4");
const OTHER = new Secret("cnJ-59 z#5");
/** What both contracts write to. */
const NAMES = ["FIRST", "SECOND", "THIRD", ...Array.from({ length: 6 }, (_, index) => `NAME_${index}`)];
const ITEMS = ["pair", "kept", "versions", "crowd", "back", "throttled", "denied", "quiet", "fields"];
const MANY = Array.from({ length: 25 }, (_, index) => `many-${index}`);

describe("Conjur's secrets, on a stand-in", () => {
  let conjur: Conjur;
  let relay: Relay;
  let count = 0;

  before(async () => {
    conjur = await Conjur.start();
    relay = await Relay.before(conjur.address);
    conjur.load("- !user mia\n- !host jobs/train\n");
  });
  after(() => {
    relay?.stop();
    conjur?.stop();
  });
  beforeEach(() => {
    count += 1;
    conjur.load([...NAMES, ...ITEMS, ...MANY].map((name) => `- !variable ml/t${count}/${name}`).join("\n"));
    relay.instead = () => undefined;
    relay.delay = 0;
    relay.seen.length = 0;
  });

  const byKey = (login: string) => ({ method: "apiKey", login, keyVariable: "CONJUR_AUTHN_API_KEY" });
  const instanceAt = (address: string, signIn: Instance["signIn"] = byKey("admin")): Instance => {
    return { name: "team", kind: "conjur", address, account: conjur.account, signIn };
  };
  const keyOf = (login: string) => ({ CONJUR_AUTHN_API_KEY: conjur.logins.keyOf(login) });
  const open = async (login = "admin", context = new TestContext(keyOf(login))) =>
    new ManagerStore(await conjurFamily.open(instanceAt(relay.address, byKey(login)), context));
  const at = (id: string, more: { field?: string; version?: string } = {}) =>
    managerReference("conjur", { path: ["dev", "variable", ...id.split("/")], ...more });
  const permit = (id: string, login: string, ...privileges: string[]) => {
    const role = login.startsWith("host/") ? `!host ${login.slice(5)}` : `!user ${login}`;
    conjur.load(`- !permit\n  role: ${role}\n  privileges: [${privileges}]\n  resource: !variable ${id}\n`);
  };

  describe("a variable each", () => {
    keepsTheContract("conjur", async () => ({
      store: await open(),
      reference: (name) => at(`ml/t${count}/${name}`),
      place: ["dev", "variable", "ml", `t${count}`],
      dated: false,
      nowhere: at("nowhere/at/all"),
    }));
  });

  describe("as fields of one", () => {
    keepsTheContract("conjur", async () => ({
      store: await open(),
      reference: (field) => at(field === "NEVER" ? "nowhere" : `ml/t${count}/fields`, { field }),
      place: ["dev", "variable", "ml", `t${count}`, "fields", FIELDS],
      dated: false,
      nowhere: at("nowhere/at/all", { field: "a" }),
    }));
  });

  describe("as those of every manager", () => {
    keepsTheManagersContract(() => ({
      family: conjurFamily,
      relay,
      instance: instanceAt(relay.address),
      env: keyOf("admin"),
      signInPath: "/authenticate",
      item: (name, field = "value") => at(`ml/t${count}/${name}`, { field }),
      signedOut: {},
      grant: /!permit/,
      most: 2,
    }));
  });

  it("are denied with the policy that allows it, which does so once it is loaded", async () => {
    for (const [login, privilege] of [
      ["mia", "execute"],
      ["host/jobs/train", "update"],
    ] as const) {
      const id = `ml/t${count}/denied`;
      conjur.put(id, Buffer.from("a value"));
      permit(id, login, "read");
      const store = await open(login);
      const act = async () =>
        privilege === "execute"
          ? readOne(store, at(id), USE)
          : store.write([{ reference: at(id), secret: VALUE }], REPLACE, USE);
      const denied = await act();
      assert.ok(denied.kind === "denied" && denied.grant?.language === "conjur", inspect(denied));
      assert.equal(denied.needs, `${login} has no privilege ${privilege} on the variable ${id}.`);
      conjur.load(denied.grant.text);
      const allowed = await act();
      assert.ok(allowed.kind === "found" || allowed.kind === "written", inspect(allowed));
    }
  });

  it("cannot be made without a policy: the refusal holds the one that makes it", async () => {
    const id = `ml/t${count}/new place/token`;
    const [login, store] = ["mia", await open("mia")] as const;
    const change = [{ reference: at(id), secret: VALUE }];
    const refused = await store.write(change, REPLACE, USE);
    assert.ok(refused.kind === "refused" && refused.code === "no-variable", inspect(refused));
    const [said = "", ...policy] = refused.reason.split("\n");
    assert.match(said, new RegExp(`${login} sees no such variable in dev`));
    conjur.load(policy.join("\n"));
    const written = await store.write(change, { replace: false }, USE);
    assert.equal(written.kind, "written", inspect(written));
    assert.equal(conjur.valueOf(id), VALUE.reveal());
  });

  it("stay where they are to be removed, with the policy that would delete them", async () => {
    const id = `ml/t${count}/kept`;
    const removed = await (await open()).remove(at(id), USE);
    assert.ok(removed.kind === "refused", inspect(removed));
    assert.match(removed.reason, /- !delete\n {2}record: !variable ml/);
  });

  it("are read by one request, and one by one where a batch is refused", async () => {
    const ids = MANY.map((name) => `ml/t${count}/${name}`);
    for (const id of ids) {
      conjur.put(id, Buffer.from(`value of ${id}`));
      permit(id, "mia", "read", "execute");
    }
    const store = await open("mia");
    const all = ids.map((id) => at(id));
    assert.ok((await store.read(all, USE)).every(({ kind }) => kind === "found"));
    assert.equal(relay.count("/secrets"), 1);
    const bare = `ml/t${count}/denied`;
    conjur.put(bare, Buffer.from("not hers"));
    permit(bare, "mia", "read");
    const mixed = [at(bare), at("nowhere"), ...all.slice(0, 3)];
    const kinds = (await store.read(mixed, USE)).map(({ kind }) => kind);
    assert.deepEqual(kinds, ["denied", "absent", "found", "found", "found"]);
    assert.equal(relay.count("/secrets"), 2 + 5);
  });

  it("are read by version, and no version that is not there", async () => {
    const id = `ml/t${count}/versions`;
    const store = await open();
    for (const secret of [VALUE, OTHER]) await store.write([{ reference: at(id), secret }], REPLACE, USE);
    const first = await readOne(store, at(id, { version: "1" }), USE);
    assert.ok(first.kind === "found" && first.secret.equals(VALUE) && first.version === "1", inspect(first));
    for (const version of ["9", "one", "0"])
      assert.equal((await readOne(store, at(id, { version }), USE)).kind, "absent");
  });

  it("say that bytes are no text, one by one and in a batch, and keep every sign of a text", async () => {
    const [bytes, text] = [`ml/t${count}/FIRST`, `ml/t${count}/SECOND`];
    conjur.put(bytes, Buffer.from([0xff, 0xfe, 0x00, 0x80]));
    const value = `\uFEFFzeile 1\r\nÜ "q" 𝛼\n${"long ".repeat(40)}`;
    const store = await open();
    assert.equal(
      (await store.write([{ reference: at(text), secret: new Secret(value) }], REPLACE, USE)).kind,
      "written",
    );
    for (const references of [[at(bytes), at(text)], [at(bytes)], [at(text)]]) {
      const results = await store.read(references, USE);
      for (const [index, result] of results.entries()) {
        if (references[index]?.text === at(text).text)
          assert.ok(result.kind === "found" && result.secret.reveal() === value);
        else assert.ok(result.kind === "unreachable" && /not UTF-8 text/.test(result.reason), inspect(result));
      }
    }
  });

  it("refuse a value of blanks alone before it is sent", async () => {
    const reference = at(`ml/t${count}/quiet`);
    const store = await open();
    for (const empty of ["", " \n"]) {
      const refused = await store.write([{ reference, secret: new Secret(empty) }], REPLACE, USE);
      assert.ok(refused.kind === "refused" && refused.code === "empty", inspect(refused));
    }
    assert.equal(relay.count("POST /secrets"), 0);
  });

  it("are not written over where they may not be read", async () => {
    const id = `ml/t${count}/pair`;
    conjur.put(id, Buffer.from("a colleague's"));
    permit(id, "mia", "update");
    const store = await open("mia");
    const change = [{ reference: at(id), secret: VALUE }];
    const refused = await store.write(change, { replace: false }, USE);
    assert.ok(refused.kind === "refused" && refused.code === "taken", inspect(refused));
    const written = await store.write(change, REPLACE, USE);
    assert.ok(written.kind === "written" && written.checked === "version", inspect(written));
    assert.equal(conjur.valueOf(id), VALUE.reveal());
  });

  it("are described by policy, owner, annotations, permissions and versions", async () => {
    const id = `ml/t${count}/described`;
    conjur.load(`- !variable\n  id: ${id}\n  annotations:\n    description: of the team\n    cost: "7"\n`);
    permit(id, "mia", "read", "execute");
    permit(id, "host/jobs/train", "execute");
    const store = await open("mia");
    const before = await store.metadata(at(id), USE);
    assert.ok(before.kind === "metadata", inspect(before));
    assert.deepEqual(before.metadata.versions, []);
    for (const value of ["1", "2"]) conjur.put(id, Buffer.from(value));
    const known = await store.metadata(at(id), USE);
    assert.ok(known.kind === "metadata", inspect(known));
    const { created, description, labels, versions } = known.metadata;
    assert.ok(created instanceof Date);
    assert.equal(description, "of the team");
    assert.deepEqual(Object.fromEntries(labels ?? []), {
      cost: "7",
      policy: "root",
      owner: "user admin",
      "may read": "user mia",
      "may execute": "user mia, host jobs/train",
    });
    assert.deepEqual(
      versions?.map((one) => one.id),
      ["2", "1"],
    );
  });

  it("are read with a new token where the old one ends in the middle, which is fetched once", async () => {
    const ids = MANY.map((name) => `ml/t${count}/${name}`);
    for (const id of ids) conjur.put(id, Buffer.from("x"));
    const clock = new MovedClock();
    const store = await open("admin", new TestContext(keyOf("admin"), { clock }));
    assert.equal((await readOne(store, at(ids[0] as string), USE)).kind, "found");
    conjur.logins.expireTokens();
    const results = await Promise.all(ids.map((id) => readOne(store, at(id), USE)));
    assert.ok(
      results.every(({ kind }) => kind === "found"),
      inspect(results),
    );
    assert.equal(relay.count("/authenticate"), 2);
    const written = await (async () => {
      conjur.logins.expireTokens();
      return store.write([{ reference: at(ids[0] as string), secret: VALUE }], REPLACE, USE);
    })();
    assert.equal(written.kind, "written", inspect(written));
    clock.move(474_000);
    assert.equal((await readOne(store, at(ids[1] as string), USE)).kind, "found");
    assert.equal(relay.count("/authenticate"), 3);
    clock.move(2000);
    assert.equal((await readOne(store, at(ids[1] as string), USE)).kind, "found");
    assert.equal(relay.count("/authenticate"), 4);
  });

  it("are signed out, and asked for no more than twice, where no token holds", async () => {
    const store = await open();
    relay.instead = (_, path) => (path.includes("/authenticate") ? undefined : { status: 401 });
    const read = await readOne(store, at("any"), USE);
    assert.equal(read.kind, "signed-out", inspect(read));
    assert.deepEqual([relay.count("/authenticate"), relay.count("/secrets")], [2, 2]);
  });

  it("come from a slow server, many at once", async () => {
    const ids = MANY.map((name) => `ml/t${count}/${name}`);
    for (const id of ids) conjur.put(id, Buffer.from("x"));
    relay.delay = 50;
    const results = await (await open()).read([at("nowhere"), ...ids.map((id) => at(id))], USE);
    assert.equal(results.filter(({ kind }) => kind === "found").length, ids.length);
  });

  it("stand below /api where the address says so", async () => {
    const cloud = await Conjur.start("/api");
    try {
      cloud.load("- !variable data/ml/token");
      cloud.put("data/ml/token", Buffer.from("x"));
      const env = { CONJUR_AUTHN_API_KEY: cloud.logins.keyOf("admin") };
      for (const end of ["/api", "/api/"]) {
        const store = new ManagerStore(
          await conjurFamily.open(instanceAt(`${cloud.address}${end}`), new TestContext(env)),
        );
        assert.equal((await readOne(store, at("data/ml/token"), USE)).kind, "found");
      }
    } finally {
      cloud.stop();
    }
  });
});
