import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { inspect } from "node:util";
import { Secret } from "../../../src/secret/secret";
import { azureFamily } from "../../../src/stores/azure/family";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { managerReference } from "../../../src/stores/managers/reference";
import { readOne } from "../../../src/stores/store";
import { BROWSE, USE } from "../../calls";
import { type Answered, serveJson } from "../servers/json-server";
import { KeyVaultServer } from "../servers/key-vault";
import { TestContext } from "./context";

const REFERENCE = managerReference("azure-kv", { path: ["team", "a"] });
const VARIABLES = ["PATH", "HOME", "IDENTITY_ENDPOINT", "IDENTITY_HEADER", "AZURE_CONFIG_DIR"] as const;

describe("signing in to Azure", function () {
  this.timeout(30_000);
  let vault: KeyVaultServer;
  let folder: string;
  const before_ = new Map(VARIABLES.map((name) => [name, process.env[name]]));

  before(async () => {
    vault = await KeyVaultServer.start();
    vault.put("a", "a value");
  });
  after(() => vault?.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-azure-"));
    process.env.HOME = folder;
  });
  afterEach(() => {
    for (const [name, value] of before_) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (env: NodeJS.ProcessEnv, signIn: Record<string, string> = {}, more: object = {}) => {
    const { address } = vault;
    const instance = {
      name: "team",
      kind: "azure",
      vaults: ["team"],
      address,
      signIn: { method: "default", authority: address, ...signIn },
    };
    const context = Object.assign(new TestContext(env), more);
    return { store: new ManagerStore(await azureFamily.open(instance, context)), context };
  };
  /** A token that the vault takes. */
  const token = async (): Promise<string> => {
    const scope = "https://vault.azure.net/.default";
    const body = new URLSearchParams({ grant_type: "client_credentials", client_secret: "of-a-test", scope });
    const answer = await fetch(`${vault.address}/t/oauth2/v2.0/token`, { method: "POST", body });
    return ((await answer.json()) as { access_token: string }).access_token;
  };

  it("is known to be needed at once, without a program or a connection", async () => {
    const { connect } = net.Socket.prototype;
    let connections = 0;
    net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
      connections += 1;
      return Reflect.apply(connect, this, args);
    } as typeof connect;
    try {
      const { store } = await open({});
      const result = await readOne(store, REFERENCE, USE);
      assert.ok(result.kind === "signed-out" && /az login/.test(result.how), inspect(result));
      assert.equal(connections, 0);
    } finally {
      net.Socket.prototype.connect = connect;
    }
  });

  it("takes the editor's session first, of the vault's tenant, and asks for it last, where the call is for use", async () => {
    const asked: [string, boolean][] = [];
    const given = await token();
    const [head, claims, sign] = given.split(".");
    const other = JSON.parse(Buffer.from(claims as string, "base64url").toString());
    const foreign = [head, Buffer.from(JSON.stringify({ ...other, tid: "another" })).toString("base64url"), sign].join(
      ".",
    );
    let signedIn = false;
    const microsoft = async (scopes: readonly string[], ask: boolean) => {
      asked.push([scopes.join(" "), ask]);
      signedIn ||= ask;
      if (!signedIn) return undefined;
      return new Secret(scopes.length > 1 ? given : foreign);
    };
    const { store, context } = await open({}, {}, { microsoft });
    assert.equal((await store.list([], BROWSE)).kind, "signed-out");
    assert.deepEqual(asked, [["https://vault.azure.net/.default", false]]);
    const read = await readOne(store, REFERENCE, USE);
    assert.equal(read.kind, "found", inspect(read));
    const ofTenant = `https://vault.azure.net/.default VSCODE_TENANT:${KeyVaultServer.tenant}`;
    assert.deepEqual(
      asked.slice(1).map(([scopes, ask]) => [scopes, ask]),
      [
        ["https://vault.azure.net/.default", false],
        ["https://vault.azure.net/.default", true],
        [ofTenant, false],
      ],
    );
    assert.ok(context.learntSecrets.some((secret) => secret.reveal() === given));
  });

  it("takes a service principal of the variables, by its secret or by a token that it trusts", async () => {
    const file = join(folder, "token");
    writeFileSync(file, "of-a-test\n");
    const named = { AZURE_TENANT_ID: "t", AZURE_CLIENT_ID: "client-of-a-test" };
    for (const proof of [{ AZURE_CLIENT_SECRET: "of-a-test" }, { AZURE_FEDERATED_TOKEN_FILE: file }]) {
      const { store } = await open({ ...named, ...proof });
      const result = await store.signIn(USE);
      assert.ok(result.kind === "signed-in" && result.as === "client-of-a-test", inspect(result));
      assert.ok((result.until?.getTime() ?? 0) > Date.now());
    }
  });

  it("runs az where the user's files say that it is signed in, and prints nothing", async function () {
    if (process.platform === "win32") return this.skip();
    mkdirSync(join(folder, ".azure"));
    writeFileSync(join(folder, ".azure", "azureProfile.json"), `\uFEFF{"subscriptions": [{"id": "one"}]}`);
    const answer = { accessToken: await token(), expiresOn: "2099-01-01 00:00:00.000000", expires_on: 4_070_908_800 };
    writeFileSync(join(folder, "az"), `#!/bin/sh\necho "$@" > "${folder}/asked"\necho '${JSON.stringify(answer)}'\n`);
    chmodSync(join(folder, "az"), 0o755);
    process.env.PATH = `${folder}${delimiter}${process.env.PATH}`;
    const written: unknown[] = [];
    const { write } = process.stderr;
    process.stderr.write = ((text: unknown) => written.push(text) > 0) as typeof write;
    try {
      const { store } = await open({});
      const read = await readOne(store, REFERENCE, BROWSE);
      assert.equal(read.kind, "found", inspect(read));
    } finally {
      process.stderr.write = write;
    }
    assert.deepEqual(written, []);
  });

  it("asks for a managed identity only where the settings say so", async () => {
    const given = await token();
    const seen: string[] = [];
    const machine = await serveJson(({ url, headers }): Answered => {
      seen.push(`${url.pathname} ${headers["x-identity-header"]}`);
      const json = {
        access_token: given,
        expires_on: "4070908800",
        resource: "https://vault.azure.net",
        token_type: "Bearer",
      };
      return { status: 200, json };
    });
    process.env.IDENTITY_ENDPOINT = `${machine.address}/msi/token`;
    process.env.IDENTITY_HEADER = "header-of-a-test";
    try {
      const byDefault = await open({ ...process.env });
      assert.equal((await readOne(byDefault.store, REFERENCE, USE)).kind, "signed-out");
      assert.deepEqual(seen, []);
      const { store } = await open({ ...process.env }, { method: "machine" });
      const read = await readOne(store, REFERENCE, USE);
      assert.equal(read.kind, "found", inspect(read));
      assert.deepEqual(seen, ["/msi/token header-of-a-test"]);
    } finally {
      machine.stop();
    }
  });
});
