import assert from "node:assert/strict";
import { inspect } from "node:util";
import { Secret } from "../../../src/secret/secret";
import { awsFamily } from "../../../src/stores/aws/family";
import type { Instance } from "../../../src/stores/managers/instance";
import { ManagerStore } from "../../../src/stores/managers/manager-store";
import { managerReference } from "../../../src/stores/managers/reference";
import { readOne } from "../../../src/stores/store";
import { REPLACE, USE } from "../../calls";
import { everything } from "../../unit/stores/contract";
import { AwsServer, REGION, ROOT } from "../servers/aws";
import { Relay } from "../servers/relay";
import { TestContext } from "./context";

const TOP = "Parameter Store";

describe("AWS's parameters", () => {
  let aws: AwsServer;
  let relay: Relay;

  before(async function () {
    this.timeout(300_000);
    const started = await AwsServer.miniStack();
    assert.ok(started, "MiniStack cannot be had: it comes from PyPI by pip");
    aws = started;
    relay = await Relay.before(aws.address);
  });
  after(() => {
    relay?.stop();
    aws?.stop();
  });
  beforeEach(() => {
    relay.instead = () => undefined;
    relay.seen.length = 0;
  });

  const open = async (env: NodeJS.ProcessEnv = ROOT) => {
    const { address } = relay;
    const instance: Instance = { name: "team", kind: "aws", region: REGION, address, signIn: { method: "chain" } };
    return new ManagerStore(await awsFamily.open(instance, new TestContext(env)));
  };
  const at = (text: string, field?: string, version?: string) =>
    managerReference("aws-ssm", { path: text.split("/"), field, version });
  const put = (Name: string, Value: string) =>
    aws.call("AmazonSSM.PutParameter", { Name, Value, Type: "SecureString", Overwrite: true });
  const valueOf = async (store: ManagerStore, text: string, field?: string, version?: string) => {
    const read = await readOne(store, at(text, field, version), USE);
    return read.kind === "found" ? read.secret.reveal() : read.kind;
  };

  it("are read by tens, beside secrets of the same instance", async () => {
    for (let index = 0; index < 25; index++) await put(`/tens/p${index}`, `value ${index}`);
    await aws.call("secretsmanager.CreateSecret", { Name: "tens/secret", SecretString: "of the other" });
    const store = await open();
    const references = Array.from({ length: 25 }, (_, index) => at(`tens/p${index}`));
    const secret = managerReference("aws-sm", { path: ["tens", "secret"] });
    const results = await store.read([...references, secret], USE);
    assert.ok(results.every(({ kind }) => kind === "found"));
    assert.equal(relay.seen.length, 4);
  });

  it("are sealed when they are made, and have versions by number", async () => {
    const store = await open();
    for (const text of ["first", "second"])
      assert.equal(
        (await store.write([{ reference: at("made/a"), secret: new Secret(text) }], REPLACE, USE)).kind,
        "written",
      );
    const { Parameter } = await aws.call("AmazonSSM.GetParameter", { Name: "/made/a" });
    assert.equal((Parameter as { Type: string }).Type, "SecureString");
    assert.deepEqual(
      [
        await valueOf(store, "made/a"),
        await valueOf(store, "made/a", undefined, "1"),
        await valueOf(store, "made/a", undefined, "7"),
      ],
      ["second", "first", "absent"],
    );
    const known = await store.metadata(at("made/a"), USE);
    assert.ok(known.kind === "metadata");
    assert.deepEqual(
      known.metadata.versions?.map(({ id }) => id),
      ["2", "1"],
    );
  });

  it("of one level and of several have the names that AWS gives them", async () => {
    await put("single", "one level");
    await put("/lev/a/b", "deep");
    await put("/lev/a", "beside");
    const store = await open();
    assert.deepEqual([await valueOf(store, "single"), await valueOf(store, "lev/a/b")], ["one level", "deep"]);
    const level = await everything(store, [TOP, "lev"]);
    assert.deepEqual(level.map(({ name }) => name).sort(), ["a", "a/"]);
    const top = (await everything(store, [TOP])).map(({ name }) => name);
    assert.ok(top.includes("single") && top.includes("lev/"));
  });

  it("keep what another tool wrote in between, with ours upon it", async () => {
    await put("/race/a", '{"ours":"0"}');
    const store = await open();
    let seen = 0;
    relay.delay = 100;
    relay.instead = () => {
      // Behind our read, whose answer is delayed, and before our write.
      if (seen++ === 1) setTimeout(() => void put("/race/a", '{"ours":"0","theirs":"1"}'), 30);
      return undefined;
    };
    await readOne(store, at("race/b"), USE);
    const written = await store.write([{ reference: at("race/a", "ours"), secret: new Secret("2") }], REPLACE, USE);
    relay.delay = 0;
    assert.equal(written.kind, "written", inspect(written));
    assert.deepEqual([await valueOf(store, "race/a", "ours"), await valueOf(store, "race/a", "theirs")], ["2", "1"]);
    const known = await store.metadata(at("race/a"), USE);
    // Theirs is the second, ours the third; then theirs again, and ours with theirs.
    assert.ok(known.kind === "metadata" && known.metadata.versions?.length === 5, inspect(known));
  });

  it("are read one by one where one of them is denied, and say what is missing", async () => {
    await put("/own/a", "mine");
    await put("/others/a", "theirs");
    const Resource = "arn:aws:ssm:*:*:parameter/own/*";
    const own = { Effect: "Allow", Action: ["ssm:GetParameter", "ssm:GetParameters"], Resource };
    const store = await open(await aws.userWith(JSON.stringify({ Version: "2012-10-17", Statement: [own] })));
    const [mine, theirs] = await store.read([at("own/a"), at("others/a")], USE);
    assert.equal(mine?.kind, "found", inspect(mine));
    assert.ok(theirs?.kind === "denied" && theirs.grant !== undefined, inspect(theirs));
    assert.match(
      theirs.grant.text,
      /"ssm:GetParameter",\s+"Resource": "arn:aws:ssm:eu-central-1:\*:parameter\/others\/a"/,
    );
  });

  it("are gone at once when they are removed, and neither restored nor rotated", async () => {
    await put("/gone/a", "v");
    const store = await open();
    assert.equal((await store.remove(at("gone/a"), USE)).kind, "removed");
    assert.equal(await valueOf(store, "gone/a"), "absent");
    assert.equal((await store.restore?.(at("gone/a"), USE))?.kind, "refused");
    assert.equal((await store.rotate?.(at("gone/a"), USE))?.kind, "refused");
  });

  it("of a name that AWS would refuse are refused with a sentence", async () => {
    const store = await open();
    for (const name of ["aws/x", "a b", "ssm-x"]) {
      const written = await store.write([{ reference: at(name), secret: new Secret("v") }], REPLACE, USE);
      assert.ok(written.kind === "refused" && written.code === "name", name);
    }
  });
});
