import assert from "node:assert/strict";
import { inspect } from "node:util";
import { Secret } from "../../../src/secret/secret";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { managerReference } from "../../../src/stores/managers/reference";
import { readOne, type StoreEntry } from "../../../src/stores/store";
import { vaultFamily } from "../../../src/stores/vault/family";
import { factsOfReference } from "../../../src/work/secrets/facts";
import type { Session } from "../../../src/work/session";
import { BROWSE, REPLACE, USE } from "../../calls";
import { everything, keepsTheContract } from "../../unit/stores/contract";
import { missing } from "../python";
import { OpenBao, openBaoProgram } from "../servers/openbao";
import { Relay } from "../servers/relay";
import { TestContext } from "./context";
import { keepsTheManagersContract } from "./contract";

const VALUE = new Secret("hvK-29 x#1");

describe("Vault's secrets, on OpenBao", () => {
  let bao: OpenBao;
  let relay: Relay;
  let count = 0;

  before(async function () {
    this.timeout(120_000);
    const program = openBaoProgram();
    if (program === undefined) return missing(this, "Python with venv, for OpenBao from PyPI");
    bao = await OpenBao.start(program);
    relay = await Relay.before(bao.address);
    await bao.ask("POST", "sys/mounts/team/kv", { type: "kv", options: { version: "2" } });
    await bao.ask("POST", "sys/mounts/old", { type: "kv", options: { version: "1" } });
  });
  after(() => {
    relay?.stop();
    bao?.stop();
  });
  beforeEach(() => {
    count += 1;
  });

  const instanceAt = (address: string, more: Partial<Instance> = {}): Instance => {
    return { name: "team", kind: "vault", address, signIn: { method: "token" }, ...more };
  };
  const open = async (context = new TestContext({ VAULT_TOKEN: bao.token }), more: Partial<Instance> = {}) =>
    new ManagerStore(await vaultFamily.open(instanceAt(relay.address, more), context));
  const at = (field: string, ...path: string[]) => managerReference("vault", { path, field });

  for (const [title, mount] of [
    ["of the second version", ["team", "kv"]],
    ["of the first version", ["old"]],
  ] as const) {
    describe(title, () => {
      keepsTheContract("vault", async () => {
        const path = [...mount, "ml", `t${count}`];
        return {
          store: await open(),
          reference: (name) => managerReference("vault", { path, field: name }),
          place: [...path, "/"],
          dated: mount.length > 1,
          nowhere: managerReference("vault", { path: [...mount, "nowhere"], field: "a" }),
        };
      });
    });
  }

  describe("as those of every manager", () => {
    keepsTheManagersContract(() => ({
      family: vaultFamily,
      relay,
      instance: instanceAt(relay.address),
      env: { VAULT_TOKEN: bao.token },
      item: (name, field = "value") => managerReference("vault", { path: ["team", "kv", `t${count}`, name], field }),
      signedOut: {},
      grant: /path "team\/kv\/data/,
      most: 26,
    }));
  });

  it("are found with a limited token, in a mount with slashes", async () => {
    await bao.ask("POST", "team/kv/data/limited/db", { data: { user: "u", password: "p" } });
    const token = await bao.tokenFor(
      'path "team/kv/data/limited/*" { capabilities = ["read"] }\npath "team/kv/metadata/limited/*" { capabilities = ["list"] }',
    );
    const store = await open(new TestContext({ VAULT_TOKEN: token }));
    assert.equal((await readOne(store, at("password", "team", "kv", "limited", "db"), USE)).kind, "found");
    const top = await everything(store, []);
    assert.deepEqual(
      top.map(({ name }) => name),
      ["team/kv"],
    );
    const denied = await readOne(store, at("a", "team", "kv", "other"), USE);
    assert.ok(denied.kind === "denied", inspect(denied));
    assert.equal(denied.grant?.text, 'path "team/kv/data/other" {\n  capabilities = ["read"]\n}');
  });

  it("are listed level by level, secrets beside groups of the same name", async () => {
    await bao.ask("POST", "team/kv/data/levels/db", { data: { a: "1" } });
    await bao.ask("POST", "team/kv/data/levels/db/inner", { data: { b: "2" } });
    const store = await open();
    const level = await everything(store, ["team", "kv", "levels"]);
    assert.deepEqual(
      level.map(({ name }) => name),
      ["db", "db/"],
    );
    const [secret, group] = level as Extract<StoreEntry, { kind: "group" }>[];
    const below = async (entry: typeof secret) => (await everything(store, entry?.place ?? [])).map(({ name }) => name);
    assert.deepEqual([await below(secret), await below(group)], [["a"], ["inner"]]);
  });

  it("keep nothing in the root namespace where another is meant", async () => {
    await bao.ask("POST", "sys/namespaces/team1", {});
    const missing = await open(undefined, { namespace: "nowhere" });
    const written = await missing.write([{ reference: at("a", "secret", "x"), secret: VALUE }], REPLACE, USE);
    assert.notEqual(written.kind, "written", inspect(written));
    relay.instead = (_, path) => (path.startsWith("/v1/sys/health") ? { status: 200, headers: {} } : undefined);
    relay.instead = () => undefined;
    const headers = { "x-vault-token": bao.token, "x-vault-namespace": "team1" };
    const body = JSON.stringify({ type: "kv", options: { version: "2" } });
    await fetch(`${bao.address}/v1/sys/mounts/secret`, { method: "POST", headers, body });
    const store = await open(undefined, { namespace: "team1" });
    const kept = await store.write([{ reference: at("a", "secret", "x"), secret: VALUE }], REPLACE, USE);
    assert.equal(kept.kind, "written", inspect(kept));
    const root = await readOne(await open(), at("a", "secret", "x"), USE);
    assert.equal(root.kind, "absent");
  });

  it("are described in words, without a value", async () => {
    const store = await open();
    const reference = at("a", "team", "kv", "told");
    await store.write([{ reference, secret: VALUE }], REPLACE, USE);
    const stores = { of: async () => store } as unknown as Session["stores"];
    const facts = await factsOfReference({ stores }, reference, BROWSE, Date.now());
    assert.match(facts.join(" · "), /^version 1 · changed on \d{4}-\d\d-\d\d$/);
    const gone = await factsOfReference({ stores }, at("a", "team", "kv", "never"), BROWSE, Date.now());
    assert.deepEqual(gone, ["there is no such entry."]);
  });

  it("take a field that is named, and no whole secret", async () => {
    const store = await open();
    const listed = await store.list(["team", "kv", "none"], BROWSE);
    assert.ok(listed.kind === "page" && listed.entries.length === 0);
    assert.equal((await readOne(store, at("gone", "team", "kv", "levels", "db"), USE)).kind, "absent");
  });

  for (const [method, prepare] of Object.entries({
    userpass: async () => {
      await bao.ask("POST", "sys/auth/userpass", { type: "userpass" });
      await bao.ask("POST", "auth/userpass/users/mia", { password: "a password", token_policies: ["default"] });
      return { signIn: { method: "userpass", user: "mia" }, env: {} };
    },
    approle: async () => {
      await bao.ask("POST", "sys/auth/approle", { type: "approle" });
      await bao.ask("POST", "auth/approle/role/job", { token_policies: ["default"], token_ttl: "10m" });
      const { data: role } = await bao.ask("GET", "auth/approle/role/job/role-id");
      const { data: secret } = await bao.ask("POST", "auth/approle/role/job/secret-id");
      const { role_id: roleId } = role as { role_id: string };
      const { secret_id: id } = secret as { secret_id: string };
      return { signIn: { method: "approle", roleId, secretIdVariable: "ROLE_SECRET" }, env: { ROLE_SECRET: id } };
    },
    wrapped: async () => {
      const headers = { "x-vault-token": bao.token, "x-vault-wrap-ttl": "60s" };
      const body = JSON.stringify({ policies: ["default"], ttl: "5m" });
      const answer = await fetch(`${bao.address}/v1/auth/token/create`, { method: "POST", headers, body });
      const { wrap_info } = (await answer.json()) as { wrap_info: { token: string } };
      return { signIn: { method: "wrapped", wrappedVariable: "WRAPPED" }, env: { WRAPPED: wrap_info.token } };
    },
  })) {
    it(`sign in by ${method}, tokens noted to be masked`, async () => {
      const { signIn, env } = await prepare();
      const context = new TestContext(env, { hidden: () => new Secret("a password") });
      const store = await open(context, { signIn });
      const result = await store.signIn(USE);
      assert.ok(result.kind === "signed-in", inspect(result));
      assert.ok(result.until !== undefined && result.until.getTime() > Date.now());
      assert.ok(context.learntSecrets.length > 0);
      await store.signOut();
    });
  }
});
