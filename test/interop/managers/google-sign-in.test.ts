import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { gcpFamily } from "../../../src/stores/gcp/family";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { managerReference } from "../../../src/stores/managers/reference";
import { readOne } from "../../../src/stores/store";
import { USE } from "../../calls";
import { type Answered, serveJson } from "../servers/json-server";
import { SecretManagerServer } from "../servers/secret-manager";
import { TestContext } from "./context";

const REFERENCE = managerReference("gcp-sm", { path: ["p1", "a"] });
const ROBOT = "robot@p1.iam.gserviceaccount.com";

describe("signing in to Google", function () {
  this.timeout(30_000);
  let server: SecretManagerServer;
  let folder: string;
  const written: unknown[] = [];
  const { write } = process.stderr;

  before(async () => {
    server = await SecretManagerServer.start();
    server.put("projects/p1", "a", "a value");
    server.grants.set(ROBOT, "all");
  });
  after(() => server?.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sealwright-google-"));
    written.length = 0;
    process.stderr.write = ((text: unknown) => written.push(text) > 0) as typeof write;
    process.env.GOOGLE_SDK_NODE_LOGGING = "all";
  });
  afterEach(() => {
    process.stderr.write = write;
    delete process.env.GOOGLE_SDK_NODE_LOGGING;
    rmSync(folder, { recursive: true, force: true });
    assert.deepEqual(written, []);
  });

  const open = async (env: NodeJS.ProcessEnv, signIn: Record<string, string> = {}) => {
    const { address } = server;
    const instance = { name: "team", kind: "gcp", projects: ["p1"], address, signIn: { method: "default", ...signIn } };
    return new ManagerStore(await gcpFamily.open(instance, new TestContext(env)));
  };
  const credentials = (json: object): NodeJS.ProcessEnv => {
    const file = join(folder, "credentials.json");
    writeFileSync(file, JSON.stringify(json));
    return { GOOGLE_APPLICATION_CREDENTIALS: file };
  };
  const user = () => {
    const { address } = server;
    return {
      type: "authorized_user",
      client_id: "c",
      client_secret: "s",
      refresh_token: "all",
      token_uri: `${address}/token`,
    };
  };
  const asked = async (env: NodeJS.ProcessEnv, signIn: Record<string, string> = {}) => {
    const store = await open(env, signIn);
    const who = await store.signIn?.(USE);
    const read = await readOne(store, REFERENCE, USE);
    assert.equal(read.kind, "found", inspect([who, read]));
    return who?.kind === "signed-in" ? who.as : inspect(who);
  };

  it("is known to be needed at once, without a connection", async () => {
    const { connect } = net.Socket.prototype;
    let connections = 0;
    net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
      connections += 1;
      return Reflect.apply(connect, this, args);
    } as typeof connect;
    try {
      const result = await readOne(await open({ CLOUDSDK_CONFIG: folder }), REFERENCE, USE);
      assert.ok(
        result.kind === "signed-out" && /gcloud auth application-default login/.test(result.how),
        inspect(result),
      );
      assert.equal(connections, 0);
    } finally {
      net.Socket.prototype.connect = connect;
    }
  });

  it("takes what gcloud wrote, and a service account's key", async () => {
    mkdirSync(join(folder, "gcloud"));
    writeFileSync(join(folder, "gcloud", "application_default_credentials.json"), JSON.stringify(user()));
    assert.equal(await asked({ CLOUDSDK_CONFIG: join(folder, "gcloud") }), "your Google account");
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const private_key = privateKey.export({ type: "pkcs8", format: "pem" });
    const key = { type: "service_account", client_email: ROBOT, private_key, private_key_id: "1" };
    assert.equal(await asked(credentials({ ...key, token_uri: `${server.address}/token` })), ROBOT);
  });

  it("takes a service account's place, by the settings or by the file", async () => {
    const { address } = server;
    assert.equal(await asked(credentials(user()), { method: "impersonation", account: ROBOT, address }), ROBOT);
    const service_account_impersonation_url = `${address}/v1/projects/-/serviceAccounts/${ROBOT}:generateAccessToken`;
    const file = {
      type: "impersonated_service_account",
      source_credentials: user(),
      service_account_impersonation_url,
    };
    assert.equal(await asked(credentials({ ...file, token_uri: `${address}/token` })), ROBOT);
    const store = await open(credentials(user()), { method: "impersonation", account: "stranger@p1", address });
    const denied = await readOne(store, REFERENCE, USE);
    assert.ok(denied.kind === "denied" && /may not act as stranger@p1/.test(denied.needs), inspect(denied));
    assert.match(String(denied.grant?.text), /serviceAccountTokenCreator/);
  });

  it("exchanges a token of another identity provider (workload identity federation)", async () => {
    const subject = join(folder, "subject");
    writeFileSync(subject, "all");
    const env = credentials({
      type: "external_account",
      audience: "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q",
      subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
      token_url: `${server.address}/sts`,
      credential_source: { file: subject },
    });
    assert.equal(await asked(env), "external_account");
  });

  it("asks no machine's address, nor one without encryption, that a file leads to", async () => {
    for (const token_uri of [
      "http://169.254.169.254/token",
      "http://example.org/token",
      "https://metadata.google.internal/t",
    ]) {
      const result = await readOne(await open(credentials({ ...user(), token_uri })), REFERENCE, USE);
      assert.ok(
        result.kind === "unreachable" && /not an address that a sign-in may ask/.test(result.reason),
        inspect(result),
      );
    }
  });

  it("says that credentials hold no longer, and nothing of them", async () => {
    const env = credentials({ ...user(), refresh_token: "1//a-token-that-was-revoked" });
    const result = await readOne(await open(env), REFERENCE, USE);
    assert.ok(result.kind === "signed-out" && !inspect(result).includes("revoked"), inspect(result));
  });

  it("asks for the machine's service account only where the settings say so", async () => {
    const seen: unknown[] = [];
    const machine = await serveJson(({ url, headers }): Answered => {
      seen.push([url.pathname, headers["metadata-flavor"]]);
      return { status: 200, json: { access_token: server.token(), expires_in: 3600, token_type: "Bearer" } };
    });
    try {
      const env = { CLOUDSDK_CONFIG: folder, GCE_METADATA_HOST: new URL(machine.address).host };
      assert.equal((await readOne(await open(env), REFERENCE, USE)).kind, "signed-out");
      assert.deepEqual(seen, []);
      assert.equal(await asked(env, { method: "machine" }), "this machine's service account");
      assert.deepEqual(seen, [["/computeMetadata/v1/instance/service-accounts/default/token", "Google"]]);
    } finally {
      machine.stop();
    }
  });
});
