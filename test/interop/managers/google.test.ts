import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { Secret } from "../../../src/secret/secret";
import { gcpFamily } from "../../../src/stores/gcp/family";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { managerReference } from "../../../src/stores/managers/reference";
import { readOne } from "../../../src/stores/store";
import { BROWSE, REPLACE, USE } from "../../calls";
import { everything, keepsTheContract } from "../../unit/stores/contract";
import { selfSigned } from "../servers/certificate";
import { Relay } from "../servers/relay";
import { type GoogleRights, SecretManagerServer } from "../servers/secret-manager";
import { TestContext } from "./context";
import { keepsTheManagersContract } from "./contract";

const VALUE = new Secret("gcK-29 x#1");
const RIGHTS: readonly GoogleRights[] = ["all", "list", "add and look", "nothing, the service being off"];

describe("Google's secrets", function () {
  this.timeout(20_000);
  let server: SecretManagerServer;
  let relay: Relay;
  let folder: string;
  let count = 0;

  /** Application default credentials with such rights. */
  const envOf = (rights: GoogleRights, address = relay.address): NodeJS.ProcessEnv => {
    const file = join(folder, `${RIGHTS.indexOf(rights)}.json`);
    const user = { type: "authorized_user", client_id: "c", client_secret: "s", refresh_token: rights };
    writeFileSync(file, JSON.stringify({ ...user, token_uri: `${address}/token`, quota_project_id: "p1" }));
    return { GOOGLE_APPLICATION_CREDENTIALS: file };
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-google-"));
    server = await SecretManagerServer.start();
    relay = await Relay.before(server.address);
    for (const rights of RIGHTS) server.grants.set(rights, rights);
  });
  after(() => {
    relay?.stop();
    server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => {
    count += 1;
  });

  const instanceAt = (address: string, more: Partial<Instance> = {}): Instance => {
    return { name: "team", kind: "gcp", projects: ["p1"], address, signIn: { method: "default" }, ...more };
  };
  const open = async (context = new TestContext(envOf("all")), more: Partial<Instance> = {}) =>
    new ManagerStore(await gcpFamily.open(instanceAt(relay.address, more), context));
  const as = (rights: GoogleRights) => open(new TestContext(envOf(rights)));
  const at = (name: string, more: { field?: string; version?: string } = {}) =>
    managerReference("gcp-sm", { path: ["p1", name], ...more });

  for (const [title, where] of [
    ["of a project", ["p1"]],
    ["of a location", ["p1", "europe-west3"]],
  ] as const) {
    describe(`${title}, as those of every store`, () => {
      keepsTheContract("gcp-sm", async () => ({
        store: await open(),
        reference: (name) => managerReference("gcp-sm", { path: [...where, `c${count}`], field: name }),
        place: [...where, `c${count}`, "/"],
        nowhere: managerReference("gcp-sm", { path: [...where, "nowhere"], field: "a" }),
      }));
    });
  }

  describe("as those of every manager", () => {
    keepsTheManagersContract(() => ({
      family: gcpFamily,
      relay,
      instance: instanceAt(relay.address),
      env: envOf("all"),
      signInPath: "/token",
      item: (name, field = "value") => at(`t${count}-${name}`, { field }),
      denied: envOf("list"),
      signedOut: { CLOUDSDK_CONFIG: folder },
      grant:
        /secretmanager\.versions\.access on [\s\S]*gcloud secrets add-iam-policy-binding .* --role=roles\/secretmanager\.secretAccessor/,
      most: 26,
    }));
  });

  it("say that the service is not enabled in the project, and how it would be", async () => {
    const read = await readOne(await as("nothing, the service being off"), at("a"), USE);
    assert.ok(read.kind === "denied" && /not enabled in the project p1/.test(read.needs), inspect(read));
    assert.equal(read.grant?.text, "gcloud services enable secretmanager.googleapis.com --project=p1");
  });

  it("overwrite nothing where the role allows no look at a value", async () => {
    server.put("projects/p1", "blind", "kept");
    const store = await as("add and look");
    const kept = await store.write([{ reference: at("blind"), secret: VALUE }], { replace: false }, USE);
    assert.ok(kept.kind === "refused" && kept.code === "taken", inspect(kept));
    const replaced = await store.write([{ reference: at("blind"), secret: VALUE }], REPLACE, USE);
    assert.ok(replaced.kind === "written" && replaced.checked === "version", inspect(replaced));
    assert.equal(server.versionsOf("projects/p1", "blind").length, 2);
  });

  it("have versions by number and by alias, disabled and destroyed ones told apart", async () => {
    const more = { versionAliases: { stable: "1" }, labels: { team: "ml" }, rotation: { rotationPeriod: "864000s" } };
    server.put("projects/p1", "versions", "one", more);
    const second = server.put("projects/p1", "versions", "two");
    const third = server.put("projects/p1", "versions", "three");
    const store = await open();
    const stable = await readOne(store, at("versions", { version: "stable" }), USE);
    assert.ok(stable.kind === "found" && stable.secret.reveal() === "one" && stable.version === "1", inspect(stable));
    second.state = "DISABLED";
    third.state = "DESTROYED";
    const disabled = await readOne(store, at("versions", { version: "2" }), USE);
    assert.ok(
      disabled.kind === "denied" && /version 2 of versions is disabled/.test(disabled.needs),
      inspect(disabled),
    );
    assert.match(String(disabled.grant?.text), /versions enable 2 --secret=versions --project=p1/);
    const destroyed = await readOne(store, at("versions"), USE);
    assert.ok(destroyed.kind === "deleted" && !destroyed.restorable, inspect(destroyed));
    const known = await store.metadata(at("versions"), USE);
    assert.ok(known.kind === "metadata");
    assert.deepEqual(
      known.metadata.versions?.map(({ id, state, labels }) => [id, state, labels]),
      [
        ["3", "destroyed", undefined],
        ["2", "disabled", undefined],
        ["1", "enabled", ["stable"]],
      ],
    );
    assert.deepEqual([known.metadata.labels?.get("team"), known.metadata.rotation?.every], ["ml", 10]);
  });

  it("are not taken where they arrive other than they were sent, nor where they are no text", async () => {
    server.put("projects/p1", "sum", VALUE.reveal());
    server.put("projects/p1", "bytes", Buffer.from([0xff, 0x00]));
    const store = await open();
    server.damaged = true;
    const damaged = await readOne(store, at("sum"), USE);
    server.damaged = false;
    assert.ok(damaged.kind === "unreachable" && /CRC32C/.test(damaged.reason), inspect(damaged));
    assert.equal((await readOne(store, at("sum"), USE)).kind, "found");
    const bytes = await readOne(store, at("bytes"), USE);
    assert.ok(bytes.kind === "unreachable" && /no text/.test(bytes.reason), inspect(bytes));
  });

  it("say whose version came in between where the service cannot refuse the write", async () => {
    server.put("projects/p1", "race", "one");
    const store = await open();
    server.beforeAdd = () => {
      server.beforeAdd = () => undefined;
      server.put("projects/p1", "race", "theirs");
    };
    const written = await store.write([{ reference: at("race"), secret: VALUE }], REPLACE, USE);
    assert.ok(written.kind === "refused" && written.code === "conflict", inspect(written));
    assert.match(written.reason, /theirs is version 2, and yours, 3,/);
    const large = await store.write([{ reference: at("race"), secret: new Secret("x".repeat(65_537)) }], REPLACE, USE);
    assert.ok(large.kind === "refused" && large.code === "too-large", inspect(large));
  });

  it("are listed page by page, those of a location below it, and searched by the service", async () => {
    for (let index = 0; index < 260; index++) server.put("projects/p2", `page-${index}`, "x");
    server.put("projects/p2/locations/europe-west3", "regional-one", "x");
    const store = await open(undefined, { projects: ["p1", "p2"], locations: ["europe-west3"] });
    const first = await store.list(["p2"], BROWSE);
    assert.ok(first.kind === "page" && first.entries.length === 251 && first.next !== undefined, inspect(first));
    const all = await everything(store, ["p2"]);
    assert.equal(new Set(all.map(({ name }) => name)).size, 261);
    const regional = await everything(store, ["p2", "europe-west3"]);
    assert.deepEqual(
      regional.map((entry) => (entry.kind === "secret" ? entry.reference.text : entry.name)),
      ["gcp-sm://p2/europe-west3/regional-one"],
    );
    relay.seen.length = 0;
    const hits: string[] = [];
    let page: string | undefined;
    do {
      const found = await store.search?.("AL-ONE", BROWSE, page);
      assert.ok(found?.kind === "page", inspect(found));
      hits.push(...found.entries.map(({ name }) => name));
      page = found.next;
    } while (page !== undefined);
    assert.deepEqual([hits, relay.seen.length], [["regional-one"], 4]);
  });

  it("are asked for in projects that the settings name alone, by names and locations that are Google's", async () => {
    const store = await open();
    relay.seen.length = 0;
    for (const path of [
      ["p9", "a"],
      ["p1", "a b"],
      ["p1", "evil.example.org/x", "a"],
    ]) {
      const read = await readOne(store, managerReference("gcp-sm", { path }), USE);
      assert.equal(read.kind, "absent", inspect(read));
    }
    assert.deepEqual(relay.seen, []);
    await assert.rejects(open(undefined, { projects: ["P 1"] }), /is no project's id/);
    await assert.rejects(open(undefined, { locations: ["a.b"] }), /is no location/);
  });

  it("are gone for good where they are removed, and need a new sign-in where the token holds no longer", async () => {
    server.put("projects/p1", "gone", "x");
    server.put("projects/p1", "again", "x");
    const store = await open();
    assert.equal(store.restore, undefined);
    assert.equal((await store.remove(at("gone"), USE)).kind, "removed");
    assert.equal((await readOne(store, at("gone"), USE)).kind, "absent");
    server.revoke();
    assert.equal((await readOne(store, at("again"), USE)).kind, "signed-out");
    assert.equal((await readOne(store, at("again"), USE)).kind, "found");
  });

  it("are read over a certificate that only the settings' authority vouches for", async () => {
    const certificate = selfSigned("localhost");
    const secure = await SecretManagerServer.start(certificate);
    try {
      secure.put("projects/p1", "tls", VALUE.reveal());
      const context = (more: object) => new TestContext(envOf("all", secure.address), more);
      const instance = instanceAt(secure.address);
      const known = new ManagerStore(await gcpFamily.open(instance, context({ ca: certificate.cert })));
      assert.equal((await readOne(known, at("tls"), USE)).kind, "found");
      const unknown = await readOne(new ManagerStore(await gcpFamily.open(instance, context({}))), at("tls"), USE);
      assert.ok(unknown.kind === "unreachable" && !unknown.passing, inspect(unknown));
    } finally {
      secure.stop();
    }
  });

  it("are read a hundred at once by one sign-in", async () => {
    for (let index = 0; index < 100; index++) server.put("projects/p1", `hundred-${index}`, "x");
    const store = await open();
    relay.seen.length = 0;
    const results = await store.read(
      Array.from({ length: 100 }, (_, index) => at(`hundred-${index}`)),
      USE,
    );
    assert.ok(results.every(({ kind }) => kind === "found"));
    assert.deepEqual([relay.count("/token"), relay.seen.length], [1, 101]);
  });
});
