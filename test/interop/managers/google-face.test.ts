import assert from "node:assert/strict";
import { OAuth2Client } from "google-auth-library";
import { missing } from "../python";
import { googleClient } from "../servers/google-client";
import { SecretManagerServer } from "../servers/secret-manager";

const PARENT = "projects/p1";

describe("the tests' own Secret Manager", function () {
  this.timeout(300_000);
  let server: SecretManagerServer;

  before(async () => {
    server = await SecretManagerServer.start();
  });
  after(() => server?.stop());

  it("is one to Google's client in its REST mode: secrets, versions, states, pages, filters, checksums", async function () {
    const library = googleClient();
    if (library === undefined) return missing(this, "npm's @google-cloud/secret-manager");
    const authClient = new OAuth2Client();
    authClient.setCredentials({ access_token: server.token(), expiry_date: Date.now() + 3_600_000 });
    const { hostname, port } = new URL(server.address);
    const client = new library.v1.SecretManagerServiceClient({
      fallback: true,
      protocol: "http",
      apiEndpoint: hostname,
      port: Number(port),
      projectId: "p1",
      authClient,
    });
    const name = `${PARENT}/secrets/team_db`;
    const secret = { replication: { automatic: {} }, labels: { team: "ml" } };
    const [created] = (await client.createSecret?.({ parent: PARENT, secretId: "team_db", secret })) ?? [];
    assert.deepEqual([created.name, created.labels], [name, { team: "ml" }]);
    await assert.rejects(async () => client.createSecret?.({ parent: PARENT, secretId: "team_db", secret }), {
      code: 409,
    });
    for (const value of ["one", "123456789"])
      await client.addSecretVersion?.({ parent: name, payload: { data: Buffer.from(value) } });
    const access = async (version: string) =>
      (await client.accessSecretVersion?.({ name: `${name}/versions/${version}` }))?.[0];
    const latest = await access("latest");
    assert.deepEqual(
      [latest.name, Buffer.from(latest.payload.data).toString(), String(latest.payload.dataCrc32c)],
      [`${name}/versions/2`, "123456789", "3808858755"],
    );
    assert.equal(Buffer.from((await access("1")).payload.data).toString(), "one");
    const [disabled] = (await client.disableSecretVersion?.({ name: `${name}/versions/2` })) ?? [];
    assert.equal(disabled.state, "DISABLED");
    await assert.rejects(() => access("2"), { code: 400 });
    await client.destroySecretVersion?.({ name: `${name}/versions/1` });
    const [versions] = (await client.listSecretVersions?.({ parent: name })) ?? [];
    assert.deepEqual(
      versions.map(({ state }: { state: string }) => state),
      ["DISABLED", "DESTROYED"],
    );
    server.put(PARENT, "other", "x");
    const [all] = (await client.listSecrets?.({ parent: PARENT, pageSize: 1 })) ?? [];
    assert.equal(all.length, 2);
    const [found] = (await client.listSecrets?.({ parent: PARENT, filter: "name:team" })) ?? [];
    assert.deepEqual(
      found.map((one: { name: string }) => one.name),
      [name],
    );
    await client.deleteSecret?.({ name });
    await assert.rejects(() => access("latest"), { code: 404 });
  });
});
