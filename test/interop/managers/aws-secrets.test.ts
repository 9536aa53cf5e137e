import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { Secret } from "../../../src/secret/secret";
import { awsFamily } from "../../../src/stores/aws/family";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { managerReference } from "../../../src/stores/managers/reference";
import { readOne, type SecretStore, type StoreEntry } from "../../../src/stores/store";
import { REPLACE, USE } from "../../calls";
import { everything } from "../../unit/stores/contract";
import { AwsServer, REGION, ROOT } from "../servers/aws";
import { Relay } from "../servers/relay";
import { TestContext } from "./context";

const VALUE = new Secret("awK-83 y#2");
const OTHER = new Secret("another value");

describe("AWS's secrets", () => {
  let aws: AwsServer;
  let moto: AwsServer;
  let relay: Relay;

  before(async function () {
    this.timeout(300_000);
    const started = await Promise.all([AwsServer.miniStack(), AwsServer.moto()]);
    assert.ok(started[0] && started[1], "MiniStack and moto cannot be had: they come from PyPI by pip");
    [aws, moto] = started;
    relay = await Relay.before(aws.address);
  });
  after(() => {
    relay?.stop();
    aws?.stop();
    moto?.stop();
  });
  beforeEach(() => {
    relay.instead = () => undefined;
    relay.seen.length = 0;
  });

  const open = async (env: NodeJS.ProcessEnv = ROOT, address = relay.address) => {
    const instance: Instance = { name: "team", kind: "aws", region: REGION, address, signIn: { method: "chain" } };
    return new ManagerStore(await awsFamily.open(instance, new TestContext(env)));
  };
  const at = (text: string, field?: string, version?: string) =>
    managerReference("aws-sm", { path: text.split("/"), field, version });
  const put = (store: SecretStore, name: string, secret: Secret) =>
    store.write([{ reference: at(name), secret }], REPLACE, USE);
  const allow = (...statements: readonly [actions: string | readonly string[], resource: string][]) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: statements.map(([Action, Resource]) => ({ Effect: "Allow", Action, Resource })),
    });
  const names = (entries: readonly StoreEntry[]) => entries.map(({ name }) => name);

  it("are read by twenties: a hundred references by five requests, of two hundred by ten", async () => {
    const all = Array.from({ length: 200 }, (_, index) => `hundred/s${index}`);
    for (const Name of all) await aws.call("secretsmanager.CreateSecret", { Name, SecretString: `{"a":"of ${Name}"}` });
    for (const count of [100, 200]) {
      const store = await open();
      relay.seen.length = 0;
      const results = await store.read(
        all.slice(0, count).map((name) => at(name, "a")),
        USE,
      );
      assert.ok(results.every((one, index) => one.kind === "found" && one.secret.reveal() === `of ${all[index]}`));
      assert.equal(relay.seen.length, count / 20);
    }
  });

  it("are read one by one where several at once are denied, each by its own right", async () => {
    for (const name of ["own/one", "own/two", "others/three"])
      await aws.call("secretsmanager.CreateSecret", { Name: name, SecretString: VALUE.reveal() });
    const own = "arn:aws:secretsmanager:*:*:secret:own/*";
    const single = await aws.userWith(allow(["secretsmanager:GetSecretValue", own]));
    const batch = await aws.userWith(
      allow(["secretsmanager:GetSecretValue", own], ["secretsmanager:BatchGetSecretValue", "*"]),
    );
    for (const [env, requests] of [
      [single, 4],
      [batch, 1],
    ] as const) {
      const store = await open(env);
      relay.seen.length = 0;
      const results = await store.read([at("own/one"), at("others/three"), at("own/two")], USE);
      const kinds = results.map(({ kind }) => kind);
      assert.deepEqual(kinds, ["found", "denied", "found"], inspect(results));
      assert.equal(relay.seen.length, requests);
      const [, denied] = results;
      assert.ok(denied?.kind === "denied" && denied.grant?.language === "iam");
      const policy = JSON.parse(denied.grant.text) as { Statement: { Action: string; Resource: string }[] };
      assert.deepEqual(
        policy.Statement.map(({ Action, Resource }) => [Action, Resource]),
        [["secretsmanager:GetSecretValue", `arn:aws:secretsmanager:${REGION}:*:secret:others/three-??????`]],
      );
      const allowed = await open(await aws.userWith(denied.grant.text));
      assert.equal((await readOne(allowed, at("others/three"), USE)).kind, "found");
    }
  });

  it("need no more than the policy that the documentation gives", async () => {
    const text = readFileSync(new URL("../../../docs/managers.md", import.meta.url), "utf8");
    const [, policy = ""] = /```json\n(\{\n {2}"Version"[\s\S]*?)```/.exec(text.slice(text.indexOf("## AWS"))) ?? [];
    const store = await open(await aws.userWith(policy.replaceAll("123456789012", "000000000000")));
    for (const scheme of ["aws-sm", "aws-ssm"]) {
      const [one, two] = ["one", "two"].map((name) => managerReference(scheme, { path: ["ml", "least", name] }));
      assert.ok(one && two);
      for (const secret of [VALUE, OTHER]) {
        const written = await store.write([{ reference: one, secret }], REPLACE, USE);
        assert.equal(written.kind, "written", inspect(written));
      }
      await store.write([{ reference: two, secret: VALUE }], REPLACE, USE);
      const read = await store.read([one, two], USE);
      assert.ok(read[0]?.kind === "found" && read[0].secret.equals(OTHER) && read[1]?.kind === "found", inspect(read));
      assert.equal((await store.metadata(one, USE)).kind, "metadata");
      assert.equal((await store.remove(one, USE)).kind, "removed");
      const elsewhere = managerReference(scheme, { path: ["other", "least"] });
      assert.equal((await store.write([{ reference: elsewhere, secret: VALUE }], REPLACE, USE)).kind, "denied");
    }
    assert.equal((await store.restore?.(at("ml/least/one"), USE))?.kind, "restored");
    assert.ok(names(await everything(store, ["ml", "least"])).includes("one"));
  });

  it("keep what another tool wrote in between, and what another of us wrote without the right to move stages", async () => {
    await aws.call("secretsmanager.CreateSecret", { Name: "race/a", SecretString: "first" });
    const all = "arn:aws:secretsmanager:*:*:secret:race/*";
    const limited = await aws.userWith(
      allow([["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"], all]),
    );
    const store = await open();
    const before = await readOne(store, at("race/a"), USE);
    assert.ok(before.kind === "found" && before.version !== undefined);
    // The other one writes behind our last look.
    let puts = 0;
    relay.instead = () => {
      if (puts++ === 1) void aws.call("secretsmanager.PutSecretValue", { SecretId: "race/a", SecretString: "theirs" });
      return undefined;
    };
    relay.delay = 100;
    const ours = await store.write(
      [{ reference: at("race/a"), secret: VALUE }],
      { replace: true, ifVersion: before.version },
      USE,
    );
    relay.delay = 0;
    relay.instead = () => undefined;
    assert.ok(ours.kind === "refused" && ours.code === "conflict", inspect(ours));
    const kept = await readOne(store, at("race/a"), USE);
    assert.ok(kept.kind === "found" && kept.secret.reveal() === "theirs" && kept.version !== undefined);
    const { version: ifVersion } = kept;
    const two = await Promise.all([open(limited), open(limited)]);
    const results = await Promise.all(
      two.map((one, index) =>
        one.write(
          [{ reference: at("race/a"), secret: new Secret(`ours ${index}`) }],
          { replace: true, ifVersion },
          USE,
        ),
      ),
    );
    assert.deepEqual(results.map(({ kind }) => kind).sort(), ["refused", "written"], inspect(results));
  });

  it("tell versions and stages, and are read by them", async () => {
    const store = await open();
    for (const secret of [VALUE, OTHER]) await put(store, "staged/a", secret);
    const known = await store.metadata(at("staged/a"), USE);
    assert.ok(known.kind === "metadata");
    const [current, previous] = known.metadata.versions ?? [];
    assert.ok(current?.labels?.includes("AWSCURRENT"), inspect(known));
    assert.ok(previous);
    assert.ok(previous.labels?.includes("AWSPREVIOUS"), inspect(known));
    for (const version of ["AWSPREVIOUS", previous.id]) {
      const read = await readOne(store, at("staged/a", undefined, version), USE);
      assert.ok(read.kind === "found" && read.secret.equals(VALUE) && read.version === previous.id);
    }
    assert.equal((await readOne(store, at("staged/a", undefined, "NOSTAGE"), USE)).kind, "absent");
  });

  it("of bytes are given as Base64, and of JSON by field", async () => {
    const bytes = Buffer.from([0, 255, 1, 2]).toString("base64");
    await aws.call("secretsmanager.CreateSecret", { Name: "form/bytes", SecretBinary: bytes });
    await aws.call("secretsmanager.CreateSecret", { Name: "form/json", SecretString: '{"user":"u","port":5432}' });
    const store = await open();
    const [first, port, none] = await store.read(
      [at("form/bytes"), at("form/json", "port"), at("form/json", "no")],
      USE,
    );
    assert.ok(first?.kind === "found" && first.secret.reveal() === bytes);
    assert.ok(port?.kind === "found" && port.secret.reveal() === "5432" && none?.kind === "absent");
    assert.deepEqual(names(await everything(store, ["form", "json", "/"])), ["user", "port"]);
    assert.deepEqual(await everything(store, ["form", "bytes", "/"]), []);
  });

  it("are rotated now where a rotation is set up, and say so where none is", async () => {
    await moto.call("secretsmanager.CreateSecret", { Name: "turn/a", SecretString: "v" });
    const store = await open(ROOT, moto.address);
    assert.equal((await store.rotate?.(at("turn/a"), USE))?.kind, "rotated");
    const none = await (await open()).rotate?.(at("turn/none"), USE);
    assert.equal(none?.kind, "absent", inspect(none));
  });

  it("that were deleted keep their name for a while: read as deleted, not listed, not written over, restored", async () => {
    const store = await open();
    await put(store, "gone/a", VALUE);
    const removed = await store.remove(at("gone/a"), USE);
    assert.ok(removed.kind === "removed" && removed.until !== undefined);
    assert.ok(removed.until.getTime() > Date.now() + 29 * 86_400_000);
    assert.equal((await readOne(store, at("gone/a"), USE)).kind, "deleted");
    assert.deepEqual(await everything(store, ["gone"]), []);
    const over = await put(store, "gone/a", OTHER);
    assert.ok(over.kind === "refused" && /restore it/.test(over.reason), inspect(over));
    assert.equal((await store.remove(at("gone/a"), USE)).kind, "absent");
    const batch = await store.read([at("gone/a"), at("gone/never")], USE);
    assert.deepEqual(
      batch.map(({ kind }) => kind),
      ["deleted", "absent"],
    );
    assert.equal((await store.restore?.(at("gone/a"), USE))?.kind, "restored");
    assert.equal((await readOne(store, at("gone/a"), USE)).kind, "found");
  });

  it("without a value yet take their first one", async () => {
    await moto.call("secretsmanager.CreateSecret", { Name: "empty/a" });
    const store = await open(ROOT, moto.address);
    assert.equal((await readOne(store, at("empty/a"), USE)).kind, "absent");
    const written = await put(store, "empty/a", VALUE);
    assert.equal(written.kind, "written", inspect(written));
  });

  it("are asked for again where AWS throttles by an error of its own", async () => {
    const store = await open();
    await put(store, "slow/a", VALUE);
    let refusals = 2;
    const headers = { "x-amzn-errortype": "ThrottlingException" };
    relay.instead = () => (refusals-- > 0 ? { status: 400, headers } : undefined);
    assert.equal((await readOne(store, at("slow/a"), USE)).kind, "found");
  });

  it("say that credentials do not hold, and of whom they are", async () => {
    const read = await readOne(await open({ ...ROOT, AWS_ACCESS_KEY_ID: "AKIAQZ3X7NOBODYKNOWS" }), at("any"), USE);
    assert.equal(read.kind, "signed-out", inspect(read));
  });
});
