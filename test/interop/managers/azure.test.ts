import assert from "node:assert/strict";
import { inspect } from "node:util";
import { Secret } from "../../../src/secret/secret";
import { azureFamily } from "../../../src/stores/azure/family";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { managerReference } from "../../../src/stores/managers/reference";
import { readOne } from "../../../src/stores/store";
import { BROWSE, REPLACE, USE } from "../../calls";
import { everything, keepsTheContract } from "../../unit/stores/contract";
import { selfSigned } from "../servers/certificate";
import { KeyVaultServer } from "../servers/key-vault";
import { Relay } from "../servers/relay";
import { TestContext } from "./context";
import { keepsTheManagersContract } from "./contract";

const VALUE = new Secret("azK-29 x#1");
const ENV = { CLIENT_SECRET: "of-a-test" };

describe("Azure's secrets", function () {
  this.timeout(20_000);
  let vault: KeyVaultServer;
  let relay: Relay;
  let count = 0;

  before(async () => {
    vault = await KeyVaultServer.start();
    relay = await Relay.before(vault.address);
    for (const rights of ["list by role", "list by policy", "behind the firewall", "nothing any longer"] as const)
      vault.clients.set(rights, rights);
  });
  after(() => {
    relay?.stop();
    vault?.stop();
  });
  beforeEach(() => {
    count += 1;
  });

  const principal = (authority: string) => {
    const { tenant } = KeyVaultServer;
    return { method: "secret", tenant, client: "client-of-a-test", secretVariable: "CLIENT_SECRET", authority };
  };
  const instanceAt = (address: string, more: Partial<Instance> = {}): Instance => {
    return { name: "team", kind: "azure", vaults: ["team"], address, signIn: principal(address), ...more };
  };
  const open = async (context = new TestContext(ENV), more: Partial<Instance> = {}) =>
    new ManagerStore(await azureFamily.open(instanceAt(relay.address, more), context));
  const at = (name: string, more: { field?: string; version?: string } = {}) =>
    managerReference("azure-kv", { path: ["team", name], ...more });
  const withSecret = (secret: string) => open(new TestContext({ CLIENT_SECRET: secret }));

  describe("as those of every store", () => {
    keepsTheContract("azure-kv", async () => ({
      store: await open(),
      reference: (name) => at(`c${count}`, { field: name }),
      place: ["team", `c${count}`, "/"],
      nowhere: at("nowhere", { field: "a" }),
    }));
  });

  describe("as those of every manager", () => {
    keepsTheManagersContract(() => ({
      family: azureFamily,
      relay,
      instance: instanceAt(relay.address),
      env: ENV,
      signInPath: "/oauth2/v2.0/token",
      item: (name, field = "value") => at(`t${count}-${name}`, { field }),
      denied: { CLIENT_SECRET: "list by role" },
      signedOut: {},
      grant:
        /getSecret\/action[\s\S]*az role assignment create --role "Key Vault Secrets User" --assignee object-of-a-test/,
      most: 27,
    }));
  });

  it("say by what access is denied: a role, a policy, the firewall, or that a secret is disabled", async () => {
    vault.put("denied", "x");
    vault.put("off", "x", { enabled: false });
    const wanted = [
      ["list by role", "denied", /No role of yours .*getSecret/, /role assignment create/],
      ["list by policy", "denied", /access policy .* get\.$/, /set-policy --name team --object-id object-of-a-test/],
      ["behind the firewall", "denied", /firewall/, /^undefined$/],
      ["of-a-test", "off", /off is disabled/, /set-attributes .* --name off --enabled true/],
    ] as const;
    for (const [rights, name, needs, grant] of wanted) {
      const read = await readOne(await withSecret(rights), at(name), USE);
      assert.ok(read.kind === "denied", inspect(read));
      assert.match(read.needs, needs);
      assert.match(String(read.grant?.text), grant);
    }
    const listed = await everything(await withSecret("list by role"), ["team"]);
    assert.ok(listed.some(({ name }) => name === "denied"));
  });

  it("overwrite nothing where the role allows no look at what is there", async () => {
    vault.put("blind", "kept");
    const store = await withSecret("list by policy");
    const result = await store.write([{ reference: at("blind"), secret: VALUE }], { replace: false }, USE);
    assert.ok(result.kind === "refused" && result.code === "taken", inspect(result));
    assert.equal(vault.versionsOf("blind").length, 1);
  });

  it("are listed page by page, with what the vault says of them", async () => {
    for (let index = 0; index < 130; index++) vault.put(`page-${1000 + index}`, "x");
    const until = Math.floor(Date.now() / 1000) + 86_400;
    vault.put("page-facts", "x", { tags: { team: "ml" }, contentType: "text/plain", exp: until, nbf: until - 60 });
    vault.put("page-off", "x", { enabled: false });
    const store = await open();
    const first = await store.list(["team"], BROWSE);
    assert.ok(first.kind === "page" && first.entries.length === 100 && first.next !== undefined, inspect(first));
    const all = await everything(store, ["team"]);
    assert.equal(all.filter(({ name }) => name.startsWith("page-1")).length, 130);
    assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
    const facts = (name: string) => {
      const entry = all.find((each) => each.name === name);
      return entry?.kind === "secret" ? entry.facts : undefined;
    };
    assert.deepEqual(
      [facts("page-facts")?.labels?.get("team"), facts("page-facts")?.expires, facts("page-facts")?.starts],
      ["ml", new Date(until * 1000), new Date((until - 60) * 1000)],
    );
    assert.deepEqual([facts("page-facts")?.description, facts("page-off")?.state], ["text/plain", "disabled"]);
  });

  it("have versions that can be read, and keep content type and tags with a new one", async () => {
    const old = vault.put("versions", "old", { tags: { owner: "mia" }, contentType: "text/plain" });
    const store = await open();
    const written = await store.write([{ reference: at("versions"), secret: VALUE }], REPLACE, USE);
    assert.ok(written.kind === "written" && written.checked === "value", inspect(written));
    const read = await readOne(store, at("versions", { version: old }), USE);
    assert.ok(read.kind === "found" && read.secret.reveal() === "old", inspect(read));
    const [, newest] = vault.versionsOf("versions");
    assert.deepEqual(
      [newest?.tags, newest?.contentType, newest?.id],
      [{ owner: "mia" }, "text/plain", written.version],
    );
    const known = await store.metadata(at("versions"), USE);
    assert.ok(known.kind === "metadata" && known.metadata.versions?.length === 2, inspect(known));
    const never = await readOne(store, at("versions", { version: "0".repeat(32) }), USE);
    assert.equal(never.kind, "absent", inspect(never));
  });

  it("are kept for a while where they are removed, and their names are not free until then", async () => {
    vault.put("gone", "x");
    const store = await open();
    const removed = await store.remove(at("gone"), USE);
    assert.ok(removed.kind === "removed" && (removed.until?.getTime() ?? 0) > Date.now(), inspect(removed));
    assert.equal((await store.remove(at("gone"), USE)).kind, "absent");
    const known = await store.metadata(at("gone"), USE);
    assert.ok(known.kind === "metadata" && known.metadata.state === "deleted" && known.metadata.deletedUntil);
    assert.ok(!(await everything(store, ["team"])).some(({ name }) => name === "gone"));
    const written = await store.write([{ reference: at("gone"), secret: VALUE }], REPLACE, USE);
    assert.ok(written.kind === "refused" && written.code === "deleted", inspect(written));
    assert.match(written.reason, /az keyvault secret recover --vault-name team --name gone/);
    assert.equal((await store.restore?.(at("gone"), USE))?.kind, "restored");
    assert.equal((await readOne(store, at("gone"), USE)).kind, "found");
  });

  it("are asked for in vaults that the settings name alone, by names that are Azure's", async () => {
    relay.seen.length = 0;
    const store = await open();
    const other = managerReference("azure-kv", { path: ["other", "a"] });
    assert.equal((await readOne(store, other, USE)).kind, "absent");
    assert.equal((await readOne(store, at("../keys/a"), USE)).kind, "absent");
    assert.equal((await readOne(store, at("a", { version: "../b" }), USE)).kind, "absent");
    const named = await store.write([{ reference: at("A_B"), secret: VALUE }], REPLACE, USE);
    assert.ok(named.kind === "refused" && named.code === "name", inspect(named));
    assert.deepEqual(relay.seen, []);
    const open_ = (more: Partial<Instance>) => open(undefined, more);
    await assert.rejects(open_({ vaults: ["evil.example.org/"] }), /is no vault's name/);
    await assert.rejects(open_({ cloud: "mars" }), /cloud is one of public, china, government/);
    await assert.rejects(open_({ vaults: ["one", "two"] }), /an address is one vault's/);
  });

  it("follow no answer to another server", async () => {
    const elsewhere = await Relay.before(vault.address);
    try {
      const store = await open();
      const listed = await store.list(["team"], BROWSE, `${elsewhere.address}/secrets?api-version=7.5`);
      assert.ok(listed.kind === "unreachable", inspect(listed));
      assert.deepEqual(elsewhere.seen, []);
    } finally {
      elsewhere.stop();
    }
  });

  it("need a new sign-in where the vault takes the token no longer", async () => {
    vault.put("again", "x");
    const store = await open();
    assert.equal((await readOne(store, at("again"), USE)).kind, "found");
    vault.revoke();
    assert.equal((await readOne(store, at("again"), USE)).kind, "signed-out");
    assert.equal((await readOne(store, at("again"), USE)).kind, "found");
    const wrong = await (await withSecret("a wrong secret")).signIn(USE);
    assert.ok(wrong.kind === "signed-out" && !wrong.how.includes("a wrong secret"), inspect(wrong));
  });

  it("are read over a certificate that only the settings' authority vouches for", async () => {
    const certificate = selfSigned("localhost");
    const secure = await KeyVaultServer.start(certificate);
    try {
      secure.put("tls", VALUE.reveal());
      const at_ = instanceAt(secure.address);
      const known = new ManagerStore(await azureFamily.open(at_, new TestContext(ENV, { ca: certificate.cert })));
      assert.equal((await readOne(known, at("tls"), USE)).kind, "found");
      const unknown = await readOne(
        new ManagerStore(await azureFamily.open(at_, new TestContext(ENV))),
        at("tls"),
        USE,
      );
      assert.ok(unknown.kind === "unreachable" && !unknown.passing, inspect(unknown));
    } finally {
      secure.stop();
    }
  });

  it("are read a hundred at once by one sign-in", async () => {
    for (let index = 0; index < 100; index++) vault.put(`hundred-${index}`, "x");
    const store = await open();
    relay.seen.length = 0;
    const results = await store.read(
      Array.from({ length: 100 }, (_, index) => at(`hundred-${index}`)),
      USE,
    );
    assert.ok(results.every(({ kind }) => kind === "found"));
    assert.deepEqual([relay.count("/oauth2/"), relay.seen.length], [1, 102]);
  });
});
